"""`muster verify`, as its users meet it."""

import json
from pathlib import Path

import pytest

from tests.functional.conftest import Run


@pytest.fixture
def plan(run: Run, lists: Path) -> Path:
    """A plan of the small dataset, as a folder."""
    assert run("plan", lists, "--out", "plan").code == 0
    return Path("plan")


def test_a_plan_that_holds_is_one_line_and_exit_0(run: Run, lists: Path, plan: Path) -> None:
    said = run("verify", lists, plan)
    assert (said.code, said.out, said.err) == (0, "The plan keeps every promise.\n", "")


def test_each_broken_promise_is_a_sentence_and_the_exit_code_is_1(run: Run, lists: Path, plan: Path) -> None:
    _promise_more(plan)
    said = run("verify", lists, plan)
    assert said.code == 1
    assert "fulfilment-value: " in said.err
    assert "N-GEN" in said.err


def test_json_lists_the_broken_promises_by_code(run: Run, lists: Path, plan: Path) -> None:
    _promise_more(plan)
    document = json.loads(run("verify", lists, plan, "--json").out)
    assert document["holds"] is False
    assert "fulfilment-value" in {broken["code"] for broken in document["broken"]}


def test_a_plan_of_another_dataset_is_told_by_its_hash(run: Run, lists: Path, plan: Path) -> None:
    offers = lists / "offers.csv"
    offers.write_text(offers.read_text(encoding="utf-8").replace(",12,", ",13,"), encoding="utf-8")
    said = run("verify", lists, plan)
    assert said.code == 1
    assert "same-dataset: " in said.err


def test_a_plan_that_cannot_be_read_is_refused(run: Run, lists: Path) -> None:
    said = run("verify", lists, "nowhere")
    assert said.code == 2
    assert said.err.startswith("nowhere: ")


def _promise_more(plan: Path) -> None:
    """Claim that a unit is worth more than it is."""
    path = plan / "fulfilment.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    place = next(number for number, line in enumerate(lines) if line.startswith("N-GEN"))
    lines[place] = lines[place].rpartition(",")[0] + ",2"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
