"""Limits that a plan overruns, and who uses them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from muster.domain.settings import DAYS_PER_WEEK
from muster.planning.instance import Instance
from muster.planning.ledger import Journey, Ledger
from muster.planning.timetable import Bools, Floats

OVERFULL = 1e-7  # share by which a limit may be exceeded: an allowed rounding of whoever made the plan
LEAST_T = 1e-7  # tonnes that stand for no load at all
Use = tuple[str, int, int]
"""A limit: `offer` or `fund` by number (week 0), `link` or `site` by number and week."""


@dataclass(slots=True)
class Users:
    """Who uses a limit: batches, the most urgent and worthy first, and offers with surplus on the way."""

    batches: list[int] = field(default_factory=list)
    surplus: list[int] = field(default_factory=list)


def overrun_limits(ledger: Ledger) -> set[Use]:
    """Every limit that is overrun."""
    timetable = ledger.instance.timetable
    goods = (
        ("offer", ledger.offer_left, ledger.instance.goods.quantity),
        ("fund", ledger.fund_left, ledger.instance.funds),
    )
    weekly = (
        ("link", ledger.room.link_left, timetable.link_capacity),
        ("site", ledger.room.site_left, timetable.site_capacity),
    )
    found = {(kind, int(number), 0) for kind, left, limit in goods for number in np.flatnonzero(_is_below(left, limit))}
    return found | {
        (kind, int(number), int(week))
        for kind, left, limit in weekly
        for number, week in np.argwhere(_is_below(left, limit))
    }


def is_overrun(ledger: Ledger, use: Use) -> bool:
    """Whether a limit is overrun."""
    kind, number, week = use
    timetable = ledger.instance.timetable
    if kind == "offer":
        limit = ledger.instance.goods.quantity[number]
    elif kind == "fund":
        limit = ledger.instance.funds[number]
    else:
        limit = (timetable.link_capacity if kind == "link" else timetable.site_capacity)[number, week]
    return bool(_is_below(np.array([ledger.left(use)]), np.array([limit]))[0])


def users_of(ledger: Ledger, limits: set[Use]) -> dict[Use, Users]:
    """Who uses each of these limits."""
    instance = ledger.instance
    users: dict[Use, Users] = {use: Users() for use in limits}
    ranks: defaultdict[Use, list[tuple[int, float, int]]] = defaultdict(list)
    for number, batch in ledger.batches.items():
        used = {use for journey in batch.journeys for use in _uses(instance, journey) if use in limits}
        for use in used:
            ranks[use].append((instance.wishes[batch.need].need.priority, -_worth_per_t(ledger, number), number))
    for offer, extras in ledger.surplus.items():
        for use in {use for extra in extras for use in _uses(instance, extra) if use in limits}:
            users[use].surplus.append(offer)
    for use, rank in ranks.items():
        users[use].batches = [number for _, _, number in sorted(rank)]
    return users


def _uses(instance: Instance, journey: Journey) -> Iterator[Use]:
    """The limits that a journey draws on."""
    roads = instance.roads
    yield "offer", journey.offer, 0
    fund = int(instance.goods.fund[journey.offer])
    if fund >= 0:
        yield "fund", fund, 0
    for link, day in journey.legs:
        yield "link", link, day // DAYS_PER_WEEK
        yield "site", int(roads.destination[link]), (day + int(roads.transit[link])) // DAYS_PER_WEEK


def _is_below(left: Floats, limit: Floats) -> Bools:
    finite = np.isfinite(limit)
    return finite & (left < -OVERFULL * (1.0 + np.where(finite, limit, 0.0)))


def _worth_per_t(ledger: Ledger, number: int) -> float:
    """Worth of a batch per tonne that it sends."""
    batch = ledger.batch(number)
    load_t, item = ledger.instance.load_t, ledger.instance.goods.item
    tonnes = sum(journey.quantity * float(load_t[item[journey.offer]]) for journey in batch.journeys)
    wish = ledger.instance.wishes[batch.need]
    return batch.units * wish.unit_value(batch.way, batch.day) / max(tonnes, LEAST_T)
