"""On which departures the goods of one shelf can be of any use, each as early as the same two weeks allow.

For capacity only the weeks of departure and arrival count, and goods may wait anywhere. So whatever departs on a day
may depart on the first day on which it is there and which has the same two weeks: it takes the same room, arrives no
later, and can go on as before.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from muster.domain.settings import DAYS_PER_WEEK
from muster.planning.departures import Roads
from muster.planning.timetable import Bools, Days

Hop = tuple[int, int]
"""A link and the day of departure."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Goods of one offer: where they stand, and from when to when they may leave."""

    offer: int
    site: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Hops:
    """Departures of goods that leave their offers' sites, by offer, and of goods that go on."""

    leaving: dict[int, list[Hop]]
    onward: list[Hop]


def useful_hops(passes: Bools, roads: Roads, goods: Sequence[Standing], deadlines: Mapping[int, int]) -> Hops:
    """The hops by which goods can come to any of the sites by its deadline; `passes` (L, T) tells what departs."""
    latest = _latest_stays(passes, roads, deadlines)
    leaving: dict[int, list[Hop]] = {}
    for each in goods:
        hops = _between(passes, roads, latest, np.flatnonzero(roads.origin == each.site), each.first, each.last)
        leaving[each.offer] = [hop for hop in hops if hop[1] >= each.first]
    seeds = {_arrival(roads, hop) for hops in leaving.values() for hop in hops}
    return Hops(leaving, _onward(passes, roads, latest, seeds))


def _arrival(roads: Roads, hop: Hop) -> tuple[int, int]:
    """Site and day at which a hop ends."""
    link, day = hop
    return int(roads.destination[link]), day + int(roads.transit[link])


def _latest_stays(passes: Bools, roads: Roads, deadlines: Mapping[int, int]) -> Days:
    """Last day on which goods may be at each site and still come to one where they are wanted in time; −1: never."""
    horizon = passes.shape[1]
    days = np.arange(horizon, dtype=np.int32)
    last_departure = np.maximum.accumulate(np.where(passes, days, -1), axis=1)
    latest = np.full(len(roads.leaving_from) - 1, -1, dtype=np.int32)
    for site, deadline in deadlines.items():
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


def _between(passes: Bools, roads: Roads, latest: Days, links: Days, first: int, last: int) -> list[Hop]:
    """The first departure of every pair of weeks on links, inside a window and in time."""
    hops: list[Hop] = []
    for link in links.tolist():
        transit = int(roads.transit[link])
        end = min(last, int(latest[roads.destination[link]]) - transit)
        if end < first:
            continue
        days = first + np.flatnonzero(passes[link, first : end + 1])
        pairs = (days // DAYS_PER_WEEK) * (passes.shape[1] + 1) + (days + transit) // DAYS_PER_WEEK
        hops += [(link, int(day)) for day in days[np.unique(pairs, return_index=True)[1]]]
    return hops


def _onward(passes: Bools, roads: Roads, latest: Days, seeds: set[tuple[int, int]]) -> list[Hop]:
    """Hops of goods that came by others: the first of each pair of weeks, and those that are first after an arrival."""
    departures: dict[int, list[int]] = {}
    firsts: defaultdict[int, set[int]] = defaultdict(set)
    begun: dict[int, int] = {}
    kept: set[Hop] = set()
    waiting, seen = sorted(seeds, reverse=True), set(seeds)
    while waiting:
        site, day = waiting.pop()
        for link in roads.leaving[roads.leaving_from[site] : roads.leaving_from[site + 1]].tolist():
            if link not in departures:
                end = int(latest[roads.destination[link]]) - int(roads.transit[link])
                departures[link] = np.flatnonzero(passes[link, : max(0, end + 1)]).tolist()
            hops = _first_after(departures[link], day, link, begun, firsts, int(roads.transit[link]))
            for hop in hops:
                kept.add(hop)
                arrival = _arrival(roads, hop)
                if arrival not in seen:
                    seen.add(arrival)
                    waiting.append(arrival)
    return sorted(kept)


def _first_after(
    days: list[int], day: int, link: int, begun: dict[int, int], firsts: dict[int, set[int]], transit: int
) -> list[Hop]:
    """The first departure from a day on, and the first of every later pair of weeks that is not known yet."""
    place = bisect_left(days, day)
    if place == len(days):
        return []
    hops = [(link, days[place])]
    if day < begun.get(link, len(days) and days[-1] + 1):
        begun[link] = day
        pair = (days[place] // DAYS_PER_WEEK, (days[place] + transit) // DAYS_PER_WEEK)
        for later in days[place + 1 :]:
            following = (later // DAYS_PER_WEEK, (later + transit) // DAYS_PER_WEEK)
            if following != pair:
                pair = following
                if later in firsts[link]:
                    break
                firsts[link].add(later)
                hops.append((link, later))
    return hops
