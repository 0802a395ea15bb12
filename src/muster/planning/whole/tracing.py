"""From flows to journeys: every unit is followed from its offer to the use that draws it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from muster.planning.departures import Roads
from muster.planning.timetable import Floats
from muster.planning.whole.flows import Flow
from muster.planning.whole.stores import INTO, OUT_OF, Store
from muster.planning.whole.travel import Hop
from muster.planning.whole.uses import Draw

NOISE = 1e-9  # units below which an amount is the noise of arithmetic
ALMOST = 1e-6  # a number so little below a whole one counts as whole


@dataclass(frozen=True, slots=True)
class Trail:
    """An amount of an offer that takes some legs and is drawn, by the number of its draw, or is left over (−1)."""

    offer: int
    legs: tuple[Hop, ...]
    ready: int
    site: int
    amount: float
    draw: int


@dataclass(slots=True)
class _Arc:
    """What is left of one way to go on from a block of a store."""

    amount: float
    hop: Hop | None = None
    draw: int = -1
    end: tuple[Store, int] | None = None  # none: it is drawn or left over


class Tracer:
    """Takes the solution of one flow apart."""

    def __init__(self, roads: Roads, flow: Flow, draws: list[tuple[int, Draw]], values: Floats) -> None:
        """`draws` are those from the flow's stores, with their numbers among all; `values` those of all variables."""
        self._roads, self._flow, self._values = roads, flow, values
        self._arcs: defaultdict[tuple[int, int], list[_Arc]] = defaultdict(list)
        for number, draw in draws:
            block = draw.store.block_of[OUT_OF, draw.day]
            self._add(draw.store, block, _Arc(draw.term[1] * float(values[draw.term[0]]), draw=number))
        for hop, variable in flow.onward.items():
            store = flow.stores[int(roads.origin[hop[0]])]
            self._add(store, store.block_of[OUT_OF, hop[1]], _Arc(float(values[variable]), hop, end=self._end(hop)))
        for store in [*flow.stores.values(), *flow.stands.values()]:
            for block, variable in enumerate(store.waits):
                self._add(store, block, _Arc(float(values[variable]), end=(store, block + 1)))
            if store.may_keep:
                self._add(store, len(store.waits), _Arc(float("inf")))

    def trails(self) -> Iterator[Trail]:
        """All trails, offer by offer."""
        for each in self._flow.departures:
            passage, amount = each.passage, float(self._values[each.variable])
            store = self._flow.stores[passage.site]
            start = Trail(each.offer, passage.legs, passage.day, passage.site, amount, -1)
            yield from self._followed(start, (store, store.block_of[INTO, passage.day]))
        for site, store in self._flow.stands.items():
            for day, _, variable, _ in [event for event in store.events if event[1] == INTO]:
                offer = next(offer for offer, own in self._flow.standing.items() if own == variable)
                start = Trail(offer, (), day, site, float(self._values[variable]), -1)
                yield from self._followed(start, (store, store.block_of[INTO, day]))

    def _add(self, store: Store, block: int, arc: _Arc) -> None:
        self._arcs[id(store), block].append(arc)

    def _end(self, hop: Hop) -> tuple[Store, int]:
        """Store and block to which a hop brings goods."""
        store = self._flow.stores[int(self._roads.destination[hop[0]])]
        return store, store.block_of[INTO, hop[1] + int(self._roads.transit[hop[0]])]

    def _followed(self, start: Trail, begin: tuple[Store, int]) -> Iterator[Trail]:
        """Trails on which an amount that left an offer goes on."""
        left = start.amount
        while left > NOISE:
            path = self._path(begin, {(id(begin[0]), begin[1])})
            if path is None:
                return  # the rest of rounding at the last digits
            amount = min([left, *(arc.amount for arc in path)])
            for arc in path:
                arc.amount -= amount
            left -= amount
            legs = start.legs + tuple(arc.hop for arc in path if arc.hop is not None)
            ready, site = start.ready, start.site
            if len(legs) > len(start.legs):
                link, day = legs[-1]
                ready, site = day + int(self._roads.transit[link]), int(self._roads.destination[link])
            yield Trail(start.offer, legs, ready, site, amount, path[-1].draw)

    def _path(self, place: tuple[Store, int], seen: set[tuple[int, int]]) -> list[_Arc] | None:
        """What is left of a way from a block to a use or to what is left over; circles within a day are passed by."""
        for arc in self._arcs[id(place[0]), place[1]]:
            if arc.amount <= NOISE:
                continue
            if arc.end is None:
                return [arc]
            key = (id(arc.end[0]), arc.end[1])
            if key not in seen:
                seen.add(key)
                rest = self._path(arc.end, seen)
                if rest is not None:
                    return [arc, *rest]
        return None
