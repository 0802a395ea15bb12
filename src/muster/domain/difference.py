"""How a plan differs from the one before it, need by need, and what caused it."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What became of a need."""

    NEW = "new"
    CANCELLED = "cancelled"
    CLOSED = "closed"
    GAINED = "gained"
    LOST = "lost"
    EARLIER = "earlier"
    LATER = "later"
    REROUTED = "rerouted"


class CauseKind(StrEnum):
    """What ended an assignment, or made a better one possible."""

    OFFER = "offer"
    LINK = "link"
    SITE = "site"
    COURSE = "course"
    FUND = "fund"
    MINIMUM = "minimum"
    NEED = "need"
    ITSELF = "itself"


@dataclass(frozen=True, slots=True, order=True)
class Cause:
    """What caused a difference: a kind, and the id of what it is; of `itself` the need's own."""

    kind: CauseKind
    subject_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a need gets: units usable on time, units usable late but worth something, and what they are worth."""

    on_time: float = 0.0
    late: float = 0.0
    value: float = 0.0

    @property
    def units(self) -> float:
        """Units that are worth anything."""
        return self.on_time + self.late


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedDifference:
    """One need before and after; `days` > 0 means later, over the units that both plans make usable."""

    need_id: str
    priority: int
    verdict: Verdict
    quantity: float
    before: Outcome
    after: Outcome
    days: int = 0
    causes: tuple[Cause, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """All that differs: value per priority before and after, the needs, and how many assignments stayed."""

    value_before: tuple[float, ...]
    value_after: tuple[float, ...]
    needs: tuple[NeedDifference, ...]
    kept: int
    ended: int
    new: int


class OrderDeed(StrEnum):
    """What a partner is asked to do with an order that was given."""

    SEND = "send"
    STOP = "stop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """An order to one partner: send, or no longer send, so much of an offer to a need by these links and days."""

    partner_id: str
    deed: OrderDeed
    assignment_id: str
    offer_id: str
    item_id: str
    quantity: float
    need_id: str
    first_departure: str
    ready: str
    route: str
    decide_by: str
