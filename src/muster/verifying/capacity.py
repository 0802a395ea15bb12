"""Promises about capacity: what departs on a link, and what arrives at a site, in each week."""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

import numpy as np
from numpy.typing import NDArray

from muster.domain.network import Link
from muster.domain.places import Site
from muster.domain.promises import BrokenPromise, PromiseCode
from muster.domain.settings import DAYS_PER_WEEK
from muster.verifying.calendar import Calendar
from muster.verifying.case import Case
from muster.verifying.measuring import broken, exceeds

Loads = defaultdict[str, NDArray[np.float64]]
Tonnes = NDArray[np.float64] | None


def capacity_promises(case: Case) -> Iterator[BrokenPromise]:
    """Weeks in which a link or a site takes more tonnes of load than it can."""
    departing, arriving = _loads(case)
    calendar = case.calendar
    for link in case.situation.links:
        loads, limits = departing.get(link.link_id), link_limits(calendar, link)
        yield from _weeks(calendar, PromiseCode.LINK_CAPACITY, link.link_id, (loads, limits))
    for site in case.situation.sites:
        loads, limits = arriving.get(site.site_id), site_limits(calendar, site)
        yield from _weeks(calendar, PromiseCode.SITE_CAPACITY, site.site_id, (loads, limits))


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
    calendar: Calendar, code: PromiseCode, place_id: str, figures: tuple[Tonnes, Tonnes]
) -> Iterator[BrokenPromise]:
    """Weeks in which a place's load lies above its limit; `figures` are loads and limits."""
    loads, limits = figures
    if loads is None or limits is None:
        return
    for week in np.flatnonzero(loads > limits):
        found, limit = float(loads[week]), float(limits[week])
        if exceeds(found, limit):
            first = calendar.text(int(week) * DAYS_PER_WEEK)
            yield broken(code, place_id, week=first, found=found, expected=limit)


def _loads(case: Case) -> tuple[Loads, Loads]:
    """Tonnes of load by week that depart on each link, and that arrive at each site."""
    weeks = case.situation.settings.weeks
    departing: Loads = defaultdict(partial(np.zeros, weeks))
    arriving: Loads = defaultdict(partial(np.zeros, weeks))
    for sent in case.sent:
        for leg in sent.legs:
            if case.calendar.inside(leg.depart):
                departing[leg.link.link_id][leg.depart // DAYS_PER_WEEK] += sent.load_t
            arrival = leg.depart + leg.link.transit_days
            if case.calendar.inside(arrival):
                arriving[leg.link.destination_id][arrival // DAYS_PER_WEEK] += sent.load_t
    return departing, arriving
