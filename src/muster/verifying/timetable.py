"""The network unrolled over days, as arrays: which links depart when, and in which order they arrive."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from muster.domain.network import Link
from muster.domain.settings import DAYS_PER_WEEK
from muster.verifying.calendar import Calendar
from muster.verifying.capacity import link_limits

Floats = NDArray[np.float64]
Indices = NDArray[np.intp]


class Wave(NamedTuple):
    """Links that arrive on one day, side by side where they end at one site: `firsts` of each site's, and `sites`."""

    links: Indices
    firsts: Indices
    sites: Indices


@dataclass(frozen=True)
class Timetable:
    """Links in the order of their destinations; arrays are by link, and by day or week where they have two axes."""

    calendar: Calendar

    @cached_property
    def site_index(self) -> dict[str, int]:
        """Place of each site that a link touches."""
        links = self.calendar.situation.links
        ends = {each.origin_id for each in links} | {each.destination_id for each in links}
        return {site_id: place for place, site_id in enumerate(sorted(ends))}

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Links that end at the same site stand side by side."""
        return tuple(sorted(self.calendar.situation.links, key=lambda link: self.site_index[link.destination_id]))

    @cached_property
    def origins(self) -> Indices:
        """Place of each link's origin."""
        return np.array([self.site_index[link.origin_id] for link in self.links], dtype=np.intp)

    @cached_property
    def ends(self) -> Indices:
        """Place of each link's destination."""
        return np.array([self.site_index[link.destination_id] for link in self.links], dtype=np.intp)

    @cached_property
    def transit(self) -> Indices:
        """Days from departure to arrival; what is longer than the horizon never departs."""
        return np.array([min(link.transit_days, self.calendar.last_day + 1) for link in self.links], dtype=np.intp)

    @cached_property
    def capacity(self) -> Floats:
        """Tonnes of load that can depart, by link and week; infinite where unlimited."""
        limits = np.full((len(self.links), self.calendar.situation.settings.weeks), np.inf)
        for place, link in enumerate(self.links):
            own = link_limits(self.calendar, link)
            if own is not None:
                limits[place] = own
        return limits

    @cached_property
    def waves(self) -> tuple[tuple[Wave, Wave], ...]:
        """For each day the links that arrive on it: those that departed before, and those of the same day."""
        days = self.calendar.last_day + 1
        arrives = np.zeros((days, len(self.links)), dtype=bool)
        for place, link in enumerate(self.links):
            for day in self._departures(link):
                arrives[day + link.transit_days, place] = True
        same = self.transit == 0
        return tuple((self._wave(own & ~same), self._wave(own & same)) for own in arrives)

    def week(self, days: Indices) -> Indices:
        """Week of each day."""
        return days // DAYS_PER_WEEK

    def _wave(self, arrives: NDArray[np.bool_]) -> Wave:
        """The links that arrive, cut where their destination changes."""
        links = np.flatnonzero(arrives)
        ends = self.ends[links]
        firsts = np.flatnonzero(np.diff(ends, prepend=-1))
        return Wave(links, firsts, ends[firsts])

    def _departures(self, link: Link) -> list[int]:
        """Days on which a link departs: its pattern, what is open, its permits, and arrival inside the horizon."""
        calendar = self.calendar
        first = calendar.situation.settings.day_or(link.first_departure, 0)
        shut = calendar.shut_links.get(link.link_id, frozenset()) | calendar.shut_sites.get(link.origin_id, frozenset())
        shut_end = calendar.shut_sites.get(link.destination_id, frozenset())
        windows = calendar.link_windows.get(link.link_id, ())
        return [
            day
            for day in range(first, calendar.last_day + 1 - link.transit_days, link.every_days)
            if day >= calendar.as_of
            and day not in shut
            and day + link.transit_days not in shut_end
            and all(window.holds(day) for window in windows)
        ]
