"""A dataset's tables as arrays, for looking at all rows of a plan at once; places are those of the tables' rows.

Tables are read once for all datasets that share them: judging many plans of one dataset reads its offers once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count

import numpy as np
from numpy.typing import NDArray

from muster.domain.situation import Situation
from muster.verifying.calendar import Calendar, Window
from muster.verifying.readiness import departure_of, standing_day

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

NEVER = 1 << 40
"""A day that no date reaches."""

MOST_DAYS = 1 << 30
"""More days than any two dates lie apart: longer times are cut to it, which changes no comparison of days."""


@dataclass(frozen=True)
class Offers:
    """What may be given, when, and where it is; arrays of shape (offers,)."""

    place: Mapping[str, int]
    item: Ints
    site: Ints
    plannable: Bools
    marked: Bools
    quantity: Floats  # not a number where it was not stated
    minimum: Floats  # 0 once under way
    unit_cost: Floats
    notice: Ints
    earliest: Ints  # first day of departure, permits and all
    latest: Ints
    stands: Ints  # day on which it is there for a need at its own site


@dataclass(frozen=True)
class Roads:
    """The links; arrays of shape (links,), `carries` (links, items)."""

    place: Mapping[str, int]
    origin: Ints
    destination: Ints
    transit: Ints
    first: Ints  # departure
    every: Ints
    opens: Ints  # first and last day on which all permits hold
    closes: Ints
    cost_per_t: Floats
    carries: Bools


class Tables:
    """What has been read of the datasets judged so far: the last of each table."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self._sites = _Numbers()
        self._offers: tuple[tuple[object, ...], Offers] | None = None
        self._roads: tuple[tuple[object, ...], Roads] | None = None

    def site(self, site_id: str) -> int:
        """A number for a site, the same for the same id; also where no table knows it."""
        return self._sites[site_id]

    def offers(self, calendar: Calendar) -> Offers:
        """The offers of a dataset."""
        situation = calendar.situation
        read_from = (situation.settings, situation.offers, situation.permits, situation.items)
        if self._offers is None or not _are_same(self._offers[0], read_from):
            self._offers = read_from, _read_offers(calendar, self._sites)
        return self._offers[1]

    def roads(self, calendar: Calendar) -> Roads:
        """The links of a dataset."""
        situation = calendar.situation
        read_from = (situation.settings, situation.links, situation.permits, situation.items)
        if self._roads is None or not _are_same(self._roads[0], read_from):
            self._roads = read_from, _read_roads(calendar, self._sites)
        return self._roads[1]


class _Numbers(dict[str, int]):
    """Numbers for ids, given out as they are asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._next = count()

    def __missing__(self, name: str) -> int:
        self[name] = number = next(self._next)
        return number


def _are_same(ours: tuple[object, ...], theirs: tuple[object, ...]) -> bool:
    return all(own is other for own, other in zip(ours, theirs, strict=True))


def places_of_items(situation: Situation) -> dict[str, int]:
    """Place of each item in its table."""
    return {item.item_id: place for place, item in enumerate(situation.items)}


def _read_offers(calendar: Calendar, sites: _Numbers) -> Offers:
    rows, items = calendar.situation.offers, places_of_items(calendar.situation)
    departures = [departure_of(calendar, offer) for offer in rows]
    spans = [_span(each.permits) for each in departures]
    stands = [standing_day(calendar, offer) for offer in rows]
    return Offers(
        place={offer.offer_id: place for place, offer in enumerate(rows)},
        item=_days([items.get(offer.item_id, -1) for offer in rows]),
        site=_days([sites[offer.site_id] for offer in rows]),
        plannable=np.array([offer.plannable for offer in rows], dtype=np.bool_),
        marked=np.array([bool(offer.earmarked_for) for offer in rows], dtype=np.bool_),
        quantity=np.array([np.nan if offer.quantity is None else offer.quantity for offer in rows], dtype=np.float64),
        minimum=np.array([0.0 if offer.under_way else offer.minimum for offer in rows], dtype=np.float64),
        unit_cost=np.array([offer.unit_cost for offer in rows], dtype=np.float64),
        notice=_days([offer.notice_days for offer in rows]),
        earliest=_days([max(each.earliest, opens) for each, (opens, _) in zip(departures, spans, strict=True)]),
        latest=_days([min(each.latest, closes) for each, (_, closes) in zip(departures, spans, strict=True)]),
        stands=_days([NEVER if day is None else day for day in stands]),
    )


def _read_roads(calendar: Calendar, sites: _Numbers) -> Roads:
    situation, settings = calendar.situation, calendar.situation.settings
    rows = situation.links
    spans = [_span(calendar.link_windows.get(link.link_id, ())) for link in rows]
    return Roads(
        place={link.link_id: place for place, link in enumerate(rows)},
        origin=_days([sites[link.origin_id] for link in rows]),
        destination=_days([sites[link.destination_id] for link in rows]),
        transit=_days([link.transit_days for link in rows]),
        first=_days([settings.day_or(link.first_departure, 0) for link in rows]),
        every=_days([link.every_days for link in rows]),
        opens=_days([opens for opens, _ in spans]),
        closes=_days([closes for _, closes in spans]),
        cost_per_t=np.array([link.cost_per_t for link in rows], dtype=np.float64),
        carries=np.array([[link.carries(item.cargo) for item in situation.items] for link in rows], dtype=np.bool_),
    )


def _span(windows: tuple[Window, ...]) -> tuple[int, int]:
    """First and last day on which all of these permits hold; the first is never reached where one never holds."""
    if not windows:
        return -NEVER, NEVER
    opens = max(NEVER if window.never else window.first for window in windows)
    return opens, min(window.last for window in windows)


def _days(numbers: list[int]) -> Ints:
    return np.array([max(-MOST_DAYS, min(number, MOST_DAYS)) for number in numbers], dtype=np.int64)
