"""Who can join which course start, compiled: seats, places in training, own pools before the general one.

Loops are written out where numpy has words for them: those take numba seconds to compile.

People are counted cumulatively by day, as everywhere: a person of the general pool who has joined stays joined, so what
a qualification has overdrawn from its own pool never falls.
"""

import math

import numpy as np
from numba import njit

from muster.planning.courses import MANY

PEOPLE_SLACK = 1e-7


@njit(cache=True)
def find_seats(people, day, starts, dates, left, pools, qualification):
    """How many of `people` join each of `starts`, in this order, to graduate by a day, none of it booked; shape (n,).

    `dates` are day and graduation of every start, `left` the seats of every start, the places in training by day and
    the people who have joined by qualification and day; `pools` the own pools (Q, T) and the general one (T,), which is
    empty where people are not asked for.
    """
    begins, graduates = dates
    seats, places, joined = left
    own, general = pools
    found = np.zeros(starts.shape[0], np.int64)
    in_training, ours = np.empty(places.shape[0]), np.empty(places.shape[0])
    for when in range(places.shape[0]):
        in_training[when] = places[when]
        ours[when] = joined[qualification, when] - own[qualification, when]
    at_hand = _left_by_others(joined, own, general, qualification)
    for place in range(starts.shape[0]):
        start = starts[place]
        if graduates[start] > day:
            continue
        begin, end = begins[start], min(graduates[start], in_training.shape[0])
        room = min(seats[start], MANY)
        for when in range(begin, end):
            room = min(room, in_training[when])
        if room > 0.0 and at_hand.shape[0] > 0:
            room = min(room, _people_left(ours, at_hand, begin))
        joining = min(people, max(0, math.floor(room + PEOPLE_SLACK)))
        if joining <= 0:
            continue
        found[place] = joining
        people -= joining
        if people == 0:
            break
        for when in range(begin, ours.shape[0]):
            ours[when] += joining
            if when < end:
                in_training[when] -= joining
    return found


@njit(cache=True)
def people_at_hand(day, joined, own, general, qualification):
    """People of a qualification's own pool and the general one who can still join on a day."""
    ours = np.empty(general.shape[0])
    for when in range(ours.shape[0]):
        ours[when] = joined[qualification, when] - own[qualification, when]
    return _people_left(ours, _left_by_others(joined, own, general, qualification), day)


@njit(cache=True)
def _left_by_others(joined, own, general, qualification):
    """People of the general pool whom the other qualifications have not taken, by day."""
    left = np.empty(general.shape[0])
    for day in range(left.shape[0]):
        left[day] = general[day]
    for other in range(joined.shape[0]):
        if other != qualification:
            overdrawn = 0.0
            for day in range(left.shape[0]):
                overdrawn = max(overdrawn, joined[other, day] - own[other, day])
                left[day] -= overdrawn
    return left


@njit(cache=True)
def _people_left(ours, at_hand, begin):
    """People who can still join on a day, where so many by day have joined beyond the own pool already."""
    least, most = np.inf, -np.inf
    for day in range(begin, ours.shape[0]):
        most = max(most, ours[day])
        least = min(least, at_hand[day] - most)
    return least
