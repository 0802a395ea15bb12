"""A linear program that is written block by block as arrays, never term by term."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class LinearProgram:
    """Maximise worth · x, where low ≤ matrix · x ≤ high and 0 ≤ x ≤ most; C columns, R rows."""

    worth: Floats  # (C,)
    most: Floats  # (C,)
    low: Floats  # (R,)
    high: Floats  # (R,)
    matrix: sparse.csr_matrix  # (R, C)


class Writer:
    """Collects columns, rows and entries; entries that meet in one place add up."""

    def __init__(self) -> None:
        self._worth: list[Floats] = []
        self._most: list[Floats] = []
        self._low: list[Floats] = []
        self._high: list[Floats] = []
        self._entries: list[tuple[Ints, Ints, Floats]] = []
        self._width = 0
        self._height = 0

    def columns(self, count: int, *, most: Floats | float = np.inf, worth: Floats | float = 0.0) -> Ints:
        """Numbers of so many new columns."""
        self._most.append(np.broadcast_to(np.asarray(most, dtype=np.float64), count))
        self._worth.append(np.broadcast_to(np.asarray(worth, dtype=np.float64), count))
        self._width += count
        return np.arange(self._width - count, self._width)

    def rows(self, count: int, *, low: Floats | float = -np.inf, high: Floats | float = np.inf) -> Ints:
        """Numbers of so many new rows."""
        self._low.append(np.broadcast_to(np.asarray(low, dtype=np.float64), count))
        self._high.append(np.broadcast_to(np.asarray(high, dtype=np.float64), count))
        self._height += count
        return np.arange(self._height - count, self._height)

    def enter(self, rows: Ints | int, columns: Ints, factors: Floats | float = 1.0) -> None:
        """Add factor × column to each row."""
        self._entries.append(
            (
                np.broadcast_to(np.asarray(rows, dtype=np.int64), columns.shape),
                columns,
                np.broadcast_to(np.asarray(factors, dtype=np.float64), columns.shape),
            )
        )

    def written(self) -> LinearProgram:
        """The program; a column without any row is kept."""
        rows, columns, factors = (np.concatenate(part) for part in zip(*self._entries, strict=True))
        matrix = sparse.csr_matrix((factors, (rows, columns)), shape=(self._height, self._width))
        matrix.sum_duplicates()
        return LinearProgram(
            worth=np.concatenate(self._worth),
            most=np.concatenate(self._most),
            low=np.concatenate(self._low),
            high=np.concatenate(self._high),
            matrix=matrix,
        )
