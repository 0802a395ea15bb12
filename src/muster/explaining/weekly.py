"""More room on a link or at a site in some weeks only, said with what a dataset has: a capacity, and closures."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from muster.domain.network import Closure
from muster.domain.settings import DAYS_PER_WEEK
from muster.domain.situation import Situation


def with_link_room(situation: Situation, link_id: str, extra_t: Mapping[date, float]) -> Situation:
    """The situation in which a link takes so many tonnes more in the weeks that begin on these days."""
    link = situation.link_by_id[link_id]
    if link.capacity_t_per_week is None:
        return situation
    capacity, closures = _raised(situation, link.capacity_t_per_week, Closure(link_id=link_id), extra_t)
    links = (replace(row, capacity_t_per_week=capacity) if row is link else row for row in situation.links)
    return situation.but(links=tuple(links), closures=closures)


def with_site_room(situation: Situation, site_id: str, extra_t: Mapping[date, float]) -> Situation:
    """The situation in which a site takes so many tonnes more in the weeks that begin on these days."""
    site = situation.site_by_id[site_id]
    if site.handling_t_per_week is None:
        return situation
    capacity, closures = _raised(situation, site.handling_t_per_week, Closure(site_id=site_id), extra_t)
    sites = (replace(row, handling_t_per_week=capacity) if row is site else row for row in situation.sites)
    return situation.but(sites=tuple(sites), closures=closures)


def _raised(
    situation: Situation, normal: float, whose: Closure, extra_t: Mapping[date, float]
) -> tuple[float, tuple[Closure, ...]]:
    """A capacity that is enough for the fullest week, and closures that leave every other week as it was.

    `whose` is any closure of the link or site.
    """
    settings = situation.settings
    own, closures = list[Closure](), list[Closure]()
    for row in situation.closures:
        (own if (row.link_id, row.site_id) == (whose.link_id, whose.site_id) else closures).append(row)
    factors = [_factor(own, settings.date(day)) for day in range(settings.days)]
    wanted = [normal] * settings.weeks
    for first, tonnes in extra_t.items():
        week = settings.day(first) // DAYS_PER_WEEK
        days = factors[week * DAYS_PER_WEEK : (week + 1) * DAYS_PER_WEEK]
        mean = sum(days) / len(days)
        if mean > 0.0:
            wanted[week] = normal + tonnes / mean
    most = max(wanted)
    if most <= 0.0:
        return normal, situation.closures
    scaled = [factor * wanted[day // DAYS_PER_WEEK] / most for day, factor in enumerate(factors)]
    for factor, run in groupby(enumerate(scaled), key=lambda pair: pair[1]):
        days_of_run = [day for day, _ in run]
        if factor < 1.0:
            first, last = settings.date(days_of_run[0]), settings.date(days_of_run[-1])
            closures.append(replace(whose, from_date=first, until_date=last, factor=factor))
    return most, tuple(closures)


def _factor(closures: list[Closure], when: date) -> float:
    """Share of normal on a day: where closures overlap, the smallest holds."""
    return min(
        (
            closure.factor
            for closure in closures
            if (closure.from_date or date.min) <= when <= (closure.until_date or date.max)
        ),
        default=1.0,
    )


def week_of(situation: Situation, when: date) -> date:
    """First day of the week in which a day lies."""
    settings = situation.settings
    return settings.start + timedelta(days=settings.day(when) // DAYS_PER_WEEK * DAYS_PER_WEEK)
