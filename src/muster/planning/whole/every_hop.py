"""On which departures the goods of one shelf can be of any use, each as early as the same two weeks allow.

For capacity only the weeks of departure and arrival count, and goods may wait anywhere. So whatever departs on a day
may depart on the first day on which it is there and which has the same two weeks: it takes the same room, arrives no
later, and can go on as before.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from muster.domain.settings import DAYS_PER_WEEK
from muster.planning.departures import Roads
from muster.planning.instance import Instance
from muster.planning.shelves import Shelf
from muster.planning.timetable import Bools, Days
from muster.planning.whole.travel import Hop, Standing, Travel, first_hop
from muster.planning.whole.trips import passes_for

Place = tuple[int, int]
"""A site and a day."""

NEVER = 1_000_000  # a day after all others


class EveryHop:
    """Guides goods by every departure that can be of use."""

    def __init__(self, instance: Instance) -> None:
        """Know the roads of an instance."""
        self._instance = instance

    def travel(self, shelf: Shelf, goods: Sequence[Standing], deadlines: Mapping[int, int]) -> Travel:
        """The first hop of every offer, and all hops that may follow."""
        return _Network(passes_for(self._instance, shelf.item), self._instance.roads, deadlines).travel(goods)


@dataclass(slots=True)
class _Network:
    """What departs for goods of one kind that are wanted at some sites, each by its deadline; L links, T days."""

    passes: Bools  # (L, T)
    roads: Roads
    deadlines: Mapping[int, int]
    _latest: Days = field(init=False)
    _departures: dict[int, list[int]] = field(default_factory=dict)
    _begun: dict[int, int] = field(default_factory=dict)
    _firsts: defaultdict[int, set[int]] = field(default_factory=lambda: defaultdict(set))

    def __post_init__(self) -> None:
        """Find out until when goods may stay where."""
        self._latest = self._latest_stays()

    def travel(self, goods: Sequence[Standing]) -> Travel:
        """The hops by which goods can come to where they are wanted."""
        passages = {each.offer: [first_hop(self.roads, hop) for hop in self._leaving(each)] for each in goods}
        seeds = {(passage.site, passage.day) for own in passages.values() for passage in own}
        return Travel(passages, self._onward(seeds))

    def _arrival(self, hop: Hop) -> Place:
        """Where and when a hop ends."""
        link, day = hop
        return int(self.roads.destination[link]), day + int(self.roads.transit[link])

    def _latest_stays(self) -> Days:
        """Last day on which goods may be at each site and still come to one where they are wanted; −1: never."""
        horizon, roads = self.passes.shape[1], self.roads
        last_departure = np.maximum.accumulate(np.where(self.passes, np.arange(horizon), -1), axis=1)
        latest = np.full(len(roads.leaving_from) - 1, -1, dtype=np.int32)
        for site, deadline in self.deadlines.items():
            latest[site] = max(int(latest[site]), min(deadline, horizon - 1))
        links = np.arange(len(roads.transit))
        while True:
            stay = latest[roads.destination] - roads.transit
            leave = np.where(stay >= 0, last_departure[links, np.maximum(stay, 0)], -1).astype(np.int32)
            better = latest.copy()
            np.maximum.at(better, roads.origin, leave)
            if np.array_equal(better, latest):
                return latest
            latest = better

    def _in_time(self, link: int) -> list[int]:
        """Days on which a link departs and arrives while goods can still go on from there."""
        if link not in self._departures:
            end = int(self._latest[self.roads.destination[link]]) - int(self.roads.transit[link])
            self._departures[link] = np.flatnonzero(self.passes[link, : max(0, end + 1)]).tolist()
        return self._departures[link]

    def _leaving(self, goods: Standing) -> list[Hop]:
        """The first departure of every pair of weeks on links from the goods' site, in their window."""
        hops: list[Hop] = []
        for link in self._links(goods.site):
            weeks = None
            for day in self._in_time(link):
                if goods.first <= day <= goods.last and self._weeks(link, day) != weeks:
                    weeks = self._weeks(link, day)
                    hops.append((link, day))
        return hops

    def _onward(self, seeds: set[Place]) -> list[Hop]:
        """Hops of goods that came by others, from where those came first."""
        kept: set[Hop] = set()
        waiting, seen = sorted(seeds, reverse=True), set(seeds)
        while waiting:
            site, day = waiting.pop()
            for link in self._links(site):
                for hop in self._first_after(link, day):
                    kept.add(hop)
                    arrival = self._arrival(hop)
                    if arrival not in seen:
                        seen.add(arrival)
                        waiting.append(arrival)
        return sorted(kept)

    def _first_after(self, link: int, day: int) -> list[Hop]:
        """The first departure from a day on, and the first of every later pair of weeks that is not known yet."""
        days = self._in_time(link)
        place = bisect_left(days, day)
        if place == len(days):
            return []
        hops = [(link, days[place])]
        if day < self._begun.get(link, NEVER):
            self._begun[link] = day
            weeks = self._weeks(link, days[place])
            for later in days[place + 1 :]:
                if self._weeks(link, later) != weeks:
                    weeks = self._weeks(link, later)
                    if later in self._firsts[link]:
                        break
                    self._firsts[link].add(later)
                    hops.append((link, later))
        return hops

    def _links(self, site: int) -> list[int]:
        roads = self.roads
        links: list[int] = roads.leaving[roads.leaving_from[site] : roads.leaving_from[site + 1]].tolist()
        return links

    def _weeks(self, link: int, day: int) -> Place:
        """The weeks in which a hop departs and arrives."""
        return day // DAYS_PER_WEEK, (day + int(self.roads.transit[link])) // DAYS_PER_WEEK
