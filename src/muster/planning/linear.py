"""One linear programme solved by HiGHS: the one file that names the solver."""

from dataclasses import dataclass

import highspy
import numpy as np

from muster.errors import BrokenInvariantError
from muster.planning.timetable import Days, Floats


@dataclass(frozen=True, slots=True)
class Entries:
    """The matrix by columns: `starts` (n + 1,), and per entry its row and value."""

    starts: Days
    rows: Days
    values: Floats


@dataclass(frozen=True, slots=True)
class Optimum:
    """A solution: variables (n,) and the price ≥ 0 of each row (m,)."""

    value: float
    variables: Floats
    row_prices: Floats


def maximise(gains: Floats, tops: Floats, entries: Entries, limits: Floats) -> Optimum:
    """Largest Σ gains × x with matrix × x ≤ limits and 0 ≤ x ≤ tops, by the interior point method, ended at a corner.

    Prices of a corner brought the bound down in a third of the rounds that those of the optimal face's middle took.
    """
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(gains), len(limits)
    lp.col_cost_ = -gains
    lp.col_lower_ = np.zeros(len(gains))
    lp.col_upper_ = tops
    lp.row_lower_ = np.full(len(limits), -highspy.kHighsInf)
    lp.row_upper_ = limits
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = entries.starts
    lp.a_matrix_.index_ = entries.rows
    lp.a_matrix_.value_ = entries.values
    for solver in ("ipm", "simplex"):
        solution = _run(lp, solver)
        if solution is not None:
            variables = np.clip(np.array(solution.col_value), 0.0, tops)
            return Optimum(float(gains @ variables), variables, np.maximum(0.0, -np.array(solution.row_dual)))
    message = f"HiGHS found no optimum of a linear programme of {len(limits)} rows and {len(gains)} columns"
    raise BrokenInvariantError(message)


def _run(lp: highspy.HighsLp, solver: str) -> highspy.HighsSolution | None:
    """The solution, or None where the solver does not end at an optimum."""
    highs = highspy.Highs()  # type: ignore[no-untyped-call]  # HiGHS's constructor has no annotations
    for option, value in (("output_flag", False), ("solver", solver), ("threads", 1)):
        highs.setOptionValue(option, value)
    if highs.passModel(lp) == highspy.HighsStatus.kError:
        return None
    highs.run()
    if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    return highs.getSolution()
