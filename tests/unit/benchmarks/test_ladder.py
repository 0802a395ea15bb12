"""The ladder from size to size."""

import time
from pathlib import Path

from benchmarks.generating import Size
from benchmarks.ladder import STEPS, measure_solvers
from benchmarks.measuring import Measurement, Unfinished
from benchmarks.textbook.solver import Solver
from muster.datasets import write_dataset
from tests.worlds import link, need, offer, world


def test_a_solver_that_was_not_done_is_not_tried_at_a_larger_size(tmp_path: Path) -> None:
    write_dataset(world(needs=[need()], offers=[offer()], links=[link()]), tmp_path / "dataset")
    capped = set(Solver) - {Solver.HIGHS_SIMPLEX}
    deadline = time.monotonic() + 600.0
    outcomes = {rung.step: rung.outcome for rung in measure_solvers(Size.S, tmp_path, deadline, capped)}
    assert isinstance(outcomes.pop(Solver.HIGHS_SIMPLEX), Measurement)
    assert set(outcomes.values()) == {Unfinished("not tried: not done at the size before")}


def test_the_best_plan_is_measured_before_all_that_is_set_beside_it() -> None:
    assert STEPS[0][0] == "plan best"
