"""One linear programme solved by HiGHS: the one file that names the solver."""

from collections.abc import Callable
from dataclasses import dataclass

import highspy
import numpy as np

from muster.errors import BrokenInvariantError
from muster.planning.timetable import Bools, Days, Floats

ABSOLUTE_GAP = 1e-9  # between bound and value at which a whole-number solution is the best
EXACT, MOST_EXACT = 1e-9, 1e-10  # by which a row may be missed, while solving and in the end


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
    lp = _posed(-gains, tops, entries, (np.full(len(limits), -highspy.kHighsInf), limits))
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


@dataclass(frozen=True, slots=True)
class Extent:
    """Between which limits each row lies; arrays of shape (m,)."""

    least: Floats
    most: Floats


@dataclass(frozen=True, slots=True)
class WholeProgram:
    """Largest Σ gains × x over 0 ≤ x ≤ tops, whole where `is_whole`, with every row inside its extent."""

    gains: Floats
    tops: Floats
    is_whole: Bools
    entries: Entries
    extent: Extent


@dataclass(frozen=True, slots=True)
class Effort:
    """How much work a whole-unit programme may take: nodes, checks for an end; and whom to ask whether to stop."""

    nodes: int
    checks: int
    gap: float
    stop: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class WholeOptimum:
    """What was found: a bound that no solution passes, and the best solution (n,), None where none was found."""

    bound: float
    variables: Floats | None


def maximise_whole(program: WholeProgram, effort: Effort) -> WholeOptimum:
    """The best whole-number solution of a programme, as far as it is found with so much effort.

    The effort is counted in what the solver does, never in time, so that equal programmes have equal ends. The solver's
    presolve is left out: its aggregator has called solutions optimal that were not.
    """
    highs = _prepared(effort)
    extent = program.extent
    lp = _posed(-program.gains, program.tops, program.entries, (extent.least, extent.most))
    kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
    lp.integrality_ = [kinds[int(whole)] for whole in program.is_whole]
    if highs.passModel(lp) == highspy.HighsStatus.kError:
        return WholeOptimum(np.inf, None)
    highs.run()
    info = highs.getInfo()
    if highs.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
        return WholeOptimum(np.inf, None)
    bound = -float(info.mip_dual_bound if program.is_whole.any() else info.objective_function_value)
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return WholeOptimum(bound, None)
    return WholeOptimum(bound, _polished(highs, program, np.array(highs.getSolution().col_value)))


def _prepared(effort: Effort) -> highspy.Highs:
    """HiGHS, told how far to go."""
    highs = highspy.Highs()  # type: ignore[no-untyped-call]  # HiGHS's constructor has no annotations
    for option, setting in (
        ("output_flag", False),
        ("threads", 1),
        ("presolve", "off"),
        ("mip_rel_gap", effort.gap),
        ("mip_abs_gap", ABSOLUTE_GAP),
        ("mip_max_nodes", effort.nodes),
        ("primal_feasibility_tolerance", EXACT),
    ):
        highs.setOptionValue(option, setting)
    left = [effort.checks]

    def check(event: highspy.HighsCallbackEvent) -> None:
        left[0] -= 1
        if left[0] < 0 or effort.stop():
            event.interrupt()

    highs.cbMipInterrupt.subscribe(check)
    return highs


def _polished(highs: highspy.Highs, program: WholeProgram, values: Floats) -> Floats:
    """A solution whose whole numbers are whole to the last digit, with what is not whole found again for them."""
    numbers = np.flatnonzero(program.is_whole).astype(np.int32)
    whole = np.round(values[numbers])
    if len(numbers) == len(values):
        return np.round(values)
    highs.changeColsBounds(len(numbers), numbers, whole, whole)
    highs.changeColsIntegrality(len(numbers), numbers, np.zeros(len(numbers), dtype=np.uint8))
    highs.clearSolver()
    highs.setOptionValue("primal_feasibility_tolerance", MOST_EXACT)
    highs.run()
    if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return values
    found = np.array(highs.getSolution().col_value)
    found[numbers] = whole
    return found


def _posed(costs: Floats, tops: Floats, entries: Entries, extent: tuple[Floats, Floats]) -> highspy.HighsLp:
    """A programme with variables from 0 to their tops as HiGHS wants it, to be minimised."""
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(costs), len(extent[0])
    lp.col_cost_ = costs
    lp.col_lower_ = np.zeros(len(costs))
    lp.col_upper_ = tops
    lp.row_lower_, lp.row_upper_ = extent
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = entries.starts
    lp.a_matrix_.index_ = entries.rows
    lp.a_matrix_.value_ = entries.values
    return lp
