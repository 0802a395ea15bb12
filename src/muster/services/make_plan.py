"""Make a plan: compute it, fill in what only the run knows, check every promise, and write it if it keeps them all."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from muster.datasets import DatasetReading, require_plan_place, write_plan
from muster.domain.plan import Plan
from muster.domain.promises import BrokenPromise
from muster.planning import PlanOptions, Progress, compute_plan
from muster.services.ports import Machine
from muster.services.signing import signed
from muster.verifying import verify


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """Who is told how far a plan is, and who is asked whether to stop early; absent means nobody."""

    progress: Callable[[Progress], None] | None = None
    stop: Callable[[], bool] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MadePlan:
    """A plan and the promises that it breaks; it is good only when there are none."""

    plan: Plan
    broken: tuple[BrokenPromise, ...]


NOBODY = Watch()


def make_plan(
    reading: DatasetReading, options: PlanOptions, machine: Machine, out: Path | None = None, watch: Watch = NOBODY
) -> MadePlan:
    """The checked plan for a dataset, written to `out` (a folder, or a workbook) unless it breaks a promise.

    Raises
    ------
    UnwritableError
        `out` cannot be written; what was there before is still there.
    """
    if out is not None:
        require_plan_place(out)
    began = machine.seconds()
    spent = _spent(options, machine)
    plan = compute_plan(reading.situation, options, watch.progress, _stop(spent, watch), spent)
    plan = signed(plan, (reading.sha256, reading.defaults), machine, machine.seconds() - began)
    broken = verify(reading.situation, plan, reading.sha256)
    if out is not None and not broken:
        write_plan(plan, out)
    return MadePlan(plan=plan, broken=broken)


def _stop(spent: Callable[[], float], watch: Watch) -> Callable[[], bool]:
    """Whether somebody asked to stop or the time limit is over; the planner itself never looks at a clock."""
    return lambda: spent() > 1.0 or (watch.stop is not None and watch.stop())


def _spent(options: PlanOptions, machine: Machine) -> Callable[[], float]:
    """What share of the time limit is over; nothing where there is none."""
    limit, began = options.time_limit_s, machine.seconds()
    return lambda: 0.0 if limit is None else (machine.seconds() - began) / limit
