"""The solvers of the textbook model, each with the settings that are fastest without losing what is compared."""

from enum import StrEnum

import numpy as np

from benchmarks.textbook.program import Floats, LinearProgram


class Solver(StrEnum):
    """A general solver and its method."""

    HIGHS_INTERIOR = "HiGHS interior"
    HIGHS_SIMPLEX = "HiGHS simplex"
    GLOP = "GLOP"
    PDLP_FINE = "PDLP 1e-4"
    PDLP_COARSE = "PDLP 1e-3"


def solve(program: LinearProgram, solver: Solver, limit_s: float) -> Floats | None:
    """What a solver finds on one thread; `None` where it is not done in so many wall seconds.

    HiGHS and OR-Tools each bring a library of the same name, and a process takes only one of the two: the other fails
    when it is loaded. So each is imported where it is used, and a process may use only one of them.
    """
    if not program.worth.any():
        return np.zeros(len(program.worth))  # nothing is worth anything, and solvers call an empty program an error
    if solver in {Solver.HIGHS_INTERIOR, Solver.HIGHS_SIMPLEX}:
        from benchmarks.textbook.by_highs import solve_by_highs  # noqa: PLC0415 (as said above)

        return solve_by_highs(program, limit_s, interior=solver is Solver.HIGHS_INTERIOR)
    from benchmarks.textbook.by_ortools import GLOP, pdlp, solve_by_ortools  # noqa: PLC0415 (as said above)

    methods = {Solver.GLOP: GLOP, Solver.PDLP_FINE: pdlp(1e-4), Solver.PDLP_COARSE: pdlp(1e-3)}
    return solve_by_ortools(program, limit_s, methods[solver])
