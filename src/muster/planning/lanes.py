"""Shelves side by side: goods that pass on the same links and days share one sweep over the departures."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np

from muster.domain.settings import DAYS_PER_WEEK
from muster.planning.instance import Instance
from muster.planning.shelves import Shelf
from muster.planning.sources import Source
from muster.planning.sweeping import (
    LANES,
    Arrivals,
    empty_lanes,
    list_arrivals,
    put_on_lanes,
    read_off,
    sweep,
    take_off_lanes,
)
from muster.planning.timetable import Bools, Days, Floats
from muster.planning.tracing import trace_all

CRUMB = 1e-6  # relative and absolute, by which limits may be passed


@dataclass(frozen=True, slots=True)
class Tariff:
    """What goods pay: a unit of each offer (O,), a tonne on each link (L, W) and through each site (S, W) by week."""

    offers: Floats
    links: Floats
    sites: Floats

    @property
    def tolls(self) -> tuple[Floats, Floats]:
        """What the way costs, without the goods."""
        return self.links, self.sites


@dataclass(frozen=True, slots=True)
class Remainder:
    """What a plan in the making leaves: quantity of each offer (O,), tonnes of links (L, W) and of sites (S, W)."""

    offers: Floats
    links: Floats
    sites: Floats


@dataclass(frozen=True, slots=True)
class Manner:
    """Goods that pass on the same links and days: where they may depart, and the order in which they arrive."""

    passes: Bools  # (L, T)
    arrivals: Arrivals


@dataclass(frozen=True, slots=True)
class Group:
    """As many shelves of one manner as there are lanes: their numbers, their offers and where those of each begin.

    `span` are the first day on which any of the goods may leave, and the day before which prices are wanted.
    """

    shelves: tuple[int, ...]
    manner: Manner
    offers: Days
    begin: Days
    loads: Floats  # (LANES,) tonnes of one unit
    span: tuple[int, int]


class Lanes:
    """Lays shelves side by side and sweeps over them."""

    def __init__(self, instance: Instance, shelves: Sequence[Shelf], left: Remainder | None = None) -> None:
        """Find out how the goods of each shelf pass: where one whole unit has room, of what is `left` if that is given.

        Offers of which no whole unit is left are not on the shelves then.
        """
        self._instance = instance
        self._left = left
        self._offers = [np.array(shelf.offers, dtype=np.int32) for shelf in shelves]
        if left is not None:
            least = [CRUMB if instance.situation.items[shelf.item].divisible else 1.0 - CRUMB for shelf in shelves]
            self._offers = [own[left.offers[own] >= one] for own, one in zip(self._offers, least, strict=True)]
        self.is_there: Bools = np.zeros(len(instance.goods.item), dtype=np.bool_)  # (O,) whether on any shelf
        for own in self._offers:
            self.is_there[own] = True
        self._load_t = np.array([instance.load_t[shelf.item] for shelf in shelves], dtype=np.float64)
        self._departs: Bools = instance.timetable.previous == np.arange(instance.horizon)
        self._known: dict[bytes, Manner] = {}
        self._of_load: dict[tuple[str, float], Manner] = {}
        self._items = [shelf.item for shelf in shelves]
        self._leaving = empty_lanes(instance.horizon, len(instance.situation.sites))
        self._opens = np.zeros(self._leaving.shape[:2], dtype=np.int32)
        self._costs = np.empty_like(self._leaving)

    def offers(self, shelf: int) -> Days:
        """Numbers of the offers on a shelf."""
        return self._offers[shelf]

    def groups(self, ends: Mapping[int, int]) -> Iterator[Group]:
        """Shelves that pass alike, as many at a time as there are lanes.

        `ends` says for each shelf before which day its prices are wanted; such days being near each other, a group has
        little to do for nothing.
        """
        alike: defaultdict[int, list[int]] = defaultdict(list)
        for shelf in sorted(ends, key=lambda shelf: (ends[shelf], shelf)):
            if self._offers[shelf].size:
                alike[id(self._manner(self._items[shelf]))].append(shelf)
        for members in alike.values():
            for start in range(0, len(members), LANES):
                shelves = tuple(members[start : start + LANES])
                yield self._group(shelves, max(ends[shelf] for shelf in shelves))

    @contextmanager
    def swept(self, group: Group, tariff: Tariff) -> Iterator[Floats]:
        """Prices of the goods of a group at every site by day; shape (T, S, LANES), and only as long as this lasts.

        Only those before the end of the group's span mean anything.
        """
        windows, site = self._instance.windows, self._instance.goods.site
        where = (group.offers, group.begin, site, windows.first, windows.last)
        put_on_lanes(*where, tariff.offers, self._leaving, self._opens)
        try:
            sweep(group.span, group.manner.arrivals, self._leaving, self._opens, group.loads, tariff.tolls, self._costs)
            yield self._costs
        finally:
            take_off_lanes(*where, self._leaving, self._opens)

    def read_off(self, lane: int, end: int, sites: Days, rows: Days, costs: Floats) -> None:
        """Copy prices of a lane of the group that is swept, before day `end`, at some sites to rows of `costs`."""
        read_off(self._costs, end, lane, sites, rows, costs)

    def sources(self, group: Group, tariff: Tariff, asked: Days) -> list[Source | None]:
        """What is behind the prices `asked` (n, 3: site, day, lane) of the group that is swept; None: no chain."""
        instance, roads = self._instance, self._instance.roads
        windows, goods = instance.windows, instance.goods
        legs, begin, offers = trace_all(
            asked,
            group.manner.passes,
            self._leaving,
            group.loads,
            roads,
            tariff.tolls,
            self._costs,
            (group.offers, group.begin),
            (goods.site, windows.first, windows.last, tariff.offers),
        )
        ends = begin.tolist()
        pairs = [(link, day) for link, day in legs.tolist()]
        return [
            Source(offer, tuple(pairs[start:end]), pairs[end - 1][1] + int(roads.transit[pairs[end - 1][0]]))
            if offer >= 0
            else None
            for offer, start, end in zip(offers.tolist(), ends[:-1], ends[1:], strict=True)
        ]

    def _group(self, shelves: tuple[int, ...], end: int) -> Group:
        loads = np.zeros(LANES)
        loads[: len(shelves)] = self._load_t[list(shelves)]
        own = [self._offers[shelf] for shelf in shelves]
        begin = np.cumsum([0, *(len(offers) for offers in own)], dtype=np.int32)
        offers = np.concatenate(own)
        first = min(int(self._instance.windows.first[offers].min()), end)
        return Group(shelves, self._manner(self._items[shelves[0]]), offers, begin, loads, (first, end))

    def _manner(self, item: int) -> Manner:
        """How one unit of an item may travel: where a link's week has room for one whole unit."""
        row = self._instance.situation.items[item]
        load = 0.0 if row.divisible else float(self._instance.load_t[item])
        if (row.cargo, load) not in self._of_load:
            passes = self._passes(row.cargo, load)
            key = np.packbits(passes).tobytes()
            if key not in self._known:
                weeks = self._instance.timetable.link_capacity.shape[1]
                self._known[key] = Manner(passes, Arrivals(*list_arrivals(passes, self._instance.roads, weeks)))
            self._of_load[row.cargo, load] = self._known[key]
        return self._of_load[row.cargo, load]

    def _passes(self, cargo: str, load: float) -> Bools:
        """On which links and days a load may depart; shape (L, T)."""
        instance, left = self._instance, self._left
        weeks = np.arange(instance.horizon) // DAYS_PER_WEEK
        passes: Bools = self._departs & instance.carries[cargo][:, None]
        passes &= _fits(instance.timetable.link_capacity if left is None else left.links, load)[:, weeks]
        if left is not None:
            arrival = np.arange(instance.horizon) + instance.roads.transit[:, None]
            week = np.minimum(arrival, instance.horizon - 1) // DAYS_PER_WEEK
            passes &= _fits(left.sites, load)[instance.roads.destination[:, None], week]
        return passes


def _fits(room: Floats, load: float) -> Bools:
    """Where there is room for a load, give or take what the contract allows for rounding."""
    fits: Bools = (room * (1.0 + CRUMB) + CRUMB >= load) & (room > 0.0)
    return fits
