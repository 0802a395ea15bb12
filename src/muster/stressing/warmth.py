"""What a worker needs to plan for failures, wherever it runs."""

from collections.abc import Callable
from dataclasses import dataclass

from muster.domain.disruption import Outcome, Trial
from muster.domain.plan import Plan
from muster.domain.situation import Situation

Work = Callable[[Trial], Outcome]
"""Plans for one failure."""

Stop = Callable[[], bool]
"""Whether somebody asked to stop."""

ASK_EVERY_S = 0.2  # between two questions whether to stop


@dataclass(frozen=True, slots=True)
class Warmth:
    """A plan with its dataset and seed, and what makes a warm worker of them."""

    make: Callable[[Situation, Plan, int], Work]
    situation: Situation
    plan: Plan
    seed: int

    def work(self) -> Work:
        """Warm up."""
        return self.make(self.situation, self.plan, self.seed)
