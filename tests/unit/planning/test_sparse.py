"""Chains stand for the entries that they leave out: to the scales, to the steps, and to a solver that wants all."""

from itertools import pairwise

import numpy as np
import pytest

from muster.planning.first_order import Point, Programme, improve
from muster.planning.scaling import scaled, scales_of
from muster.planning.sparse import Matrix, by_rows, compact, from_entries, stretched, whole_tops
from muster.planning.timetable import Days, Floats

ROWS, COLUMNS = 40, 60
CHAINS = np.array([20, 23, 31, 36], dtype=np.int32)  # rows 20–22, 23–30 and 31–35; those after them are plain again
NO_CHAINS = np.array([ROWS], dtype=np.int32)
SEEDS = pytest.mark.parametrize("seed", range(8))


def random_matrix(dice: np.random.Generator) -> Matrix:
    """Some plain entries in every column, and for one in two an entry in one or two chains."""
    columns = []
    for _ in range(COLUMNS):
        rows = dice.choice([*range(20), *range(36, ROWS)], size=4, replace=False).tolist()
        for chain in dice.choice(3, size=int(dice.integers(0, 3)), replace=False).tolist():
            rows.append(int(dice.integers(CHAINS[chain], CHAINS[chain + 1])))
        columns.append({row: float(dice.uniform(-1.0, 3.0)) for row in rows})
    return from_entries(columns)


def dense(matrix: Matrix, rows: int) -> Floats:
    """The matrix as a table of numbers, shape (rows, columns)."""
    full = np.zeros((rows, len(matrix.begin) - 1))
    for number, (begin, end) in enumerate(zip(matrix.begin[:-1], matrix.begin[1:], strict=True)):
        np.add.at(full[:, number], matrix.row[begin:end], matrix.value[begin:end])
    return full


def added_up(matrix: Floats, chains: Days) -> Floats:
    """The same numbers with the rows of every chain added up from its first one on."""
    full = matrix.copy()
    for begin, end in pairwise(chains):
        full[begin:end] = np.cumsum(matrix[begin:end], axis=0)
    return full


@SEEDS
def test_a_chain_stretched_out_has_an_entry_in_every_row_that_follows(seed: int) -> None:
    matrix = random_matrix(np.random.default_rng(seed))
    np.testing.assert_allclose(dense(stretched(matrix, CHAINS), ROWS), added_up(dense(matrix, ROWS), CHAINS))


@SEEDS
def test_rows_without_entries_go_but_chains_stay_whole(seed: int) -> None:
    matrix = random_matrix(np.random.default_rng(seed))
    few = Matrix(matrix.begin[:3], matrix.row[: matrix.begin[2]], matrix.value[: matrix.begin[2]])
    small, used, chains = compact(few, CHAINS, end=38)
    assert set(range(20, 36)) <= set(used.tolist())
    assert used[chains[0]] == CHAINS[0]
    np.testing.assert_array_equal(np.diff(chains), np.diff(CHAINS))
    np.testing.assert_allclose(dense(small, len(used)), dense(few, ROWS)[used])


@SEEDS
def test_factors_are_those_of_the_matrix_with_all_its_entries(seed: int) -> None:
    matrix = random_matrix(np.random.default_rng(seed))
    row_scale, column_scale = scales_of(matrix, CHAINS, ROWS)
    full_row_scale, full_column_scale = scales_of(stretched(matrix, CHAINS), NO_CHAINS, ROWS)
    np.testing.assert_allclose(row_scale, full_row_scale, rtol=1e-12)
    np.testing.assert_allclose(column_scale, full_column_scale, rtol=1e-12)


@SEEDS
def test_steps_along_chains_are_the_steps_with_all_entries(seed: int) -> None:
    dice = np.random.default_rng(seed)
    matrix = random_matrix(dice)
    gains, limits = dice.uniform(0.0, 2.0, COLUMNS), dice.uniform(0.5, 4.0, ROWS)
    found = []
    for entries, chains in ((matrix, CHAINS), (stretched(matrix, CHAINS), NO_CHAINS)):
        row_scale, column_scale = scales_of(entries, chains, ROWS)
        columns = scaled(entries, chains, row_scale, column_scale)
        programme = Programme(
            columns,
            by_rows(columns, ROWS),
            chains,
            row_scale,
            gains * column_scale,
            1.0 / column_scale,
            limits * row_scale,
        )
        start = Point(np.zeros(COLUMNS), np.zeros(ROWS), np.ones(1))
        found.append(improve(programme, start, 300))
    for one, other in zip(*found, strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-6, atol=1e-9)


def test_a_column_fits_as_often_as_the_scarcest_limit_allows() -> None:
    matrix = from_entries([{0: 2.0, 1: 1.0, 30: 9.0}, {1: -4.0}, {0: 0.5}])
    tops = whole_tops(matrix, np.array([1.0, 5.0]), 2, np.array([3.0, 3.0, 3.0]), np.array([True, False, False]))
    np.testing.assert_allclose(tops, [1.0 / 3.0, 1.0, 1.0])
