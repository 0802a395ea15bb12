"""Solves a linear program with HiGHS."""

import highspy
import numpy as np

from benchmarks.textbook.program import Floats, LinearProgram

COLUMN_BY_COLUMN = int(highspy.MatrixFormat.kColwise)
OPTIONS: dict[str, bool | int | str] = {"output_flag": False, "threads": 1, "run_crossover": "off"}
FEASIBLE = int(highspy.SolutionStatus.kSolutionStatusFeasible)
MAXIMISE = int(highspy.ObjSense.kMaximize)


def solve_by_highs(program: LinearProgram, limit_s: float, *, interior: bool) -> Floats | None:
    """The optimum, by interior point without crossover or by simplex; `None` where the time was too short."""
    highs = highspy.Highs()  # type: ignore[no-untyped-call]  # it has no annotations of its own
    for option, setting in OPTIONS.items():
        highs.setOptionValue(option, setting)
    highs.setOptionValue("time_limit", limit_s)
    highs.setOptionValue("solver", "ipx" if interior else "simplex")
    _pass(highs, program)
    highs.run()
    status = highs.getModelStatus()
    if status == highspy.HighsModelStatus.kTimeLimit:
        return None
    # Without crossover HiGHS may lose the dual side when it undoes its presolve, and then no longer calls the optimum
    # one ("unknown"). The quantities are what is compared, and they are still right.
    is_optimum = status in {highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kUnknown}
    if not is_optimum or highs.getInfo().primal_solution_status != FEASIBLE:
        raise RuntimeError(f"HiGHS ended with {highs.modelStatusToString(status)!r}. An optimum was expected.")
    return np.array(highs.getSolution().col_value, dtype=np.float64)


def _pass(highs: highspy.Highs, program: LinearProgram) -> None:
    matrix = program.matrix.tocsc()
    height, width = matrix.shape
    highs.passModel(
        width,
        height,
        matrix.nnz,
        COLUMN_BY_COLUMN,
        MAXIMISE,
        0.0,
        program.worth,
        np.zeros(width),
        program.most,
        program.low,
        program.high,
        matrix.indptr.astype(np.int32),
        matrix.indices.astype(np.int32),
        matrix.data,
        np.zeros(width, dtype=np.int32),
    )
