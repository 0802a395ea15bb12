"""By which legs, and from which offer, a unit comes at the price that a sweep has found, compiled."""

import numpy as np
from numba import njit

from muster.planning.sweeping import WEEK

TIE = 1e-12  # relative difference below which two prices are the same


@njit(cache=True)
def trace_all(asked, passes, leaving, loads, roads, tolls, cost, shelved, offers):
    """Legs and offers behind the prices `asked` (n, 3: site, day, lane), while `cost` and `leaving` are of their group.

    `shelved` are the numbers of the group's offers and where those of each lane begin, `offers` the site, first and
    last day of the first leg, and price of every offer. Returns the legs (link, departure day) of all, first legs
    first, where those of each begin (n + 1,), and the offers (n,), −1 where no chain of links explains the price.
    """
    count = asked.shape[0]
    begin = np.zeros(count + 1, np.int64)
    found = np.full(count, -1, np.int64)
    legs = np.empty((max(16, 4 * count), 2), np.int64)
    for number in range(count):
        own = _trace(asked[number], passes, leaving, loads, roads, tolls, cost)
        length, start = own.shape[0], begin[number]
        begin[number + 1] = start + length
        if length == 0:
            continue
        if start + length > legs.shape[0]:
            legs = _longer(legs, start, 2 * (start + length))
        for leg in range(length):
            for part in range(2):
                legs[start + leg, part] = own[length - 1 - leg, part]
        found[number] = _cheapest(asked[number, 2], legs[start], roads, shelved, offers)
    return legs[: begin[count]], begin, found


@njit(cache=True)
def _longer(legs, used, length):
    """Room for so many legs, with those that are used already."""
    more = np.empty((length, 2), np.int64)
    for leg in range(used):
        for part in range(2):
            more[leg, part] = legs[leg, part]
    return more


@njit(cache=True)
def _cheapest(lane, leg, roads, shelved, offers):
    """The cheapest offer of a lane that may take a first leg, the first one among equals."""
    numbers, from_lane = shelved
    site, first, last, price = offers
    best = -1
    for place in range(from_lane[lane], from_lane[lane + 1]):
        offer = numbers[place]
        may = site[offer] == roads.origin[leg[0]] and first[offer] <= leg[1] <= last[offer]
        if may and (best < 0 or price[offer] < price[best]):
            best = offer
    return best


@njit(cache=True)
def _trace(place, passes, leaving, loads, roads, tolls, cost):
    """Legs (link, departure day), last first, by which the least price at a site and day is reached; shape (n, 2).

    An empty result means that no chain of links explains the price.
    """
    site, day, lane = place
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
