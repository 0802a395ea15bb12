"""Minimum lots, funds and permits."""

import pytest

from muster.domain.plan import Reason
from tests.unit.planning.planned import departures, planned, reasons, sent, usable
from tests.worlds import fund, link, need, offer, permit, world


def test_a_minimum_larger_than_any_need_is_filled_up_with_surplus() -> None:
    plan = planned(world(needs=[need(quantity=10)], offers=[offer(quantity=50, minimum=30)], links=[link()]))
    assert sent(plan) == 30
    assert sum(usable(plan).values()) == 10


def test_surplus_is_given_to_a_later_need_first() -> None:
    plan = planned(
        world(
            needs=[need("N1", quantity=10), need("N2", quantity=15, priority=2)],
            offers=[offer(quantity=50, minimum=30)],
            links=[link()],
        )
    )
    assert sent(plan) == 30
    assert sum(usable(plan, "N2").values()) == 15


def test_a_minimum_that_no_link_carries_is_the_reason() -> None:
    plan = planned(
        world(
            settings={"days": 20},
            needs=[need(quantity=10, due=6)],
            offers=[offer(quantity=50, minimum=45)],
            links=[link(days=0, capacity_t_per_week=14)],
        )
    )
    assert sent(plan) == 0
    assert reasons(plan) == {Reason.MINIMUM: 10}


def test_a_fund_pays_only_for_what_it_holds() -> None:
    plan = planned(
        world(
            needs=[need()],
            offers=[offer(unit_cost=100, fund="F1")],
            funds=[fund(amount=450)],
            links=[link(cost_per_t=3)],
        )
    )
    assert sent(plan) == 4
    assert plan.summary.cost == pytest.approx(4 * 100 + 4 * 3)
    assert reasons(plan) == {Reason.FUND: 6}


def test_gifts_come_before_purchases() -> None:
    plan = planned(
        world(
            needs=[need(quantity=5)],
            offers=[offer("O1", unit_cost=10, fund="F1"), offer("O2")],
            funds=[fund()],
            links=[link()],
        )
    )
    assert (sent(plan, "O1"), sent(plan, "O2")) == (0, 5)


def test_goods_leave_only_while_all_their_permits_hold() -> None:
    both = world(
        needs=[need(due=30)],
        offers=[offer()],
        links=[link()],
        permits=[
            permit("X1", offers=("O1",), expected=5, status="requested"),
            permit("X2", offers=("partner:P",), until=9),
            permit("X3", offers=("item:thing",)),
        ],
    )
    assert departures(planned(both)) == {9: 10}


@pytest.mark.parametrize("status", ["needed", "requested", "refused"])
def test_a_permit_without_a_date_is_never_there(status: str) -> None:
    plan = planned(
        world(needs=[need()], offers=[offer()], links=[link()], permits=[permit(offers=("O1",), status=status)])
    )
    assert plan.assignments == ()
    assert reasons(plan) == {Reason.PERMIT: 10}
    assert "X1" in plan.shortfalls[0].detail


def test_a_permit_on_a_link_binds_all_that_departs_there() -> None:
    plan = planned(
        world(
            needs=[need(due=30)],
            offers=[offer(stage="moving")],
            links=[link()],
            permits=[permit(links=("A-B",), expected=3, until=8)],
        )
    )
    assert departures(plan) == {8: 10}


def test_goods_that_stand_there_wait_for_their_permit() -> None:
    plan = planned(
        world(
            needs=[need()],
            offers=[offer(site="B")],
            permits=[permit(offers=("O1",), expected=11, status="requested")],
        )
    )
    assert usable(plan) == {11: 10}
