"""What a worker needs to plan for failures, wherever it runs."""

from collections.abc import Callable
from dataclasses import dataclass

from muster.domain.disruption import Outcome, Trial
from muster.domain.plan import Plan
from muster.domain.situation import Situation
from muster.planning import PlanOptions

Work = Callable[[Trial], Outcome]
"""Plans for one failure."""

Stop = Callable[[], bool]
"""Whether somebody asked to stop."""

ASK_EVERY_S = 0.2  # between two questions whether to stop


@dataclass(frozen=True, slots=True)
class Warmth:
    """A plan with its dataset and how it is planned again, and what makes a warm worker of them."""

    make: Callable[[Situation, Plan, PlanOptions], Work]
    situation: Situation
    plan: Plan
    options: PlanOptions

    def work(self) -> Work:
        """Warm up."""
        return self.make(self.situation, self.plan, self.options)
