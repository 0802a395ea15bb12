"""Departures with room: the last one before a day and the first one after it, compiled."""

from typing import NamedTuple

from numba import njit

from muster.domain.settings import DAYS_PER_WEEK
from muster.planning.timetable import Days, Floats

WEEK = DAYS_PER_WEEK
SLACK_T = 1e-9  # tonnes by which a load may exceed what rounding left of a capacity


class Roads(NamedTuple):
    """The links as arrays; `leaving`/`entering` list links by site, from `leaving_from[s]` to `leaving_from[s + 1]`."""

    origin: Days  # (L,)
    destination: Days  # (L,)
    transit: Days  # (L,) days
    leaving: Days  # (L,)
    leaving_from: Days  # (S + 1,)
    entering: Days  # (L,)
    entering_from: Days  # (S + 1,)


class Room(NamedTuple):
    """Departures, and the tonnes of load that are left, per link and week and per site and week."""

    previous: Days  # (L, T)
    following: Days  # (L, T)
    link_left: Floats  # (L, W)
    site_left: Floats  # (S, W)


@njit(cache=True)
def last_departure(link: int, day: int, load: float, roads: Roads, room: Room) -> int:
    """Last day ≤ `day` on which the link departs with room for `load` tonnes; −1 where there is none."""
    transit = roads.transit[link]
    site = roads.destination[link]
    while day >= 0:
        day = room.previous[link, day]
        if day < 0:
            break
        week = day // WEEK
        if room.link_left[link, week] + SLACK_T < load:
            day = week * WEEK - 1
            continue
        week = (day + transit) // WEEK
        if room.site_left[site, week] + SLACK_T < load:
            day = week * WEEK - 1 - transit
            continue
        return day
    return -1


@njit(cache=True)
def first_departure(link: int, day: int, load: float, roads: Roads, room: Room) -> int:
    """First day ≥ `day` on which the link departs with room for `load` tonnes; the horizon's length where none."""
    horizon = room.following.shape[1]
    transit = roads.transit[link]
    site = roads.destination[link]
    while day < horizon:
        day = room.following[link, day]
        if day >= horizon:
            break
        week = day // WEEK
        if room.link_left[link, week] + SLACK_T < load:
            day = (week + 1) * WEEK
            continue
        week = (day + transit) // WEEK
        if room.site_left[site, week] + SLACK_T < load:
            day = max(day + 1, (week + 1) * WEEK - transit)
            continue
        return day
    return horizon
