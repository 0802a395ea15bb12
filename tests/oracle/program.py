"""A mixed-integer program that is written term by term, put together by linopy and solved by HiGHS.

    program = Program()
    apples = program.variable("apples", whole=True)
    program.add("weight", "basket", 0.2, apples)
    program.at_most("weight", "basket", 5.0)
    answer = program.maximise([(1.0, apples)], time_limit_s=5.0)

Variables of one name become one linopy variable, rows of one rule one linopy constraint.
"""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import inf
from typing import NamedTuple

import highspy
import linopy
import numpy as np
import xarray as xr
from numpy.typing import NDArray

# Contributions that are absent are never filled with zeros behind our back.
linopy.options["semantics"] = "v1"

Floats = NDArray[np.float64]

OPTIONS: dict[str, bool | int | float | str] = {
    "output_flag": False,
    "threads": 1,
    # With it HiGHS 1.12 … 1.15 called plans optimal that were not (its aggregator; 1.11 was right on the same file).
    "presolve": "off",
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 1e-7,
}


FEASIBLE = int(highspy.SolutionStatus.kSolutionStatusFeasible)


class Variable(NamedTuple):
    """One unknown, at least 0: one place in a family of unknowns of the same name."""

    family: str
    place: int


Term = tuple[float, Variable]


@dataclass(frozen=True)
class Answer:
    """What a solve brought: the value reached, a proven upper limit of it, and every unknown."""

    value: float
    bound: float
    families: dict[str, Floats]

    def __getitem__(self, variable: Variable) -> float:
        """What one unknown came to."""
        return float(self.families[variable.family][variable.place])


class Row(NamedTuple):
    """One row of a rule: the sum of its terms stands in this relation to this limit."""

    sign: str
    limit: float


class Program:
    """First the unknowns and the rules over them; then one solve after another, each begun where the last one ended."""

    def __init__(self) -> None:
        self._uppers: defaultdict[str, list[float]] = defaultdict(list)
        self._whole: dict[str, bool] = {}
        self._terms: defaultdict[str, defaultdict[tuple[Hashable, Variable], float]] = defaultdict(_sums)
        self._rows: defaultdict[str, dict[Hashable, Row]] = defaultdict(dict)
        self._solver: Solver | None = None

    def variable(self, name: str, *, upper: float = inf, whole: bool = False) -> Variable:
        """A new unknown from 0 to `upper`."""
        family = f"{name} (whole)" if whole else name
        self._whole[family] = whole
        self._uppers[family].append(upper)
        return Variable(family, len(self._uppers[family]) - 1)

    def add(self, rule: str, row: Hashable, factor: float, variable: Variable) -> None:
        """Add factor × variable to the sum of one row of a rule."""
        self._terms[rule][row, variable] += factor

    def at_most(self, rule: str, row: Hashable, limit: float) -> None:
        """The sum of a row is at most this."""
        self._rows[rule][row] = Row("<=", limit)

    def at_least(self, rule: str, row: Hashable, limit: float) -> None:
        """The sum of a row is at least this."""
        self._rows[rule][row] = Row(">=", limit)

    def exactly(self, rule: str, row: Hashable, limit: float) -> None:
        """The sum of a row is exactly this."""
        self._rows[rule][row] = Row("=", limit)

    def maximise(self, goal: Sequence[Term], *, time_limit_s: float) -> Answer:
        """The largest sum of the goal's terms that the rules allow, as far as it is found in the time."""
        if self._solver is None:
            self._solver = Solver(*self._build())
        return self._solver.maximise(goal, time_limit_s)

    def hold(self, goal: Sequence[Term], least: float) -> None:
        """In all solves to come the sum of these terms is at least this."""
        if self._solver is None:
            self._solver = Solver(*self._build())
        self._solver.hold(goal, least)

    def _build(self) -> tuple[linopy.Model, dict[str, linopy.Variable]]:
        """The linopy model, and its variables by their names."""
        model = linopy.Model()
        unknowns = {
            family: model.add_variables(
                lower=0.0, upper=_along("place", uppers), integer=self._whole[family], name=family
            )
            for family, uppers in self._uppers.items()
        }
        for rule, rows in self._rows.items():
            self._constrain(model, unknowns, rule, rows)
        model.add_objective(0.0 * next(iter(unknowns.values())).sum(), sense="max")
        return model, unknowns

    def _constrain(
        self, model: linopy.Model, unknowns: dict[str, linopy.Variable], rule: str, rows: dict[Hashable, Row]
    ) -> None:
        """Hand one rule to linopy; a row without a term binds nothing."""
        number = {row: place for place, row in enumerate(rows)}
        own = [
            (number[row], (factor, variable)) for (row, variable), factor in self._terms[rule].items() if row in number
        ]
        if not own:
            return
        own.sort(key=lambda numbered: numbered[1][1].family)
        labels = _along("entry", [place for place, _ in own]).rename("row")
        sums = _entries(unknowns, [term for _, term in own]).groupby(labels).sum()
        places = sums.coords["row"]
        kept = [list(rows.values())[place] for place in places.values]
        signs = xr.DataArray([row.sign for row in kept], dims=["row"], coords={"row": places})
        limits = xr.DataArray([row.limit for row in kept], dims=["row"], coords={"row": places})
        model.add_constraints(sums, signs, limits, name=rule)


class Solver:
    """HiGHS with a model in it, whose goal may change and which may be held to what was reached."""

    def __init__(self, model: linopy.Model, unknowns: dict[str, linopy.Variable]) -> None:
        self._highs = model.to_highspy(set_names=False)
        self._columns = {family: unknown.labels.values for family, unknown in unknowns.items()}
        self._is_whole = any(unknown.attrs["integer"] for unknown in unknowns.values())
        # To plan nothing is always allowed: it stands until something better is found.
        self._values = np.zeros(self._highs.getNumCol())
        for option, setting in OPTIONS.items():
            self._highs.setOptionValue(option, setting)

    def maximise(self, goal: Sequence[Term], time_limit_s: float) -> Answer:
        """The largest sum of the goal's terms."""
        columns, factors = self._by_column(goal)
        costs = np.zeros(self._highs.getNumCol())
        costs[columns] = factors
        self._highs.changeColsCost(len(costs), np.arange(len(costs), dtype=np.int32), costs)
        # The solver's clock runs on from solve to solve.
        self._highs.setOptionValue("time_limit", self._highs.getRunTime() + time_limit_s)
        self._highs.run()
        info = self._highs.getInfo()
        if info.primal_solution_status == FEASIBLE:
            self._values = np.array(self._highs.getSolution().col_value)
        value = float(costs @ self._values)
        families = {family: self._values[columns] for family, columns in self._columns.items()}
        return Answer(value, info.mip_dual_bound if self._is_whole else value, families)

    def hold(self, goal: Sequence[Term], least: float) -> None:
        """Add a row: the sum of these terms is at least this; the next solve begins at the last solution."""
        columns, factors = self._by_column(goal)
        self._highs.addRow(least, inf, len(columns), columns, factors)
        last = highspy.HighsSolution()
        last.col_value = self._values.tolist()
        self._highs.setSolution(last)

    def _by_column(self, terms: Sequence[Term]) -> tuple[NDArray[np.int32], Floats]:
        """Columns and factors of terms; the factors of a column that comes several times add up."""
        sums: defaultdict[int, float] = defaultdict(float)
        for factor, variable in terms:
            sums[int(self._columns[variable.family][variable.place])] += factor
        return np.array(list(sums), dtype=np.int32), np.array(list(sums.values()), dtype=np.float64)


def _entries(unknowns: dict[str, linopy.Variable], terms: list[Term]) -> linopy.LinearExpression:
    """One entry for each term; the terms of one family stand together."""
    parts, first = [], 0
    for family, group in groupby(terms, key=lambda term: term[1].family):
        own = list(group)
        places = _along("entry", [variable.place for _, variable in own], first)
        parts.append(unknowns[family].isel(place=places) * _along("entry", [factor for factor, _ in own], first))
        first += len(own)
    return linopy.merge(parts, dim="entry", cls=linopy.LinearExpression)


def _along(dimension: str, figures: list[float] | list[int], first: int = 0) -> xr.DataArray:
    """Figures along one dimension, numbered from `first`."""
    return xr.DataArray(figures, dims=[dimension], coords={dimension: np.arange(first, first + len(figures))})


def _sums() -> defaultdict[tuple[Hashable, Variable], float]:
    """Sums that begin at 0."""
    return defaultdict(float)
