"""Reading an XLSX workbook, also a hostile one."""

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from muster.errors import SheetError, SheetFault
from muster.sheets import Sheet, read_tables
from muster.sheets.sheet import column_letters

LAST_CORNER = "XFD1048576"


def workbook(path: Path, fill: Callable[[Worksheet], None], *names: str) -> list[Sheet]:
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"})
    for name in names or ("a",):
        fill(book.add_worksheet(name))
    book.close()
    return read_tables(path)


def test_cells_come_as_texts_numbers_dates_and_answers(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.write_row(0, 0, ["x", 12, 1.5, True])
        sheet.write_datetime(0, 4, date(2022, 10, 12))
        sheet.write_datetime(0, 5, datetime(2022, 10, 12, 8, 30))  # noqa: DTZ001 # a cell knows no zone

    row = workbook(tmp_path / "a.xlsx", fill)[0].rows[0]
    assert row == ["x", 12.0, 1.5, True, date(2022, 10, 12), datetime(2022, 10, 12, 8, 30)]  # noqa: DTZ001 # as above
    assert type(row[4]) is date


def test_row_numbers_hold_below_empty_rows(tmp_path: Path) -> None:
    sheet = workbook(tmp_path / "a.xlsx", lambda sheet: sheet.write_string(3, 1, "x"))[0]
    assert (sheet.first_row, sheet.rows, sheet.in_workbook) == (4, [["", "x"]], True)
    assert sheet.cell_name(4, 1) == "B4"


def test_sheets_whose_name_begins_with_an_underline_are_left_aside(tmp_path: Path) -> None:
    sheets = workbook(tmp_path / "a.xlsx", lambda sheet: sheet.write_string(0, 0, "x"), "b", "_b", "a")
    assert [sheet.name for sheet in sheets] == ["a", "b"]


def test_an_error_value_is_not_taken_for_an_empty_cell(tmp_path: Path) -> None:
    sheet = workbook(tmp_path / "a.xlsx", lambda sheet: sheet.write_formula(1, 2, "=NA()", None, "#N/A"))[0]
    assert sheet.rows == [["", "", "#N/A"]]


@pytest.mark.parametrize(("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_called_by_their_letters(column: int, letters: str) -> None:
    assert column_letters(column) == letters


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x03\x04 and nothing more"])
def test_a_broken_workbook_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)
    with pytest.raises(SheetError) as refusal:
        read_tables(tmp_path / "a.xlsx")
    assert refusal.value.fault is SheetFault.BROKEN_WORKBOOK


def test_an_archive_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("letter.txt", "hello")
    with pytest.raises(SheetError) as refusal:
        read_tables(tmp_path / "a.xlsx")
    assert refusal.value.fault is SheetFault.BROKEN_WORKBOOK


def test_one_cell_in_the_last_corner_takes_neither_memory_nor_the_program(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.write_string("A1", "x")
        sheet.write_string(LAST_CORNER, "x")

    with pytest.raises(SheetError) as refusal:
        workbook(tmp_path / "a.xlsx", fill)
    assert refusal.value.fault is SheetFault.TOO_MUCH
