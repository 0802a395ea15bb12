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
        weight = row_scale.copy()  # what an entry counts by its row; of a chain, by all the rows in which it is
        for chain in range(chains.shape[0] - 1):
            for row in range(chains[chain + 1] - 2, chains[chain] - 1, -1):
                weight[row] = weight[row] + weight[row + 1] if is_sum else max(weight[row], weight[row + 1])
        row_size, column_size = np.zeros(rows), np.zeros(columns)
        for number in range(columns):
            for entry in range(matrix.begin[number], matrix.begin[number + 1]):
                row = matrix.row[entry]
                size = abs(matrix.value[entry]) * column_scale[number]
                if is_sum:
                    row_size[row] += size
                    column_size[number] += size * weight[row]
                else:
                    row_size[row] = max(row_size[row], size)
                    column_size[number] = max(column_size[number], size * weight[row])
        for chain in range(chains.shape[0] - 1):
            for row in range(chains[chain] + 1, chains[chain + 1]):
                row_size[row] = row_size[row] + row_size[row - 1] if is_sum else max(row_size[row], row_size[row - 1])
        for row in range(rows):
            if row_size[row] > 0.0:
                row_scale[row] /= np.sqrt(row_size[row] * row_scale[row])
        for number in range(columns):
            if column_size[number] > 0.0:
                column_scale[number] /= np.sqrt(column_size[number])
    return row_scale, column_scale


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
