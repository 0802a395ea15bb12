"""A mixed-integer programme that is written down variable by variable and row by row."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from muster.planning.linear import Entries, Extent, WholeProgram

# The most units up to which a variable has to be whole. Of more, a fraction of one is no great matter, and the solver
# keeps a list of every number that a whole variable can take.
MOST_WHOLE = 200.0

Term = tuple[int, float]
"""A variable by its number, and its factor."""


@dataclass(slots=True)
class Draft:
    """Variables and rows as they are thought of; all variables are at least 0."""

    gains: list[float] = field(default_factory=list)
    tops: list[float] = field(default_factory=list)
    is_whole: list[bool] = field(default_factory=list)
    _least: list[float] = field(default_factory=list)
    _most: list[float] = field(default_factory=list)
    _entries: list[tuple[int, int, float]] = field(default_factory=list)

    def variable(self, top: float, *, is_whole: bool, gain: float = 0.0) -> int:
        """A new variable; its number."""
        self.gains.append(gain)
        self.tops.append(top)
        self.is_whole.append(is_whole and top <= MOST_WHOLE)
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

    def written(self) -> WholeProgram:
        """The programme as arrays; terms of one variable in one row are added up."""
        sums: dict[tuple[int, int], float] = {}
        for variable, row, factor in self._entries:
            sums[variable, row] = sums.get((variable, row), 0.0) + factor
        places = sorted(sums)
        counts = np.bincount([variable for variable, _ in places], minlength=len(self.tops))
        entries = Entries(
            np.append(0, np.cumsum(counts)).astype(np.int32),
            np.array([row for _, row in places], dtype=np.int32),
            np.array([sums[place] for place in places], dtype=np.float64),
        )
        return WholeProgram(
            np.array(self.gains, dtype=np.float64),
            np.array(self.tops, dtype=np.float64),
            np.array(self.is_whole, dtype=np.bool_),
            entries,
            Extent(np.array(self._least, dtype=np.float64), np.array(self._most, dtype=np.float64)),
        )
