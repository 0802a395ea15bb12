"""What partners could give."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from muster.domain.release import Release
from muster.domain.row import Row


class OfferStatus(StrEnum):
    """How firm an offer is: offered → pledged (non-binding) → committed (firm), or withdrawn."""

    OFFERED = "offered"
    PLEDGED = "pledged"
    COMMITTED = "committed"
    WITHDRAWN = "withdrawn"


class OfferStage(StrEnum):
    """Where the goods of an offer are: with the partner, under way, at the need's site, or lost."""

    HELD = "held"
    MOVING = "moving"
    RECEIVED = "received"
    LOST = "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer(Row):
    """A quantity of one item held by one partner at one site.

    An absent `quantity` was not stated: kept, shown and asked about, never planned. `available_from` absent means
    day 0, `available_until` (last day it may leave) the last day. `notice_days` run from go-ahead to ready to leave.
    `unit_cost` above 0 is paid by `fund_id`.
    """

    offer_id: str
    partner_id: str
    item_id: str
    site_id: str
    quantity: float | None = None
    available_from: date | None = None
    available_until: date | None = None
    notice_days: int = 0
    status: OfferStatus = OfferStatus.OFFERED
    stage: OfferStage = OfferStage.HELD
    part_of: str = ""
    earmarked_for: tuple[str, ...] = ()
    minimum: float = 0.0
    unit_cost: float = 0.0
    fund_id: str = ""
    release: Release = Release.HIDDEN
    text: str = ""

    @property
    def under_way(self) -> bool:
        """Whether the goods have left: notice, offer permits, `available_until` and `minimum` do not apply."""
        return self.stage in {OfferStage.MOVING, OfferStage.RECEIVED}

    @property
    def plannable(self) -> bool:
        """Whether a plan may use this offer: quantity stated, not withdrawn, not lost."""
        return (
            self.quantity is not None and self.status is not OfferStatus.WITHDRAWN and self.stage is not OfferStage.LOST
        )
