"""Neighbourhood search: take a few needs out of a plan and serve them again in another order.

A change is kept only where it wins at the first priority at which it makes a difference, so no priority ever pays for
a lower one.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from muster.planning.crews import Crews
from muster.planning.greedy import keep_their_minimums
from muster.planning.instance import Instance
from muster.planning.journeys import Haulage
from muster.planning.ledger import Batch, Journey, Ledger
from muster.planning.serving import Servant, Timing
from muster.planning.wishes import Wish
from muster.planning.worth import batch_value, is_better, values_of

MOST_NEIGHBOURS = 6

Neighbours = list[list[int]]
"""For each need, the numbers of those that compete with it."""

JourneyKey = tuple[int, int, int, int, tuple[tuple[int, int], ...]]
"""What makes an assignment the same one: need, way, component, offer, dated legs."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How many changes to try, how many at a time, and how many in a row may bring nothing."""

    moves: int
    at_once: int
    most_idle: int


@dataclass(frozen=True, slots=True)
class Terms:
    """What a change must respect: assignments that stay, and those whose every change must win so much value."""

    stays: frozenset[JourneyKey] = frozenset()
    stands: frozenset[JourneyKey] = frozenset()
    price: float = 0.0

    def may_drop(self, batch: Batch) -> bool:
        """Whether none of a batch's assignments has to stay."""
        return not self.stays or all(key_of(journey) not in self.stays for journey in batch.journeys)

    def toll(self, dropped: list[Batch], new: list[Batch]) -> float:
        """What a change must win at least: the price for every standing assignment that it ends."""
        if self.price <= 0.0:
            return 0.0
        ended = {key_of(journey) for batch in dropped for journey in batch.journeys} & self.stands
        return self.price * len(ended - {key_of(journey) for batch in new for journey in batch.journeys})


NO_TERMS = Terms()


class Improver:
    """Tries changes to one ledger until told to stop."""

    def __init__(
        self, ledger: Ledger, seed: int, neighbours: Neighbours | None = None, terms: Terms = NO_TERMS
    ) -> None:
        """Work on a ledger that has not been settled yet; the neighbours may be known already."""
        self.ledger = ledger
        self._terms = terms
        self._dice = random.Random(seed)  # noqa: S311 - a search, not a secret
        haulage, crews = Haulage(ledger), Crews(ledger)
        self._servants = [Servant(ledger, haulage, crews, timing) for timing in Timing]
        self._neighbours = neighbours_of(ledger.instance) if neighbours is None else neighbours

    def run(self, moves: int, stop: Callable[[], bool], priority: int | None = None) -> int:
        """Try so many changes, for needs of one priority if given; returns how many were kept."""
        kept = 0
        open_needs: list[Wish] | None = None
        for _ in range(moves):
            if stop():
                break
            if open_needs is None:
                open_needs = [wish for wish in self._open_needs() if priority in {None, wish.need.priority}]
            if not open_needs:
                break
            wish = self._dice.choices(open_needs, [1.0 / wish.need.priority for wish in open_needs])[0]
            if self.exchange(wish, priority):
                kept, open_needs = kept + 1, None
        return kept

    def rounds(self, patience: Patience, stop: Callable[[], bool], priority: int | None = None) -> Iterator[int]:
        """Try changes some at a time until the patience is at an end; yields how many have been tried before each."""
        idle = 0
        for done in range(0, patience.moves, patience.at_once):
            if idle >= patience.most_idle or stop():
                return
            yield done
            idle = 0 if self.run(patience.at_once, stop, priority) else idle + patience.at_once

    def _open_needs(self) -> list[Wish]:
        """Needs that have not got all they could be worth."""
        value: defaultdict[int, float] = defaultdict(float)
        for batch in self.ledger.batches.values():
            value[batch.need] += batch_value(self.ledger, batch)
        return [
            wish
            for wish in self.ledger.instance.wishes
            if value[wish.number] < wish.quantity * wish.unit_worth * (1.0 - 1e-9)
        ]

    def exchange(self, wish: Wish, lowest: int | None = None) -> bool:
        """Take a need and some that compete with it out, serve it first, then the others; keep what is better.

        Needs below the priority `lowest` are left alone, if one is given.
        """
        ledger = self.ledger
        others = self._neighbours[wish.number]
        if lowest is not None:
            others = [number for number in others if ledger.instance.wishes[number].need.priority <= lowest]
        chosen = self._dice.sample(others, min(len(others), self._dice.randint(0, MOST_NEIGHBOURS)))
        order = [wish, *sorted((ledger.instance.wishes[number] for number in chosen), key=_by_priority)]
        if self._dice.random() < 0.5:  # noqa: PLR2004 - half of the time in order of priority, half this one first
            order.sort(key=_by_priority)
        mark, first_new = ledger.mark(), ledger.next_number
        dropped = self._drop({each.number for each in order})
        servant = self._servants[int(self._dice.random() < 0.25)]  # noqa: PLR2004 - mostly just in time
        for each in order:
            servant.serve(each, each.quantity - ledger.met.get(each.number, 0.0))
        fair = keep_their_minimums(ledger, dropped)
        new = ledger.since(first_new)
        toll = self._terms.toll(dropped, new)
        if fair and is_better(values_of(ledger, new), values_of(ledger, dropped), by=toll):
            return True
        ledger.rollback(mark)
        return False

    def _drop(self, needs: set[int]) -> list[Batch]:
        """Take all batches of some needs out."""
        numbers = sorted(
            number
            for need in needs
            for number in self.ledger.numbers_of(need)
            if self._terms.may_drop(self.ledger.batch(number))
        )
        batches = [self.ledger.batch(number) for number in numbers]
        for number in numbers:
            self.ledger.drop(number)
        return batches


def key_of(journey: Journey) -> JourneyKey:
    """What makes a journey part of the same assignment as another."""
    return (journey.need, journey.way, journey.component, journey.offer, journey.legs)


def _by_priority(wish: Wish) -> tuple[int, int, int]:
    return (wish.need.priority, wish.due, wish.number)


def neighbours_of(instance: Instance) -> Neighbours:
    """For each need, those that compete with it for an item, a qualification or its site."""
    sharing: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for wish in instance.wishes:
        for key in _competes_for(wish):
            sharing[key].append(wish.number)
    return [
        sorted({number for key in _competes_for(wish) for number in sharing[key]} - {wish.number})
        for wish in instance.wishes
    ]


def _competes_for(wish: Wish) -> set[tuple[str, int]]:
    keys = {("item", component.item) for way in wish.ways for component in way.components}
    keys |= {("people", qualification) for way in wish.ways for qualification in way.people_per_unit()}
    return keys | {("site", wish.site)}
