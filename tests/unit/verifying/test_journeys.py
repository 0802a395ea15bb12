"""When goods may leave, how they travel, and when they are there: the odd cases."""

from dataclasses import replace
from typing import Any

import pytest

from muster.domain.promises import PromiseCode
from muster.domain.situation import Situation
from tests.plans import plan, send, use, with_row
from tests.unit.verifying.judged import codes, found
from tests.worlds import closure, day, link, need, offer, permit, world

NEED = need(quantity=10, due=20)


def broken_when_ready(situation: Situation, ready: int) -> list[str]:
    """What standing goods break when they are said to be ready on a day."""
    return codes(situation, plan(situation, send("O1", "N1", 10, ready=ready), use("N1", 10, on=ready)))


def broken_when_leaving(situation: Situation, depart: int) -> list[str]:
    """What ten things break when they leave A for B on a day."""
    sent = send("O1", "N1", 10, by=[("A-B", depart)])
    arrives = depart + situation.link_by_id["A-B"].transit_days
    return codes(situation, plan(situation, sent, use("N1", 10, on=arrives)))


@pytest.mark.parametrize(
    ("details", "earliest"),
    [
        ({}, 0),
        ({"available_from": 4}, 4),
        ({"available_from": day(-4)}, 0),
        ({"available_from": 4, "available_until": 2}, 4),
        ({"notice_days": 6}, 6),
        ({"notice_days": 6, "status": "committed"}, 0),
        ({"stage": "moving", "available_from": 9, "notice_days": 12}, 9),
        ({"stage": "received", "available_until": 0}, 0),
    ],
)
def test_goods_that_stand_at_the_site_need_no_movement(details: dict[str, object], earliest: int) -> None:
    situation = world(needs=[NEED], offers=[offer(site="B", quantity=10, **details)])
    assert broken_when_ready(situation, earliest) == []
    assert broken_when_ready(situation, earliest + 1) == []
    if earliest:
        assert broken_when_ready(situation, earliest - 1) == [PromiseCode.READY_DATE]


def test_standing_goods_are_there_no_earlier_than_the_day_of_the_picture() -> None:
    held = world(needs=[NEED], offers=[offer(site="B", quantity=10)], settings={"as_of": 5})
    assert broken_when_ready(held, 5) == []
    assert broken_when_ready(held, 4) == [PromiseCode.READY_DATE]
    received = world(needs=[NEED], offers=[offer(site="B", quantity=10, stage="received")], settings={"as_of": 5})
    assert broken_when_ready(received, 0) == []


def test_standing_goods_wait_for_the_day_on_which_all_permits_hold_but_not_for_their_end() -> None:
    situation = world(
        needs=[NEED],
        offers=[offer(site="B", quantity=10, available_from=9)],
        permits=[
            permit("X1", offers=("O1",), expected=2, until=8),
            permit("X2", offers=("item:thing",), expected=4, status="requested"),
        ],
    )
    assert broken_when_ready(situation, 9) == []


def test_standing_goods_whose_permits_never_hold_together_are_not_there() -> None:
    permits = [permit("X1", offers=("O1",), until=3), permit("X2", offers=("partner:P",), expected=4)]
    situation = world(needs=[NEED], offers=[offer(site="B", quantity=10)], permits=permits)
    assert broken_when_ready(situation, 4) == [PromiseCode.PERMIT_NEVER]


def test_standing_goods_decide_by_the_day_they_are_ready_less_notice() -> None:
    situation = world(needs=[NEED], offers=[offer(site="B", quantity=10, notice_days=3)])
    made = plan(situation, send("O1", "N1", 10, ready=5), use("N1", 10, on=5))
    assert codes(situation, made) == []
    assert codes(situation, with_row(made, "assignments", 0, decide_by=day(5))) == [PromiseCode.DECIDE_BY]


@pytest.mark.parametrize(
    ("details", "earliest"),
    [
        ({}, 2),
        ({"notice_days": 3}, 5),
        ({"notice_days": 3, "status": "pledged"}, 5),
        ({"notice_days": 3, "status": "committed"}, 2),
        ({"notice_days": 3, "available_from": 7}, 7),
        ({"notice_days": 3, "available_from": 1, "stage": "moving", "available_until": 0}, 2),
        ({"stage": "moving", "available_from": 6}, 6),
    ],
)
def test_goods_leave_after_notice_unless_committed_or_under_way(details: dict[str, object], earliest: int) -> None:
    situation = world(needs=[NEED], offers=[offer(quantity=10, **details)], links=[link()], settings={"as_of": 2})
    assert broken_when_leaving(situation, earliest) == []
    assert broken_when_leaving(situation, earliest - 1) == [PromiseCode.FIRST_DEPARTURE]


def test_permits_of_offers_do_not_bind_goods_under_way_but_those_of_links_do() -> None:
    goods: dict[str, Any] = {
        "needs": [NEED],
        "offers": [offer(quantity=10, stage="moving", minimum=50)],
        "links": [link()],
    }
    refused = permit("X1", offers=("O1", "partner:P", "item:thing"), status="refused")
    free = world(**goods, permits=[refused])
    assert broken_when_leaving(free, 3) == []
    bound = world(**goods, permits=[refused, permit("X2", links=("A-B",), status="needed")])
    assert broken_when_leaving(bound, 3) == [PromiseCode.PERMIT_NEVER]


@pytest.mark.parametrize("name", ["O1", "partner:P", "item:thing"])
def test_a_permit_names_an_offer_a_partner_or_an_item(name: str) -> None:
    permits = [permit("X1", offers=(name,), expected=4, until=5)]
    situation = world(needs=[NEED], offers=[offer(quantity=10)], links=[link()], permits=permits)
    assert [broken_when_leaving(situation, each) for each in (3, 4, 5, 6)] == [
        [PromiseCode.OFFER_PERMIT],
        [],
        [],
        [PromiseCode.OFFER_PERMIT],
    ]


def test_several_permits_must_all_hold() -> None:
    permits = [permit("X1", offers=("O1",), expected=2, until=4), permit("X2", links=("A-B",), expected=4, until=6)]
    situation = world(needs=[NEED], offers=[offer(quantity=10)], links=[link()], permits=permits)
    assert broken_when_leaving(situation, 3) == [PromiseCode.LINK_PERMIT]
    assert broken_when_leaving(situation, 4) == []
    assert broken_when_leaving(situation, 5) == [PromiseCode.OFFER_PERMIT]


@pytest.mark.parametrize("status", ["needed", "requested", "refused"])
def test_a_permit_without_a_date_holds_never_unless_granted(status: str) -> None:
    goods: dict[str, Any] = {"needs": [NEED], "offers": [offer(quantity=10)], "links": [link()]}
    waiting = world(**goods, permits=[permit(offers=("O1",), status=status)])
    assert broken_when_leaving(waiting, 3) == [PromiseCode.PERMIT_NEVER]
    granted = world(**goods, permits=[permit(offers=("O1",))])
    assert broken_when_leaving(granted, 0) == []


def test_a_link_departs_every_few_days_from_its_first_departure_on() -> None:
    departures = [link("A", "B", days=2, first_departure=3, every_days=4)]
    situation = world(needs=[NEED], offers=[offer(quantity=10)], links=departures)
    leaves = [each for each in range(16) if not broken_when_leaving(situation, each)]
    assert leaves == [3, 7, 11, 15]


def test_a_first_departure_before_the_start_counts_as_day_zero() -> None:
    departures = [link("A", "B", days=2, first_departure=day(-1), every_days=4)]
    situation = world(needs=[NEED], offers=[offer(quantity=10)], links=departures)
    leaves = [each for each in range(9) if not broken_when_leaving(situation, each)]
    assert leaves == [0, 4, 8]


def test_links_of_no_days_connect_on_one_day() -> None:
    situation = world(needs=[NEED], offers=[offer(quantity=10)], links=[link("A", "H", days=0), link("H", "B", days=0)])
    sent = send("O1", "N1", 10, by=[("A-H", 3), ("H-B", 3)])
    assert codes(situation, plan(situation, sent, use("N1", 10, on=3))) == []


def test_goods_may_wait_anywhere_as_long_as_needed() -> None:
    situation = world(needs=[NEED], offers=[offer(quantity=10)], links=[link("A", "H"), link("H", "B")])
    sent = send("O1", "N1", 10, by=[("A-H", 3), ("H-B", 16)])
    assert codes(situation, plan(situation, sent, use("N1", 10, on=18))) == []


@pytest.mark.parametrize(
    ("closed", "open_days"),
    [
        ({"link": "A-B", "from_": 3, "until": 4}, [2, 5, 6]),
        ({"site": "A", "from_": 3, "until": 4}, [2, 5, 6]),
        ({"site": "B", "from_": 5, "until": 6}, [2, 5, 6]),
        ({"site": "B", "from_": 3, "until": 4}, [3, 4, 5, 6]),
        ({"link": "A-B", "until": 5}, [6]),
        ({"link": "A-B", "from_": 4}, [2, 3]),
        ({"link": "A-B", "factor": 0.01}, [2, 3, 4, 5, 6]),
    ],
)
def test_nothing_departs_or_arrives_where_it_is_closed(closed: dict[str, object], open_days: list[int]) -> None:
    goods: dict[str, Any] = {"needs": [NEED], "offers": [offer(quantity=10)], "links": [link("A", "B", days=2)]}
    situation = world(**goods, closures=[closure(**closed)])
    kept = [each for each in range(2, 7) if not broken_when_leaving(situation, each)]
    assert kept == open_days


def test_goods_may_lie_in_a_closed_site() -> None:
    situation = world(
        needs=[NEED],
        offers=[offer(quantity=10)],
        links=[link("A", "H", days=2), link("H", "B", days=2)],
        closures=[closure(site="H", from_=6, until=8)],
    )
    sent = send("O1", "N1", 10, by=[("A-H", 3), ("H-B", 9)])
    assert codes(situation, plan(situation, sent, use("N1", 10, on=11))) == []


def test_goods_that_never_leave_are_not_at_the_need() -> None:
    situation = world(needs=[NEED], offers=[offer(quantity=10)], links=[link()])
    made = plan(situation, send("O1", "N1", 10, ready=5), use("N1", 10, on=5))
    assert codes(situation, made) == [PromiseCode.LEGS_ARRIVE]
    assert found(situation, made, PromiseCode.LEGS_ARRIVE) == ["A"]


def test_legs_are_read_in_the_order_of_their_numbers() -> None:
    situation = world(needs=[NEED], offers=[offer(quantity=10)], links=[link("A", "H"), link("H", "B")])
    made = plan(situation, send("O1", "N1", 10, by=[("A-H", 3), ("H-B", 5)]), use("N1", 10, on=7))
    turned = with_row(with_row(made, "movements", 0, leg=2), "movements", 1, leg=1)
    assert PromiseCode.LEGS_CONNECT in codes(situation, turned)
    assert codes(situation, replace(made, movements=made.movements[::-1])) == []
