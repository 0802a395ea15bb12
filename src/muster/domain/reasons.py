"""Why a need is short or late, why an offer is not used, and what would change it: limits, causes, cures, asks."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from muster.domain.cures import Change, Cure
from muster.domain.plan import PriceKind, Reason

DOABLE = (
    Reason.PERMIT,
    Reason.EARMARKED,
    Reason.MINIMUM,
    Reason.NOT_STATED,
    Reason.TOO_LATE,
    Reason.COURSE,
    Reason.TRAINEES,
    Reason.FUND,
    Reason.LINK,
    Reason.SITE,
    Reason.NO_ROUTE,
    Reason.OUTRANKED,
    Reason.NO_OFFER,
)
"""Limits by how doable their cure is: a signature, a word, a date, a seat, money, room, more goods."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a limit is set by, with its number: units, tonnes, people or money that are lacking, or days too late.

    `at` is the day, start or week that it is about; `until` the day on which it gives way by itself, where it does.
    """

    subject_id: str
    amount: float | None = None
    at: date | None = None
    days: int | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One limit that stands in a need's way, and what sets it; `rivals` are needs that the goods go to instead."""

    reason: Reason
    subjects: tuple[Subject, ...] = ()
    rivals: tuple[str, ...] = ()


class Confirmation(StrEnum):
    """How a claim was confirmed."""

    CHECKED_PLAN = "checked_plan"
    WHOLE_SEARCH = "whole_search"
    SERVING_AGAIN = "serving_again"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """Limits that stand in a need's way together: without all of them `units` are cured; with fewer no plan was found.

    `is_full` says whether that is all that is short (or late). Without a `cure` no checked plan of a concrete change
    stands behind the claim: it rests on a search among all plans, or on serving the need again from what is left over.
    """

    limits: tuple[Limit, ...]
    units: float
    is_full: bool
    confirmed_by: Confirmation
    cure: Cure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoHelp:
    """What alone would not help, as far as was found, and which limits stand in the way besides, until which day."""

    reason: Reason
    besides: tuple[Reason, ...] = ()
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedReasons:
    """Why one need is short, or late: `units` of it.

    `by_itself` units would be served with nothing changed: the plan can be made better there. `is_proven` says that the
    causes that are full are all sets of up to three limits that cure, and that no part of one does; else no smaller
    set was found. `is_past` says that it was due before the day of the picture, so that nothing brings it on time any
    more. `is_thorough` says that every set was tried by planning again; else by serving the need from what is
    left over.
    """

    need_id: str
    units: float
    is_late: bool
    causes: tuple[Cause, ...]
    no_help: tuple[NoHelp, ...] = ()
    by_itself: float = 0.0
    is_thorough: bool = False
    is_proven: bool = False
    is_past: bool = False


class Idleness(StrEnum):
    """Why an offer, or a part of it, is not used."""

    WITHDRAWN = "withdrawn"
    LOST = "lost"
    NOT_FIRM = "not_firm"
    NOT_STATED = "not_stated"
    NOT_ASKED_FOR = "not_asked_for"
    ALL_SERVED = "all_served"
    EARMARKED = "earmarked"
    HELD_UP = "held_up"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferReasons:
    """Why `unused` units of an offer (absent: not stated) are not used; which needs it could serve, and their limits.

    Where limits hold it up, `reasons` must be cured together for it to serve a need.
    """

    offer_id: str
    unused: float | None
    why: Idleness
    need_ids: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitWorth:
    """What `step` more, or less, of a limit is worth at one priority.

    A plan with so much more was found that wins `up`, one with so much less that loses only `down`; `at_most` is what
    the proof's price says that more could be worth at the margin.
    """

    kind: PriceKind
    subject_id: str
    at: date | None
    priority: int
    step: float
    at_most: float
    up: float
    down: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What to ask of whom, in order of worth; `value` is the gain by priority in a plan made again with it.

    `together` are changes that others must make as well; for a confirmation `value` is what is lost without the offer.
    """

    partner_id: str
    authority: str
    change: Change
    value: tuple[float, ...]
    need_ids: tuple[str, ...]
    together: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why a plan is as it is, and what to ask whom; `is_whole` is false where it was stopped on the way."""

    needs: tuple[NeedReasons, ...]
    offers: tuple[OfferReasons, ...] = ()
    worths: tuple[LimitWorth, ...] = ()
    asks: tuple[Ask, ...] = ()
    is_whole: bool = True
