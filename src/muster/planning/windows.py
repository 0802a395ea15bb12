"""When each offer may leave its site, or is there for good where it already stands."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from muster.domain.offers import Offer, OfferStatus
from muster.domain.permits import Permit
from muster.domain.settings import Settings
from muster.domain.situation import Situation
from muster.planning.timetable import Days, permit_window


@dataclass(frozen=True, slots=True)
class Windows:
    """Days of each offer, arrays of shape (O,).

    Its first leg departs from `first` to `last` (never where `first` lies after `last`); for a need at its own site it
    is there from `stands` on (the horizon's length: never).
    """

    first: Days
    last: Days
    stands: Days


def build_windows(situation: Situation, *, with_permits: bool = True, with_dates: bool = True) -> Windows:
    """Windows of all offers; without permits all are granted, without dates all is ready on the picture's day."""
    permits = _permits_by_offer(situation) if with_permits else {}
    rows = [
        _window(offer, permits.get(offer.offer_id, []), situation.settings, with_dates=with_dates)
        for offer in situation.offers
    ]
    first, last, stands = np.array(rows, dtype=np.int32).reshape(-1, 3).T
    return Windows(np.ascontiguousarray(first), np.ascontiguousarray(last), np.ascontiguousarray(stands))


def _window(offer: Offer, permits: list[Permit], settings: Settings, *, with_dates: bool) -> tuple[int, int, int]:
    """First and last day of the first leg, and the day from which goods stand ready at their own site."""
    there = settings.day_or(offer.available_from, 0) if with_dates else 0
    if offer.under_way:
        return max(there, settings.as_of_day), settings.last_day, there
    is_waiting = with_dates and offer.status is not OfferStatus.COMMITTED
    go_ahead = settings.as_of_day + (offer.notice_days if is_waiting else 0)
    opens, closes = permit_window(permits, settings)
    first = min(settings.days, max(there, go_ahead, opens))
    last = min(closes, settings.day_or(offer.available_until, settings.last_day) if with_dates else settings.last_day)
    stands = first if opens <= closes else settings.days
    return first, last, stands


def permit_marks(offer: Offer) -> tuple[str, str, str]:
    """Words by which a permit may name an offer: its id, its partner, its item."""
    return (offer.offer_id, f"partner:{offer.partner_id}", f"item:{offer.item_id}")


def _permits_by_offer(situation: Situation) -> dict[str, list[Permit]]:
    """Permits that name each offer: by its id, its partner or its item."""
    by_mark: defaultdict[str, list[Permit]] = defaultdict(list)
    for permit in situation.permits:
        for mark in permit.offers:
            by_mark[mark].append(permit)
    by_offer = {}
    for offer in situation.offers:
        named = [permit for mark in permit_marks(offer) for permit in by_mark.get(mark, ())]
        if named:
            by_offer[offer.offer_id] = named
    return by_offer
