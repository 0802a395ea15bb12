"""Steps of the first-order method through a programme as it is: scaled first, and scaled back."""

from typing import NamedTuple

import numpy as np

from muster.planning.first_order import Point, Programme, dual_value, improve
from muster.planning.scaling import scaled, scales_of
from muster.planning.sparse import Matrix, by_rows, unsigned
from muster.planning.timetable import Days, Floats


class Task(NamedTuple):
    """max gains · x with A x ≤ limits, 0 ≤ x ≤ tops; of A's chains only the first entries are written down."""

    matrix: Matrix
    chains: Days
    gains: Floats
    tops: Floats
    limits: Floats


class Stand(NamedTuple):
    """Variables (n,), prices of the rows (m,), and the most that these prices allow any variables to gain."""

    variables: Floats
    prices: Floats
    allowed: float


def walk(task: Task, variables: Floats, prices: Floats, weight: Floats, steps: int) -> Stand:
    """Take so many steps from where variables and prices are; the primal weight, an array of one, goes along."""
    matrix, chains, gains, tops, limits = task
    row_scale, column_scale = scales_of(matrix, chains, len(limits))
    columns = scaled(matrix, chains, row_scale, column_scale)
    gain_size = float(np.linalg.norm(gains * column_scale)) or 1.0
    limit_size = float(np.linalg.norm(limits * row_scale)) or 1.0
    programme = Programme(
        unsigned(columns),
        unsigned(by_rows(columns, len(limits))),
        chains,
        row_scale,
        gains * column_scale / gain_size,
        tops / column_scale / limit_size,
        limits * row_scale / limit_size,
    )
    start = Point(variables / column_scale / limit_size, prices / row_scale / gain_size, weight)
    x, y = improve(programme, start, steps)
    allowed = float(dual_value(programme, y)) * gain_size * limit_size
    return Stand(x * column_scale * limit_size, y * row_scale * gain_size, allowed)
