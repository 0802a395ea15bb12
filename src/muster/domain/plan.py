"""A plan: everything that was decided, with what it is worth and what proves it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class AssignmentStatus(StrEnum):
    """How settled an assignment is."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    FIXED = "fixed"


class Reason(StrEnum):
    """Why a unit is short or late, in the contract's vocabulary."""

    NO_OFFER = "no_offer"
    NOT_STATED = "not_stated"
    TOO_LATE = "too_late"
    PERMIT = "permit"
    NO_ROUTE = "no_route"
    LINK = "link"
    SITE = "site"
    COURSE = "course"
    TRAINEES = "trainees"
    FUND = "fund"
    EARMARKED = "earmarked"
    MINIMUM = "minimum"
    OUTRANKED = "outranked"
    INCOMPLETE = "incomplete"


class PriceKind(StrEnum):
    """Which limit of the contract's bound formula a price belongs to."""

    OFFER = "offer"
    LINK = "link"
    SITE = "site"
    COURSE = "course"
    TRAINEES = "trainees"
    GRADUATES = "graduates"
    IN_TRAINING = "in_training"
    FUND = "fund"
    HELD = "held"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Part of an offer set against a need; `way` is an item id or a package variant, `item_id` what really travels."""

    assignment_id: str
    offer_id: str
    need_id: str
    way: str
    item_id: str
    quantity: float
    ready: date
    status: AssignmentStatus
    decide_by: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """The whole quantity of an assignment on one link with one departure day; legs count from 1."""

    assignment_id: str
    leg: int
    link_id: str
    depart: date
    arrive: date
    quantity: float
    load_t: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingStart:
    """People who join one start of one course."""

    course_id: str
    start: date
    qualification: str
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fulfilment:
    """Units of a need that become usable on one date by one way, and what they are worth."""

    need_id: str
    way: str
    usable: date
    quantity: float
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortfall:
    """Units of a need that are late or never worth anything, and why; equal `joint` numbers are cured together."""

    need_id: str
    quantity: float
    late: bool
    reason: Reason
    joint: int | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """A price ≥ 0 of one limit, from which anyone can recompute the bound of a priority."""

    priority: int
    kind: PriceKind
    subject_id: str
    at: date | None
    price: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a plan is worth; the lists hold one figure for each priority, 1 first."""

    value: tuple[float, ...]
    bound: tuple[float, ...]
    optimality_gap: tuple[float, ...]
    bound_by: tuple[str, ...]
    cost: float
    status: str
    method: str
    version: str
    seconds: float = 0.0
    peak_mb: float = 0.0
    dataset_sha256: str = ""
    defaults_taken: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All tables of one plan and its summary."""

    summary: Summary
    assignments: tuple[Assignment, ...] = ()
    movements: tuple[Movement, ...] = ()
    training: tuple[TrainingStart, ...] = ()
    fulfilment: tuple[Fulfilment, ...] = ()
    shortfalls: tuple[Shortfall, ...] = ()
    prices: tuple[Price, ...] = ()


def gap_of(value: float, bound: float) -> float:
    """(bound − value) / bound, 0 where the bound is 0."""
    return 0.0 if bound <= 0.0 else max(0.0, (bound - value) / bound)
