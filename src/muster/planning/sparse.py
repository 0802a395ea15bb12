"""Sparse matrices by columns, some of whose rows are chains: what counts in one row counts in all that follow it.

A chain is stretched out where a solver wants all entries; the first-order method adds up along it instead, which is
the same at a fraction of the entries.
"""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numba import njit

from muster.planning.timetable import Bools, Days, Floats


class Matrix(NamedTuple):
    """A sparse matrix by columns: entries of column j lie from `begin[j]` to `begin[j + 1]` − 1."""

    begin: Days  # (n + 1,)
    row: Days
    value: Floats


def from_entries(columns: Iterable[dict[int, float]]) -> Matrix:
    """Columns of entries by row as a sparse matrix."""
    listed = list(columns)
    lengths = [len(entries) for entries in listed]
    return Matrix(
        np.cumsum([0, *lengths], dtype=np.int64),
        np.array([row for entries in listed for row in entries], dtype=np.int32),
        np.array([value for entries in listed for value in entries.values()], dtype=np.float64),
    )


def compact(matrix: Matrix, chains: Days, end: int) -> tuple[Matrix, Days, Days]:
    """Only the rows before `end` that have entries, numbered anew; which rows they are, and where chains begin now.

    Of chains all rows are kept. `chains` (C + 1,) are their first rows, and the row after the last one.
    """
    kept: Bools = matrix.row < end
    is_used = np.zeros(end, dtype=np.bool_)
    is_used[matrix.row[kept]] = True
    is_used[chains[0] : chains[-1]] = True
    used = np.flatnonzero(is_used).astype(np.int32)
    anew = np.cumsum(is_used, dtype=np.int32) - np.int32(1)
    counts = np.append(0, np.cumsum(kept)).astype(np.int32)
    small = Matrix(counts[matrix.begin], anew[matrix.row[kept]], matrix.value[kept])
    return small, used, np.searchsorted(used, chains).astype(np.int32)


def stretched(matrix: Matrix, chains: Days) -> Matrix:
    """The matrix with every entry of a chain written into all rows in which it counts."""
    ends = np.repeat(chains[1:], np.diff(chains))
    is_chained = (matrix.row >= chains[0]) & (matrix.row < chains[-1])
    lengths = np.ones(len(matrix.row), dtype=np.int64)
    lengths[is_chained] = ends[matrix.row[is_chained] - chains[0]] - matrix.row[is_chained]
    before = np.append(0, np.cumsum(lengths))
    onwards = np.arange(before[-1]) - np.repeat(before[:-1], lengths)
    row = (np.repeat(matrix.row, lengths) + onwards).astype(np.int32)
    return Matrix(before[matrix.begin].astype(np.int32), row, np.repeat(matrix.value, lengths))


def unsigned(matrix: Matrix) -> Matrix:
    """The same matrix with numbers without a sign: compiled loops look for no negative ones, and are twice as fast."""
    return Matrix(matrix.begin.astype(np.uint32), matrix.row.astype(np.uint32), matrix.value)


@njit(cache=True)
def by_rows(matrix, rows):
    """The same matrix by rows."""
    begin = np.zeros(rows + 1, np.int32)
    for row in matrix.row:
        begin[row + 1] += 1
    for row in range(rows):
        begin[row + 1] += begin[row]
    place = begin.copy()
    column = np.empty(matrix.row.shape[0], np.int32)
    value = np.empty(matrix.row.shape[0])
    for number in range(matrix.begin.shape[0] - 1):
        for entry in range(matrix.begin[number], matrix.begin[number + 1]):
            row = matrix.row[entry]
            column[place[row]] = number
            value[place[row]] = matrix.value[entry]
            place[row] += 1
    return Matrix(begin, column, value)


@njit(cache=True)
def whole_tops(matrix, limits, end, quantity, is_whole):
    """Largest share of each column that fits into the limits of the rows before `end`, in whole units where asked."""
    tops = np.empty(quantity.shape[0])
    for number in range(tops.shape[0]):
        fits = 1.0
        for entry in range(matrix.begin[number], matrix.begin[number + 1]):
            row = matrix.row[entry]
            if row < end and matrix.value[entry] > 0.0:
                fits = min(fits, limits[row] / matrix.value[entry])
        if is_whole[number] and quantity[number] > 0.0:
            fits = np.floor(fits * quantity[number] + 1e-6) / quantity[number]
        tops[number] = max(0.0, fits)
    return tops
