"""Prices of every limit, from which a bound follows that anyone can recompute."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np

from muster.domain.needs import PRIORITIES
from muster.domain.plan import Price, PriceKind
from muster.domain.settings import DAYS_PER_WEEK
from muster.planning.instance import Instance
from muster.planning.timetable import Floats

LEAST_PRICE = 1e-12  # prices below this are left out of the table


@dataclass(slots=True)
class Prices:
    """Prices ≥ 0 of one priority's bound; offers per unit, links and sites per tonne, people per head.

    `held` is the price of the value of each higher priority, 1 first.
    """

    offer: Floats  # (O,)
    link: Floats  # (L, W)
    site: Floats  # (S, W)
    fund: Floats  # (F,)
    course: Floats  # per start
    own: Floats  # (Q, T) trainees of the own pool who join by day
    general: Floats  # (T,)
    graduates: Floats  # (Q, T) people bound by day
    in_training: Floats  # (T,)
    held: Floats = field(default_factory=lambda: np.zeros(len(PRIORITIES)))


def no_prices(instance: Instance) -> Prices:
    """Prices of zero."""
    timetable, schooling = instance.timetable, instance.schooling
    return Prices(
        offer=np.zeros(len(instance.goods.item)),
        link=np.zeros_like(timetable.link_capacity),
        site=np.zeros_like(timetable.site_capacity),
        fund=np.zeros_like(instance.funds),
        course=np.zeros(len(schooling.starts)),
        own=np.zeros_like(schooling.own),
        general=np.zeros_like(schooling.general),
        graduates=np.zeros_like(schooling.own),
        in_training=np.zeros_like(schooling.general),
    )


def mixed(new: Prices, old: Prices, share: float) -> Prices:
    """`share` of the new prices and the rest of the old ones: steadier than the new ones alone."""
    names = ("offer", "link", "site", "fund", "course", "own", "general", "graduates", "in_training", "held")
    return Prices(**{name: share * getattr(new, name) + (1.0 - share) * getattr(old, name) for name in names})


def price_rows(instance: Instance, priority: int, prices: Prices) -> tuple[Price, ...]:
    """Rows of the plan's table of prices, without those that are zero."""
    settings = instance.situation.settings
    return tuple(
        Price(
            priority=priority,
            kind=kind,
            subject_id=subject_id,
            at=None if day is None else settings.date(day),
            price=float(price),
        )
        for kind, subject_id, day, price in _named(instance, prices)
        if price > (0.0 if kind is PriceKind.FUND else LEAST_PRICE)  # a fund holds billions
    )


def read_prices(instance: Instance, rows: Iterable[Price]) -> dict[int, Prices]:
    """The prices of each priority that a plan's table has rows for; those of limits that are not there are left out."""
    situation, settings = instance.situation, instance.situation.settings
    numbers = {
        PriceKind.OFFER: {offer.offer_id: number for number, offer in enumerate(situation.offers) if offer.plannable},
        PriceKind.FUND: {fund.fund_id: number for number, fund in enumerate(situation.funds)},
        PriceKind.HELD: {str(priority): priority - 1 for priority in PRIORITIES},
        PriceKind.LINK: {link.link_id: number for number, link in enumerate(situation.links)},
        PriceKind.SITE: {site.site_id: number for number, site in enumerate(situation.sites)},
        PriceKind.GRADUATES: {name: number for number, name in enumerate(instance.schooling.qualifications)},
    }
    numbers[PriceKind.TRAINEES] = numbers[PriceKind.GRADUATES]
    starts = {
        (situation.courses[start.course].course_id, start.day): number
        for number, start in enumerate(instance.schooling.starts)
    }
    found: dict[int, Prices] = {}
    for row in rows:
        prices = found.setdefault(row.priority, no_prices(instance))
        day = 0 if row.at is None else max(0, settings.day(row.at))
        number = numbers.get(row.kind, {}).get(row.subject_id)
        if row.kind is PriceKind.COURSE:
            number = starts.get((row.subject_id, day))
        _put(prices, row, number, day)
    return found


def _put(prices: Prices, row: Price, number: int | None, day: int) -> None:
    """Enter one price where it belongs; `number` is that of what it is a price of."""
    of_nobody = {PriceKind.TRAINEES: prices.general, PriceKind.IN_TRAINING: prices.in_training}
    single = {
        PriceKind.OFFER: prices.offer,
        PriceKind.FUND: prices.fund,
        PriceKind.HELD: prices.held,
        PriceKind.COURSE: prices.course,
    }
    weekly = {PriceKind.LINK: prices.link, PriceKind.SITE: prices.site}
    daily = {PriceKind.TRAINEES: prices.own, PriceKind.GRADUATES: prices.graduates}
    if row.kind in of_nobody and not row.subject_id:
        of_nobody[row.kind][day] = row.price
    elif number is None:
        return
    elif row.kind in single:
        single[row.kind][number] = row.price
    elif row.kind in weekly:
        weekly[row.kind][number, day // DAYS_PER_WEEK] = row.price
    else:
        daily[row.kind][number, day] = row.price


_Named = tuple[PriceKind, str, int | None, float]


def _named(instance: Instance, prices: Prices) -> Iterator[_Named]:
    """Every price with its kind, the id of what it is a price of, and the day where there is one."""
    situation, schooling = instance.situation, instance.schooling
    plain = (
        (PriceKind.OFFER, prices.offer, [offer.offer_id for offer in situation.offers]),
        (PriceKind.FUND, prices.fund, [fund.fund_id for fund in situation.funds]),
        (PriceKind.HELD, prices.held, [str(priority) for priority in PRIORITIES]),
    )
    for kind, array, ids in plain:
        yield from ((kind, ids[place], None, array[place]) for place in np.flatnonzero(array))
    weekly = (
        (PriceKind.LINK, prices.link, [link.link_id for link in situation.links]),
        (PriceKind.SITE, prices.site, [site.site_id for site in situation.sites]),
    )
    for kind, array, ids in weekly:
        yield from ((kind, ids[row], int(week) * DAYS_PER_WEEK, array[row, week]) for row, week in np.argwhere(array))
    for kind, array in ((PriceKind.TRAINEES, prices.own), (PriceKind.GRADUATES, prices.graduates)):
        yield from ((kind, schooling.qualifications[row], int(day), array[row, day]) for row, day in np.argwhere(array))
    for kind, array in ((PriceKind.TRAINEES, prices.general), (PriceKind.IN_TRAINING, prices.in_training)):
        yield from ((kind, "", int(day), array[day]) for day in np.flatnonzero(array))
    for place in np.flatnonzero(prices.course):
        start = schooling.starts[place]
        yield PriceKind.COURSE, situation.courses[start.course].course_id, start.day, prices.course[place]
