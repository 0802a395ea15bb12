"""What may go wrong with a plan, what that costs, and what would help."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DisruptionKind(StrEnum):
    """What happens to one link, site, course, permit or partner."""

    LINK_CLOSED = "link_closed"
    SITE_CLOSED = "site_closed"
    COURSE_CANCELLED = "course_cancelled"
    PERMIT_REFUSED = "permit_refused"
    PERMIT_LATE = "permit_late"
    PARTNER_WITHDRAWN = "partner_withdrawn"
    PARTNER_LATE = "partner_late"


class FailureKind(StrEnum):
    """What a plan is tested against: six kinds of single disruptions, pairs of them, samples of delays."""

    LINK = "link"
    SITE = "site"
    COURSE = "course"
    PERMIT = "permit"
    WITHDRAWN = "withdrawn"
    LATE = "late"
    PAIR = "pair"
    SAMPLE = "sample"


SINGLE_KINDS = (
    FailureKind.LINK,
    FailureKind.SITE,
    FailureKind.COURSE,
    FailureKind.PERMIT,
    FailureKind.WITHDRAWN,
    FailureKind.LATE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Disruption:
    """One thing that goes wrong on the day on which it `strikes`; nobody knows of it before.

    `days` is how long a link or site stays closed, or how late a permit or a partner's goods are; 0 for what is for
    good.
    """

    kind: DisruptionKind
    subject_id: str
    strikes: date
    days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """What a plan is tested against: one disruption, or several that happen together or one after another."""

    failure_id: str
    kind: FailureKind
    disruptions: tuple[Disruption, ...]

    @property
    def strikes(self) -> date:
        """The day on which the first of it strikes."""
        return min(disruption.strikes for disruption in self.disruptions)


class BackUpKind(StrEnum):
    """What may be held ready."""

    PLEDGE = "pledge"
    SEATS = "seats"
    LINK = "link"
    SITE = "site"


@dataclass(frozen=True, slots=True, kw_only=True)
class BackUp:
    """Something held ready: units of an item at a site, seats at each start of a course, or tonnes a week.

    `subject_id` is the item, the course, the link or the site; `site_id` is where goods are held.
    """

    kind: BackUpKind
    subject_id: str
    amount: float
    site_id: str = ""

    @property
    def back_up_id(self) -> str:
        """What it is, in one word: kind, subject, and where."""
        return ":".join(part for part in (self.kind.value, self.subject_id, self.site_id) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A failure to be planned for, with or without a back-up that is at hand once it strikes."""

    failure: Failure
    back_up: BackUp | None = None

    @property
    def trial_id(self) -> str:
        """The failure's id, and the back-up's where there is one."""
        return self.failure.failure_id if self.back_up is None else f"{self.failure.failure_id} + {self.back_up_id}"

    @property
    def back_up_id(self) -> str:
        """The back-up's id; empty where there is none."""
        return "" if self.back_up is None else self.back_up.back_up_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Hurt:
    """A need that gets less, or later, than the plan promised: units on time before and after, and value lost."""

    need_id: str
    before: float
    after: float
    lost: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What is left of a plan after a failure, by a plan of its own that keeps every promise.

    `value` and `bound` are lists by priority: what that plan reaches, and what no plan could exceed after the failure
    at what it reaches of higher priorities. `kept` and `ended` count the assignments of the plan. `used` is how much of
    a pledge held ready it uses. `filled` names links and sites (`link:X`, `site:X`) that it fills up in some week and
    that the plan did not.
    """

    trial_id: str
    value: tuple[float, ...]
    bound: tuple[float, ...] = ()
    hurt: tuple[Hurt, ...] = ()
    kept: int = 0
    ended: int = 0
    used: float = 0.0
    filled: tuple[str, ...] = ()


class Standing(StrEnum):
    """How safe a need is: on time in full after every failure, not after some, or not even without one."""

    HOLDS = "holds"
    FAILS = "fails"
    FAILING = "failing"


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedRisk:
    """One need: how safe it is, by which failures it gets less on time, and the least that it gets on time."""

    need_id: str
    priority: int
    standing: Standing
    quantity: float
    on_time: float
    least: float
    fails_if: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A failure and what came of it; `lost` is the value that it costs at each priority, less than 0 where it wins."""

    failure: Failure
    outcome: Outcome
    lost: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """What a set of equally likely failures costs at each priority: on average, at worst, and in the bad cases.

    `bad_case` is the mean of the worst tenth of the failures (conditional value at risk), taken by each priority.
    """

    failures: int
    expected: tuple[float, ...]
    worst: tuple[float, ...]
    bad_case: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relief:
    """A back-up, and the value that it saves at each priority, summed over the failures on which it was tried.

    `cures` are failures that cost nothing any more with it, `helps` those that cost less; `used` is the most units of a
    pledge that any of them uses.
    """

    back_up: BackUp
    used: float
    saved: tuple[float, ...]
    cures: tuple[str, ...]
    helps: tuple[str, ...]
    tried_on: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StressReport:
    """All that a stress test finds; failures by what they cost, needs by priority, back-ups by what they save."""

    value: tuple[float, ...]
    failures: tuple[Ranked, ...]
    needs: tuple[NeedRisk, ...]
    reliefs: tuple[Relief, ...]
    risks: Mapping[str, Risk]
    untouched: Mapping[str, int]
