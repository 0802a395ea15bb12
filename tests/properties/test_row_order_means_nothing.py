"""The same rows in any order, in any process, give the same dataset and the same plan."""

import csv
import os
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks.generating.dice import Dice
from muster.datasets import dataset_sha256, read_dataset, write_dataset
from muster.domain.situation import Situation
from muster.planning import Method, PlanOptions, compute_plan
from tests.properties.random_worlds import SEEDS, random_plan, random_world
from tests.sources import ROOT

SHUFFLED_FILES = SEEDS[::10]
PLANNED_AGAIN = SEEDS[::8]

PRINT_PLANS = """
from tests.properties.random_worlds import random_plan
from muster.planning import Method
print([random_plan(seed, Method.BEST) for seed in range(12)])
"""


@pytest.mark.parametrize("seed", PLANNED_AGAIN)
def test_planning_twice_gives_the_same_plan(seed: int) -> None:
    again = compute_plan(random_world(seed), PlanOptions(method=Method.BEST))
    assert again == random_plan(seed, Method.BEST)


@pytest.mark.parametrize("seed", PLANNED_AGAIN)
def test_rows_in_another_order_give_the_same_plan(seed: int) -> None:
    situation = random_world(seed)
    shuffled = _shuffled(situation, Dice(seed, "shuffling"))
    assert shuffled == situation
    assert compute_plan(shuffled, PlanOptions(method=Method.GREEDY)) == random_plan(seed, Method.GREEDY)


@pytest.mark.parametrize("seed", SHUFFLED_FILES)
def test_rows_and_columns_of_files_in_another_order_give_the_same_plan(seed: int, tmp_path: Path) -> None:
    write_dataset(random_world(seed), tmp_path)
    for table in sorted(tmp_path.glob("*.csv")):
        _shuffle_file(table, Dice(seed, table.stem))
    reading = read_dataset(tmp_path)
    assert reading.sha256 == dataset_sha256(random_world(seed))
    plan = compute_plan(reading.situation, PlanOptions(method=Method.GREEDY))
    assert plan == random_plan(seed, Method.GREEDY)


def test_plans_do_not_depend_on_the_order_of_sets_in_one_process() -> None:
    first, second = (
        subprocess.run(  # noqa: S603 (our own interpreter and program)
            [sys.executable, "-c", PRINT_PLANS],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for hash_seed in ("1", "2")
    )
    assert first == second


def _shuffled(situation: Situation, dice: Dice) -> Situation:
    """The situation with the rows of every table handed over in random order."""
    names = [table.name for table in fields(situation) if table.name != "settings"]
    shuffled: dict[str, Any] = {}
    for name in names:
        rows = getattr(situation, name)
        shuffled[name] = tuple(dice.some_of(rows, len(rows)))
    return replace(situation, **shuffled)


def _shuffle_file(table: Path, dice: Dice) -> None:
    """Write a table's rows and columns in random order."""
    with table.open(newline="", encoding="utf-8") as file:
        heading, *rows = list(csv.reader(file))
    order = dice.some_of(range(len(heading)), len(heading))
    with table.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow([heading[column] for column in order])
        writer.writerows([row[column] for column in order] for row in dice.some_of(rows, len(rows)))
