"""The real examples hold what their pages say: nothing to find fault with, a source in each row, a plan that holds."""

import csv
from pathlib import Path

import pytest

from muster.datasets import read_dataset
from muster.planning import Method, PlanOptions, compute_plan
from muster.verifying import verify
from tests.sources import ROOT

EXAMPLES = sorted(path for path in (ROOT / "examples").iterdir() if path.is_dir())
EVERY_EXAMPLE = pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
LEAST = {
    "contact-group-2022-10": {"needs": 40, "offers": 150, "partners": 20},
    "winter-2022": {"needs": 60, "offers": 120, "partners": 20},
}


def rows(table: Path) -> list[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@EVERY_EXAMPLE
def test_nothing_is_wrong_or_doubtful_in_an_example_and_its_plan_holds(example: Path) -> None:
    reading = read_dataset(example)
    assert not reading.findings
    plan = compute_plan(reading.situation, PlanOptions(method=Method.GREEDY))
    assert not verify(reading.situation, plan)
    assert plan.summary.value[0] > 0


@EVERY_EXAMPLE
def test_each_row_of_an_example_names_its_source_and_estimates_say_so_first(example: Path) -> None:
    for table in sorted(example.glob("*.csv")):
        for number, row in enumerate(rows(table), start=2):
            assert row["source"], f"{table.name} row {number} names no source."
            note = row["note"]
            assert "estimate:" not in note or note.startswith("estimate:"), (
                f"{table.name} row {number}: 'estimate:' comes first."
            )


@EVERY_EXAMPLE
def test_an_example_says_on_its_first_screen_that_what_was_undelivered_is_a_guess(example: Path) -> None:
    beginning = (example / "README.md").read_text(encoding="utf-8")[:400]
    assert "is a guess" in beginning


@EVERY_EXAMPLE
def test_an_example_is_as_rich_as_was_promised(example: Path) -> None:
    for table, least in LEAST[example.name].items():
        assert len(rows(example / f"{table}.csv")) >= least
