"""The offers as a market: what a unit of an item costs, by the day on which it can be at each needing site."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass

import numpy as np

from muster.planning.instance import Instance
from muster.planning.lanes import Group, Lanes, Remainder, Tariff
from muster.planning.prices import Prices
from muster.planning.shelves import ShelfBook
from muster.planning.timetable import Bools, Floats
from muster.planning.wishes import Wish


@dataclass(frozen=True, slots=True)
class Source:
    """Where a unit comes from: its offer and its legs (link, departure day), first leg first."""

    offer: int
    legs: tuple[tuple[int, int], ...]
    ready: int


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
        asked: defaultdict[int, list[int]] = defaultdict(list)
        for pair in np.flatnonzero(pairs).tolist():
            asked[int(self.pairs[pair, 0])].append(pair)
        self.costs[pairs] = np.inf
        for group in self._lanes.groups({shelf: int(self._ends[shelf]) for shelf in asked}):
            with self._lanes.swept(group, self._tariff) as costs:
                for lane, shelf in enumerate(group.shelves):
                    wanted, end = asked[shelf], self._ends[shelf]
                    self.costs[wanted, :end] = costs[:end, self.pairs[wanted, 1], lane].T
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
        ends = {shelf: 1 + max(request.day for request in asked) for shelf, asked in travelling.items()}
        for group in self._lanes.groups(ends):
            with self._lanes.swept(group, self._tariff):
                for lane, shelf in enumerate(group.shelves):
                    for request in travelling[shelf]:
                        source = self._travelling_source(group, lane, request)
                        if source is not None:
                            found[request] = source
        return found

    def _add_standing(self, shelf: int, pairs: Sequence[int]) -> None:
        """Goods that stand at the site already need no road."""
        goods, windows = self.instance.goods, self.instance.windows
        offers = self._lanes.offers(shelf)
        at = goods.site[offers]
        for pair in pairs:
            for offer in offers[at == self.pairs[pair, 1]]:
                days = self.costs[pair, int(windows.stands[offer]) :]
                np.minimum(days, self._tariff.offers[offer], out=days)

    def _standing_source(self, request: Request) -> Source | None:
        """Goods that stand at the site and are the cheapest that can be there."""
        goods, windows = self.instance.goods, self.instance.windows
        shelf, site = (int(number) for number in self.pairs[request.pair])
        offers = self._lanes.offers(shelf)
        here = offers[(goods.site[offers] == site) & (windows.stands[offers] <= request.day)]
        if not here.size:
            return None
        offer = int(here[np.argmin(self._tariff.offers[here])])
        if self._tariff.offers[offer] > self.costs[request.pair, request.day]:
            return None
        return Source(offer, (), int(windows.stands[offer]))

    def _travelling_source(self, group: Group, lane: int, request: Request) -> Source | None:
        """The cheapest of the offers that may take the legs behind a price, while its group is swept."""
        windows, goods, roads = self.instance.windows, self.instance.goods, self.instance.roads
        site = int(self.pairs[request.pair, 1])
        legs = self._lanes.legs(group, lane, self._tariff, (site, request.day))
        if not legs:
            return None
        (link, start), (last, day) = legs[0], legs[-1]
        offers = self._lanes.offers(group.shelves[lane])
        leaves = (windows.first[offers] <= start) & (start <= windows.last[offers])
        may = offers[leaves & (goods.site[offers] == roads.origin[link])]
        offer = int(may[np.argmin(self._tariff.offers[may])])
        return Source(offer, legs, day + int(roads.transit[last]))
