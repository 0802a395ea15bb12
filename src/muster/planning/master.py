"""The master problem: how much of each known column, and who trains, so that one priority gets the most."""

from dataclasses import dataclass

import numpy as np

from muster.planning.linear import Entries, maximise
from muster.planning.pool import Pool
from muster.planning.prices import Prices
from muster.planning.pricing import Aim
from muster.planning.sparse import compact, stretched
from muster.planning.timetable import Floats

HELD_SLACK = 1e-7  # share by which a held value may be missed, for rounding


@dataclass(frozen=True, slots=True)
class Answer:
    """A master's use of its columns: the value it stands for, units of each column, and the prices of all limits."""

    value: float
    units: Floats
    prices: Prices


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a master stood, to go on from there: prices of its rows, what held value counts, and who joins."""

    duals: Floats
    held: Floats
    shares: Floats
    joining: Floats


def solve_exactly(pool: Pool, aim: Aim) -> tuple[Answer, Standing]:
    """The best use of the columns that are awake, at a corner, and where a master stands that uses them so.

    Higher priorities keep what is held, to the letter.

    Raises
    ------
    BrokenInvariantError
        The solver ended at no optimum.
    """
    rows = pool.rows
    numbers = pool.awake(aim.priority)
    full = stretched(pool.matrix(numbers), rows.chains)
    matrix, used, _ = compact(full, rows.chains, rows.held + aim.priority - 1)
    limits = rows.limits.copy()
    limits[rows.held : rows.held + len(aim.held)] = -np.array(aim.held) * (1.0 - HELD_SLACK)
    # Divided by their limits all rows are of one size, for offers come in ones and funds in billions.
    scales = np.where(limits[used] == 0.0, 1.0, np.abs(limits[used]))
    gains = np.where(pool.priority[numbers] == aim.priority, pool.gain[numbers], 0.0)
    optimum = maximise(
        np.concatenate((gains, np.zeros(len(pool.people_tops)))),
        np.concatenate((np.ones(len(numbers)), pool.people_tops)),
        Entries(matrix.begin, matrix.row, matrix.value / scales[matrix.row]),
        limits[used] / scales,
    )
    shares, duals = np.zeros(len(pool.columns)), np.zeros(len(limits))
    shares[numbers] = optimum.variables[: len(numbers)]
    duals[used] = optimum.row_prices / scales
    prices = rows.prices(duals)
    answer = Answer(optimum.value, shares * pool.quantity, prices)
    return answer, Standing(duals, prices.held.copy(), shares, optimum.variables[len(numbers) :])
