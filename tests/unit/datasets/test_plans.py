"""Writing and reading plans."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from muster.datasets import read_plan, write_dataset, write_plan
from muster.domain.plan import Plan, Price, PriceKind, Reason, Shortfall, TrainingStart
from muster.errors import PlanRefusedError, UnwritableError
from tests.plans import plan, send, use
from tests.worlds import link, need, offer, world

SITUATION = world(needs=[need()], offers=[offer()], links=[link("A", "B", days=2)])
KINDS = pytest.mark.parametrize("name", ["folder", "book.xlsx"])


def full_plan() -> Plan:
    """A plan with rows in every table."""
    sent = plan(SITUATION, send("O1", "N1", 10, by=[("A-B", 3)]), use("N1", 10, on=5))
    return replace(
        sent,
        training=(TrainingStart(course_id="C", start=date(2024, 1, 8), qualification="Q", people=12),),
        shortfalls=(
            Shortfall(need_id="N1", quantity=1 / 3, late=True, reason=Reason.LINK, joint=1, detail="A-B, weeks 1–3"),
            Shortfall(need_id="N1", quantity=0.0, late=False, reason=Reason.NO_OFFER),
        ),
        prices=(
            Price(priority=1, kind=PriceKind.TRAINEES, subject_id="", at=date(2024, 1, 8), price=1e-12),
            Price(priority=5, kind=PriceKind.OFFER, subject_id="O1", at=None, price=0.1),
        ),
        summary=replace(sent.summary, seconds=1.25, dataset_sha256="ab" * 32, defaults_taken={"needs.earliest": 3}),
    )


def refusal(path: Path) -> str:
    with pytest.raises(PlanRefusedError) as refused:
        read_plan(path)
    return str(refused.value)


def broken(folder: Path, change: Callable[[Path], None]) -> str:
    write_plan(full_plan(), folder)
    change(folder)
    return refusal(folder)


def summary_with(folder: Path, **changes: object) -> None:
    path = folder / "summary.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | changes), encoding="utf-8")


@KINDS
def test_a_plan_that_is_read_back_is_the_plan_that_was_written(tmp_path: Path, name: str) -> None:
    write_plan(full_plan(), tmp_path / name)
    assert read_plan(tmp_path / name) == full_plan()


@KINDS
def test_an_earlier_plan_is_replaced(tmp_path: Path, name: str) -> None:
    write_plan(full_plan(), tmp_path / name)
    write_plan(replace(full_plan(), prices=()), tmp_path / name)
    assert read_plan(tmp_path / name).prices == ()


def test_a_plan_never_takes_the_place_of_its_dataset(tmp_path: Path) -> None:
    write_dataset(SITUATION, tmp_path)
    with pytest.raises(UnwritableError, match="which Muster has not written"):
        write_plan(full_plan(), tmp_path)


def test_a_plan_folder_holds_the_tables_of_the_contract(tmp_path: Path) -> None:
    write_plan(replace(full_plan(), prices=()), tmp_path / "plan")
    names = {entry.name for entry in (tmp_path / "plan").iterdir()}
    tables = {"assignments", "movements", "training", "fulfilment", "shortfalls"}
    assert names == {"summary.json", *(f"{name}.csv" for name in tables)}
    header, row = (tmp_path / "plan" / "training.csv").read_text(encoding="utf-8").splitlines()
    assert (header, row) == ("course,start,qualification,people", "C,2024-01-08,Q,12")


def test_each_wrong_cell_is_told_with_its_place(tmp_path: Path) -> None:
    def spoil(folder: Path) -> None:
        path = folder / "shortfalls.csv"
        text = path.read_text(encoding="utf-8").replace("no_offer", "bad_luck").replace(",yes,", ",perhaps,")
        path.write_text(text, encoding="utf-8")

    said = broken(tmp_path / "plan", spoil).split("\n")
    assert [sentence.split(" is not")[0] for sentence in said] == [
        "shortfalls.csv row 2, column late: 'perhaps'",
        "shortfalls.csv row 3, column reason: 'bad_luck'",
    ]


def test_of_many_wrong_cells_the_first_are_told(tmp_path: Path) -> None:
    def spoil(folder: Path) -> None:
        rows = "\n".join("C,soon,Q,12" for _ in range(50))
        (folder / "training.csv").write_text(f"course,start,qualification,people\n{rows}", encoding="utf-8")

    said = broken(tmp_path / "plan", spoil).split("\n")
    assert (len(said), said[-1]) == (21, "30 more cells are wrong.")


def test_a_missing_table_is_told(tmp_path: Path) -> None:
    said = broken(tmp_path / "plan", lambda folder: (folder / "movements.csv").unlink())
    assert "the table 'movements' is missing" in said


def test_a_missing_column_is_told(tmp_path: Path) -> None:
    said = broken(tmp_path / "plan", lambda folder: _write(folder / "training.csv", "course,start,people\n"))
    assert said.startswith("training.csv, column qualification: the column 'qualification' is missing.")


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"value": [1, 2]}, "key 'value': [1, 2] is not usable. A list of 5 numbers, one for each priority,"),
        ({"bound": [1, 2, 3, 4, "5"]}, "key 'bound'"),
        ({"bound_by": ["prices"] * 4}, "key 'bound_by'"),
        ({"cost": "much"}, "key 'cost': \"much\" is not usable. A number was expected."),
        ({"cost": True}, "key 'cost'"),
        ({"cost": 10**400}, "key 'cost'"),
        ({"status": None}, "key 'status': null is not usable. A text was expected."),
        ({"seconds": float("nan")}, "key 'seconds'"),
        ({"defaults_taken": {"needs.earliest": 1.5}}, "key 'defaults_taken'"),
    ],
)
def test_a_wrong_key_of_the_summary_is_told(tmp_path: Path, changes: dict[str, Any], said: str) -> None:
    assert said in broken(tmp_path / "plan", lambda folder: summary_with(folder, **changes))


@pytest.mark.parametrize("text", ["", "{", "[]", "12", "[" * 100_000, '{"cost": ' + "9" * 5_000 + "}"])
def test_a_summary_that_is_no_object_is_told(tmp_path: Path, text: str) -> None:
    said = broken(tmp_path / "plan", lambda folder: _write(folder / "summary.json", text))
    assert "summary" in said


def test_a_plan_without_a_summary_is_refused(tmp_path: Path) -> None:
    said = broken(tmp_path / "plan", lambda folder: (folder / "summary.json").unlink())
    assert "the plan's summary is missing" in said
    write_dataset(SITUATION, tmp_path / "book.xlsx")
    assert "the plan's summary is missing" in refusal(tmp_path / "book.xlsx")


def test_a_path_to_nothing_is_refused(tmp_path: Path) -> None:
    assert "there is nothing here" in refusal(tmp_path / "nowhere")
