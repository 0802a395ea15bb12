"""A plan made again, and how it was asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from muster.domain.difference import Cause
from muster.domain.plan import Plan
from muster.planning.instance import Instance
from muster.planning.ledger import Ledger
from muster.planning.options import Watch
from muster.planning.session.mending import Pace
from muster.planning.session.proofs import Proven


class Reasons(StrEnum):
    """For which needs the reasons of what they lack are found anew; the others keep those that they had."""

    NONE = "none"
    TOUCHED = "touched"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a plan is to be made again.

    `stays` are ids of assignments that are kept unless they must break; every other assignment that ends must win
    `price_per_change` of value at the first priority at which the plan wins. Where ids of needs are `wanted`, only they
    are served anew beside those that lost something, and exchanges are tried for them as well. `loosens` says that the
    change only gives more of some limits, so that all that stands still holds. Without `proves` each bound is the value
    itself, which proves nothing and costs nothing.
    """

    stays: frozenset[str] = frozenset()
    price_per_change: float = 0.0
    wanted: frozenset[str] | None = None
    loosens: bool = False
    proves: bool = True
    pace: Pace = field(default_factory=Pace)
    reasons: Reasons = Reasons.TOUCHED
    watch: Watch = field(default_factory=Watch)


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """A plan made again: its tables, and what a session needs to go on from it.

    `touched` are numbers of needs that are served otherwise than before; `causes` say what ended what they had.
    """

    plan: Plan
    instance: Instance
    ledger: Ledger
    proven: Proven
    touched: frozenset[int]
    causes: Mapping[int, tuple[Cause, ...]]

    @property
    def causes_by_need(self) -> Mapping[str, tuple[Cause, ...]]:
        """What ended what needs had, by their ids."""
        needs = self.instance.situation.needs
        return {needs[number].need_id: causes for number, causes in self.causes.items()}
