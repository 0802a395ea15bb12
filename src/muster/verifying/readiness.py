"""When the goods of an offer may leave its site, and when those that stand at the need's site are there."""

from typing import NamedTuple

from muster.domain.offers import Offer, OfferStatus
from muster.verifying.calendar import Calendar, Window


class Departure(NamedTuple):
    """First and last day on which goods may leave their offer's site, permits apart, and the permits."""

    earliest: int
    latest: int
    permits: tuple[Window, ...]


def departure_of(calendar: Calendar, offer: Offer) -> Departure:
    """Days on which an offer may leave; goods under way wait for no notice, no permit, no last day."""
    settings = calendar.situation.settings
    available = settings.day_or(offer.available_from, 0)
    if offer.under_way:
        return Departure(max(available, calendar.as_of), calendar.last_day, ())
    earliest = max(available, _go_ahead(calendar, offer))
    latest = settings.day_or(offer.available_until, calendar.last_day)
    return Departure(earliest, latest, calendar.offer_windows(offer))


def standing_day(calendar: Calendar, offer: Offer) -> int | None:
    """First day on which goods that stand at the need's site are there; None where their permits never hold together.

    A permit's last day and `available_until` do not bind goods that stand there; only must there be a day on which
    all permits hold.
    """
    available = calendar.situation.settings.day_or(offer.available_from, 0)
    if offer.under_way:
        return available
    windows = calendar.offer_windows(offer)
    permitted = max((window.first for window in windows), default=0)
    if any(not window.holds(permitted) for window in windows):
        return None
    return max(available, permitted, _go_ahead(calendar, offer))


def _go_ahead(calendar: Calendar, offer: Offer) -> int:
    """Day on which goods are packed, if the partner is told on the day of the picture."""
    return calendar.as_of + (0 if offer.status is OfferStatus.COMMITTED else offer.notice_days)
