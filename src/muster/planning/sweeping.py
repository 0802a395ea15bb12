"""What it costs at given prices to have one unit at each site by each day, compiled; several shelves side by side.

All goods that pass on the same links and days see the same tolls per tonne, so shelves of such goods share one pass
over the departures: `LANES` of them lie side by side in memory and are worked on by the same vector instructions.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

from muster.domain.settings import DAYS_PER_WEEK
from muster.planning.timetable import Bools, Floats

LANES = 8
WEEK = DAYS_PER_WEEK

Places = npt.NDArray[np.uint32]
"""Numbers without a sign: compiled loops then do not look for negative ones."""


class Arrivals(NamedTuple):
    """Departures of one kind of goods in the order of their arrival, for each day first those of earlier days.

    Those that arrive on day t lie from `begin[t]` to `begin[t + 1]`, those that left on the same day from
    `same_day[t]` on. For each: the link, from which day and site (day × S + site) it leaves, the site to which it goes,
    where its toll stands (link × W + week), and whether the link's one before fell into another week of departure or
    arrival.
    """

    link: Places  # (E,)
    leaves: Places  # (E,)
    there: Places  # (E,)
    toll: Places  # (E,)
    is_fresh: Bools  # (E,)
    begin: Places  # (T + 1,)
    same_day: Places  # (T,)


@njit(cache=True)
def list_arrivals(passes, roads, weeks):
    """Arrivals, as a plain tuple of arrays, of goods that may depart where `passes` (L, T) says so."""
    links, days = passes.shape
    sites = roads.leaving_from.shape[0] - 1
    entries = passes.sum()
    link_of, leaves = np.empty(entries, np.uint32), np.empty(entries, np.uint32)
    there, toll = np.empty(entries, np.uint32), np.empty(entries, np.uint32)
    is_fresh = np.empty(entries, np.bool_)
    begin = np.zeros(days + 1, np.uint32)
    same_day = np.zeros(days, np.uint32)
    before = np.full((links, 2), -1, np.int32)  # week of departure and of arrival of each link's last one
    count = 0
    for day in range(days):
        for on_the_day in (False, True):
            if on_the_day:
                same_day[day] = count
            for link in range(links):
                start = day - roads.transit[link]
                if start >= 0 and (start == day) == on_the_day and passes[link, start]:
                    link_of[count], there[count] = link, roads.destination[link]
                    leaves[count] = start * sites + roads.origin[link]
                    toll[count] = link * weeks + start // WEEK
                    is_fresh[count] = before[link, 0] != start // WEEK or before[link, 1] != day // WEEK
                    before[link, 0], before[link, 1] = start // WEEK, day // WEEK
                    count += 1
        begin[day + 1] = count
    return link_of[:count], leaves[:count], there[:count], toll[:count], is_fresh[:count], begin, same_day


@njit(cache=True)
def sweep(span, arrivals, leaving, opens, loads, tolls, cost):
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
    links = tolls[0].shape[0]
    falls = np.zeros((days, sites), np.uint32)  # how often a price has fallen at a site until the end of a day
    known = np.zeros(links, np.uint32)  # and how often it had at the origin when a link was last looked at
    prices = (cost.reshape(days * sites, LANES), leaving.reshape(days * sites, LANES))
    for day in range(begin, end):
        for site in range(sites):
            falls[day, site] = (falls[day - 1, site] if day > 0 else 0) + opens[day, site]
            for lane in range(LANES):
                cost[day, site, lane] = cost[day - 1, site, lane] if day > 0 else np.inf
        first, same_day, last = arrivals.begin[day], arrivals.same_day[day], arrivals.begin[day + 1]
        _arrive(day, first, same_day, arrivals, prices, loads, tolls, falls, known)
        while _arrive(day, same_day, last, arrivals, prices, loads, tolls, falls, known):
            pass


@njit(cache=True)
def _arrive(day, first, last, arrivals, prices, loads, tolls, falls, known):
    """Lower the prices of one day by arrivals `first` … `last` − 1; whether any fell.

    A departure is passed over where the link's one before fell into the same two weeks, and so paid the same tolls, and
    nothing has become cheaper at the origin since: what it brings is there already.
    """
    cost, leaving = prices
    link_toll, site_toll = tolls
    link_tolls = link_toll.reshape(link_toll.size)
    fallen = falls.reshape(falls.size)
    today, week = np.uint32(day * falls.shape[1]), np.uint32(day // WEEK)
    fell = False
    for place in range(first, last):
        link, origin = arrivals.link[place], arrivals.leaves[place]
        if fallen[origin] == known[link] and not (arrivals.is_fresh[place] and fallen[origin] > 0):
            continue
        known[link] = fallen[origin]
        there = arrivals.there[place]
        toll = link_tolls[arrivals.toll[place]] + site_toll[there, week]
        lowered = False
        for lane in range(LANES):
            price = min(cost[origin, lane], leaving[origin, lane]) + loads[lane] * toll
            old = cost[today + there, lane]
            lowered |= price < old
            cost[today + there, lane] = min(old, price)
        if lowered:
            fell = True
            fallen[today + there] += 1
    return fell


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


@njit(cache=True)
def read_off(cost, end, lane, sites, rows, costs):
    """Copy prices of a lane before day `end` at some sites into rows of `costs` (P, T)."""
    for number in range(sites.shape[0]):
        for day in range(end):
            costs[rows[number], day] = cost[day, sites[number], lane]


@njit(cache=True)
def add_standing(costs, stands, prices):
    """Lower prices by day (T,) to those of goods that stand at the site already, each from a day on."""
    for number in range(stands.shape[0]):
        for day in range(stands[number], costs.shape[0]):
            costs[day] = min(costs[day], prices[number])


def empty_lanes(days: int, sites: int) -> Floats:
    """Prices of `LANES` shelves side by side, all infinite; shape (T, S, LANES)."""
    return np.full((days, sites, LANES), np.inf)
