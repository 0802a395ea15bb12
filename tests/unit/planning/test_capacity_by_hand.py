"""Weekly capacities of links and sites, closures, and the short last week."""

from tests.unit.planning.planned import departures, planned, usable
from tests.worlds import closure, item, link, need, offer, site, world


def test_a_link_carries_its_capacity_each_week() -> None:
    plan = planned(world(needs=[need(due=20)], offers=[offer()], links=[link(days=2, capacity_t_per_week=4)]))
    assert departures(plan) == {6: 2, 13: 4, 18: 4}


def test_a_site_handles_its_tonnes_each_week() -> None:
    plan = planned(
        world(
            needs=[need(due=20)],
            offers=[offer()],
            sites=[site("A"), site("B", handling_t_per_week=4)],
            links=[link(days=2)],
        )
    )
    assert usable(plan) == {6: 2, 13: 4, 20: 4}


def test_a_slowed_week_takes_the_mean_of_its_daily_factors() -> None:
    slowed = world(
        needs=[need(due=6)],
        offers=[offer()],
        links=[link(days=0, capacity_t_per_week=10)],
        closures=[
            closure(link="A-B", from_=0, until=2, factor=0.5),
            closure(link="A-B", from_=2, until=3, factor=0.25),
        ],
    )
    # Days 0–1 at 0.5, days 2–3 at 0.25, days 4–6 at 1: 4.5 of 7 days, so 6.4 t.
    assert usable(planned(slowed))[6] == 6


def test_the_short_last_week_has_its_full_capacity() -> None:
    short = world(
        settings={"days": 9},
        needs=[need(due=8, quantity=20)],
        offers=[offer(quantity=20)],
        links=[link(days=0, capacity_t_per_week=7)],
    )
    assert departures(planned(short)) == {6: 7, 8: 7}


def test_nothing_departs_or_arrives_at_a_closed_site() -> None:
    plan = planned(
        world(
            needs=[need(due=20)],
            offers=[offer()],
            links=[link(days=2)],
            closures=[closure(site="B", from_=20, until=20), closure(site="A", from_=16, until=17)],
        )
    )
    assert departures(plan) == {15: 10}


def test_a_unit_heavier_than_the_weeks_capacity_does_not_travel_in_parts() -> None:
    heavy = world(items=[item(mass_kg=40_000)], needs=[need()], offers=[offer()], links=[link(capacity_t_per_week=30)])
    assert planned(heavy).assignments == ()


def test_bulky_goods_take_up_their_load_not_their_mass() -> None:
    bulky = world(
        items=[item(mass_kg=1, load_kg=1000)],
        needs=[need(due=6)],
        offers=[offer()],
        links=[link(days=0, capacity_t_per_week=3)],
    )
    assert usable(planned(bulky))[6] == 3


def test_a_crumb_of_divisible_goods_that_does_not_fit_is_not_counted_as_there() -> None:
    # A week takes all but half a thousandth of a tonne of a thousand: too little to be worth another journey.
    tight = world(
        items=[item(divisible=True)],
        needs=[need(due=6, quantity=1000)],
        offers=[offer(quantity=1000)],
        links=[link(days=0, capacity_t_per_week=999.9995)],
    )
    plan = planned(tight)
    assert sum(row.quantity for row in plan.assignments) == 999.9995
    assert sum(row.quantity for row in plan.fulfilment) <= 999.9995
