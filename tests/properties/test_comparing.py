"""No offer is counted twice, nothing is covered beyond what is wanted, and what is covered is the most that can be."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.generating.dice import Dice
from muster.comparing import compare
from muster.comparing.pool import Pool
from muster.domain.gap import CONFIDENCE, Axis
from muster.domain.needs import Need
from muster.domain.offers import Offer, OfferStatus
from muster.domain.situation import Situation
from tests.properties.random_worlds import SEEDS, random_world, thinned_worlds
from tests.worlds import alternative, item, link, need, offer, world

FEW = SEEDS[::4]
EARMARKS = ("N0", "N1", "N2", "N3", "priority:1", "site:B", "site:C", "theme:energy")
LATE = 15
SHUFFLED = ("needs", "offers", "items", "links", "alternatives", "packages", "sites")


@st.composite
def swap_worlds(draw: st.DrawFn) -> Situation:
    """Few needs and offers of two items, one of which may stand in for the other one for one."""
    small = st.integers(1, 3)
    needs = [
        need(
            f"N{number}",
            item=draw(st.sampled_from("ab")),
            quantity=draw(small),
            priority=draw(st.integers(1, 2)),
            due=draw(st.sampled_from((10, 20))),
            site=draw(st.sampled_from("BC")),
            theme=draw(st.sampled_from(("", "energy"))),
            weight=draw(st.sampled_from((1.0, 2.0))),
        )
        for number in range(draw(st.integers(1, 6)))
    ]
    return world(
        items=[item("a"), item("b")],
        needs=needs,
        offers=[draw(small_offers(number)) for number in range(draw(st.integers(1, 6)))],
        alternatives=[alternative("a", "b")] if draw(st.booleans()) else [],
        links=[link("A", "B", days=1), link("A", "C", days=1)],
    )


@st.composite
def small_offers(draw: st.DrawFn, number: int) -> Offer:
    """A few pieces of either item, early or late, for all needs or for some."""
    return offer(
        f"O{number}",
        item=draw(st.sampled_from("ab")),
        quantity=draw(st.integers(1, 3)),
        available_from=draw(st.sampled_from((0, LATE))),
        status=draw(st.sampled_from(CONFIDENCE)).value,
        earmarked_for=tuple(
            draw(st.lists(st.sampled_from(EARMARKS), min_size=draw(st.integers(0, 2)), max_size=3, unique=True))
        ),
    )


@settings(max_examples=4 * settings().max_examples)
@given(swap_worlds(), st.sampled_from(CONFIDENCE))
def test_small_cases_are_covered_as_far_as_any_division_of_the_offers_allows(
    situation: Situation, status: OfferStatus
) -> None:
    turns = sorted(
        compare(situation).needs, key=lambda gap: (gap.need.priority, gap.need.due, -gap.worth, gap.need.need_id)
    )
    offers = [each for each in situation.offers if CONFIDENCE.index(each.status) <= CONFIDENCE.index(status)]
    in_time = [(_usable(situation, offers, gap.need, late=False), gap.need.quantity) for gap in turns]
    for end in range(1, len(turns) + 1):
        assert sum(gap.at(status).in_time for gap in turns[:end]) == _most(in_time[:end], offers)
    served = [(set_, gap.at(status).in_time) for (set_, _), gap in zip(in_time, turns, strict=True)]
    late = [
        (_usable(situation, offers, gap.need, late=True), gap.need.quantity - gap.at(status).in_time) for gap in turns
    ]
    for end in range(1, len(turns) + 1):
        covered = sum(gap.at(status).in_time for gap in turns)
        covered += sum(gap.at(status).covered - gap.at(status).in_time for gap in turns[:end])
        assert covered == _most([*served, *late[:end]], offers)


@given(swap_worlds(), small_offers(9))
def test_another_offer_never_lowers_what_is_covered(situation: Situation, another: Offer) -> None:
    more = replace(situation, offers=(*situation.offers, another))
    for before, after in zip(compare(situation).needs, compare(more).needs, strict=True):
        for one, other in zip(before.amounts, after.amounts, strict=True):
            assert one.in_time <= other.in_time
            assert one.covered <= other.covered


@given(thinned_worlds())
def test_nothing_is_covered_beyond_what_is_wanted_or_offered(situation: Situation) -> None:
    _check_limits(situation)


@pytest.mark.parametrize("seed", FEW)
def test_no_random_dataset_is_covered_beyond_what_is_wanted_or_offered(seed: int) -> None:
    _check_limits(random_world(seed))


@pytest.mark.parametrize("seed", FEW)
def test_rows_in_another_order_give_the_same_comparison(seed: int) -> None:
    situation, dice = random_world(seed), Dice(seed, "comparing")
    shuffled: dict[str, Any] = {name: _shuffled(getattr(situation, name), dice) for name in SHUFFLED}
    assert compare(replace(situation, **shuffled)) == compare(situation)


@given(
    st.lists(st.integers(1, 5), min_size=1, max_size=6),
    st.lists(st.tuples(st.integers(0, 63), st.integers(1, 6), st.integers(0, 3)), max_size=8),
)
def test_a_pool_gives_no_offer_twice_and_takes_nothing_away(
    quantities: list[int], asked: list[tuple[int, int, int]]
) -> None:
    there = (1 << len(quantities)) - 1
    pool = Pool([float(each) for each in quantities], there)
    held = []
    for offers, wanted, returned in asked:
        drawer = pool.drawer(offers & there)
        got = pool.draw(drawer, offers & there, wanted)
        got += pool.exchange(drawer, wanted - got)
        back = min(got, float(returned))
        if back:
            pool.give_back(drawer, back)
        held.append((offers & there, got - back))
        left = pool.left()
        for place, quantity in enumerate(quantities):
            assert left[place] + sum(amount for _, at, amount in pool.holdings() if at == place) == quantity
        for number, (own, amount) in enumerate(held):
            parts = [(at, part) for each, at, part in pool.holdings() if each == number]
            assert sum(part for _, part in parts) == amount
            assert all(own >> at & 1 for at, _ in parts)


def _shuffled(rows: tuple[Any, ...], dice: Dice) -> tuple[Any, ...]:
    return tuple(dice.some_of(rows, len(rows)))


def _check_limits(situation: Situation) -> None:
    comparison = compare(situation)
    for gap in comparison.needs:
        for each in gap.amounts:
            assert 0.0 <= each.in_time <= each.covered + 1e-9
            assert each.covered <= each.wanted + 1e-9
    for level in comparison.confidence:
        for row in level.rows[Axis.ITEM]:
            if row.units is not None and row.offered is not None and row.left is not None:
                assert 0.0 <= row.left <= row.offered + 1e-9
                # What was swapped is used beside it, by needs of other items.
                assert row.units.own <= row.offered - row.left + 1e-6


def _usable(situation: Situation, offers: Sequence[Offer], wanted: Need, *, late: bool) -> set[str]:
    """Offers that may serve a need, told without the code that is tested."""
    items = {wanted.item_id} | {row.alternative_id for row in situation.alternatives if row.item_id == wanted.item_id}
    fits = {wanted.need_id, f"priority:{wanted.priority}", f"site:{wanted.site_id}", f"theme:{wanted.theme}"}
    last = situation.settings.day(wanted.due)
    return {
        each.offer_id
        for each in offers
        if each.item_id in items
        and (not each.earmarked_for or fits & set(each.earmarked_for))
        and (late or situation.settings.day_or(each.available_from, 0) + 1 <= last)
    }


def _most(drawers: Sequence[tuple[set[str], float]], offers: Sequence[Offer]) -> float:
    """The most that all drawers together can get: the smallest cut, found by trying every set of drawers."""
    cuts = []
    for size in range(len(drawers) + 1):
        for chosen in combinations(range(len(drawers)), size):
            reach = set().union(*(drawers[each][0] for each in chosen))
            supply = sum(each.quantity or 0.0 for each in offers if each.offer_id in reach)
            cuts.append(supply + sum(wanted for place, (_, wanted) in enumerate(drawers) if place not in chosen))
    return min(cuts)
