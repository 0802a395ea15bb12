"""The offers as a market: what a unit of an item costs, by the day on which it can be at each needing site."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from muster.domain.settings import DAYS_PER_WEEK
from muster.planning.instance import Instance
from muster.planning.prices import Prices
from muster.planning.sweeping import sweep, trace
from muster.planning.timetable import Bools, Floats
from muster.planning.wishes import Wish

NEVER = np.inf


@dataclass(frozen=True, slots=True)
class Shelf:
    """Offers of one item with the same earmarks, by number; an empty set of marks means free for all."""

    item: int
    marks: frozenset[str]
    offers: tuple[int, ...]

    def serves(self, wish: Wish) -> bool:
        """Whether a need may take from this shelf."""
        return not self.marks or any(mark in self.marks for mark in wish.marks)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a unit comes from: its offer and its legs (link, departure day), first leg first."""

    offer: int
    legs: tuple[tuple[int, int], ...]
    ready: int


class Market:
    """All shelves of an instance, and the price of their goods at each site under the prices last asked for."""

    def __init__(self, instance: Instance) -> None:
        """Sort the offers that a plan may use onto shelves."""
        self.instance = instance
        self.shelves = _shelves(instance)
        self._by_item: dict[int, list[int]] = {}
        for number, shelf in enumerate(self.shelves):
            self._by_item.setdefault(shelf.item, []).append(number)
        self._prices: Prices | None = None
        self._swept: dict[int, Floats] = {}
        self._costs: dict[tuple[int, int], Floats] = {}
        self._known_passes: dict[tuple[str, float], Bools] = {}

    @property
    def cells(self) -> int:
        """Numbers that one pricing holds in memory: shelves × sites × days."""
        return len(self.shelves) * len(self.instance.situation.sites) * self.instance.horizon

    def shelves_for(self, wish: Wish, item: int) -> list[int]:
        """Numbers of the shelves of an item from which a need may take."""
        return [number for number in self._by_item.get(item, ()) if self.shelves[number].serves(wish)]

    def reprice(self, prices: Prices, wishes: list[Wish]) -> None:
        """Find what each shelf costs, by day, at the sites of these needs."""
        self._prices = prices
        self._costs = {}
        self._swept = {}
        sites: dict[int, set[int]] = {}
        for wish in wishes:
            for way in wish.ways:
                for component in way.components:
                    for number in self.shelves_for(wish, component.item):
                        sites.setdefault(number, set()).add(wish.site)
        for number, wanted in sorted(sites.items()):
            swept = self._sweep(number)
            for site in wanted:
                self._costs[number, site] = np.minimum(swept[site], self._standing(number, site))

    def cost(self, number: int, site: int) -> Floats:
        """Price of one unit of a shelf at a site by each day; shape (T,), infinite where it cannot be there."""
        return self._costs[number, site]

    def source(self, number: int, site: int, day: int) -> Source | None:
        """From which offer, and by which legs, a unit of a shelf comes at that price."""
        shelf = self.shelves[number]
        standing = self._standing(number, site)
        swept = self._sweep(number)
        if standing[day] <= swept[site, day]:
            return self._standing_source(shelf, site, day)
        legs = trace(site, day, self._leaving(number), *self._manner(number), swept)
        if not len(legs):
            return None
        in_order = tuple((int(link), int(start)) for link, start in legs[::-1])
        return self._travelling_source(shelf, in_order)

    def _sweep(self, number: int) -> Floats:
        """Price of a unit of a shelf at each site by each day; shape (S, T)."""
        if number not in self._swept:
            cost = np.empty((len(self.instance.situation.sites), self.instance.horizon))
            self._swept[number] = sweep(self._leaving(number), *self._manner(number), cost)
        return self._swept[number]

    def _manner(self, number: int) -> tuple[float, Bools, object, tuple[Floats, Floats]]:
        """Load of a unit, where it passes, the roads and the tolls."""
        instance, prices = self.instance, self._known_prices
        item = self.shelves[number].item
        return float(instance.load_t[item]), self._passes(item), instance.roads, (prices.link, prices.site)

    @property
    def _known_prices(self) -> Prices:
        if self._prices is None:
            message = "the market has no prices yet"
            raise RuntimeError(message)
        return self._prices

    def _passes(self, item: int) -> Bools:
        """Whether one unit of an item may depart on each link and day; shape (L, T)."""
        instance = self.instance
        row = instance.situation.items[item]
        load = 0.0 if row.divisible else float(instance.load_t[item])
        if (row.cargo, load) in self._known_passes:
            return self._known_passes[row.cargo, load]
        weeks = np.arange(instance.horizon) // DAYS_PER_WEEK
        capacity = instance.timetable.link_capacity[:, weeks]
        fits = (capacity * (1.0 + 1e-6) + 1e-6 >= load) & (capacity > 0.0)
        passes: Bools = self._departs & fits & instance.carries[row.cargo][:, None]
        self._known_passes[row.cargo, load] = passes
        return passes

    @cached_property
    def _departs(self) -> Bools:
        previous = self.instance.timetable.previous
        departs: Bools = previous == np.arange(self.instance.horizon)
        return departs

    def _price_of(self, offer: int) -> float:
        goods, prices = self.instance.goods, self._known_prices
        fund = int(goods.fund[offer])
        money = float(prices.fund[fund] * goods.unit_cost[offer]) if fund >= 0 else 0.0
        return float(prices.offer[offer]) + money

    def _leaving(self, number: int) -> Floats:
        """Least price at which an offer of a shelf may leave each site on each day; shape (S, T)."""
        instance = self.instance
        leaving = np.full((len(instance.situation.sites), instance.horizon), NEVER)
        for offer in self.shelves[number].offers:
            first, last = int(instance.windows.first[offer]), int(instance.windows.last[offer])
            days = leaving[int(instance.goods.site[offer]), first : last + 1]
            np.minimum(days, self._price_of(offer), out=days)
        return leaving

    def _standing(self, number: int, site: int) -> Floats:
        """Least price of goods of a shelf that stand at a site, by day."""
        cost = np.full(self.instance.horizon, NEVER)
        for offer in self.shelves[number].offers:
            if int(self.instance.goods.site[offer]) == site:
                days = cost[int(self.instance.windows.stands[offer]) :]
                np.minimum(days, self._price_of(offer), out=days)
        return cost

    def _standing_source(self, shelf: Shelf, site: int, day: int) -> Source:
        windows, goods = self.instance.windows, self.instance.goods
        here = [offer for offer in shelf.offers if int(goods.site[offer]) == site and int(windows.stands[offer]) <= day]
        offer = min(here, key=lambda each: (self._price_of(each), each))
        return Source(offer, (), int(windows.stands[offer]))

    def _travelling_source(self, shelf: Shelf, legs: tuple[tuple[int, int], ...]) -> Source:
        windows, goods, roads = self.instance.windows, self.instance.goods, self.instance.roads
        site, start = int(roads.origin[legs[0][0]]), legs[0][1]
        may = [
            offer
            for offer in shelf.offers
            if int(goods.site[offer]) == site and int(windows.first[offer]) <= start <= int(windows.last[offer])
        ]
        offer = min(may, key=lambda each: (self._price_of(each), each))
        return Source(offer, legs, legs[-1][1] + int(roads.transit[legs[-1][0]]))


def _shelves(instance: Instance) -> tuple[Shelf, ...]:
    """Offers with something to give, by item and earmarks."""
    shelves: dict[tuple[int, frozenset[str]], list[int]] = {}
    for number, offer in enumerate(instance.situation.offers):
        if offer.plannable:
            key = (int(instance.goods.item[number]), frozenset(offer.earmarked_for))
            shelves.setdefault(key, []).append(number)
    return tuple(Shelf(item, marks, tuple(offers)) for (item, marks), offers in shelves.items())
