"""Odd datasets: nothing to move on, nothing to give, tiny and huge quantities, a thousand equal offers."""

import pytest

from muster.domain.situation import Situation
from muster.planning import Method, PlanOptions
from tests.unit.planning.planned import planned, usable
from tests.worlds import closure, course, item, link, need, offer, package, site, trainees, world

METHODS = [PlanOptions(method=method) for method in Method]
ODD_WORLDS = {
    "no links": world(needs=[need()], offers=[offer()]),
    "offers of something else": world(needs=[need()], offers=[offer(item="other")], links=[link()]),
    "capacity of zero": world(needs=[need()], offers=[offer()], links=[link(capacity_t_per_week=0)]),
    "a site that handles nothing": world(
        needs=[need()], offers=[offer()], sites=[site("A"), site("B", handling_t_per_week=0)], links=[link()]
    ),
    "everything too late": world(needs=[need(due=1, expires=2)], offers=[offer(available_from=30)], links=[link()]),
    "closed all the time": world(needs=[need()], offers=[offer()], links=[link()], closures=[closure(link="A-B")]),
    "one day": world(settings={"days": 1}, needs=[need(due=0)], offers=[offer(site="B")]),
    "training without people": world(needs=[need(item="driver")], courses=[course()], offers=[offer()]),
    "training without seats": world(
        needs=[need(item="driver")], courses=[course(seats=0)], trainees=[trainees(5)], offers=[offer()]
    ),
    "a package of nothing offered": world(
        needs=[need(item="set", quantity=2)], packages=package("set", "one", a=1, b=2), offers=[offer(item="c")]
    ),
    "links in a circle of no days": world(
        needs=[need(site="C")],
        offers=[offer()],
        links=[link("A", "B", days=0), link("B", "A", days=0), link("B", "C", days=0), link("C", "B", days=0)],
    ),
}


@pytest.mark.parametrize("options", METHODS, ids=lambda options: options.method)
@pytest.mark.parametrize("situation", ODD_WORLDS.values(), ids=ODD_WORLDS.keys())
def test_an_odd_dataset_gives_a_plan_that_holds(situation: Situation, options: PlanOptions) -> None:
    plan = planned(situation, options)
    assert (
        sum(row.quantity for row in plan.shortfalls) + sum(usable(plan).values()) >= situation.needs[0].quantity - 1e-6
    )


@pytest.mark.parametrize("options", METHODS, ids=lambda options: options.method)
@pytest.mark.parametrize("quantity", [1e-6, 1e9])
def test_tiny_and_huge_quantities_are_met(quantity: float, options: PlanOptions) -> None:
    situation = world(
        items=[item("fuel", divisible=True)],
        needs=[need(item="fuel", quantity=quantity)],
        offers=[offer(item="fuel", quantity=quantity)],
        links=[link()],
    )
    assert sum(usable(planned(situation, options)).values()) == pytest.approx(quantity)


@pytest.mark.parametrize("options", METHODS, ids=lambda options: options.method)
def test_a_thousand_equal_offers_are_as_good_as_one(options: PlanOptions) -> None:
    situation = world(
        needs=[need(quantity=1000)],
        offers=[offer(f"O{number:04d}", quantity=1) for number in range(1000)],
        links=[link()],
    )
    assert sum(usable(planned(situation, options)).values()) == 1000
