"""Writing a dataset: what is read back is what was written, or nothing is written."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from muster.datasets import read_dataset, write_dataset
from muster.domain.situation import Situation
from muster.errors import UnwritableError
from tests.worlds import item, need, offer, world

KINDS = pytest.mark.parametrize("name", ["folder", "book.xlsx"])


def tiny(**details: object) -> Situation:
    return world(needs=[need(**details)], offers=[offer()])


@KINDS
def test_what_is_read_back_is_what_was_written(tmp_path: Path, name: str) -> None:
    situation = world(
        needs=[need(note=" as\nsaid ", extra=(("colour", "blue"), ("mood", " calm")), text="=1+1")],
        offers=[offer(quantity=0.1 + 0.2, earmarked_for=("N1", "site:B"))],
        items=[item("thing", divisible=True, aliases=("річ", "東西"))],
    )
    remarks: dict[str, Any] = {
        "extra": (("colour", "blue"),),
        "remarks": (("colour", "sky", ""), ("start", "", "minutes")),
        "extra_cells": (("days", "mood", "calm"),),
        "title": " A  title",
        "max_in_training": 0,
    }
    situation = replace(situation, settings=replace(situation.settings, **remarks))
    write_dataset(situation, tmp_path / name)
    assert read_dataset(tmp_path / name).situation == situation


@KINDS
def test_an_earlier_dataset_is_replaced(tmp_path: Path, name: str) -> None:
    write_dataset(tiny(quantity=1), tmp_path / name)
    write_dataset(tiny(quantity=2), tmp_path / name)
    assert read_dataset(tmp_path / name).situation.needs[0].quantity == 2


@KINDS
@pytest.mark.parametrize(
    "details",
    [
        {"quantity": float("nan")},
        {"quantity": -1},
        {"need_id": "N;1"},
        {"theme": " energy"},
        {"priority": 6},
        {"request": "\t"},
        {"extra": (("due", "never"),)},
        {"extra": ((" mood", "calm"),)},
        {"extra": (("mood", ""),)},
    ],
    ids=repr,
)
def test_a_value_that_would_not_be_read_back_is_refused(tmp_path: Path, name: str, details: dict[str, Any]) -> None:
    situation = tiny()
    with pytest.raises(UnwritableError, match="would not be read back as it is"):
        write_dataset(replace(situation, needs=(replace(situation.needs[0], **details),)), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "details",
    [
        {"currency": ""},
        {"recipient": " UA"},
        {"days": 0},
        {"extra": (("days", "7"),)},
        {"remarks": (("nothing", "x", ""),)},
        {"extra": (("", "x"),)},
    ],
    ids=repr,
)
def test_settings_that_would_not_be_read_back_are_refused(tmp_path: Path, details: dict[str, Any]) -> None:
    situation = tiny()
    with pytest.raises(UnwritableError, match=r"^settings row"):
        write_dataset(replace(situation, settings=replace(situation.settings, **details)), tmp_path / "out")


def test_a_text_too_long_for_a_workbook_fits_in_a_folder(tmp_path: Path) -> None:
    situation = tiny(text="x" * 40_000)
    with pytest.raises(UnwritableError, match="A cell of a workbook holds at most 32767"):
        write_dataset(situation, tmp_path / "book.xlsx")
    write_dataset(situation, tmp_path / "folder")
    assert read_dataset(tmp_path / "folder").situation == situation


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text("x", encoding="utf-8")
    with pytest.raises(UnwritableError, match=r"'plan.csv' stands here, which Muster has not written"):
        write_dataset(tiny(), tmp_path)
