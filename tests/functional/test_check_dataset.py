"""`muster validate`, as its users meet it."""

import json
from pathlib import Path

from tests.functional.conftest import Run


def test_a_good_dataset_is_counted_and_passes_even_strictly(run: Run, lists: Path) -> None:
    said = run("validate", lists, "--strict")
    assert (said.code, said.err) == (0, "")
    assert "Nothing is wrong and nothing doubtful." in said.out
    assert "needs" in said.out


def test_a_wrong_row_is_said_with_its_place_and_left_out(run: Run, doubtful: Path) -> None:
    said = run("validate", doubtful)
    assert said.code == 0
    assert "needs.csv: 1 error" in said.err
    assert "needs.csv row 5, column quantity" in said.err
    assert "'about 20'" in said.err


def test_strict_makes_a_finding_exit_with_2(run: Run, doubtful: Path) -> None:
    assert run("validate", doubtful, "--strict").code == 2


def test_json_prints_one_document_and_nothing_else(run: Run, doubtful: Path) -> None:
    document = json.loads(run("validate", doubtful, "--json").out)
    assert document["tables"]["needs"]["left_out"] == 1
    assert document["tables"]["needs"]["read"] == 4
    assert document["tables"]["offers"]["defaults_taken"]["quantity"] == 1
    (finding,) = document["findings"]
    assert (finding["code"], finding["severity"], finding["column"]) == ("bad-number", "error", "quantity")
    assert len(document["dataset_sha256"]) == 64


def test_a_missing_dataset_is_one_sentence_and_exit_2(run: Run) -> None:
    said = run("validate", "nowhere")
    assert said.code == 2
    assert said.err.startswith("nowhere: ")
    assert len(said.err.splitlines()) == 1


def test_a_refusal_is_a_json_document_too(run: Run) -> None:
    said = run("validate", "nowhere", "--json")
    assert json.loads(said.out)["refused"] in said.err


def test_a_dataset_without_usable_needs_is_refused_with_every_finding(run: Run, doubtful: Path) -> None:
    lines = (doubtful / "needs.csv").read_text(encoding="utf-8").splitlines()
    (doubtful / "needs.csv").write_text("\n".join((lines[0], lines[-1])) + "\n", encoding="utf-8")
    said = run("validate", doubtful)
    assert said.code == 2
    assert "'about 20'" in said.err
    assert "'needs'" in said.err
