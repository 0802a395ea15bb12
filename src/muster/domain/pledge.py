"""A pledge that somebody might make: what is asked when a meeting says "what if we add"."""

from dataclasses import dataclass
from datetime import date

from muster.domain.difference import Difference
from muster.domain.offers import Offer, OfferStatus
from muster.domain.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledge:
    """So much of an item, at a site, from a day on; `partner_id` may be anyone of the dataset."""

    item_id: str
    quantity: float
    site_id: str
    partner_id: str
    available_from: date | None = None
    notice_days: int = 0

    def as_offer(self, offer_id: str) -> Offer:
        """The offer that the pledge would be."""
        return Offer(
            offer_id=offer_id,
            partner_id=self.partner_id,
            item_id=self.item_id,
            quantity=self.quantity,
            site_id=self.site_id,
            available_from=self.available_from,
            notice_days=self.notice_days,
            status=OfferStatus.PLEDGED,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class StillOpen:
    """What a need that could use the item still lacks: units never usable, and units late."""

    need_id: str
    priority: int
    short: float
    late: float


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """What a pledge would do: how much of it is used, what differs, what stays open, and the plan that shows it."""

    offer_id: str
    used: float
    difference: Difference
    still_open: tuple[StillOpen, ...]
    plan: Plan
