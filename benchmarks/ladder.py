"""Climbs from size to size for as long as the time given lasts."""

import tempfile
import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.comparing import Comparing
from benchmarks.generating import Size
from benchmarks.generating.sizes import MEASURED
from benchmarks.measuring import Measurement, Step, Unfinished, measure
from benchmarks.steps import Generating, Planning, PlanningEarly, Reading, Verifying
from benchmarks.textbook.solver import Solver
from benchmarks.textbook.solving import GRACE_S, MOST_S, Solving
from muster.planning import Method

BEST = f"plan {Method.BEST}"
# The best plan comes first: the seconds of all other steps are set beside its own.
METHODS = (Method.BEST, Method.GREEDY)
STEPS: tuple[tuple[str, Step], ...] = (
    *(
        pair
        for method in METHODS
        for pair in ((f"plan {method}", Planning(method)), (f"verify {method}", Verifying(method)))
    ),
    (f"plan {Method.GREEDY}, early", PlanningEarly()),
    ("read", Reading()),
    ("compare", Comparing()),
)
# No solver of the textbook model may use more of what is left, so that the larger sizes have their turn.
SHARE_OF_A_SOLVER = 0.1
SHARE_OF_A_PLAN = 0.4  # of what is left that our own plan may take; it then ends with what it has
# Time grows about as the rows do; this much more is set aside, so that what is begun can mostly be ended.
CAUTION = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One step at one size, and what came of it."""

    size: Size
    step: str
    outcome: Measurement | Unfinished


def climb(minutes: float, seed: int, sizes: Collection[Size] = tuple(MEASURED)) -> Iterator[Rung]:
    """Every step at every size that fits in the time, smallest first; stops where our own steps would take too long."""
    deadline = time.monotonic() + 60.0 * minutes
    took, rows = 0.0, 1
    capped: set[Solver] = set()
    for size, dimensions in MEASURED.items():
        if size not in sizes:
            continue
        began = time.monotonic()
        more = (dimensions.needs + dimensions.offers) / rows
        if began + CAUTION * more * took >= deadline:
            return
        with tempfile.TemporaryDirectory() as folder:
            yield from _measure_size(size, seed, Path(folder), deadline)
            took, rows = time.monotonic() - began, dimensions.needs + dimensions.offers
            yield from measure_solvers(size, Path(folder), deadline, capped)


def _measure_size(size: Size, seed: int, folder: Path, deadline: float) -> Iterator[Rung]:
    generated = measure(Generating(size, seed), folder, deadline - time.monotonic())
    if isinstance(generated, Unfinished):
        yield Rung(size=size, step="generate", outcome=generated)
        return
    for name, step in STEPS:
        left = deadline - time.monotonic()
        timed = replace(step, limit_s=SHARE_OF_A_PLAN * left) if isinstance(step, Planning) else step
        yield Rung(size=size, step=name, outcome=measure(timed, folder, left))


def measure_solvers(size: Size, folder: Path, deadline: float, capped: set[Solver]) -> Iterator[Rung]:
    """The textbook model by each solver that was not `capped` before; those that are now are added to it."""
    for solver in Solver:
        if solver in capped:
            outcome: Measurement | Unfinished = Unfinished("not tried: not done at the size before")
        else:
            limit_s = min(MOST_S, SHARE_OF_A_SOLVER * (deadline - time.monotonic()))
            outcome = measure(Solving(solver, limit_s), folder, limit_s + GRACE_S)
            if isinstance(outcome, Unfinished) or outcome.is_capped:
                capped.add(solver)
        yield Rung(size=size, step=solver.value, outcome=outcome)
