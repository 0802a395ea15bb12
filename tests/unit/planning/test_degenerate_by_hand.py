"""Odd datasets, each with the value at priority 1 that a hand computation gives, by every method."""

from typing import Any

import pytest

from muster.domain.situation import Situation
from muster.planning import Method, PlanOptions
from tests.unit.planning.planned import planned, sent, usable
from tests.worlds import (
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

EVERY_METHOD = pytest.mark.parametrize("options", [PlanOptions(method=each) for each in Method], ids=list(Method))
MOVED = {"needs": [need()], "offers": [offer()], "links": [link()]}
DRIVEN = {**MOVED, "items": [item(qualification="driver", crew=2)]}
FUEL = [item("fuel", divisible=True)]


def moved(**tables: Any) -> Situation:  # noqa: ANN401 (as the builder of worlds takes them)
    """Ten things that go from A to B in two days, in time, with these tables in place of their own."""
    return world(**{**MOVED, **tables})


def driven(**tables: Any) -> Situation:  # noqa: ANN401 (as above)
    """Ten trucks that go from A to B in time, each with a crew of two."""
    return world(**{**DRIVEN, **tables})


WORLDS: dict[str, tuple[Situation, float]] = {
    "no needs": (moved(needs=[]), 0),
    "no offers": (moved(offers=[]), 0),
    "nothing but a need": (world(needs=[need()]), 0),
    "nothing at all": (world(), 0),
    "one need, one offer": (moved(), 1),
    "one unit": (moved(needs=[need(quantity=1)]), 1),
    "no links": (moved(links=[]), 0),
    "no links, but the goods are there": (moved(links=[], offers=[offer(site="B")]), 1),
    "links that lead the other way": (moved(links=[link("B", "A")]), 0),
    "links in a circle of no days": (
        moved(
            needs=[need(site="C")],
            links=[link("A", "B", days=0), link("B", "A", days=0), link("B", "C", days=0), link("C", "B", days=0)],
        ),
        1,
    ),
    "offers of something else": (moved(offers=[offer(item="other")]), 0),
    "offers that do not say how much": (moved(offers=[offer(quantity=None)]), 0),
    "offers earmarked for nobody here": (moved(offers=[offer(earmarked_for=("site:C",))]), 0),
    "offers refused": (moved(permits=[permit(offers=("O1",), status="refused")]), 0),
    "a package of which one half is offered": (
        moved(needs=[need(item="set", quantity=2)], packages=package("set", "one", a=1, b=2), offers=[offer(item="a")]),
        0,
    ),
    "a link that carries nothing": (moved(links=[link(capacity_t_per_week=0)]), 0),
    "a link that carries less than one unit": (moved(links=[link(capacity_t_per_week=0.999)]), 0),
    # Departures on days 0 to 18 lie in three weeks of one unit each.
    "a link that carries one unit": (moved(needs=[need(expires=21)], links=[link(capacity_t_per_week=1)]), 0.3),
    "a site that handles nothing": (moved(sites=[site("B", handling_t_per_week=0)]), 0),
    "a site that handles nothing, on the way": (
        moved(needs=[need(site="C")], links=[link("A", "B"), link("B", "C")], sites=[site("B", handling_t_per_week=0)]),
        0,
    ),
    "a site that handles nothing, where the goods begin": (moved(sites=[site("A", handling_t_per_week=0)]), 1),
    "a link closed all the time": (moved(closures=[closure(link="A-B")]), 0),
    "a site closed all the time": (moved(closures=[closure(site="B")]), 0),
    "no money": (moved(offers=[offer(unit_cost=5, fund="F1")], funds=[fund(amount=0)]), 0),
    "no money, but four are a gift": (
        moved(offers=[offer(unit_cost=5, fund="F1"), offer("O2", quantity=4)], funds=[fund(amount=0)]),
        0.4,
    ),
    "no money, and none needed": (moved(offers=[offer(unit_cost=0, fund="F1")], funds=[fund(amount=0)]), 1),
    "money for less than one unit": (moved(offers=[offer(unit_cost=5, fund="F1")], funds=[fund(amount=4.99)]), 0),
    # Ready on day 13, there on day 15, half way between due and expired.
    "everything late": (moved(needs=[need(due=10, expires=20)], offers=[offer(available_from=13)]), 0.5),
    "everything too late": (moved(needs=[need(due=10, expires=15)], offers=[offer(available_from=13)]), 0),
    "everything after the horizon": (moved(offers=[offer(available_from=55)]), 0),
    "needs due before the first day": (moved(needs=[need(due=-5, expires=-1)]), 0),
    "needs due before the first day, worth something yet": (moved(needs=[need(due=-2, expires=6)]), 2 / 3),
    "no courses": (driven(trainees=[trainees(50)]), 0),
    "no courses, but seven are trained": (driven(trainees=[trainees(50), trained(7)]), 0.3),
    "courses without people": (driven(courses=[course()]), 0),
    "courses without seats": (driven(courses=[course(seats=0)], trainees=[trainees(50)]), 0),
    "nobody may be in training": (
        driven(settings={"max_in_training": 0}, courses=[course(seats=50)], trainees=[trainees(50)]),
        0,
    ),
    "training for its own sake, without people": (world(needs=[need(item="driver")], courses=[course()]), 0),
    "one day, goods there": (moved(settings={"days": 1}, needs=[need(due=0)], offers=[offer(site="B")]), 1),
    "one day, a link of no days": (moved(settings={"days": 1}, needs=[need(due=0)], links=[link(days=0)]), 1),
    "one day, a link of one day": (moved(settings={"days": 1}, needs=[need(due=0)], links=[link(days=1)]), 0),
    "one day, a course of one day": (
        world(
            settings={"days": 1},
            needs=[need(item="driver", due=0)],
            courses=[course(days=1)],
            trainees=[trainees(10)],
        ),
        0,
    ),
    "a picture of the last day": (moved(settings={"as_of": 55}, needs=[need(due=55)]), 0),
    "less than one piece is wanted": (moved(needs=[need(quantity=1e-6)]), 0),
    "less than one piece is offered": (moved(offers=[offer(quantity=1e-6)]), 0),
    "less than two pieces are offered, in two parts": (
        moved(offers=[offer(quantity=0.5), offer("O2", quantity=1.4)]),
        0.1,
    ),
    "as little as can be wanted": (
        moved(items=FUEL, needs=[need(item="fuel", quantity=1e-6)], offers=[offer(item="fuel", quantity=1e9)]),
        1,
    ),
    "as little as can be offered": (
        moved(items=FUEL, needs=[need(item="fuel", quantity=1e-6)], offers=[offer(item="fuel", quantity=1e-6)]),
        1,
    ),
    "a thousand million pieces": (moved(needs=[need(quantity=1e9)], offers=[offer(quantity=1e9)]), 1),
    "a thousand million tonnes": (
        moved(items=FUEL, needs=[need(item="fuel", quantity=1e9)], offers=[offer(item="fuel", quantity=1e9)]),
        1,
    ),
    "a thousand million pieces through a needle's eye": (
        moved(
            needs=[need(quantity=1e9, expires=21)], offers=[offer(quantity=1e9)], links=[link(capacity_t_per_week=1e8)]
        ),
        0.3,
    ),
    "a thousand million tonnes through a needle's eye": (
        moved(
            items=FUEL,
            needs=[need(item="fuel", quantity=1e9, expires=21)],
            offers=[offer(item="fuel", quantity=1e9)],
            links=[link(capacity_t_per_week=1e5)],
        ),
        3e-4,
    ),
    "items that weigh next to nothing": (moved(items=[item(mass_kg=1e-6)], links=[link(capacity_t_per_week=1e-8)]), 1),
    "a thousand equal offers, all wanted": (
        moved(needs=[need(quantity=1000)], offers=[offer(f"O{number}", quantity=1) for number in range(1000)]),
        1,
    ),
    "a hundred equal offers, half of what is wanted": (
        moved(needs=[need(quantity=200)], offers=[offer(f"O{number}", quantity=1) for number in range(100)]),
        0.5,
    ),
    "a thousand equal needs, half of them met": (
        moved(needs=[need(f"N{number}", quantity=1) for number in range(1000)], offers=[offer(quantity=500)]),
        500,
    ),
}


@EVERY_METHOD
@pytest.mark.parametrize("name", WORLDS)
def test_an_odd_dataset_has_the_value_computed_by_hand(name: str, options: PlanOptions) -> None:
    situation, value = WORLDS[name]
    plan = planned(situation, options)
    assert plan.summary.value == pytest.approx((value, 0, 0, 0, 0), rel=1e-6, abs=1e-9)
    assert plan.summary.bound[0] >= plan.summary.value[0] - 1e-9
    for each in situation.needs:
        never = sum(row.quantity for row in plan.shortfalls if row.need_id == each.need_id and not row.late)
        assert never + sum(usable(plan, each.need_id).values()) == pytest.approx(each.quantity, rel=1e-6)


@EVERY_METHOD
def test_one_of_a_thousand_equal_offers_is_enough_for_one_unit(options: PlanOptions) -> None:
    plan = planned(
        moved(needs=[need(quantity=1)], offers=[offer(f"O{number}", quantity=1) for number in range(1000)]), options
    )
    assert plan.summary.value[0] == 1
    assert sum(sent(plan, f"O{number}") for number in range(1000)) == 1
