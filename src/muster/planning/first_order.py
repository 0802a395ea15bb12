"""A linear programme solved approximately, from where the last one ended: primal-dual hybrid gradient, compiled.

max gains · x with A x ≤ limits, 0 ≤ x ≤ tops. Halpern's iteration anchored at the last restart, reflected, with
restarts on the fixed-point error and a primal weight that follows the distances moved (Lu & Yang 2024, restarted
Halpern PDHG; Applegate et al. 2021, PDLP). The matrix is scaled first (`scaling.py`).
"""

import math
from typing import NamedTuple

import numpy as np
from numba import njit

from muster.planning.sparse import Matrix
from muster.planning.timetable import Days, Floats

CHECK_EVERY = 16  # iterations between two looks at the fixed-point error
# When to restart: the error has fallen to this share, or to that one and rises again, or so much of all steps is over.
ENOUGH, SOME, LONG = 0.2, 0.8, 0.36
POWER_STEPS = 12
# The primal weight turns by so much at a restart (logarithm), within these ends: below them, the variables left all
# bounds of sense from round to round before the prices could follow.
MOST_TURN, LEAST_WEIGHT, MOST_WEIGHT = 0.4, 0.1, 100.0
STILL = 1e-12  # a distance below this is none
STEP = 0.95  # of the longest step that is sure to converge


class Point(NamedTuple):
    """Where the method stands: variables (n,), prices of the rows (m,), and the primal weight as an array of one."""

    variables: Floats
    prices: Floats
    weight: Floats


class Programme(NamedTuple):
    """max gains · x with A x ≤ limits, 0 ≤ x ≤ tops; A scaled, by columns and by rows, its chains not yet added up.

    `chains` (C + 1,) are the first rows of the chains, and the row after the last one; `scale` (m,) multiplies their
    rows once they are added up.
    """

    columns: Matrix
    rows: Matrix
    chains: Days
    scale: Floats
    gains: Floats
    tops: Floats
    limits: Floats


@njit(cache=True, fastmath={"reassoc", "contract"})
def _times(matrix, vector, product):
    """Product of a matrix by columns, transposed, with a vector: one sum for each column."""
    for number in range(product.shape[0]):
        total = 0.0
        for entry in range(matrix.begin[number], matrix.begin[number + 1]):
            total += matrix.value[entry] * vector[matrix.row[entry]]
        product[number] = total


@njit(cache=True)
def _taken(programme, variables, product):
    """What variables take of every row."""
    _times(programme.rows, variables, product)
    chains, scale = programme.chains, programme.scale
    for chain in range(chains.shape[0] - 1):
        total = 0.0
        for row in range(chains[chain], chains[chain + 1]):
            total += product[row]
            product[row] = total * scale[row]


@njit(cache=True)
def _cost(programme, prices, spread, product):
    """What one of each variable costs at prices of the rows; `spread` (m,) is room to work in."""
    chains, scale = programme.chains, programme.scale
    for row in range(prices.shape[0]):
        spread[row] = prices[row]
    for chain in range(chains.shape[0] - 1):
        total = 0.0
        for row in range(chains[chain + 1] - 1, chains[chain] - 1, -1):
            total += prices[row] * scale[row]
            spread[row] = total
    _times(programme.columns, spread, product)


@njit(cache=True)
def _norm(programme):
    """Largest singular value, by the power method."""
    vector, nothing = np.ones(programme.gains.shape[0]), np.zeros(programme.gains.shape[0])
    image, spread = np.empty(programme.limits.shape[0]), np.empty(programme.limits.shape[0])
    for _ in range(POWER_STEPS):
        size = _distance(vector, nothing)
        if size <= 0.0:
            return 1.0
        for number in range(vector.shape[0]):
            vector[number] /= size
        _taken(programme, vector, image)
        _cost(programme, image, spread, vector)
    return max(1e-9, math.sqrt(_distance(vector, nothing)))


@njit(cache=True)
def _distance(one, other):
    """Length of the difference of two vectors."""
    total = 0.0
    for number in range(one.shape[0]):
        total += (one[number] - other[number]) ** 2
    return math.sqrt(total)


@njit(cache=True)
def _copied(vector):
    """A vector of its own with the same numbers; numpy's way takes numba seconds to compile."""
    copy = np.empty_like(vector)
    for number in range(vector.shape[0]):
        copy[number] = vector[number]
    return copy


@njit(cache=True)
def improve(programme, point, steps):
    """Take so many steps from a point of the scaled programme; returns the last step's image, which is within bounds.

    The weight of the point is changed in place.
    """
    gains, tops, limits = programme.gains, programme.tops, programme.limits
    eta = STEP / _norm(programme)
    x, y = _copied(point.variables), _copied(point.prices)
    x_from, y_from = _copied(x), _copied(y)
    x_to, y_to = np.empty_like(x), np.empty_like(y)
    slope, ahead = np.empty_like(x), np.empty_like(x)
    over, spread = np.empty_like(y), np.empty_like(y)
    since, at_restart, before = 0, np.inf, np.inf
    for step in range(steps):
        weight = point.weight[0]
        _cost(programme, y, spread, slope)
        for number in range(x.shape[0]):
            moved = x[number] + eta / weight * (gains[number] - slope[number])
            x_to[number] = min(max(moved, 0.0), tops[number])
            ahead[number] = 2.0 * x_to[number] - x[number]
        _taken(programme, ahead, over)
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
                x, x_from, y, y_from = _copied(x_to), _copied(x_to), _copied(y_to), _copied(y_to)
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
def dual_value(programme, prices):
    """What the limits and the tops of the variables are worth at prices ≥ 0: no less than any solution's gains."""
    cost, spread = np.empty_like(programme.gains), np.empty_like(programme.limits)
    _cost(programme, prices, spread, cost)
    total = 0.0
    for row in range(prices.shape[0]):
        total += programme.limits[row] * prices[row]
    for number in range(cost.shape[0]):
        total += programme.tops[number] * max(0.0, programme.gains[number] - cost[number])
    return total


@njit(cache=True)
def _error(x, y, x_to, y_to, weight):
    """How far one step moves, variables and prices weighted against each other."""
    moved = 0.0
    for number in range(x.shape[0]):
        moved += weight * (x_to[number] - x[number]) ** 2
    for row in range(y.shape[0]):
        moved += (y_to[row] - y[row]) ** 2 / weight
    return math.sqrt(moved)


@njit(cache=True)
def _follow(weight, x_from, y_from, x_to, y_to):
    """Move the primal weight half way, on a logarithmic scale, to the ratio of the distances moved."""
    far_x, far_y = _distance(x_to, x_from), _distance(y_to, y_from)
    if far_x > STILL and far_y > STILL:
        turn = 0.5 * (math.log(far_y / far_x) - math.log(weight[0]))
        weight[0] *= math.exp(min(max(turn, -MOST_TURN), MOST_TURN))
        weight[0] = min(max(weight[0], LEAST_WEIGHT), MOST_WEIGHT)
