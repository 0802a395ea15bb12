"""Solves a linear program with OR-Tools: GLOP (simplex) or PDLP (a first-order method)."""

from typing import Any, NamedTuple

import numpy as np
from ortools.linear_solver.python.model_builder_helper import ModelBuilderHelper, ModelSolverHelper, SolveStatus

from benchmarks.textbook.program import Floats, LinearProgram


class OrToolsMethod(NamedTuple):
    """A solver of OR-Tools and its own parameters as text."""

    name: str
    parameters: str


GLOP = OrToolsMethod("glop", "")


def pdlp(tolerance: float) -> OrToolsMethod:
    """PDLP that stops when violations and duality gap are within a relative tolerance."""
    criteria = f"eps_optimal_absolute: {tolerance} eps_optimal_relative: {tolerance}"
    return OrToolsMethod(
        "pdlp",
        f"num_threads: 1 termination_criteria {{ simple_optimality_criteria {{ {criteria} }} }}",
    )


def solve_by_ortools(program: LinearProgram, limit_s: float, method: OrToolsMethod) -> Floats | None:
    """The optimum within the method's tolerance; `None` where the time was too short."""
    model: Any = ModelBuilderHelper()  # its stubs mean arrays of one shape that NumPy's types do not know
    model.fill_model_from_sparse_data(
        np.zeros(len(program.worth)), program.most, program.worth, program.low, program.high, program.matrix
    )
    model.set_maximize(True)
    solver = ModelSolverHelper(method.name)
    solver.set_time_limit_in_seconds(limit_s)
    if method.parameters:
        solver.set_solver_specific_parameters(method.parameters)
    solver.solve(model)
    status = solver.status()
    if status in {SolveStatus.NOT_SOLVED, SolveStatus.FEASIBLE, SolveStatus.UNKNOWN_STATUS}:
        return None
    if status != SolveStatus.OPTIMAL:
        raise RuntimeError(f"{method.name} ended with {status.name}. An optimum was expected.")
    return np.array(solver.variable_values(), dtype=np.float64)
