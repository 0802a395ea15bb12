"""A linear programme solved approximately, from where the last one ended: primal-dual hybrid gradient, compiled.

max gains · x with A x ≤ limits, 0 ≤ x ≤ tops. Halpern's iteration anchored at the last restart, reflected, with
restarts on the fixed-point error and a primal weight that follows the distances moved (Lu & Yang 2024, restarted
Halpern PDHG; Applegate et al. 2021, PDLP). The matrix is scaled first (Ruiz 2001; Pock & Chambolle 2011).
"""

from typing import NamedTuple

import numpy as np
from numba import njit

from muster.planning.timetable import Days, Floats

RUIZ_ROUNDS = 8
CHECK_EVERY = 16  # iterations between two looks at the fixed-point error
# When to restart: the error has fallen to this share, or to that one and rises again, or so much of all steps is over.
ENOUGH, SOME, LONG = 0.2, 0.8, 0.36
POWER_STEPS = 12
MOST_TURN, LEAST_WEIGHT = 0.4, 1e-2  # the primal weight turns by so much at a restart (logarithm), within these ends
STILL = 1e-12  # a distance below this is none
STEP = 0.95  # of the longest step that is sure to converge


class Matrix(NamedTuple):
    """A sparse matrix by columns: entries of column j lie from `begin[j]` to `begin[j + 1]` − 1."""

    begin: Days  # (n + 1,)
    row: Days
    value: Floats


class Point(NamedTuple):
    """Where the method stands: variables (n,), prices of the rows (m,), and the primal weight as an array of one."""

    variables: Floats
    prices: Floats
    weight: Floats


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
def scales_of(matrix, rows):
    """Factors of rows and of columns that bring all entries near 1 and the matrix's norm to about 1."""
    columns = matrix.begin.shape[0] - 1
    row_scale, column_scale = np.ones(rows), np.ones(columns)
    for turn in range(RUIZ_ROUNDS + 1):
        row_size, column_size = np.zeros(rows), np.zeros(columns)
        for number in range(columns):
            for entry in range(matrix.begin[number], matrix.begin[number + 1]):
                row = matrix.row[entry]
                size = abs(matrix.value[entry]) * row_scale[row] * column_scale[number]
                if turn < RUIZ_ROUNDS:
                    row_size[row] = max(row_size[row], size)
                    column_size[number] = max(column_size[number], size)
                else:
                    row_size[row] += size
                    column_size[number] += size
        for row in range(rows):
            if row_size[row] > 0.0:
                row_scale[row] /= np.sqrt(row_size[row])
        for number in range(columns):
            if column_size[number] > 0.0:
                column_scale[number] /= np.sqrt(column_size[number])
    return row_scale, column_scale


@njit(cache=True)
def scaled(matrix, row_scale, column_scale):
    """The matrix with rows and columns multiplied by their factors."""
    value = np.empty_like(matrix.value)
    for number in range(matrix.begin.shape[0] - 1):
        for entry in range(matrix.begin[number], matrix.begin[number + 1]):
            value[entry] = matrix.value[entry] * row_scale[matrix.row[entry]] * column_scale[number]
    return Matrix(matrix.begin, matrix.row, value)


@njit(cache=True, fastmath={"reassoc", "contract"})
def _times(matrix, vector, product):
    """Product of a matrix by columns, transposed, with a vector: one sum for each column."""
    for number in range(product.shape[0]):
        total = 0.0
        for entry in range(matrix.begin[number], matrix.begin[number + 1]):
            total += matrix.value[entry] * vector[matrix.row[entry]]
        product[number] = total


@njit(cache=True)
def _norm(columns, rows):
    """Largest singular value, by the power method."""
    vector = np.ones(columns.begin.shape[0] - 1)
    image = np.empty(rows.begin.shape[0] - 1)
    size = 1.0
    for _ in range(POWER_STEPS):
        size = np.sqrt((vector * vector).sum())
        if size <= 0.0:
            return 1.0
        vector /= size
        _times(rows, vector, image)
        _times(columns, image, vector)
    return max(1e-9, np.sqrt(np.sqrt((vector * vector).sum())))


@njit(cache=True)
def improve(columns, rows, gains, tops, limits, point, steps):
    """Take so many steps from a point of the scaled programme; returns the last step's image, which is within bounds.

    `columns` and `rows` are the scaled matrix both ways. The weight of the point is changed in place.
    """
    eta = STEP / _norm(columns, rows)
    x, y = point.variables.copy(), point.prices.copy()
    x_from, y_from = x.copy(), y.copy()
    x_to, y_to = np.empty_like(x), np.empty_like(y)
    slope, over, ahead = np.empty_like(x), np.empty_like(y), np.empty_like(x)
    since, at_restart, before = 0, np.inf, np.inf
    for step in range(steps):
        weight = point.weight[0]
        _times(columns, y, slope)
        for number in range(x.shape[0]):
            moved = x[number] + eta / weight * (gains[number] - slope[number])
            x_to[number] = min(max(moved, 0.0), tops[number])
            ahead[number] = 2.0 * x_to[number] - x[number]
        _times(rows, ahead, over)
        for row in range(y.shape[0]):
            y_to[row] = max(0.0, y[row] + eta * weight * (over[row] - limits[row]))
        if since % CHECK_EVERY == 0:
            error = _error(x, y, x_to, y_to, weight)
            if since == 0:
                at_restart, before = error, error
            elif (
                error <= ENOUGH * at_restart
                or (error <= SOME * at_restart and error > before)
                or since >= LONG * (step + 1) + CHECK_EVERY
            ):
                _follow(point.weight, x_from, y_from, x_to, y_to)
                x[:], y[:], x_from[:], y_from[:] = x_to, y_to, x_to, y_to
                since = 0
                continue
            before = error
        share = (since + 1.0) / (since + 2.0)
        for number in range(x.shape[0]):
            x[number] = share * (2.0 * x_to[number] - x[number]) + (1.0 - share) * x_from[number]
        for row in range(y.shape[0]):
            y[row] = share * (2.0 * y_to[row] - y[row]) + (1.0 - share) * y_from[row]
        since += 1
    return x_to, y_to


@njit(cache=True)
def _error(x, y, x_to, y_to, weight):
    """How far one step moves, variables and prices weighted against each other."""
    moved = 0.0
    for number in range(x.shape[0]):
        moved += weight * (x_to[number] - x[number]) ** 2
    for row in range(y.shape[0]):
        moved += (y_to[row] - y[row]) ** 2 / weight
    return np.sqrt(moved)


@njit(cache=True)
def _follow(weight, x_from, y_from, x_to, y_to):
    """Move the primal weight half way, on a logarithmic scale, to the ratio of the distances moved."""
    far_x = np.sqrt(((x_to - x_from) ** 2).sum())
    far_y = np.sqrt(((y_to - y_from) ** 2).sum())
    if far_x > STILL and far_y > STILL:
        turn = 0.5 * (np.log(far_y / far_x) - np.log(weight[0]))
        weight[0] *= np.exp(min(max(turn, -MOST_TURN), MOST_TURN))
        weight[0] = min(max(weight[0], LEAST_WEIGHT), 1.0 / LEAST_WEIGHT)


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
