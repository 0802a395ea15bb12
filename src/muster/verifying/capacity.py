"""Promises about capacity: what departs on a link, and what arrives at a site, in each week."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from muster.domain.network import Link
from muster.domain.places import Site
from muster.domain.promises import BrokenPromise, PromiseCode
from muster.domain.settings import DAYS_PER_WEEK
from muster.verifying.calendar import Calendar
from muster.verifying.case import Case
from muster.verifying.measuring import broken, exceeds
from muster.verifying.tables import Floats, Ints

Loads = dict[int, Floats]
"""Tonnes of load of each week, by place."""


def capacity_promises(case: Case) -> Iterator[BrokenPromise]:
    """Weeks in which a link or a site takes more tonnes of load than it can."""
    departing, arriving = _loads(case)
    calendar = case.calendar
    for place, link in enumerate(case.situation.links):
        if place in departing:
            figures = departing[place], link_limits(calendar, link)
            yield from _weeks(calendar, PromiseCode.LINK_CAPACITY, link.link_id, figures)
    for site in case.situation.sites:
        place = case.tables.site(site.site_id)
        if place in arriving:
            figures = arriving[place], site_limits(calendar, site)
            yield from _weeks(calendar, PromiseCode.SITE_CAPACITY, site.site_id, figures)


def link_limits(calendar: Calendar, link: Link) -> NDArray[np.float64] | None:
    """Tonnes of load that can depart on a link in each week; None where unlimited."""
    if link.capacity_t_per_week is None:
        return None
    return link.capacity_t_per_week * calendar.weekly_means(calendar.link_factors.get(link.link_id))


def site_limits(calendar: Calendar, site: Site) -> NDArray[np.float64] | None:
    """Tonnes of load that can arrive at a site in each week; None where unlimited."""
    if site.handling_t_per_week is None:
        return None
    return site.handling_t_per_week * calendar.weekly_means(calendar.site_factors.get(site.site_id))


def _weeks(
    calendar: Calendar, code: PromiseCode, place_id: str, figures: tuple[Floats, Floats | None]
) -> Iterator[BrokenPromise]:
    """Weeks in which a place's load lies above its limit; `figures` are loads and limits."""
    loads, limits = figures
    if limits is None:
        return
    for week in np.flatnonzero(loads > limits):
        found, limit = float(loads[week]), float(limits[week])
        if exceeds(found, limit):
            first = calendar.text(int(week) * DAYS_PER_WEEK)
            yield broken(code, place_id, week=first, found=found, expected=limit)


def _loads(case: Case) -> tuple[Loads, Loads]:
    """Tonnes of load by week that depart on each link (by its place), and that arrive at each site (by its number)."""
    sending = case.sending
    load_t, ends = sending.load_t[sending.sent], sending.roads.destination[sending.link]
    return _by_week(case, sending.link, sending.depart, load_t), _by_week(case, ends, sending.due, load_t)


def _by_week(case: Case, place: Ints, day: Ints, load_t: Floats) -> Loads:
    """Tonnes of load by place and week; what lies outside the horizon loads no week."""
    weeks = case.situation.settings.weeks
    inside = (day >= 0) & (day <= case.calendar.last_day)
    cells = place[inside] * weeks + day[inside] // DAYS_PER_WEEK
    loads = np.bincount(cells, load_t[inside], (int(place.max(initial=-1)) + 1) * weeks).reshape(-1, weeks)
    return {each: loads[each] for each in np.unique(place[inside]).tolist()}
