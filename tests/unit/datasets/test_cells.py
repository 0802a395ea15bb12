"""What one cell states."""

from datetime import date, datetime
from enum import StrEnum

import pytest

from muster.datasets.cells import Fault, cell_text, parse_cell
from muster.datasets.schema import Bounds, Column, Kind
from muster.domain.findings import FindingCode
from muster.sheets import Cell


class Colour(StrEnum):
    RED = "red"


def parsed(kind: Kind, cell: Cell, **more: Bounds | bool | type[StrEnum]) -> object:
    column = Column(name="x", kind=kind, attribute="x", **more)  # type: ignore[arg-type] # each test states what fits
    value = parse_cell(column, cell, "the default")
    return value.code if isinstance(value, Fault) else value


@pytest.mark.parametrize(
    ("cell", "value"),
    [("12", 12.0), (" 1.5 ", 1.5), (".5", 0.5), ("5.", 5.0), ("+1e3", 1000.0), ("-2E-1", -0.2), (7, 7.0), (7.5, 7.5)],
)
def test_a_number_is_read(cell: Cell, value: float) -> None:
    assert parsed(Kind.NUMBER, cell) == value


@pytest.mark.parametrize(
    "cell",
    [
        "1,000",
        "1 000",
        "1_000",
        "0x10",
        "inf",
        "nan",
        "1e999",
        "１２",
        "٣",
        "10-20",
        "12 t",
        True,
        date(2024, 1, 1),
        "'1",
    ],
)
def test_what_is_no_plain_number_is_not_taken_for_one(cell: Cell) -> None:
    assert parsed(Kind.NUMBER, cell) is FindingCode.BAD_NUMBER
    assert parsed(Kind.WHOLE, cell) is FindingCode.BAD_WHOLE_NUMBER


@pytest.mark.parametrize("cell", [float("inf"), float("nan")])
def test_a_number_without_an_end_is_none(cell: float) -> None:
    assert parsed(Kind.NUMBER, cell) is FindingCode.BAD_NUMBER


@pytest.mark.parametrize(("cell", "value"), [("12", 12), ("12.0", 12), ("1e3", 1000), (3.0, 3), ("-0", 0)])
def test_a_whole_number_is_read(cell: Cell, value: int) -> None:
    assert parsed(Kind.WHOLE, cell) == value


def test_a_fraction_is_no_whole_number() -> None:
    assert parsed(Kind.WHOLE, "1.5") is FindingCode.BAD_WHOLE_NUMBER


@pytest.mark.parametrize(
    ("cell", "bounds"),
    [
        ("0", Bounds(above=0)),
        ("1e-12", Bounds(above=0)),
        ("-1", Bounds(least=0)),
        ("1.1", Bounds(most=1)),
        ("1", Bounds(below=1)),
        ("1e16", Bounds()),
    ],
)
def test_a_number_beyond_its_limits_is_out_of_range(cell: str, bounds: Bounds) -> None:
    assert parsed(Kind.NUMBER, cell, bounds=bounds) is FindingCode.OUT_OF_RANGE


def test_a_whole_number_beyond_all_reckoning_is_out_of_range() -> None:
    assert parsed(Kind.WHOLE, "1e10") is FindingCode.OUT_OF_RANGE
    assert parsed(Kind.WHOLE, "9" * 300) is FindingCode.OUT_OF_RANGE
    assert parsed(Kind.WHOLE, "9" * 5000) is FindingCode.BAD_WHOLE_NUMBER


@pytest.mark.parametrize("cell", ["2022-10-12", " 2022-10-12 ", date(2022, 10, 12), datetime(2022, 10, 12)])  # noqa: DTZ001 # cells know no zone
def test_a_date_is_read(cell: Cell) -> None:
    assert parsed(Kind.DATE, cell) == date(2022, 10, 12)


NO_DATES = [
    "12.10.2022",
    "2022-10",
    "20221012",
    "2022-W41-3",
    "2022-13-01",
    "2023-02-29",
    "2022-10-12T00:00",
    "２０２２-10-12",
]
NO_DATE_CELLS: list[Cell] = [44846, 44846.0, True, datetime(2022, 10, 12, 8)]  # noqa: DTZ001 # cells know no zone


@pytest.mark.parametrize("cell", [*NO_DATES, *NO_DATE_CELLS])
def test_what_is_no_plain_date_is_not_taken_for_one(cell: Cell) -> None:
    assert parsed(Kind.DATE, cell) is FindingCode.BAD_DATE


@pytest.mark.parametrize(("cell", "value"), [("yes", True), ("no", False), (True, True), (False, False)])
def test_yes_and_no_are_read(cell: Cell, value: bool) -> None:  # noqa: FBT001 # the value is what is tested
    assert parsed(Kind.YES_NO, cell) is value


@pytest.mark.parametrize("cell", ["Yes", "y", "1", 1, "true"])
def test_other_answers_are_not_taken_for_yes(cell: Cell) -> None:
    assert parsed(Kind.YES_NO, cell) is FindingCode.BAD_CHOICE


def test_a_choice_is_one_of_its_words() -> None:
    assert parsed(Kind.CHOICE, " red", choices=Colour) is Colour.RED
    assert parsed(Kind.CHOICE, "Red", choices=Colour) is FindingCode.BAD_CHOICE


def test_an_id_holds_neither_separator() -> None:
    assert parsed(Kind.ID, " PLRZE-hub ") == "PLRZE-hub"
    assert parsed(Kind.ID, 12.0) == "12"
    assert parsed(Kind.ID, "a;b") is FindingCode.BAD_ID
    assert parsed(Kind.ID, "a:b") is FindingCode.BAD_ID


def test_a_list_is_separated_by_semicolons() -> None:
    assert parsed(Kind.LIST, " a ;b;; c") == ("a", "b", "c")


def test_free_text_is_kept_to_the_last_blank() -> None:
    assert parsed(Kind.TEXT, " a\n ") == " a\n "


@pytest.mark.parametrize("cell", ["", None, "  "])
def test_an_empty_cell_takes_the_default_or_is_missing(cell: Cell) -> None:
    assert parsed(Kind.NUMBER, cell) == "the default"
    assert parsed(Kind.NUMBER, cell, required=True) is FindingCode.MISSING_VALUE


@pytest.mark.parametrize(
    ("cell", "text"), [(None, ""), (True, "yes"), (12.0, "12"), (1.5, "1.5"), (date(2022, 10, 12), "2022-10-12")]
)
def test_every_cell_has_a_text(cell: Cell, text: str) -> None:
    assert cell_text(cell) == text
