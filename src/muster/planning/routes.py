"""Time-expanded shortest paths over the weekly capacities that are left, compiled.

Waiting is free and labels are monotone (to be somewhere earlier, or to be allowed to be there later, is never worse),
so one label per site is exact for a quantity whose load is given (Dijkstra on the time-expanded network).
"""

import numpy as np
from numba import njit

from muster.planning.departures import first_departure, last_departure
from muster.planning.timetable import Bools, Days


@njit(cache=True)
def _queue(site: int, queue: Days, is_queued: Bools, count: int) -> int:
    """Put a site in the queue unless it is there; returns the queue's length."""
    if is_queued[site]:
        return count
    is_queued[site] = True
    queue[count] = site
    return count + 1


@njit(cache=True)
def _pop_least(queue: Days, is_queued: Bools, key: Days, count: int) -> int:
    """Take the site with the least key out of the queue, whose length the caller then lessens by one."""
    best = 0
    for place in range(1, count):
        if key[queue[place]] < key[queue[best]]:
            best = place
    site = queue[best]
    queue[best] = queue[count - 1]
    is_queued[site] = False
    return site


@njit(cache=True)
def latest_stays(target, deadline, load, carries, roads, room):
    """Last day on which goods may still be at each site to reach `target` by `deadline`, and how they go on.

    Returns three arrays of shape (S,): minus the day (1: never), the link taken and its departure day (−1: none).
    """
    sites = roads.leaving_from.shape[0] - 1
    minus_stay = np.full(sites, 1, np.int32)
    via = np.full(sites, -1, np.int32)
    leaves = np.full(sites, -1, np.int32)
    queue = np.empty(sites, np.int32)
    is_queued = np.zeros(sites, np.bool_)
    minus_stay[target] = -deadline
    count = _queue(target, queue, is_queued, 0)
    while count > 0:
        site = _pop_least(queue, is_queued, minus_stay, count)
        count -= 1
        for place in range(roads.entering_from[site], roads.entering_from[site + 1]):
            link = roads.entering[place]
            latest = -minus_stay[site] - roads.transit[link]
            if not carries[link] or latest < 0:
                continue
            day = last_departure(link, latest, load, roads, room)
            origin = roads.origin[link]
            if day >= 0 and -day < minus_stay[origin]:
                minus_stay[origin], via[origin], leaves[origin] = -day, link, day
                count = _queue(origin, queue, is_queued, count)
    return minus_stay, via, leaves


@njit(cache=True)
def latest_first_leg(site, window, load, carries, minus_stay, roads, room):
    """Link and day of the latest first leg from `site` inside `window` (first, last day) that still arrives; −1, −1."""
    best_link = -1
    best_day = -1
    for place in range(roads.leaving_from[site], roads.leaving_from[site + 1]):
        link = roads.leaving[place]
        latest = min(window[1], -minus_stay[roads.destination[link]] - roads.transit[link])
        if not carries[link] or latest < window[0]:
            continue
        day = last_departure(link, latest, load, roads, room)
        if day >= window[0] and day > best_day:
            best_link = link
            best_day = day
    return best_link, best_day


@njit(cache=True)
def earliest_arrival(target, origins, windows, load, carries, roads, room):
    """First day on which goods from any of the origins can be at `target`; the horizon's length where never.

    `origins` (K,) are the sites where goods stand, `windows` (2, K) the first and last day of their first leg.
    """
    horizon = room.following.shape[1]
    sites = roads.leaving_from.shape[0] - 1
    arrival = np.full(sites, horizon, np.int32)
    queue = np.empty(sites, np.int32)
    is_queued = np.zeros(sites, np.bool_)
    count = 0
    for goods in range(origins.shape[0]):
        leg = (origins[goods], windows[0, goods], windows[1, goods])
        count = _spread(leg, load, carries, roads, room, arrival, queue, is_queued, count)
    while count > 0:
        site = _pop_least(queue, is_queued, arrival, count)
        count -= 1
        if site == target:
            break
        leg = (site, arrival[site], horizon - 1)
        count = _spread(leg, load, carries, roads, room, arrival, queue, is_queued, count)
    return arrival[target]


@njit(cache=True)
def _spread(leg, load, carries, roads, room, arrival, queue, is_queued, count):
    """Carry goods one leg on from (site, first, last day); improves `arrival` and returns the queue's length."""
    site, first, last = leg
    horizon = room.following.shape[1]
    if first >= horizon:
        return count
    for place in range(roads.leaving_from[site], roads.leaving_from[site + 1]):
        link = roads.leaving[place]
        if not carries[link]:
            continue
        day = first_departure(link, first, load, roads, room)
        there = roads.destination[link]
        if day <= last and day < horizon and day + roads.transit[link] < arrival[there]:
            arrival[there] = day + roads.transit[link]
            count = _queue(there, queue, is_queued, count)
    return count


@njit(cache=True)
def first_in_time(search, offers, aim, carries, minus_stay, roads, room):
    """Place of the first offer from which goods still arrive; the number of places where there is none.

    `search` is (offer numbers, place to begin at, places to be taken anyway), `offers` the site, first and last day of
    the first leg and the day from which goods stand ready, of every offer; `aim` the target site, deadline and load.
    """
    numbers, begin, anyway = search
    site, first, last, stands = offers
    target, deadline, load = aim
    for place in range(begin, numbers.shape[0]):
        offer = numbers[place]
        if anyway[place]:
            return place
        if site[offer] == target:
            if stands[offer] <= deadline:
                return place
            continue
        window = (first[offer], last[offer])
        if latest_first_leg(site[offer], window, load, carries, minus_stay, roads, room)[0] >= 0:
            return place
    return numbers.shape[0]
