"""Days as the contract counts them: the horizon, closures, and the windows that permits open."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from muster.domain.network import Closure
from muster.domain.offers import Offer
from muster.domain.permits import Permit
from muster.domain.settings import DAYS_PER_WEEK
from muster.domain.situation import Situation

PARTNER_MARK = "partner:"
ITEM_MARK = "item:"


class Window(NamedTuple):
    """First and last day, inclusive, on which a permit holds; empty where `last` is before `first`."""

    permit_id: str
    first: int
    last: int

    @property
    def never(self) -> bool:
        """Whether no day is in it."""
        return self.last < self.first

    def holds(self, day: int) -> bool:
        """Whether a day is in it."""
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Calendar:
    """Everything of one dataset that hangs on days; day numbers count from the settings' start."""

    situation: Situation

    @cached_property
    def last_day(self) -> int:
        """Number of the last day of the horizon."""
        return self.situation.settings.days - 1

    @cached_property
    def as_of(self) -> int:
        """Day before which nothing departs and no one joins a course."""
        return self.situation.settings.as_of_day

    def number(self, when: date) -> int:
        """Day number of a date of the plan; negative before the start."""
        return (when - self.situation.settings.start).days

    def inside(self, day: int) -> bool:
        """Whether a day lies in the horizon."""
        return 0 <= day <= self.last_day

    def text(self, day: int) -> str:
        """Date of a day number as text; the bare number where no calendar reaches it."""
        try:
            return self.situation.settings.date(day).isoformat()
        except OverflowError:
            return f"day {day}"

    @cached_property
    def link_factors(self) -> Mapping[str, NDArray[np.float64]]:
        """Factor of every day for the links that have closures."""
        return self._factors("link_id")

    @cached_property
    def site_factors(self) -> Mapping[str, NDArray[np.float64]]:
        """Factor of every day for the sites that have closures."""
        return self._factors("site_id")

    @cached_property
    def shut_links(self) -> Mapping[str, frozenset[int]]:
        """Days with factor 0 of the links that have any."""
        return _shut(self.link_factors)

    @cached_property
    def shut_sites(self) -> Mapping[str, frozenset[int]]:
        """Days with factor 0 of the sites that have any."""
        return _shut(self.site_factors)

    def weekly_means(self, factors: NDArray[np.float64] | None) -> NDArray[np.float64]:
        """Mean factor of each week over its days inside the horizon; 1 where there is no closure."""
        settings = self.situation.settings
        if factors is None:
            return np.ones(settings.weeks)
        firsts = np.arange(0, settings.days, DAYS_PER_WEEK)
        lengths = np.diff(np.append(firsts, settings.days))
        means: NDArray[np.float64] = np.add.reduceat(factors, firsts) / lengths
        return means

    @cached_property
    def link_windows(self) -> Mapping[str, tuple[Window, ...]]:
        """Windows of the permits that name a link, by link."""
        windows: defaultdict[str, tuple[Window, ...]] = defaultdict(tuple)
        for permit in self.situation.permits:
            for link_id in dict.fromkeys(permit.links):
                windows[link_id] += (self._window(permit),)
        return dict(windows)

    def offer_windows(self, offer: Offer) -> tuple[Window, ...]:
        """Windows of the permits that an offer waits for; none once it is under way."""
        if offer.under_way:
            return ()
        by_name = self._windows_by_name
        found = by_name.get(offer.offer_id, ()) + by_name.get(PARTNER_MARK + offer.partner_id, ())
        found += by_name.get(ITEM_MARK + offer.item_id, ())
        return tuple(dict.fromkeys(found))

    @cached_property
    def _windows_by_name(self) -> Mapping[str, tuple[Window, ...]]:
        """Windows by what their permits name: an offer, a partner or an item."""
        windows: defaultdict[str, tuple[Window, ...]] = defaultdict(tuple)
        for permit in self.situation.permits:
            for name in dict.fromkeys(permit.offers):
                windows[name] += (self._window(permit),)
        return dict(windows)

    def _window(self, permit: Permit) -> Window:
        """Days on which a permit holds."""
        if permit.never:
            return Window(permit.permit_id, 0, -1)
        settings = self.situation.settings
        first = settings.day_or(permit.expected, 0)
        return Window(permit.permit_id, first, settings.day_or(permit.until, self.last_day))

    def _factors(self, column: str) -> dict[str, NDArray[np.float64]]:
        """Smallest factor that holds on each day, by the id in one column of the closures."""
        factors: dict[str, NDArray[np.float64]] = {}
        for closure in self.situation.closures:
            closed_id = getattr(closure, column)
            if closed_id:
                own = factors.setdefault(closed_id, np.ones(self.situation.settings.days))
                span = self._span(closure)
                own[span] = np.minimum(own[span], closure.factor)
        return factors

    def _span(self, closure: Closure) -> slice:
        """Days of a closure, both ends inclusive."""
        settings = self.situation.settings
        return slice(settings.day_or(closure.from_date, 0), settings.day_or(closure.until_date, self.last_day) + 1)


def _shut(factors: Mapping[str, NDArray[np.float64]]) -> dict[str, frozenset[int]]:
    """Days on which nothing works at all."""
    shut = {key: frozenset(np.flatnonzero(own <= 0.0).tolist()) for key, own in factors.items()}
    return {key: days for key, days in shut.items() if days}
