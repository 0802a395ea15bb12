"""Seats as they are found in compiled code, and needs that follow a master, against the rules written out plainly."""

import numpy as np
import pytest

from benchmarks.generating import Size, generate
from muster.planning.columns import folded
from muster.planning.following import Pursuit, follow
from muster.planning.greedy import greedy
from muster.planning.instance import Instance, build_instance
from muster.planning.ledger import Ledger
from muster.planning.options import Watch
from muster.planning.rounding import Rounder
from muster.planning.seating import find_seats, people_at_hand
from muster.planning.serving import Timing
from muster.planning.warm_master import WarmMaster
from muster.planning.worth import batch_value, values_reached

SEEDS = pytest.mark.parametrize("seed", range(8))


def people_left(ledger: Ledger, qualification: int, day: int) -> float:
    """People who can still join on a day: own ones, and general ones whom nobody has taken by any later day."""
    schooling = ledger.instance.schooling
    least, horizon = np.inf, schooling.own.shape[1]
    for until in range(day, horizon):
        general = schooling.general[until]
        for other in range(len(schooling.own)):
            if other != qualification:
                general -= max(0.0, (ledger.joined[other] - schooling.own[other])[: until + 1].max())
        ours = (ledger.joined[qualification] - schooling.own[qualification])[day : until + 1].max()
        least = min(least, general - ours)
    return float(least)


def crowded(seed: int) -> Ledger:
    """A ledger in which some people have joined some courses at random, within all limits."""
    instance, dice = build_instance(generate(Size.XXS, seed)), np.random.default_rng(seed)
    ledger, schooling = Ledger(instance), instance.schooling
    for qualification, numbers in enumerate(schooling.starts_of):
        for number in numbers:
            start, room = (
                schooling.starts[number],
                int(people_left(ledger, qualification, schooling.starts[number].day)),
            )
            room = min(room, int(ledger.seats_left[number]), int(ledger.places_left[start.day : start.graduates].min()))
            joining = int(dice.integers(0, max(1, room // 2 + 1)))
            ledger.seats_left[number] -= joining
            ledger.places_left[start.day : start.graduates] -= joining
            ledger.joined[qualification, start.day :] += joining
    return ledger


@SEEDS
def test_people_at_hand_are_those_of_the_rule(seed: int) -> None:
    ledger = crowded(seed)
    schooling = ledger.instance.schooling
    for qualification in range(len(schooling.own)):
        for day in range(0, ledger.instance.horizon, 40):
            found = people_at_hand(day, ledger.joined, schooling.own, schooling.general, qualification)
            assert found == pytest.approx(people_left(ledger, qualification, day))


@SEEDS
def test_seats_are_taken_in_order_as_far_as_all_limits_allow(seed: int) -> None:
    ledger = crowded(seed)
    schooling, horizon = ledger.instance.schooling, ledger.instance.horizon
    for qualification, numbers in enumerate(schooling.starts_of):
        left = (ledger.seats_left, ledger.places_left, ledger.joined)
        starts, people = np.array(numbers, dtype=np.int32), 30
        before = [array.copy() for array in left]
        found = find_seats(
            people, horizon - 1, starts, schooling.dates, left, (schooling.own, schooling.general), qualification
        )
        for array, copy in zip(left, before, strict=True):
            np.testing.assert_array_equal(array, copy)  # nothing is booked
        for number, joining in zip(numbers, found.tolist(), strict=True):
            start = schooling.starts[number]
            room = 0.0
            if start.graduates < horizon:
                places = ledger.places_left[start.day : start.graduates].min()
                room = min(ledger.seats_left[number], places, people_left(ledger, qualification, start.day))
            assert joining == min(people, max(0, int(room)))
            people -= joining
            ledger.places_left[start.day : start.graduates] -= joining
            ledger.joined[qualification, start.day :] += joining


def needs_values(ledger: Ledger) -> dict[int, float]:
    """Value of each need that gets anything."""
    values: dict[int, float] = {}
    for batch in ledger.batches.values():
        values[batch.need] = values.get(batch.need, 0.0) + batch_value(ledger, batch)
    return values


def following(instance: Instance, below: int) -> tuple[Ledger, Ledger]:
    """A greedy plan, and what it becomes when its needs follow one that sends goods as early as it can."""
    before = greedy(instance, Watch())
    master = WarmMaster(instance)
    units: list[float] = []
    for batch in greedy(instance, Watch(), timing=Timing.EARLIEST).batches.values():
        master.add(folded(batch))
        if len(master.columns) > len(units):
            units.append(batch.units)
    after = before.copy()
    master.pool.awake(5)
    follow(Rounder(after), master.pool, np.array(units), Pursuit(below, 2, Watch().stop))
    return before, after


@SEEDS
def test_no_need_loses_by_following_and_some_take_other_ways(seed: int) -> None:
    before, after = following(build_instance(generate(Size.XXS, seed)), below=6)
    values = needs_values(after)
    for need, value in needs_values(before).items():
        assert values[need] >= value * (1.0 - 1e-9)
    assert {batch.journeys for batch in after.batches.values()} != {batch.journeys for batch in before.batches.values()}


@SEEDS
def test_needs_that_are_not_urgent_enough_stay_as_they_are(seed: int) -> None:
    instance = build_instance(generate(Size.XXS, seed))
    before, after = following(instance, below=2)
    assert values_reached(after)[1:] == pytest.approx(values_reached(before)[1:])
    for number, batch in before.batches.items():
        if instance.wishes[batch.need].need.priority > 1:
            assert after.batch(number) == batch


def test_who_is_told_to_stop_follows_nobody() -> None:
    instance = build_instance(generate(Size.XXS, 0))
    before = greedy(instance, Watch())
    master = WarmMaster(instance)
    for batch in greedy(instance, Watch(), timing=Timing.EARLIEST).batches.values():
        master.add(folded(batch))
    master.pool.awake(5)
    after = before.copy()
    follow(Rounder(after), master.pool, np.ones(len(master.columns)), Pursuit(6, 2, lambda: True))
    assert dict(after.batches) == dict(before.batches)
