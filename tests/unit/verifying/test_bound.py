"""The bound that prices prove, by hand: the best possible value of tiny worlds whose prices are exact."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from muster.domain.plan import Price
from muster.domain.promises import PromiseCode
from muster.domain.situation import Situation
from tests.plans import plan, price, send, use, with_bound, with_summary
from tests.unit.verifying.judged import codes
from tests.worlds import (
    alternative,
    closure,
    course,
    fund,
    item,
    link,
    need,
    offer,
    package,
    permit,
    site,
    trained,
    trainees,
    world,
)

LAST = 55
TEN = need(quantity=10, weight=10.0, due=20, expires=21)


def assert_proven(situation: Situation, bound: float, prices: Sequence[Price] = ()) -> None:
    """The prices prove just this bound of priority 1: it may be stated, and nothing below it."""
    empty = plan(situation)
    assert codes(situation, with_bound(empty, bound, prices)) == []
    assert codes(situation, with_bound(empty, bound - 0.001, prices)) == [PromiseCode.BOUND_PROVEN]


@pytest.mark.parametrize(
    ("tables", "bound"),
    [
        ({}, 10.0),
        ({"needs": [replace(TEN, expires=None)], "offers": [offer(available_from=48)]}, 10.0 * (80 - 50) / 60),
        ({"needs": [replace(TEN, expires=None)], "offers": [offer(site="B", available_from=50)]}, 5.0),
        ({"offers": [offer(available_from=19)]}, 0.0),
        ({"offers": [offer(earmarked_for=("priority:2",))]}, 0.0),
        ({"offers": [offer(status="withdrawn")]}, 0.0),
        ({"offers": [offer(notice_days=19)]}, 0.0),
        ({"offers": [offer(notice_days=19, status="committed")]}, 10.0),
        ({"links": [link("A", "B", days=2, cargo=("liquid",))]}, 0.0),
        ({"links": [link("A", "B", days=2, first_departure=19, every_days=1)]}, 0.0),
        ({"permits": [permit(offers=("O1",), expected=19)]}, 0.0),
        ({"permits": [permit(links=("A-B",), expected=19)]}, 0.0),
        ({"closures": [closure(site="B", until=20)]}, 0.0),
        ({"links": [link("A", "H", days=0), link("H", "B", days=0)]}, 10.0),
        ({"links": [link("A", "H", days=9), link("H", "B", days=12)]}, 0.0),
        ({"links": [link("A", "B", days=2, capacity_t_per_week=0.9)]}, 0.0),
        ({"links": [link("A", "B", days=2, capacity_t_per_week=0.9)], "items": [item(divisible=True)]}, 10.0),
        ({"links": [link("A", "B", days=2, capacity_t_per_week=0.0)], "items": [item(divisible=True)]}, 0.0),
        ({"links": [link("B", "A")]}, 0.0),
        ({"links": []}, 0.0),
        ({"items": [item(qualification="driver", crew=3)]}, 10.0),
        ({"needs": [replace(TEN, earliest=None, expires=None)]}, 10.0),
        ({"alternatives": [alternative("thing", "other")], "offers": [offer(item="other", site="B")]}, 10.0),
    ],
)
def test_without_prices_a_bound_is_what_can_be_there_on_the_empty_network(
    tables: dict[str, Sequence[object]], bound: float
) -> None:
    rows: dict[str, Any] = {"needs": [TEN], "offers": [offer()], "links": [link("A", "B", days=2)]}
    situation = world(**{**rows, **tables})
    if bound:
        assert_proven(situation, bound)
    else:
        assert codes(situation, with_bound(plan(situation), 0.0)) == []


def test_a_scarce_offer_has_a_price() -> None:
    situation = world(needs=[TEN], offers=[offer(quantity=6)], links=[link()])
    assert_proven(situation, 10.0)
    assert_proven(situation, 0.4 * 6 + 0.6 * 10, [price("offer", "O1", 0.4)])
    assert_proven(situation, 6.0, [price("offer", "O1", 1.0)])


def test_a_link_has_a_price_in_each_week() -> None:
    situation = world(needs=[TEN], offers=[offer()], links=[link("A", "B", days=2, capacity_t_per_week=2.0)])
    three_weeks = [price("link", "A-B", 1.0, at=first) for first in (0, 7, 14)]
    assert_proven(situation, 6.0, three_weeks)
    assert_proven(situation, 2 * 0.5 + 2 * 1 + 2 * 1 + 10 * 0.5, [price("link", "A-B", 0.5, at=0), *three_weeks[1:]])


def test_a_slowed_week_counts_as_much_as_it_takes() -> None:
    slow = closure(link="A-B", from_=7, until=13, factor=0.5)
    links = [link("A", "B", days=2, capacity_t_per_week=2.0)]
    situation = world(needs=[TEN], offers=[offer()], links=links, closures=[slow])
    assert_proven(situation, 2.0 + 1.0 + 2.0, [price("link", "A-B", 1.0, at=first) for first in (0, 7, 14)])


def test_a_site_has_a_price_in_the_week_of_arrival() -> None:
    situation = world(needs=[TEN], offers=[offer()], links=[link()], sites=[site("B", handling_t_per_week=2.0)])
    assert_proven(situation, 6.0, [price("site", "B", 1.0, at=first) for first in (0, 7, 14)])
    assert_proven(situation, 10.0 + 4.0, [price("site", "B", 1.0, at=first) for first in (0, 7)])


def test_heavy_goods_pay_for_their_load() -> None:
    situation = world(
        needs=[TEN],
        offers=[offer()],
        items=[item(load_kg=2000.0)],
        links=[link("A", "B", days=2, capacity_t_per_week=2.0)],
    )
    assert_proven(situation, 3.0, [price("link", "A-B", 0.5, at=first) for first in (0, 7, 14)])


def test_money_has_a_price() -> None:
    bought = offer(quantity=10, unit_cost=4.0, fund="F1")
    situation = world(needs=[TEN], offers=[bought], links=[link()], funds=[fund(amount=8.0)])
    assert_proven(situation, 2.0, [price("fund", "F1", 0.25)])


def test_a_substitute_pays_for_each_of_its_units() -> None:
    situation = world(
        needs=[TEN],
        offers=[offer(item="other", quantity=6)],
        alternatives=[alternative("thing", "other", ratio=1.5, effectiveness=0.9)],
        links=[link()],
    )
    assert_proven(situation, 3.6, [price("offer", "O1", 0.6)])


def test_a_package_pays_for_all_its_components() -> None:
    situation = world(
        needs=[replace(TEN, item_id="battery")],
        offers=[offer("O1", item="gun", quantity=30), offer("O2", item="truck", quantity=10)],
        packages=package("battery", "full", gun=6, truck=1),
        links=[link()],
    )
    assert_proven(situation, 5.0, [price("offer", "O1", 1 / 6)])
    assert_proven(situation, 15.0 / 6 + 5, [price("offer", "O1", 1 / 12), price("offer", "O2", 0.5)])


def school(**tables: object) -> Situation:
    """Ten drivers wanted by day 20; one course of seven days with three seats; twenty people may join."""
    rows: dict[str, Any] = {
        "needs": [replace(TEN, item_id="driver", site_id="")],
        "courses": [course(seats=3)],
        "trainees": [trainees(20)],
    }
    return world(**{**rows, **tables})


HOLDING = price("graduates", "driver", 1.0, at=LAST)


def test_seats_have_a_price_or_are_worth_their_graduates() -> None:
    assert_proven(school(), 10.0)
    assert_proven(school(), 3.0, [HOLDING])
    assert_proven(school(), 3.0, [HOLDING, price("course", "C1", 1.0, at=0)])
    assert_proven(school(), 3.0, [HOLDING, price("course", "C1", 0.3, at=0)])
    assert_proven(school(), 4.5, [HOLDING, price("course", "C1", 1.5, at=0)])


def test_who_is_trained_already_counts_by_the_price_of_graduates() -> None:
    situation = school(trainees=[trainees(20), trained(2), trained(1, available_from=30)])
    assert_proven(situation, 2 + 1 + 3, [HOLDING])
    by_due = price("graduates", "driver", 1.0, at=20)
    assert_proven(situation, 2 + 3, [by_due])


def test_graduates_after_the_day_of_a_price_earn_nothing_by_it() -> None:
    late = school(courses=[course(seats=3, days=25)])
    assert_proven(late, 0.0 + 3.0, [HOLDING])
    assert codes(late, with_bound(plan(late), 0.0, [price("graduates", "driver", 1.0, at=20)])) == []


def test_people_who_join_have_a_price() -> None:
    two = school(trainees=[trainees(2)])
    assert_proven(two, 2.0, [HOLDING, price("trainees", "", 1.0, at=LAST)])
    own = school(trainees=[trainees(2, "driver")])
    assert_proven(own, 2.0, [HOLDING, price("trainees", "driver", 1.0, at=0)])


def test_people_come_from_the_cheaper_pool() -> None:
    both = school(trainees=[trainees(1, "driver"), trainees(1)])
    own, general = price("trainees", "driver", 1.0, at=LAST), price("trainees", "", 1.0, at=LAST)
    assert_proven(both, 1 + 1, [HOLDING, own, general])
    assert_proven(both, 1 + 3, [HOLDING, own])


def test_a_pool_with_no_one_there_yet_is_no_way_to_join() -> None:
    later = school(trainees=[trainees(2, "driver"), trainees(9, available_from=1)])
    assert_proven(later, 2.0, [HOLDING, price("trainees", "driver", 1.0, at=0)])
    none = school(trainees=[])
    assert codes(none, with_bound(plan(none), 0.0, [HOLDING])) == []


def test_places_in_training_have_a_price_by_day() -> None:
    situation = school(settings={"max_in_training": 2})
    assert_proven(situation, 2.0, [HOLDING, price("in_training", "", 1.0, at=6)])
    assert_proven(situation, 2.0 + 3.0, [HOLDING, price("in_training", "", 1.0, at=7)])


def test_units_pay_for_their_crew() -> None:
    situation = world(
        needs=[TEN],
        offers=[offer()],
        items=[item(qualification="driver", crew=2)],
        links=[link()],
        trainees=[trained(8)],
    )
    assert_proven(situation, 4.0, [price("graduates", "driver", 0.5, at=20)])


def test_a_held_priority_keeps_its_value_at_its_price() -> None:
    needs = [TEN, replace(TEN, need_id="N2", priority=2)]
    situation = world(needs=needs, offers=[offer(quantity=6)], links=[link()])
    made = plan(
        situation,
        send("O1", "N1", 4, by=[("A-B", 0)]),
        send("O1", "N2", 2, by=[("A-B", 0)]),
        use("N1", 4, on=2),
        use("N2", 2, on=2),
    )
    prices = [price("offer", "O1", 1.0, priority=2), price("held", "1", 1.0, priority=2)]
    assert codes(situation, with_bound(made, 2.0, prices, priority=2)) == []
    assert codes(situation, with_bound(made, 1.99, prices, priority=2))[-1] == PromiseCode.BOUND_PROVEN
    assert codes(situation, with_bound(made, 6.0, prices[:1], priority=2)) == []
    assert codes(situation, with_bound(made, 5.9, prices[:1], priority=2)) == [PromiseCode.BOUND_PROVEN]


def test_lower_priorities_count_nothing() -> None:
    situation = world(needs=[replace(TEN, priority=2)], offers=[offer()], links=[link()])
    assert codes(situation, with_bound(plan(situation), 0.0)) == []


def test_a_bound_found_by_search_is_not_computed_again() -> None:
    situation = world(needs=[TEN], offers=[offer()], links=[link()])
    searched = with_summary(plan(situation), bound=(1.0, 0, 0, 0, 0))
    assert codes(situation, searched) == []


@pytest.mark.parametrize(
    "senseless",
    [
        price("offer", "O9", 1.0),
        price("offer", "O2", 1.0),
        price("link", "A-B", 1.0, at=3),
        price("link", "A-B", 1.0, at=56),
        price("link", "A-B", 1.0),
        price("link", "B-C", 1.0, at=0),
        price("site", "C", 1.0, at=0),
        price("course", "C1", 1.0, at=1),
        price("course", "C9", 1.0, at=0),
        price("trainees", "pilot", 1.0, at=0),
        price("graduates", "", 1.0, at=0),
        price("graduates", "driver", 1.0),
        price("in_training", "", 1.0, at=0),
        price("fund", "F9", 1.0),
        price("held", "1", 1.0),
        price("held", "first", 1.0, priority=2),
        price("offer", "O1", 1.0, priority=6),
    ],
)
def test_a_price_of_no_limit_is_said_and_counts_as_none(senseless: Price) -> None:
    situation = world(
        needs=[TEN],
        offers=[offer(), offer("O2", quantity=None)],
        links=[link("A", "B", capacity_t_per_week=50.0), link("B", "C")],
        courses=[course()],
    )
    made = with_bound(plan(situation), 10.0, [senseless])
    assert codes(situation, made) == [PromiseCode.PRICED_LIMIT]
