"""When what may happen, straight from the contract, as plain day numbers."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import count
from typing import NamedTuple

from muster.domain.needs import Need
from muster.domain.network import Closure, Link
from muster.domain.offers import Offer, OfferStatus
from muster.domain.permits import Permit, PermitStatus
from muster.domain.places import Site
from muster.domain.situation import Situation
from muster.domain.training import Course

WEEK = 7


class Window(NamedTuple):
    """First and last day, both inclusive; no day at all where the last comes before the first."""

    first: int
    last: int

    def __contains__(self, day: object) -> bool:
        return isinstance(day, int) and self.first <= day <= self.last


NEVER = Window(0, -1)


class Days:
    """The calendar of one dataset."""

    def __init__(self, situation: Situation) -> None:
        self.situation = situation
        self.settings = situation.settings
        self.last = situation.settings.days - 1
        self.as_of = situation.settings.as_of_day
        self.all = range(situation.settings.days)
        self.factor = lru_cache(maxsize=None)(self._factor)
        self.departures = lru_cache(maxsize=None)(self._departures)

    def week(self, day: int) -> int:
        """The week in which a day lies."""
        return day // WEEK

    def link_capacity(self, link: Link, week: int) -> float | None:
        """Tonnes of load that may depart on a link in a week."""
        normal = link.capacity_t_per_week
        return None if normal is None else normal * self._mean_factor(link.link_id, "", week)

    def site_handling(self, site: Site, week: int) -> float | None:
        """Tonnes of load that may arrive at a site in a week."""
        normal = site.handling_t_per_week
        return None if normal is None else normal * self._mean_factor("", site.site_id, week)

    def _mean_factor(self, link_id: str, site_id: str, week: int) -> float:
        days = [day for day in range(WEEK * week, WEEK * week + WEEK) if day <= self.last]
        return sum(self.factor(link_id, site_id, day) for day in days) / len(days)

    def _factor(self, link_id: str, site_id: str, day: int) -> float:
        """Share of normal at which a link (or a site) works on a day: where closures overlap, the smallest holds."""

        def holds(closure: Closure) -> bool:
            first = self.settings.day_or(closure.from_date, 0)
            last = self.settings.day_or(closure.until_date, self.last)
            return (closure.link_id, closure.site_id) == (link_id, site_id) and first <= day <= last

        return min((closure.factor for closure in self.situation.closures if holds(closure)), default=1.0)

    def _departures(self, link: Link) -> tuple[int, ...]:
        """Days of the horizon, from `as_of` on, on which goods may depart on a link."""
        windows = [self._permit(permit) for permit in self.situation.permits if link.link_id in permit.links]
        first = self.settings.day_or(link.first_departure, 0)
        return tuple(
            day
            for day in range(first, self.last - link.transit_days + 1, link.every_days)
            if day >= self.as_of
            and all(day in window for window in windows)
            and self.factor(link.link_id, "", day) > 0.0
            and self.factor("", link.origin_id, day) > 0.0
            and self.factor("", link.destination_id, day + link.transit_days) > 0.0
        )

    def leaving(self, offer: Offer) -> Window:
        """Days on which an offer's goods may leave its site."""
        available = self.settings.day_or(offer.available_from, 0)
        if offer.under_way:
            return Window(max(available, self.as_of), self.last)
        permitted = self._permitted(offer)
        return Window(
            max(available, self._packed(offer), permitted.first),
            min(self.settings.day_or(offer.available_until, self.last), permitted.last),
        )

    def standing(self, offer: Offer) -> int | None:
        """Day on which an offer that stands at the need's site is there; None where its permits never hold."""
        available = self.settings.day_or(offer.available_from, 0)
        if offer.under_way:
            return available
        permitted = self._permitted(offer)
        return None if permitted.last < permitted.first else max(available, self._packed(offer), permitted.first)

    def _packed(self, offer: Offer) -> int:
        """Day on which an offer is ready to leave, if the partner is told on the day of the picture."""
        return self.as_of + (0 if offer.status is OfferStatus.COMMITTED else offer.notice_days)

    def _permitted(self, offer: Offer) -> Window:
        """Days on which all permits of an offer hold."""
        names = {offer.offer_id, f"partner:{offer.partner_id}", f"item:{offer.item_id}"}
        windows = [self._permit(permit) for permit in self.situation.permits if names & set(permit.offers)]
        # A permit may hold beyond the horizon, which binds nothing.
        return Window(
            max((window.first for window in windows), default=0),
            min((window.last for window in windows), default=self.last),
        )

    def _permit(self, permit: Permit) -> Window:
        """Days on which a permit holds."""
        granted = permit.status is PermitStatus.GRANTED
        if permit.status is PermitStatus.REFUSED or (permit.expected is None and not granted):
            return NEVER
        return Window(self.settings.day_or(permit.expected, 0), self.settings.day_or(permit.until, self.last))

    def starts(self, course: Course) -> Iterator[int]:
        """Days of the horizon on which a course starts that names can still be sent in for."""
        last = min(self.settings.day_or(course.last_start, self.last), self.last)
        for number in count() if course.every_days else (0,):
            day = self.settings.day(course.first_start) + number * (course.every_days or 0)
            if day > last:
                return
            if day >= self.as_of + course.notice_days:
                yield day

    def timeliness(self, need: Need, day: int) -> float:
        """Share of its worth that a unit has which is usable on a day; nothing is usable before `earliest`."""
        due, expires = self.settings.day(need.due), self.settings.day(need.expires_on(self.settings))
        if day < self.settings.day_or(need.earliest, 0):
            return 0.0
        if day <= due:
            return 1.0
        return (expires - day) / (expires - due) if day < expires else 0.0

    def of_use(self, need: Need) -> range:
        """Days on which units become usable, as far as it matters.

        On all days up to `due` a unit is worth the same, and nothing is easier on an earlier one: the last is enough.
        """
        earliest = self.settings.day_or(need.earliest, 0)
        return range(max(earliest, min(self.settings.day(need.due), self.last)), self.last + 1)
