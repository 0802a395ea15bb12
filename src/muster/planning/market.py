"""The offers as a market: what a unit of an item costs, by the day on which it can be at each needing site."""

from collections import defaultdict
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass

import numpy as np

from muster.planning.instance import Instance
from muster.planning.lanes import Lanes, Remainder, Tariff
from muster.planning.prices import Prices
from muster.planning.shelves import ShelfBook
from muster.planning.sources import Source
from muster.planning.sweeping import add_standing
from muster.planning.timetable import Bools, Days, Floats
from muster.planning.wishes import Wish


@dataclass(frozen=True, slots=True)
class Request:
    """A price to be explained: the pair of shelf and site, and the day."""

    pair: int
    day: int


class Market:
    """All shelves of an instance, and the price of their goods at each site under the prices last asked for.

    A *pair* is a shelf and a site at which some need may take from it; `costs` (P, T) holds what a unit of each costs
    there by each day, infinite where it cannot be there.
    """

    def __init__(self, instance: Instance) -> None:
        """Find every pair."""
        self.instance = instance
        self._book = ShelfBook(instance)
        self._lanes = Lanes(instance, self._book.shelves)
        self._pair_of: dict[tuple[int, int], int] = {}
        self._ends = np.zeros(len(self._book.shelves), dtype=np.int32)  # before which day prices of a shelf count
        for wish in instance.wishes:
            for way in wish.ways:
                for component in way.components:
                    for number in self._book.shelves_for(wish, component.item):
                        self._pair_of.setdefault((number, wish.site), len(self._pair_of))
                        self._ends[number] = max(self._ends[number], min(wish.last_day, instance.horizon - 1) + 1)
        self.pairs = np.array(list(self._pair_of), dtype=np.int32).reshape(-1, 2)
        self.costs: Floats = np.full((len(self.pairs), instance.horizon), np.inf)
        self._standing = self._find_standing()
        self._tariff = Tariff(np.zeros(0), np.zeros((0, 0)), np.zeros((0, 0)))

    def of_what_is(self, left: Remainder) -> "Market":
        """The same pairs, with only the goods that are left and only where what is left has room for a whole unit."""
        market = copy(self)
        market._lanes = Lanes(self.instance, self._book.shelves, left)  # noqa: SLF001 (its own kind)
        return market

    def pairs_for(self, wish: Wish, item: int) -> list[int]:
        """Numbers of the pairs at which a need may take an item."""
        return [self._pair_of[shelf, wish.site] for shelf in self._book.shelves_for(wish, item)]

    def reprice(self, prices: Prices, pairs: Bools) -> None:
        """Find what the goods of these pairs cost, by day; `pairs` (P,) tells which are asked for."""
        goods = self.instance.goods
        money = np.where(goods.fund >= 0, prices.fund[goods.fund] * goods.unit_cost, 0.0) if len(prices.fund) else 0.0
        self._tariff = Tariff(prices.offer + money, prices.link, prices.site)
        asked = np.flatnonzero(pairs)
        asked = asked[np.argsort(self.pairs[asked, 0], kind="stable")].astype(np.int32)
        shelves, begins = np.unique(self.pairs[asked, 0], return_index=True)
        of_shelf = dict(zip(shelves.tolist(), np.split(asked, begins)[1:], strict=True))
        self.costs[asked] = np.inf
        for group in self._lanes.groups({shelf: int(self._ends[shelf]) for shelf in of_shelf}):
            with self._lanes.swept(group, self._tariff):
                for lane, shelf in enumerate(group.shelves):
                    own = of_shelf[shelf]
                    self._lanes.read_off(lane, int(self._ends[shelf]), self.pairs[own, 1], own, self.costs)
        self._add_standing(pairs)

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
        ends = {shelf: 1 + max(request.day for request in asked) for shelf, asked in travelling.items()}
        for group in self._lanes.groups(ends):
            requests_of = [(lane, request) for lane, shelf in enumerate(group.shelves) for request in travelling[shelf]]
            places = [(self.pairs[request.pair, 1], request.day, lane) for lane, request in requests_of]
            with self._lanes.swept(group, self._tariff):
                sources = self._lanes.sources(group, self._tariff, np.array(places, dtype=np.int32))
            for (_, request), source in zip(requests_of, sources, strict=True):
                if source is not None:
                    found[request] = source
        return found

    def _find_standing(self) -> dict[int, Days]:
        """Offers of each pair's shelf that stand at its site already; pairs without any are left out."""
        goods = self.instance.goods
        standing: dict[int, Days] = {}
        for (shelf, site), pair in self._pair_of.items():
            here = [offer for offer in self._book.shelves[shelf].offers if goods.site[offer] == site]
            if here:
                standing[pair] = np.array(here, dtype=np.int32)
        return standing

    def _add_standing(self, pairs: Bools) -> None:
        """Let goods that stand at the site of a pair already cost what they cost there."""
        for pair, here in self._standing.items():
            if pairs[pair]:
                offers = here[self._lanes.is_there[here]]
                add_standing(self.costs[pair], self.instance.windows.stands[offers], self._tariff.offers[offers])

    def _standing_source(self, request: Request) -> Source | None:
        """Goods that stand at the site and are the cheapest that can be there."""
        here = self._standing.get(request.pair)
        if here is None:
            return None
        stands = self.instance.windows.stands
        here = here[self._lanes.is_there[here] & (stands[here] <= request.day)]
        if not here.size:
            return None
        offer = int(here[np.argmin(self._tariff.offers[here])])
        if self._tariff.offers[offer] > self.costs[request.pair, request.day]:
            return None
        return Source(offer, (), int(stands[offer]))
