"""When units are usable: components, crews, substitutes, and dates."""

import pytest

from muster.domain.promises import PromiseCode
from tests.plans import plan, send, use
from tests.unit.verifying.judged import codes, found
from tests.worlds import alternative, item, link, need, offer, package, trained, world

BATTERY = world(
    needs=[need(item="battery", quantity=2, due=30)],
    offers=[
        offer("O1", item="gun", quantity=12),
        offer("O2", item="truck", site="C", quantity=4),
        offer("O3", item="round", quantity=200),
    ],
    items=[item("gun", qualification="gunner", crew=2), item("round", mass_kg=50.0, divisible=True)],
    links=[link("A", "B", days=2), link("C", "B", days=5)],
    packages=[*package("battery", "full", gun=6, truck=2, round=100), *package("battery", "bare", 0.5, gun=6)],
    trainees=[trained(12, "gunner"), trained(12, "gunner", available_from=10)],
)
FULL = [
    send("O1", "N1", 6, by=[("A-B", 0)], way="full", assignment_id="guns"),
    send("O1", "N1", 6, by=[("A-B", 1)], way="full", assignment_id="more guns"),
    send("O2", "N1", 4, by=[("C-B", 0)], way="full"),
    send("O3", "N1", 200, by=[("A-B", 4)], way="full"),
]


def test_a_package_is_usable_when_its_components_from_several_offers_are_all_there() -> None:
    made = plan(BATTERY, *FULL, use("N1", 1, on=6, way="full"), use("N1", 1, on=10, way="full"))
    assert codes(BATTERY, made) == []
    early = plan(BATTERY, *FULL, use("N1", 1, on=5, way="full"), use("N1", 1, on=10, way="full"))
    assert codes(BATTERY, early) == [PromiseCode.COMPONENTS]


def test_a_package_binds_the_crews_of_all_its_components() -> None:
    made = plan(BATTERY, *FULL, use("N1", 1, on=6, way="full"), use("N1", 1, on=9, way="full"))
    assert codes(BATTERY, made) == [PromiseCode.CREW]
    assert found(BATTERY, made, PromiseCode.CREW) == ["24"]


def test_each_missing_component_is_said() -> None:
    made = plan(BATTERY, *FULL[:2], use("N1", 1, on=6, way="full"))
    assert codes(BATTERY, made) == [PromiseCode.COMPONENTS, PromiseCode.COMPONENTS]


def test_goods_assigned_for_one_variant_do_not_serve_another() -> None:
    made = plan(BATTERY, *FULL, use("N1", 1, on=6, way="bare"))
    assert codes(BATTERY, made) == [PromiseCode.COMPONENTS]
    bare = send("O1", "N1", 6, by=[("A-B", 0)], way="bare")
    assert codes(BATTERY, plan(BATTERY, bare, use("N1", 1, on=2, way="bare"))) == []


def test_half_a_package_is_none() -> None:
    made = plan(BATTERY, *FULL, use("N1", 0.5, on=6, way="full"))
    assert codes(BATTERY, made) == [PromiseCode.WHOLE_UNITS]


@pytest.mark.parametrize(
    ("divisible", "taken", "rows"),
    [
        (False, 4, [(3, 5)]),
        (False, 3, [(2, 5)]),
        (False, 6, [(1, 5), (1, 6), (1, 7)]),
        (False, 5, [(1, 5), (2, 6)]),
        (True, 3.9, [(3, 5)]),
        (True, 3.9, [(1, 5), (1, 6), (1, 7)]),
    ],
)
def test_an_indivisible_substitute_is_rounded_up_on_each_row(
    taken: float, rows: list[tuple[int, int]], *, divisible: bool
) -> None:
    situation = world(
        needs=[need(quantity=10)],
        offers=[offer(item="stand-in", quantity=50)],
        items=[item(divisible=False), item("stand-in", divisible=divisible)],
        alternatives=[alternative("thing", "stand-in", ratio=1.3)],
        links=[link()],
    )
    uses = [use("N1", quantity, on=on, way="stand-in") for quantity, on in rows]
    enough = send("O1", "N1", taken, by=[("A-B", 0)])
    assert codes(situation, plan(situation, enough, *uses)) == []
    short = send("O1", "N1", taken - (0.1 if divisible else 1), by=[("A-B", 0)])
    assert codes(situation, plan(situation, short, *uses)) == [PromiseCode.COMPONENTS]


def test_noise_in_a_ratio_takes_no_further_unit() -> None:
    situation = world(
        needs=[need(quantity=30)],
        offers=[offer(item="stand-in", quantity=50)],
        alternatives=[alternative("thing", "stand-in", ratio=0.1)],
        links=[link()],
    )
    assert 30 * 0.1 > 3 or 3 * 0.1 > 0.3
    made = plan(situation, send("O1", "N1", 3, by=[("A-B", 0)]), use("N1", 30, on=2, way="stand-in"))
    assert codes(situation, made) == []


def test_crew_is_counted_per_unit_of_the_substitute_that_is_really_used() -> None:
    situation = world(
        needs=[need(item="truck", quantity=10)],
        offers=[offer(item="van", quantity=50)],
        items=[item("truck", qualification="driver", crew=1), item("van", qualification="van driver", crew=2)],
        alternatives=[alternative("truck", "van", ratio=1.5)],
        links=[link()],
        trainees=[trained(10, "van driver")],
    )
    vans = send("O1", "N1", 6, by=[("A-B", 0)])
    assert codes(situation, plan(situation, vans, use("N1", 3, on=2, way="van"))) == []
    on_two_days = plan(situation, vans, use("N1", 1, on=2, way="van"), use("N1", 3, on=3, way="van"))
    assert PromiseCode.CREW in codes(situation, on_two_days)
    assert found(situation, on_two_days, PromiseCode.CREW) == ["14"]


def test_a_crew_may_be_a_fraction_of_a_person_per_unit() -> None:
    situation = world(
        needs=[need(item="tent", quantity=10)],
        offers=[offer(item="tent", quantity=10)],
        items=[item("tent", qualification="rigger", crew=0.25)],
        links=[link()],
        trainees=[trained(2, "rigger")],
    )
    tents = send("O1", "N1", 10, by=[("A-B", 0)])
    assert codes(situation, plan(situation, tents, use("N1", 8, on=2))) == []
    assert codes(situation, plan(situation, tents, use("N1", 9, on=2))) == [PromiseCode.CREW]


def test_units_may_be_called_usable_later_than_they_are() -> None:
    situation = world(needs=[need(quantity=10)], offers=[offer(quantity=10)], links=[link()])
    made = plan(situation, send("O1", "N1", 10, by=[("A-B", 0)]), use("N1", 10, on=30))
    assert codes(situation, made) == []


def test_worthless_units_bind_their_crew_all_the_same() -> None:
    situation = world(
        needs=[need("N1", item="truck", quantity=1, due=1, expires=2), need("N2", item="truck", quantity=1)],
        offers=[offer(item="truck", quantity=2)],
        items=[item("truck", qualification="driver", crew=1)],
        links=[link()],
        trainees=[trained(1)],
    )
    sends = [send("O1", each, 1, by=[("A-B", 0)]) for each in ("N1", "N2")]
    assert codes(situation, plan(situation, *sends, use("N2", 1, on=2))) == []
    assert codes(situation, plan(situation, *sends, use("N1", 1, on=2), use("N2", 1, on=2))) == [PromiseCode.CREW]


def test_every_day_of_arrival_counts_for_itself() -> None:
    situation = world(needs=[need(quantity=10)], offers=[offer(quantity=10)], links=[link()])
    parts = [send("O1", "N1", 5, by=[("A-B", depart)], assignment_id=f"on {depart}") for depart in (0, 4)]
    assert codes(situation, plan(situation, *parts, use("N1", 5, on=2), use("N1", 5, on=6))) == []
    assert codes(situation, plan(situation, *parts, use("N1", 6, on=2), use("N1", 4, on=6))) == [PromiseCode.COMPONENTS]
