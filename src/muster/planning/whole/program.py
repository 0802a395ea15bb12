"""A mixed-integer programme that is written down variable by variable and row by row."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from muster.planning.linear import Entries, Extent, WholeProgram
from muster.planning.timetable import Floats

LARGE, COUNTED_TO = 64.0, 16.0  # variables that go higher are counted in units of which there are about so many

Term = tuple[int, float]
"""A variable by its number, and its factor."""


@dataclass(slots=True)
class Draft:
    """Variables and rows as they are thought of; all variables are at least 0.

    Variables that may go beyond `most_whole` need not be whole: of so many a fraction of one is no great matter, and
    the solver keeps a list of every number that a whole variable can take.
    """

    most_whole: float
    gains: list[float] = field(default_factory=list)
    tops: list[float] = field(default_factory=list)
    is_whole: list[bool] = field(default_factory=list)
    sizes: list[float] = field(default_factory=list)  # about how large a variable without a top may become
    _least: list[float] = field(default_factory=list)
    _most: list[float] = field(default_factory=list)
    _entries: list[tuple[int, int, float]] = field(default_factory=list)

    def variable(self, top: float, *, is_whole: bool, size: float = 1.0) -> int:
        """A new variable; its number. `size` is about what it may become, where it has no top."""
        self.gains.append(0.0)
        self.tops.append(top)
        self.sizes.append(size)
        self.is_whole.append(is_whole and top <= self.most_whole)
        return len(self.tops) - 1

    def row(self, terms: Iterable[Term], least: float, most: float) -> int:
        """A new row, least ≤ Σ factor × variable ≤ most; its number."""
        number = len(self._most)
        self._least.append(least)
        self._most.append(most)
        self._entries += [(variable, number, factor) for variable, factor in terms]
        return number

    def put(self, row: int, variable: int, factor: float) -> None:
        """Add a term to a row."""
        self._entries.append((variable, row, factor))

    def written(self) -> "Written":
        """The programme as arrays; terms of one variable in one row are added up.

        Amounts go from one launcher to millions of rounds, and funds to billions. So variables that need not be whole
        are counted in larger units, and rows are divided by their largest factor; both by powers of two, which loses
        nothing.
        """
        sums: dict[tuple[int, int], float] = {}
        for variable, row, factor in self._entries:
            sums[variable, row] = sums.get((variable, row), 0.0) + factor
        places = sorted(sums)
        column = np.array([variable for variable, _ in places], dtype=np.int32)
        rows = np.array([row for _, row in places], dtype=np.int32)
        units = self._units()
        values = np.array([sums[place] for place in places], dtype=np.float64) * units[column]
        largest = np.zeros(len(self._most))
        np.maximum.at(largest, rows, np.abs(values))
        shrink = 2.0 ** -np.round(np.log2(np.where(largest > 0.0, largest, 1.0)))
        counts = np.bincount(column, minlength=len(self.tops))
        program = WholeProgram(
            np.array(self.gains, dtype=np.float64) * units,
            np.array(self.tops, dtype=np.float64) / units,
            np.array(self.is_whole, dtype=np.bool_),
            Entries(np.append(0, np.cumsum(counts)).astype(np.int32), rows, values * shrink[rows]),
            Extent(np.array(self._least) * shrink, np.array(self._most) * shrink),
        )
        return Written(program, units)

    def _units(self) -> Floats:
        """In which units each variable is counted."""
        sizes = np.where(np.isfinite(self.tops), self.tops, np.array(self.sizes))
        units = 2.0 ** np.floor(np.log2(np.maximum(sizes, 2.0 * COUNTED_TO) / COUNTED_TO))
        return np.where(np.array(self.is_whole) | (sizes <= LARGE), 1.0, units)


@dataclass(frozen=True, slots=True)
class Written:
    """A programme as arrays, and in which units its variables are counted."""

    program: WholeProgram
    units: Floats
