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
    own = [closure for closure in situation.closures if closure.link_id == link_id]
    capacity, closures = _raised(situation, link.capacity_t_per_week, own, extra_t)
    others = [closure for closure in situation.closures if closure.link_id != link_id]
    return situation.but(
        links=tuple(
            replace(row, capacity_t_per_week=capacity) if row.link_id == link_id else row for row in situation.links
        ),
        closures=(*others, *(replace(closure, link_id=link_id) for closure in closures)),
    )


def with_site_room(situation: Situation, site_id: str, extra_t: Mapping[date, float]) -> Situation:
    """The situation in which a site takes so many tonnes more in the weeks that begin on these days."""
    site = situation.site_by_id[site_id]
    if site.handling_t_per_week is None:
        return situation
    own = [closure for closure in situation.closures if closure.site_id == site_id]
    capacity, closures = _raised(situation, site.handling_t_per_week, own, extra_t)
    others = [closure for closure in situation.closures if closure.site_id != site_id]
    return situation.but(
        sites=tuple(
            replace(row, handling_t_per_week=capacity) if row.site_id == site_id else row for row in situation.sites
        ),
        closures=(*others, *(replace(closure, site_id=site_id) for closure in closures)),
    )


def _raised(
    situation: Situation, normal: float, own: list[Closure], extra_t: Mapping[date, float]
) -> tuple[float, list[Closure]]:
    """A capacity that is enough for the fullest week, and closures that leave every other week as it was."""
    settings = situation.settings
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
        return normal, own
    scaled = [factor * wanted[day // DAYS_PER_WEEK] / most for day, factor in enumerate(factors)]
    closures = []
    for factor, run in groupby(enumerate(scaled), key=lambda pair: pair[1]):
        days_of_run = [day for day, _ in run]
        if factor < 1.0:
            first, last = settings.date(days_of_run[0]), settings.date(days_of_run[-1])
            closures.append(Closure(from_date=first, until_date=last, factor=factor))
    return most, closures


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
