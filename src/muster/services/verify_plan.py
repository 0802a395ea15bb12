"""Verify a plan: read it again from where it was written and check every promise against its dataset."""

from pathlib import Path

from muster.datasets import DatasetReading, read_plan
from muster.domain.plan import Plan
from muster.domain.promises import BrokenPromise
from muster.verifying import verify


def verify_plan(reading: DatasetReading, plan_path: Path) -> tuple[BrokenPromise, ...]:
    """Promises that the plan breaks, the one that it was made from this very dataset among them; none when it holds.

    Raises
    ------
    PlanRefusedError
        The plan cannot be read.
    """
    return verified_plan(reading, plan_path)[1]


def verified_plan(reading: DatasetReading, plan_path: Path) -> tuple[Plan, tuple[BrokenPromise, ...]]:
    """The plan, and the promises that it breaks.

    Raises
    ------
    PlanRefusedError
        The plan cannot be read.
    """
    plan = read_plan(plan_path)
    return plan, verify(reading.situation, plan, reading.sha256)
