"""What a planner may be asked for, and how it reports on the way."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from muster.domain.offers import OfferStatus
from muster.errors import BadOptionError
from muster.language import say


class Method(StrEnum):
    """How a plan is made."""

    BEST = "best"
    GREEDY = "greedy"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOptions:
    """Options of one planning run; it checks itself.

    `optimality_gap` is the fraction at which the search may stop; `time_limit_s` absent means none; offers below
    `least_status` are not used. Equal seeds give equal plans, a time limit aside.
    """

    method: Method = Method.BEST
    optimality_gap: float = 0.01
    time_limit_s: float | None = None
    least_status: OfferStatus = OfferStatus.OFFERED
    seed: int = 0

    def __post_init__(self) -> None:
        """Refuse values that mean nothing."""
        try:
            object.__setattr__(self, "method", Method(self.method))
            object.__setattr__(self, "least_status", OfferStatus(self.least_status))
        except ValueError as error:
            raise BadOptionError(say("{error}. See the help for the words allowed.", error=error)) from error
        if not 0.0 <= self.optimality_gap <= 1.0:
            raise BadOptionError(
                say("The optimality gap {gap} is out of range. Give a fraction from 0 to 1.", gap=self.optimality_gap)
            )
        if self.time_limit_s is not None and not self.time_limit_s > 0.0:
            raise BadOptionError(
                say("The time limit {limit} s is out of range. Give seconds above 0.", limit=self.time_limit_s)
            )
        if self.least_status is OfferStatus.WITHDRAWN:
            raise BadOptionError(say("Withdrawn offers are never planned. Give committed, pledged or offered."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run is: `done` of `total` steps of a stage, and value and bound per priority so far.

    `value` is that of the plan at hand, which may be one of several that are tried; empty where a stage has none.
    `bound` is empty until one is known.
    """

    stage: str
    done: int
    total: int
    value: tuple[float, ...] = ()
    bound: tuple[float, ...] = ()


def _ignore(_progress: Progress) -> None:
    """Report to nobody."""


def _never() -> bool:
    """Go on for as long as it takes."""
    return False


def _none() -> float:
    """Nothing is over of a time that has no end."""
    return 0.0


@dataclass(frozen=True, slots=True)
class Watch:
    """Whom a planner tells how far it is, whom it asks whether to stop, and what share of its time is over."""

    tell: Callable[[Progress], None] = field(default=_ignore)
    stop: Callable[[], bool] = field(default=_never)
    spent: Callable[[], float] = field(default=_none)


MOST_LEFT = 0.4  # share of a limited time that may be kept for what follows


def leaving(watch: Watch, share: float) -> Watch:
    """The same watch, but its time is over so much earlier, two fifths at the most; without a limit it never is."""
    until = 1.0 - min(share, MOST_LEFT)
    return replace(watch, stop=lambda: watch.stop() or watch.spent() > until)
