"""When each link departs, and how much it and each site can take in each week."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from muster.domain.network import Closure, Link
from muster.domain.permits import Permit
from muster.domain.settings import DAYS_PER_WEEK, Settings
from muster.domain.situation import Situation

Days = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


class Timetable(NamedTuple):
    """Departures and capacities; L links, S sites, T days, W weeks, in the order of the situation's tables.

    `previous[l, t]` is the last day ≤ t on which link l departs, −1 where there is none; `following[l, t]` the first
    day ≥ t, T where there is none. Capacities are tonnes of load, infinite where unlimited.
    """

    previous: Days  # (L, T)
    following: Days  # (L, T)
    link_capacity: Floats  # (L, W)
    site_capacity: Floats  # (S, W)


def build_timetable(situation: Situation, *, with_permits: bool = True) -> Timetable:
    """Timetable of a situation; without permits every link permit counts as granted from day 0."""
    settings = situation.settings
    link_factor = _daily_factors(settings, [link.link_id for link in situation.links], _of_links(situation.closures))
    site_factor = _daily_factors(settings, [site.site_id for site in situation.sites], _of_sites(situation.closures))
    departs = _departures(situation, link_factor, site_factor, with_permits=with_permits)
    days = np.arange(settings.days, dtype=np.int32)
    previous = np.maximum.accumulate(np.where(departs, days, -1), axis=1)
    following = np.minimum.accumulate(np.where(departs, days, settings.days)[:, ::-1], axis=1)[:, ::-1]
    return Timetable(
        previous=np.ascontiguousarray(previous, dtype=np.int32),
        following=np.ascontiguousarray(following, dtype=np.int32),
        link_capacity=_weekly([link.capacity_t_per_week for link in situation.links], link_factor),
        site_capacity=_weekly([site.handling_t_per_week for site in situation.sites], site_factor),
    )


def permit_window(permits: Iterable[Permit], settings: Settings) -> tuple[int, int]:
    """First and last day on which all these permits hold; the first lies after the last where they never do."""
    first, last = 0, settings.last_day
    for permit in permits:
        if permit.never:
            return settings.days, -1
        first = max(first, settings.day_or(permit.expected, 0))
        last = min(last, settings.day_or(permit.until, settings.last_day))
    return first, last


def _of_links(closures: Iterable[Closure]) -> list[tuple[str, Closure]]:
    return [(closure.link_id, closure) for closure in closures if closure.link_id]


def _of_sites(closures: Iterable[Closure]) -> list[tuple[str, Closure]]:
    return [(closure.site_id, closure) for closure in closures if closure.site_id]


def _daily_factors(settings: Settings, ids: list[str], closures: list[tuple[str, Closure]]) -> Floats:
    """Smallest factor that holds for each id on each day; shape (ids, T)."""
    factors = np.ones((len(ids), settings.days))
    row = {subject: number for number, subject in enumerate(ids)}
    for subject, closure in closures:
        begin = settings.day_or(closure.from_date, 0)
        end = settings.day_or(closure.until_date, settings.last_day)
        days = factors[row[subject], begin : end + 1]
        np.minimum(days, closure.factor, out=days)
    return factors


def _departures(situation: Situation, link_factor: Floats, site_factor: Floats, *, with_permits: bool) -> Bools:
    """Whether link l departs on day t; shape (L, T)."""
    settings = situation.settings
    site = {row.site_id: number for number, row in enumerate(situation.sites)}
    permits = _permits_by_link(situation) if with_permits else {}
    departs = np.zeros((len(situation.links), settings.days), dtype=np.bool_)
    for number, link in enumerate(situation.links):
        days = _pattern(link, settings)
        first, last = permit_window(permits.get(link.link_id, ()), settings)
        days = days[(days >= first) & (days <= last) & (days + link.transit_days <= settings.last_day)]
        is_open = (
            (link_factor[number, days] > 0.0)
            & (site_factor[site[link.origin_id], days] > 0.0)
            & (site_factor[site[link.destination_id], days + link.transit_days] > 0.0)
        )
        departs[number, days[is_open]] = True
    return departs


def _pattern(link: Link, settings: Settings) -> npt.NDArray[np.int64]:
    """Days on which a link would depart if nothing stood in the way, from the picture's day on."""
    days = np.arange(settings.day_or(link.first_departure, 0), settings.days, link.every_days)
    return days[days >= settings.as_of_day]


def _permits_by_link(situation: Situation) -> dict[str, list[Permit]]:
    by_link: dict[str, list[Permit]] = {}
    for permit in situation.permits:
        for link_id in permit.links:
            by_link.setdefault(link_id, []).append(permit)
    return by_link


def _weekly(capacities: list[float | None], factors: Floats) -> Floats:
    """Capacity × mean daily factor of each week's days inside the horizon; shape (rows, W)."""
    firsts = np.arange(0, factors.shape[1], DAYS_PER_WEEK)
    lengths = np.diff(np.append(firsts, factors.shape[1]))
    means = np.add.reduceat(factors, firsts, axis=1) / lengths
    full = np.array([np.inf if capacity is None else capacity for capacity in capacities], dtype=np.float64)
    # A closed week of an unlimited link would be infinity × 0: nothing departs on closed days, so it stays unlimited.
    return np.where(np.isinf(full)[:, None], np.inf, np.where(np.isinf(full), 0.0, full)[:, None] * means)
