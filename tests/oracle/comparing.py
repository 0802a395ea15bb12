"""Sets a plan beside what the oracle found: what cannot both be true, and how much better the plan could be."""

from collections.abc import Iterator

from muster.domain.needs import PRIORITIES
from muster.domain.plan import Plan
from tests.oracle.model import ArcModel, Optimum

TOLERANCE = 1e-5
"""Relative and absolute: the contract's own, and that of a solver that held higher priorities within it."""


def disagreements(plan: Plan, optimum: Optimum) -> Iterator[str]:
    """Where a plan is better than the best possible, or the oracle's better than the plan's own bounds allow.

    A priority tells something only as long as every higher one keeps what the other side reached there.
    """
    figures = zip(PRIORITIES, plan.summary.value, plan.summary.bound, optimum.value, optimum.bound, strict=True)
    plan_holds = oracle_holds = True
    for priority, value, bound, best, most in figures:
        if plan_holds and is_above(value, most):
            yield f"priority {priority}: the plan reaches {value}, but no plan can reach more than {most}"
        if oracle_holds and is_above(best, bound):
            yield f"priority {priority}: the plan's bound is {bound}, but {best} can be reached"
        plan_holds = plan_holds and not is_above(best, value)
        oracle_holds = oracle_holds and not is_above(value, best)


def exceeded_bounds(model: ArcModel, plan: Plan, *, time_limit_s: float) -> Iterator[str]:
    """Bounds of a plan that are too low: more can be reached while higher priorities keep what the plan reached."""
    for priority, value, bound in zip(PRIORITIES, plan.summary.value, plan.summary.bound, strict=True):
        if model.value_terms(priority):
            best = model.best_of(priority, time_limit_s=time_limit_s)
            if is_above(best.value, bound):
                yield f"priority {priority}: the plan's bound is {bound}, but {best.value} can be reached"
            model.hold(priority, value)


def losses(plan: Plan, optimum: Optimum) -> dict[int, float]:
    """By priority the share of the best value that a plan lacks, down to the first that is not at its best."""
    lacking: dict[int, float] = {}
    for priority, value, best, most in zip(PRIORITIES, plan.summary.value, optimum.value, optimum.bound, strict=True):
        if is_above(most, best):
            # Where the oracle itself does not know the best there is nothing to measure by.
            break
        if best > TOLERANCE:
            lacking[priority] = max(0.0, (best - value) / best)
        if is_above(best, value):
            break
    return lacking


def is_above(figure: float, limit: float) -> bool:
    """Whether a figure lies above a limit by more than the noise of solving."""
    return figure > limit + TOLERANCE * (1.0 + abs(limit))
