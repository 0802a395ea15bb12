"""Lists as partners write them, beside what `muster intake` makes of them: rows, answers taken, questions left."""

import json
import shutil
from pathlib import Path

import pytest

from tests.functional.conftest import Run
from tests.sources import ROOT

GOLDEN = ROOT / "tests" / "golden" / "intake"
CASES = sorted(folder.name for folder in GOLDEN.iterdir() if folder.name != "dataset")


def short(document: dict[str, object]) -> dict[str, object]:
    """What an intake is judged by: the cells of its rows, the answers taken, the questions left."""
    rows, decisions, left = document["rows"], document["decisions"], document["open"]
    assert isinstance(rows, list)
    assert isinstance(decisions, list)
    assert isinstance(left, list)
    hidden = {"need", "offer"}
    return {
        "rows": [{name: text for name, text in row["cells"].items() if name not in hidden} for row in rows],
        "taken": [f"{each['about'] or each['key']} → {each['answer']} {each['value']}".strip() for each in decisions],
        "open": [each["question"] for each in left],
    }


@pytest.mark.parametrize("case", CASES)
def test_a_list_becomes_the_rows_and_questions_that_are_expected(run_again: Run, tmp_path: Path, case: str) -> None:
    shutil.copytree(GOLDEN / "dataset", tmp_path / "lists")
    (source,) = (GOLDEN / case).glob("*.csv")
    said = run_again("intake", source, "--into", tmp_path / "lists", "--yes", "--json")
    assert said.code == 0, said.err
    expected = json.loads((GOLDEN / case / "expected.json").read_text(encoding="utf-8"))
    assert short(json.loads(said.out)) == expected
    again = json.loads(run_again("intake", source, "--into", tmp_path / "lists", "--yes", "--json").out)
    assert (again["rows"], again["decisions"], short(again)["open"]) == (
        [],
        [],
        expected["open"] if again["lists"] else [],
    )
    tables = json.loads(run_again("validate", tmp_path / "lists", "--json").out)["tables"]
    assert (tables["needs"]["left_out"], tables["offers"]["left_out"]) == (0, 0)
