"""What it costs at given prices to have one unit at each site by each day, compiled."""

import numpy as np
from numba import njit

from muster.domain.settings import DAYS_PER_WEEK

WEEK = DAYS_PER_WEEK
SAME_DAY, LATER = True, False  # links that arrive on the day of departure, and all others


@njit(cache=True)
def sweep(leaving, load, passes, roads, tolls, cost):
    """Fill `cost` (S, T): the least price at which a unit can have arrived at a site by a day; infinite: never.

    `leaving` (S, T) is the price of an offer whose first leg may depart there and then, `passes` (L, T) whether the
    goods may depart on a link on a day, `tolls` the prices per tonne of links (L, W) and sites (S, W), `load` tonnes.
    """
    sites, days = cost.shape
    for day in range(days):
        for site in range(sites):
            cost[site, day] = cost[site, day - 1] if day > 0 else np.inf
        _arrive(day, LATER, leaving, load, passes, roads, tolls, cost)
        while _arrive(day, SAME_DAY, leaving, load, passes, roads, tolls, cost):
            pass
    return cost


@njit(cache=True)
def _arrive(day, on_the_day, leaving, load, passes, roads, tolls, cost):
    """Lower the prices of one day by what arrives then, over links of no days or over all others; whether any fell."""
    link_toll, site_toll = tolls
    fell = False
    for link in range(roads.origin.shape[0]):
        transit = roads.transit[link]
        start = day - transit
        if start < 0 or (transit == 0) != on_the_day or not passes[link, start]:
            continue
        origin = roads.origin[link]
        there = roads.destination[link]
        price = min(cost[origin, start], leaving[origin, start])
        price += load * (link_toll[link, start // WEEK] + site_toll[there, day // WEEK])
        if price < cost[there, day]:
            cost[there, day] = price
            fell = True
    return fell


@njit(cache=True)
def trace(site, day, leaving, load, passes, roads, tolls, cost):
    """Legs (link, departure day), last first, by which the least price at a site and day is reached; shape (n, 2).

    An empty result means that no chain of links explains the price.
    """
    link_toll, site_toll = tolls
    legs = np.empty((cost.shape[0] + 1, 2), np.int64)
    seen = np.zeros(cost.shape[0], np.bool_)
    count = 0
    while count < legs.shape[0]:
        seen[site] = True
        price = cost[site, day]
        while day > 0 and cost[site, day - 1] <= price:
            day -= 1
        found = -1
        for place in range(roads.entering_from[site], roads.entering_from[site + 1]):
            link = roads.entering[place]
            start = day - roads.transit[link]
            origin = roads.origin[link]
            if start < 0 or not passes[link, start] or (seen[origin] and leaving[origin, start] > cost[origin, start]):
                continue
            before = min(cost[origin, start], leaving[origin, start])
            toll = load * (link_toll[link, start // WEEK] + site_toll[site, day // WEEK])
            if before + toll <= price + 1e-12 * abs(price):
                found = link
                break
        if found < 0:
            return legs[:0]
        start = day - roads.transit[found]
        legs[count, 0] = found
        legs[count, 1] = start
        count += 1
        site = roads.origin[found]
        if leaving[site, start] <= cost[site, start]:
            return legs[:count]
        day = start
    return legs[:0]
