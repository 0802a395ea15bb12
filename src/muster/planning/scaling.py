"""Factors that make a programme's rows and columns of one size, so that a first-order method walks straight.

Ruiz (2001), then Pock & Chambolle (2011). Rows that are chains count with all the entries that they stand for.
"""

import numpy as np
from numba import njit

from muster.planning.sparse import Matrix

RUIZ_ROUNDS = 8


@njit(cache=True)
def scales_of(matrix, chains, rows):
    """Factors of rows and of columns that bring all entries near 1 and the matrix's norm to about 1."""
    columns = matrix.begin.shape[0] - 1
    row_scale, column_scale = np.ones(rows), np.ones(columns)
    for turn in range(RUIZ_ROUNDS + 1):
        is_sum = turn == RUIZ_ROUNDS  # else the largest
        row_size, column_size = _sizes(matrix, chains, row_scale, column_scale, is_sum)
        _divide(row_scale, row_size)
        _divide(column_scale, column_size)
    return row_scale, column_scale


@njit(cache=True)
def _sizes(matrix, chains, row_scale, column_scale, is_sum):
    """Largest scaled entry of each row and column, or the sum of all, entries of chains wherever they count."""
    weight = row_scale.copy()  # what an entry counts by its row; of a chain, by all the rows in which it is
    for chain in range(chains.shape[0] - 1):
        for row in range(chains[chain + 1] - 2, chains[chain] - 1, -1):
            weight[row] = _more(weight[row], weight[row + 1], is_sum)
    row_size, column_size = np.zeros(row_scale.shape[0]), np.zeros(column_scale.shape[0])
    for number in range(column_size.shape[0]):
        for entry in range(matrix.begin[number], matrix.begin[number + 1]):
            row = matrix.row[entry]
            size = abs(matrix.value[entry]) * column_scale[number]
            row_size[row] = _more(row_size[row], size, is_sum)
            column_size[number] = _more(column_size[number], size * weight[row], is_sum)
    for chain in range(chains.shape[0] - 1):
        for row in range(chains[chain] + 1, chains[chain + 1]):
            row_size[row] = _more(row_size[row], row_size[row - 1], is_sum)
    return row_size * row_scale, column_size


@njit(cache=True)
def _more(so_far, size, is_sum):
    """The sum of two sizes, or the larger one."""
    return so_far + size if is_sum else max(so_far, size)


@njit(cache=True)
def _divide(scale, size):
    """Take the root of each size out of its factor."""
    for number in range(scale.shape[0]):
        if size[number] > 0.0:
            scale[number] /= np.sqrt(size[number])


@njit(cache=True)
def scaled(matrix, chains, row_scale, column_scale):
    """The matrix with rows and columns multiplied by their factors; rows of chains are multiplied once added up."""
    value = np.empty_like(matrix.value)
    for number in range(matrix.begin.shape[0] - 1):
        for entry in range(matrix.begin[number], matrix.begin[number + 1]):
            row = matrix.row[entry]
            is_chained = chains[0] <= row < chains[-1]
            value[entry] = matrix.value[entry] * column_scale[number] * (1.0 if is_chained else row_scale[row])
    return Matrix(matrix.begin, matrix.row, value)
