"""Every solver, in a process of its own, finds the same."""

from pathlib import Path

import pytest

from benchmarks.generating import Size, generate
from benchmarks.measuring import Measurement, measure
from benchmarks.textbook.solver import Solver
from benchmarks.textbook.solving import Solving
from benchmarks.textbook.weights import WEIGHTS, weighted
from muster.datasets import write_dataset

PATIENT_S = 60.0
NO_TIME_S = 0.0


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("small")
    write_dataset(generate(Size.XXS, 1), made / "dataset")
    return made


def _solved(solver: Solver, folder: Path, limit_s: float = PATIENT_S) -> Measurement:
    outcome = measure(Solving(solver, limit_s), folder, PATIENT_S)
    assert isinstance(outcome, Measurement)
    return outcome


def _total(solver: Solver, folder: Path) -> float:
    quality = _solved(solver, folder).quality
    assert quality is not None
    return weighted(quality.value)


@pytest.mark.parametrize(
    ("solver", "within"),
    [(Solver.HIGHS_INTERIOR, 1e-6), (Solver.GLOP, 1e-6), (Solver.PDLP_FINE, 1e-3), (Solver.PDLP_COARSE, 1e-2)],
)
def test_solvers_agree_as_far_as_their_tolerance_goes(solver: Solver, within: float, folder: Path) -> None:
    assert _total(solver, folder) == pytest.approx(_total(Solver.HIGHS_SIMPLEX, folder), rel=within)


def test_the_first_priority_weighs_most() -> None:
    assert weighted((1.0, 0.0, 0.0, 0.0, 2.0)) == WEIGHTS[0] + 2.0 * WEIGHTS[4]
    assert list(WEIGHTS) == sorted(WEIGHTS, reverse=True)
