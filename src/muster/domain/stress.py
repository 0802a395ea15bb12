"""What the tables of a stress test say, as a page shows it."""

from dataclasses import dataclass
from datetime import date

from muster.domain.disruption import NeedRisk


@dataclass(frozen=True, slots=True, kw_only=True)
class FailureTold:
    """A failure, the value that it costs at each priority, and how many needs it hurts."""

    failure_id: str
    strikes: date
    lost: tuple[float, ...]
    needs_hurt: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BackUpTold:
    """A back-up, how much of it, the value that it saves at each priority, and on how many failures it was tried."""

    back_up_id: str
    amount: float
    saved: tuple[float, ...]
    tried_on: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StressTold:
    """The tables of a stress test, in their order: what costs and what saves most comes first."""

    needs: tuple[NeedRisk, ...]
    failures: tuple[FailureTold, ...]
    back_ups: tuple[BackUpTold, ...]
