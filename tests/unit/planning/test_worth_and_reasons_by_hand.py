"""What units are worth, who comes first, and why others are short or late."""

import pytest

from muster.domain.offers import OfferStatus
from muster.domain.plan import Reason
from muster.domain.situation import Situation
from muster.planning import Method, PlanOptions, compute_plan
from muster.verifying import verify
from tests.unit.planning.planned import planned, reasons, usable
from tests.worlds import link, need, offer, site, world


def test_worth_falls_from_due_to_expires() -> None:
    plan = planned(world(needs=[need(due=4, expires=14)], offers=[offer()], links=[link(days=8)]))
    assert usable(plan) == {8: 10}
    assert plan.summary.value[0] == pytest.approx(0.6)
    assert set(reasons(plan)) == {Reason.TOO_LATE}
    assert plan.shortfalls[0].late


def test_what_would_come_after_it_expires_is_not_sent() -> None:
    plan = planned(world(needs=[need(due=2, expires=5)], offers=[offer()], links=[link(days=8)]))
    assert plan.assignments == ()
    assert reasons(plan) == {Reason.TOO_LATE: 10}


def test_nothing_is_usable_before_the_earliest_day() -> None:
    plan = planned(world(needs=[need(earliest=15, due=20)], offers=[offer(site="B")]))
    assert usable(plan) == {15: 10}


def test_the_more_urgent_need_takes_all_and_outranks_the_other() -> None:
    plan = planned(
        world(needs=[need("N1", priority=2), need("N2", priority=1, due=30)], offers=[offer()], links=[link()])
    )
    assert sum(usable(plan, "N2").values()) == 10
    assert reasons(plan, "N1") == {Reason.OUTRANKED: 10}
    assert "N2" in plan.shortfalls[0].detail


def test_nobody_offers_it() -> None:
    plan = compute_plan(world(needs=[need()], offers=[offer(item="other")], links=[link()]), PlanOptions())
    assert reasons(plan) == {Reason.NO_OFFER: 10}


def test_the_quantity_was_not_stated() -> None:
    plan = planned(world(needs=[need()], offers=[offer(quantity=None), offer("O2", item="x")], links=[link()]))
    assert reasons(plan) == {Reason.NOT_STATED: 10}
    assert "O1" in plan.shortfalls[0].detail


def test_an_unstated_quantity_is_asked_about_alone_where_the_road_is_narrow() -> None:
    plan = planned(
        world(
            needs=[need()],
            offers=[offer(quantity=None, minimum=4), offer("O2", item="x")],
            links=[link(capacity_t_per_week=20)],
        )
    )
    assert reasons(plan) == {Reason.NOT_STATED: 10}


def test_the_minimum_of_an_offer_of_unstated_quantity_still_has_to_be_used() -> None:
    """Ten of twelve are wanted; the two that the minimum asks for beyond them find no room on the road."""
    plan = planned(
        world(
            settings={"days": 7},
            needs=[need(due=6)],
            offers=[offer(quantity=None, minimum=12), offer("O2", item="x")],
            links=[link(days=0, capacity_t_per_week=10)],
        )
    )
    assert {row.reason for row in plan.shortfalls} == {Reason.NOT_STATED, Reason.MINIMUM}
    assert sum(row.quantity for row in plan.shortfalls) == 10


def test_it_is_earmarked_for_others() -> None:
    plan = planned(
        world(
            needs=[need(), need("N2", item="other", priority=3)],
            offers=[offer(earmarked_for=("N2",))],
            links=[link()],
        )
    )
    assert reasons(plan) == {Reason.EARMARKED: 10}


def test_the_link_is_full() -> None:
    plan = planned(
        world(
            settings={"days": 14},
            needs=[need(due=13)],
            offers=[offer()],
            links=[link(days=0, capacity_t_per_week=3)],
        )
    )
    assert reasons(plan) == {Reason.LINK: 4}
    assert "A-B" in plan.shortfalls[0].detail


def test_the_site_handles_no_more() -> None:
    plan = planned(
        world(
            settings={"days": 14},
            needs=[need(due=13)],
            offers=[offer()],
            sites=[site("A"), site("B", handling_t_per_week=3)],
            links=[link(days=0)],
        )
    )
    assert reasons(plan) == {Reason.SITE: 4}


def test_link_and_site_must_be_cured_together() -> None:
    plan = planned(
        world(
            settings={"days": 14},
            needs=[need(due=13)],
            offers=[offer()],
            sites=[site("A"), site("B", handling_t_per_week=3)],
            links=[link(days=0, capacity_t_per_week=3)],
        )
    )
    rows = [row for row in plan.shortfalls if row.need_id == "N1"]
    assert {row.reason for row in rows} == {Reason.LINK, Reason.SITE}
    assert len({row.joint for row in rows}) == 1
    assert rows[0].joint is not None
    assert sum(row.quantity for row in rows) == 4


def test_there_is_no_way_there() -> None:
    plan = planned(world(needs=[need()], offers=[offer()], links=[link("B", "A")]))
    assert reasons(plan) == {Reason.NO_ROUTE: 10}


def two_ways_to_spend_a_corridor() -> Situation:
    """A heavy need that is due first and a light one that is worth as much; the corridor takes one of them."""
    return world(
        settings={"days": 7},
        needs=[need("N1", item="heavy", quantity=1, due=5), need("N2", item="light", quantity=1, due=6)],
        offers=[offer("O1", item="heavy", quantity=1), offer("O2", item="light", quantity=1)],
        links=[link(days=0, capacity_t_per_week=1)],
    )


def test_best_is_never_worse_than_greedy() -> None:
    situation = two_ways_to_spend_a_corridor()
    best = planned(situation, PlanOptions(method=Method.BEST))
    assert best.summary.value >= planned(situation).summary.value


def test_a_plan_may_be_asked_to_rest_on_firm_offers_only() -> None:
    situation = world(needs=[need()], offers=[offer("O1", quantity=4, status="committed"), offer("O2")], links=[link()])
    plan = planned(situation, PlanOptions(method=Method.GREEDY, least_status=OfferStatus.COMMITTED))
    assert {row.offer_id for row in plan.assignments} == {"O1"}


def test_told_to_stop_it_returns_a_plan_that_holds() -> None:
    situation = world(needs=[need()], offers=[offer()], links=[link()])
    plan = compute_plan(situation, PlanOptions(), stop=lambda: True)
    assert [row.need_id for row in plan.assignments] == ["N1"]
    assert verify(situation, plan) == ()
