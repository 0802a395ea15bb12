"""What it costs at given prices to have one unit at each site by each day, compiled; several shelves side by side.

All goods that pass on the same links and days see the same tolls per tonne, so shelves of such goods share one pass
over the departures: `LANES` of them lie side by side in memory and are worked on by the same vector instructions.
"""

from typing import NamedTuple

import numpy as np
from numba import njit

from muster.domain.settings import DAYS_PER_WEEK
from muster.planning.timetable import Days, Floats

LANES = 8
WEEK = DAYS_PER_WEEK
TIE = 1e-12  # relative difference below which two prices are the same


class Arrivals(NamedTuple):
    """Departures of one kind of goods in the order of their arrival, for each day first those of earlier days.

    `link` (E,) is the link of each; those that arrive on day t lie from `begin[t]` to `begin[t + 1]`, those that left
    on the same day from `same_day[t]` on.
    """

    link: Days
    begin: Days  # (T + 1,)
    same_day: Days  # (T,)


@njit(cache=True)
def list_arrivals(passes, transit):
    """Arrivals of goods that may depart where `passes` (L, T) says so, as arrays `link`, `begin` and `same_day`."""
    links, days = passes.shape
    link_of = np.empty(passes.sum(), np.int32)
    begin = np.zeros(days + 1, np.int32)
    same_day = np.zeros(days, np.int32)
    count = 0
    for day in range(days):
        for on_the_day in (False, True):
            if on_the_day:
                same_day[day] = count
            for link in range(links):
                start = day - transit[link]
                if start >= 0 and (transit[link] == 0) == on_the_day and passes[link, start]:
                    link_of[count] = link
                    count += 1
        begin[day + 1] = count
    return link_of[:count].copy(), begin, same_day


@njit(cache=True)
def sweep(span, arrivals, leaving, opens, loads, roads, tolls, cost):
    """Fill `cost` (T, S, LANES): the least price at which a unit can have arrived at a site by a day; infinite: never.

    `span` are the first day on which anything may leave, and the day before which prices are wanted: from that day on
    `cost` is left as it was.
    `leaving` (T, S, LANES) is the price of an offer whose first leg may depart there and then, `opens` (T, S) where it
    may have fallen since the day before, `loads` (LANES,) the tonnes of a unit, `tolls` the prices per tonne of links
    (L, W) and of sites (S, W).
    """
    days, sites, _ = cost.shape
    begin, end = span
    cost[:begin] = np.inf
    falls = np.zeros((days, sites), np.int32)  # how often a price has fallen at a site until the end of a day
    known = np.full((roads.origin.shape[0], 2), -1, np.int32)  # last departure of a link that was looked at, and falls
    for day in range(begin, end):
        for site in range(sites):
            for lane in range(LANES):
                cost[day, site, lane] = cost[day - 1, site, lane] if day > 0 else np.inf
            falls[day, site] = (falls[day - 1, site] if day > 0 else 0) + opens[day, site]
        first, same_day, last = arrivals.begin[day], arrivals.same_day[day], arrivals.begin[day + 1]
        _arrive(day, first, same_day, arrivals, leaving, loads, roads, tolls, cost, falls, known)
        while _arrive(day, same_day, last, arrivals, leaving, loads, roads, tolls, cost, falls, known):
            pass


@njit(cache=True)
def _arrive(day, first, last, arrivals, leaving, loads, roads, tolls, cost, falls, known):
    """Lower the prices of one day by arrivals `first` … `last` − 1; whether any fell.

    A departure is passed over where the link's one before fell into the same two weeks, and so paid the same tolls, and
    nothing has become cheaper at the origin since: what it brings is there already.
    """
    link_toll, site_toll = tolls
    fell = False
    for place in range(first, last):
        link = arrivals.link[place]
        start = day - roads.transit[link]
        origin = roads.origin[link]
        before = known[link, 0]
        if falls[start, origin] == 0 or (
            before >= 0
            and falls[start, origin] == known[link, 1]
            and before // WEEK == start // WEEK
            and (before + roads.transit[link]) // WEEK == day // WEEK
        ):
            continue
        known[link, 0], known[link, 1] = start, falls[start, origin]
        there = roads.destination[link]
        toll = link_toll[link, start // WEEK] + site_toll[there, day // WEEK]
        lowered = False
        for lane in range(LANES):
            price = min(cost[start, origin, lane], leaving[start, origin, lane]) + loads[lane] * toll
            old = cost[day, there, lane]
            lowered |= price < old
            cost[day, there, lane] = min(old, price)
        if lowered:
            fell = True
            falls[day, there] += 1
    return fell


@njit(cache=True)
def trace(site, day, lane, passes, leaving, loads, roads, tolls, cost):
    """Legs (link, departure day), last first, by which the least price at a site and day is reached; shape (n, 2).

    An empty result means that no chain of links explains the price.
    """
    sites = cost.shape[1]
    legs = np.empty((sites + 1, 2), np.int64)
    seen = np.zeros(sites, np.bool_)
    for count in range(sites + 1):
        seen[site] = True
        while day > 0 and cost[day - 1, site, lane] <= cost[day, site, lane]:
            day -= 1
        link = _last_leg(site, day, lane, passes, leaving, loads, roads, tolls, cost, seen)
        if link < 0:
            break
        day -= roads.transit[link]
        site = roads.origin[link]
        legs[count, 0], legs[count, 1] = link, day
        if leaving[day, site, lane] <= cost[day, site, lane]:
            return legs[: count + 1]
    return legs[:0]


@njit(cache=True)
def _last_leg(site, day, lane, passes, leaving, loads, roads, tolls, cost, seen):
    """The link whose arrival explains the price at a site and day, −1 where none does."""
    link_toll, site_toll = tolls
    price = cost[day, site, lane]
    for place in range(roads.entering_from[site], roads.entering_from[site + 1]):
        link = roads.entering[place]
        start = day - roads.transit[link]
        origin = roads.origin[link]
        if start < 0 or not passes[link, start]:
            continue
        fresh, old = leaving[start, origin, lane], cost[start, origin, lane]
        if seen[origin] and fresh > old:
            continue
        toll = loads[lane] * (link_toll[link, start // WEEK] + site_toll[site, day // WEEK])
        if min(fresh, old) + toll <= price + TIE * abs(price):
            return link
    return -1


@njit(cache=True)
def put_on_lanes(offers, begin, sites, first, last, prices, leaving, opens):
    """Enter into `leaving` (T, S, LANES) what the offers of each lane cost on the days on which they may leave.

    `opens` (T, S) becomes 1 on the first of these days.

    `offers[begin[k]:begin[k + 1]]` are those of lane k; `sites`, `first`, `last` and `prices` are of all offers.
    """
    for lane in range(begin.shape[0] - 1):
        for place in range(begin[lane], begin[lane + 1]):
            offer = offers[place]
            if first[offer] <= last[offer]:
                opens[first[offer], sites[offer]] = 1
            for day in range(first[offer], last[offer] + 1):
                leaving[day, sites[offer], lane] = min(leaving[day, sites[offer], lane], prices[offer])


@njit(cache=True)
def take_off_lanes(offers, begin, sites, first, last, leaving, opens):
    """Undo `put_on_lanes`: infinite everywhere again, and nothing opens."""
    for lane in range(begin.shape[0] - 1):
        for place in range(begin[lane], begin[lane + 1]):
            offer = offers[place]
            if first[offer] <= last[offer]:
                opens[first[offer], sites[offer]] = 0
            for day in range(first[offer], last[offer] + 1):
                leaving[day, sites[offer], lane] = np.inf


def empty_lanes(days: int, sites: int) -> Floats:
    """Prices of `LANES` shelves side by side, all infinite; shape (T, S, LANES)."""
    return np.full((days, sites, LANES), np.inf)
