"""When links depart and offers may leave, and how much links and sites take in each week."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from muster.domain.network import Closure
from muster.domain.offers import Offer, OfferStatus
from muster.domain.permits import Permit
from muster.domain.settings import DAYS_PER_WEEK
from muster.domain.situation import Situation

Floats = npt.NDArray[np.float64]
Days = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Leaving:
    """Days from `first` to `last` on which an offer's goods may leave; at a need's own site they are on `stands`."""

    first: int
    last: int
    stands: int


class Calendar:
    """The calendar of one dataset; L links, S sites, T days, W weeks, in the order of its tables."""

    def __init__(self, situation: Situation) -> None:
        self.situation = situation
        self.settings = situation.settings
        self.horizon = situation.settings.days
        self.site = {site.site_id: number for number, site in enumerate(situation.sites)}
        self._by_offer_mark = _by_mark((permit.offers, permit) for permit in situation.permits)
        self._by_link = _by_mark((permit.links, permit) for permit in situation.permits)
        link_factor = self._factors([row.link_id for row in situation.links], "link_id")
        site_factor = self._factors([row.site_id for row in situation.sites], "site_id")
        self.departs = self._departures(link_factor, site_factor)  # (L, T)
        self.link_capacity = _weekly([row.capacity_t_per_week for row in situation.links], link_factor)  # (L, W)
        self.site_capacity = _weekly([row.handling_t_per_week for row in situation.sites], site_factor)  # (S, W)

    def leaving(self, offer: Offer) -> Leaving | None:
        """When an offer may leave, `None` where it never may."""
        settings = self.settings
        there = settings.day_or(offer.available_from, 0)
        if offer.under_way:
            return Leaving(max(there, settings.as_of_day), self.horizon - 1, there)
        marks = (offer.offer_id, f"partner:{offer.partner_id}", f"item:{offer.item_id}")
        opens, closes = self._window([permit for mark in marks for permit in self._by_offer_mark.get(mark, ())])
        if opens > closes:
            return None
        notice = 0 if offer.status is OfferStatus.COMMITTED else offer.notice_days
        first = max(there, settings.as_of_day + notice, opens)
        return Leaving(first, min(closes, settings.day_or(offer.available_until, self.horizon - 1)), first)

    def _factors(self, ids: list[str], column: str) -> Floats:
        """Smallest closure factor of each link or site on each day."""
        factors = np.ones((len(ids), self.horizon))
        row = {each: number for number, each in enumerate(ids)}
        for closure in self.situation.closures:
            closed: str = getattr(closure, column)
            if closed:
                days = factors[row[closed], self._days_of(closure)]
                np.minimum(days, closure.factor, out=days)
        return factors

    def _days_of(self, closure: Closure) -> slice:
        first = self.settings.day_or(closure.from_date, 0)
        return slice(first, self.settings.day_or(closure.until_date, self.horizon - 1) + 1)

    def _departures(self, link_factor: Floats, site_factor: Floats) -> Days:
        """Whether each link departs on each day."""
        departs = np.zeros((len(self.situation.links), self.horizon), dtype=np.bool_)
        for number, link in enumerate(self.situation.links):
            opens, closes = self._window(self._by_link.get(link.link_id, ()))
            days = np.arange(self.settings.day_or(link.first_departure, 0), self.horizon, link.every_days)
            first = max(opens, self.settings.as_of_day)
            days = days[(days >= first) & (days <= closes) & (days + link.transit_days < self.horizon)]
            is_open = link_factor[number, days] > 0.0
            is_open &= site_factor[self.site[link.origin_id], days] > 0.0
            is_open &= site_factor[self.site[link.destination_id], days + link.transit_days] > 0.0
            departs[number, days[is_open]] = True
        return departs

    def _window(self, permits: Iterable[Permit]) -> tuple[int, int]:
        """First and last day on which all permits hold."""
        first, last = 0, self.horizon - 1
        for permit in permits:
            if permit.never:
                return self.horizon, -1
            first = max(first, self.settings.day_or(permit.expected, 0))
            last = min(last, self.settings.day_or(permit.until, self.horizon - 1))
        return first, last


def _by_mark(named: Iterable[tuple[tuple[str, ...], Permit]]) -> dict[str, list[Permit]]:
    permits: dict[str, list[Permit]] = {}
    for marks, permit in named:
        for mark in marks:
            permits.setdefault(mark, []).append(permit)
    return permits


def _weekly(capacities: list[float | None], factors: Floats) -> Floats:
    """Capacity × mean factor of the days of each week; infinite where there is no limit."""
    firsts = np.arange(0, factors.shape[1], DAYS_PER_WEEK)
    means = np.add.reduceat(factors, firsts, axis=1) / np.diff(np.append(firsts, factors.shape[1]))
    limits = [np.full(len(firsts), np.inf) if each is None else each * means[n] for n, each in enumerate(capacities)]
    return np.array(limits, dtype=np.float64).reshape(len(capacities), len(firsts))
