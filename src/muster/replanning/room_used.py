"""Capacity that what has left uses up, as closure factors: of links in this week, of sites in this and later ones."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from muster.domain.network import Closure
from muster.domain.plan import Plan
from muster.domain.settings import DAYS_PER_WEEK, Settings
from muster.domain.situation import Situation

Loads = Mapping[tuple[str, int], float]
"""Tonnes of load by id and week."""


def room_used(situation: Situation, plan: Plan, as_of: date) -> tuple[Closure, ...]:
    """Closures that leave to each link and week, and each site and week, just what is not used up yet."""
    settings = situation.settings
    this_week = settings.day(as_of) // DAYS_PER_WEEK
    departed: defaultdict[tuple[str, int], float] = defaultdict(float)
    arriving: defaultdict[tuple[str, int], float] = defaultdict(float)
    for leg in plan.movements:
        if leg.depart < as_of:
            departed[leg.link_id, settings.day(leg.depart) // DAYS_PER_WEEK] += leg.load_t
            end = situation.link_by_id[leg.link_id].destination_id
            arriving[end, settings.day(leg.arrive) // DAYS_PER_WEEK] += leg.load_t
    links = {link.link_id: link.capacity_t_per_week for link in situation.links}
    sites = {site.site_id: site.handling_t_per_week for site in situation.sites}
    return (
        *_closures(situation, _from_week(departed, this_week), links, "link_id"),
        *_closures(situation, _from_week(arriving, this_week), sites, "site_id"),
    )


def _from_week(loads: Loads, week: int) -> Loads:
    return {key: load for key, load in sorted(loads.items()) if key[1] >= week and load > 0.0}


def _closures(
    situation: Situation, loads: Loads, capacities: Mapping[str, float | None], attribute: str
) -> Iterator[Closure]:
    settings = situation.settings
    for (subject_id, week), load in loads.items():
        capacity = capacities[subject_id]
        if capacity is None:
            continue
        factors = _factors(situation, subject_id, week, attribute)
        left = max(0.0, sum(factors) - load / capacity * len(factors)) if capacity > 0.0 else 0.0
        yield Closure(
            **{attribute: subject_id},  # type: ignore[arg-type] # either a link's id or a site's
            from_date=settings.date(week * DAYS_PER_WEEK),
            until_date=settings.date(_days(settings, week)[-1]),
            factor=_level(factors, left),
            note="used up by what has left",
        )


def _days(settings: Settings, week: int) -> range:
    """Days of a week inside the horizon."""
    return range(week * DAYS_PER_WEEK, min(settings.days, (week + 1) * DAYS_PER_WEEK))


def _factors(situation: Situation, subject_id: str, week: int, attribute: str) -> list[float]:
    """The factor of each day of a week, before anything is used up."""
    settings = situation.settings
    own = [closure for closure in situation.closures if getattr(closure, attribute) == subject_id]
    return [
        min(
            [
                1.0,
                *(
                    closure.factor
                    for closure in own
                    if settings.day_or(closure.from_date, 0)
                    <= day
                    <= settings.day_or(closure.until_date, settings.last_day)
                ),
            ]
        )
        for day in _days(settings, week)
    ]


def _level(factors: list[float], total: float) -> float:
    """The factor f for which Σ min(f, factor of the day) is the total: where closures overlap, the smallest holds."""
    left, rest = total, sorted(factors)
    for place, factor in enumerate(rest):
        days = len(rest) - place
        if factor * days >= left:
            return max(0.0, left / days)
        left -= factor
    return rest[-1] if rest else 0.0
