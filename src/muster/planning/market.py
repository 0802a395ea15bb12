"""The offers as a market: what a unit of an item costs, by the day on which it can be at each needing site."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from muster.domain.settings import DAYS_PER_WEEK
from muster.planning.instance import Instance
from muster.planning.prices import Prices
from muster.planning.shelves import Shelf, ShelfBook
from muster.planning.sweeping import (
    LANES,
    Arrivals,
    empty_lanes,
    list_arrivals,
    put_on_lanes,
    sweep,
    take_off_lanes,
    trace,
)
from muster.planning.timetable import Bools, Days, Floats
from muster.planning.wishes import Wish

Costs = npt.NDArray[np.float32]
ROUNDING = np.float32(1.0 - 2e-7)  # a kept price is never above the true one, so that a bound stays a bound


@dataclass(frozen=True, slots=True)
class Source:
    """Where a unit comes from: its offer and its legs (link, departure day), first leg first."""

    offer: int
    legs: tuple[tuple[int, int], ...]
    ready: int


@dataclass(frozen=True, slots=True)
class _Manner:
    """Goods that pass on the same links and days: where they may depart, and the order in which they arrive."""

    passes: Bools  # (L, T)
    arrivals: Arrivals


@dataclass(frozen=True, slots=True)
class Request:
    """A price to be explained: the pair of shelf and site, and the day."""

    pair: int
    day: int


class Market:
    """All shelves of an instance, and the price of their goods at each site under the prices last asked for.

    A *pair* is a shelf and a site at which some need may take from it.
    """

    def __init__(self, instance: Instance) -> None:
        """Find every pair, and lay shelves that pass alike side by side."""
        self.instance = instance
        self.book = ShelfBook(instance)
        self.shelves: tuple[Shelf, ...] = self.book.shelves
        self.pair_of: dict[tuple[int, int], int] = {}
        for wish in instance.wishes:
            for way in wish.ways:
                for component in way.components:
                    for number in self.book.shelves_for(wish, component.item):
                        self.pair_of.setdefault((number, wish.site), len(self.pair_of))
        self.pairs = np.array(list(self.pair_of), dtype=np.int32).reshape(-1, 2)
        self.costs: Costs = np.full((len(self.pairs), instance.horizon), np.inf, dtype=np.float32)
        self._prices: Prices | None = None
        self._offer_prices = np.zeros(len(instance.goods.item))
        self._known: dict[bytes, _Manner] = {}
        self._manners = [self._manner_of(shelf.item) for shelf in self.shelves]
        self._lanes = empty_lanes(instance.horizon, len(instance.situation.sites))
        self._swept = np.empty_like(self._lanes)

    def reprice(self, prices: Prices, pairs: Bools) -> None:
        """Find what the goods of these pairs cost, by day; `pairs` (P,) tells which are asked for."""
        self._prices = prices
        goods = self.instance.goods
        money = np.where(goods.fund >= 0, prices.fund[goods.fund] * goods.unit_cost, 0.0) if len(prices.fund) else 0.0
        self._offer_prices = prices.offer + money
        asked: defaultdict[int, list[int]] = defaultdict(list)
        for pair in np.flatnonzero(pairs).tolist():
            asked[int(self.pairs[pair, 0])].append(pair)
        for group in self._groups(asked):
            swept = self._sweep(group)
            for lane, shelf in enumerate(group):
                wanted = asked[shelf]
                sites = self.pairs[wanted, 1]
                self.costs[wanted] = swept[:, sites, lane].T * ROUNDING
                self._add_standing(shelf, wanted)

    def explain(self, requests: Iterable[Request]) -> dict[Request, Source]:
        """From which offer, and by which legs, a unit comes at the price of a pair by a day; what can be found."""
        found: dict[Request, Source] = {}
        travelling: defaultdict[int, list[Request]] = defaultdict(list)
        for request in dict.fromkeys(requests):
            standing = self._standing_source(request)
            if standing is not None:
                found[request] = standing
            else:
                travelling[int(self.pairs[request.pair, 0])].append(request)
        for group in self._groups(travelling):
            swept = self._sweep(group, keep=True)
            for lane, shelf in enumerate(group):
                for request in travelling[shelf]:
                    source = self._travelling_source(shelf, lane, request, group, swept)
                    if source is not None:
                        found[request] = source
            self._clear(group)
        return found

    def _groups(self, shelves: Iterable[int]) -> Iterator[list[int]]:
        """Shelves that pass alike, as many at a time as there are lanes."""
        alike: defaultdict[int, list[int]] = defaultdict(list)
        for shelf in sorted(shelves):
            alike[id(self._manners[shelf])].append(shelf)
        for members in alike.values():
            for start in range(0, len(members), LANES):
                yield members[start : start + LANES]

    def _sweep(self, group: Sequence[int], *, keep: bool = False) -> Floats:
        """Prices of the goods of a group everywhere, by day; shape (T, S, LANES), valid until the next call."""
        instance, windows = self.instance, self.instance.windows
        offers, begin = self._on_lanes(group)
        put_on_lanes(offers, begin, instance.goods.site, windows.first, windows.last, self._offer_prices, self._lanes)
        arrivals = self._manners[group[0]].arrivals
        sweep(arrivals, self._lanes, self._loads(group), instance.roads, self._tolls, self._swept)
        if not keep:
            self._clear(group)
        return self._swept

    def _clear(self, group: Sequence[int]) -> None:
        windows = self.instance.windows
        offers, begin = self._on_lanes(group)
        take_off_lanes(offers, begin, self.instance.goods.site, windows.first, windows.last, self._lanes)

    def _on_lanes(self, group: Sequence[int]) -> tuple[Days, Days]:
        """Offers of the shelves of a group, and where those of each begin."""
        sizes = [len(self.shelves[shelf].offers) for shelf in group]
        offers = np.concatenate([self._offers[shelf] for shelf in group])
        return offers, np.cumsum([0, *sizes], dtype=np.int32)

    @cached_property
    def _offers(self) -> list[Days]:
        return [np.array(shelf.offers, dtype=np.int32) for shelf in self.shelves]

    def _loads(self, group: Sequence[int]) -> Floats:
        """Tonnes of one unit on each lane."""
        loads = np.zeros(LANES)
        loads[: len(group)] = self.instance.load_t[[self.shelves[shelf].item for shelf in group]]
        return loads

    @property
    def _tolls(self) -> tuple[Floats, Floats]:
        if self._prices is None:
            message = "the market has no prices yet"
            raise RuntimeError(message)
        return self._prices.link, self._prices.site

    def _manner_of(self, item: int) -> _Manner:
        """How one unit of an item may travel."""
        instance = self.instance
        row = instance.situation.items[item]
        load = 0.0 if row.divisible else float(instance.load_t[item])
        weeks = np.arange(instance.horizon) // DAYS_PER_WEEK
        capacity = instance.timetable.link_capacity[:, weeks]
        fits = (capacity * (1.0 + 1e-6) + 1e-6 >= load) & (capacity > 0.0)
        passes: Bools = self._departs & fits & instance.carries[row.cargo][:, None]
        key = np.packbits(passes).tobytes()
        if key not in self._known:
            self._known[key] = _Manner(passes, Arrivals(*list_arrivals(passes, instance.roads.transit)))
        return self._known[key]

    @cached_property
    def _departs(self) -> Bools:
        previous = self.instance.timetable.previous
        departs: Bools = previous == np.arange(self.instance.horizon)
        return departs

    def _add_standing(self, shelf: int, pairs: Sequence[int]) -> None:
        """Goods that stand at the site already need no road."""
        goods, windows = self.instance.goods, self.instance.windows
        offers = self._offers[shelf]
        at = goods.site[offers]
        for pair in pairs:
            for offer in offers[at == self.pairs[pair, 1]]:
                days = self.costs[pair, int(windows.stands[offer]) :]
                np.minimum(days, np.float32(self._offer_prices[offer]) * ROUNDING, out=days)

    def _standing_source(self, request: Request) -> Source | None:
        """Goods that stand at the site and are the cheapest that can be there."""
        goods, windows = self.instance.goods, self.instance.windows
        shelf, site = (int(number) for number in self.pairs[request.pair])
        offers = self._offers[shelf]
        here = offers[(goods.site[offers] == site) & (windows.stands[offers] <= request.day)]
        if not here.size:
            return None
        offer = int(here[np.argmin(self._offer_prices[here])])
        price = np.float32(self._offer_prices[offer]) * ROUNDING
        if price > self.costs[request.pair, request.day]:
            return None
        return Source(offer, (), int(windows.stands[offer]))

    def _travelling_source(
        self, shelf: int, lane: int, request: Request, group: Sequence[int], swept: Floats
    ) -> Source | None:
        windows, goods, roads = self.instance.windows, self.instance.goods, self.instance.roads
        site = int(self.pairs[request.pair, 1])
        passes = self._manners[shelf].passes
        legs = trace(site, request.day, lane, passes, self._lanes, self._loads(group), roads, self._tolls, swept)
        if not len(legs):
            return None
        in_order = tuple((int(link), int(start)) for link, start in legs[::-1])
        origin, start = int(roads.origin[in_order[0][0]]), in_order[0][1]
        offers = self._offers[shelf]
        may = offers[
            (goods.site[offers] == origin) & (windows.first[offers] <= start) & (start <= windows.last[offers])
        ]
        offer = int(may[np.argmin(self._offer_prices[may])])
        last, day = in_order[-1]
        return Source(offer, in_order, day + int(roads.transit[last]))

    # What a single need asks, for those that look at one price at a time.

    def shelves_for(self, wish: Wish, item: int) -> list[int]:
        """Numbers of the shelves of an item from which a need may take."""
        return self.book.shelves_for(wish, item)

    def cost(self, number: int, site: int) -> Costs:
        """Price of one unit of a shelf at a site by each day; shape (T,), infinite where it cannot be there."""
        row: Costs = self.costs[self.pair_of[number, site]]
        return row

    def source(self, number: int, site: int, day: int) -> Source | None:
        """From which offer, and by which legs, a unit of a shelf comes at that price."""
        request = Request(self.pair_of[number, site], day)
        return self.explain([request]).get(request)
