"""Finds the best plan of a dataset and has it judged."""

from dataclasses import dataclass

from muster.domain.plan import Plan
from muster.domain.situation import Situation
from muster.language.promises import promise_sentence
from muster.planning import PlanOptions, compute_plan
from muster.verifying import verify
from tests.oracle.comparing import disagreements
from tests.oracle.model import ArcModel, Optimum, best_plan
from tests.oracle.writing import plan_of

PLENTY_OF_TIME_S = 60.0


@dataclass(frozen=True)
class Found:
    """What the oracle found for a dataset: figures, plan, and the sentences of the promises that it breaks."""

    optimum: Optimum
    plan: Plan
    broken: tuple[str, ...]


def find(situation: Situation, *, time_limit_s: float = PLENTY_OF_TIME_S, cheapest: bool = False) -> Found:
    """The best plan, as far as it is found with so much time for each priority; the cheapest of the best if asked."""
    model = ArcModel(situation)
    optimum = best_plan(model, time_limit_s=time_limit_s, cheapest=cheapest)
    plan = plan_of(model, optimum)
    return Found(optimum, plan, tuple(promise_sentence(promise) for promise in verify(situation, plan)))


def best_values(situation: Situation, *, cheapest: bool = False) -> tuple[float, ...]:
    """The best value of each priority, proven, by a plan that keeps every promise; our own plan must not disagree."""
    found = find(situation, cheapest=cheapest)
    assert found.broken == ()
    assert found.optimum.proven
    assert list(disagreements(compute_plan(situation, PlanOptions()), found.optimum)) == []
    return tuple(round(value, 6) for value in found.plan.summary.value)


def best_value(situation: Situation) -> float:
    """The best value of priority 1."""
    return best_values(situation)[0]
