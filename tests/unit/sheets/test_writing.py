"""Writing tables: whole or not at all, and over nothing that is not ours."""

from datetime import date
from pathlib import Path

import pytest

from muster.errors import SheetError, SheetFault
from muster.sheets import Cell, Grid, read_tables, write_folder, write_workbook
from muster.sheets.workbook_writing import LONGEST_TEXT, MOST_ROWS
from muster.sheets.writing import number_text

OURS = frozenset({"a.csv"})
SHEETS = frozenset({"a"})


def grid(*cells: Cell) -> list[Grid]:
    return [Grid(name="a", header=[f"c{number}" for number in range(len(cells))], rows=[cells])]


def fault_of_folder(path: Path) -> SheetFault:
    with pytest.raises(SheetError) as refusal:
        write_folder(path, grid("new"), OURS)
    return refusal.value.fault


def test_a_folder_is_written_as_utf8_with_line_feeds_and_quotation_marks_where_needed(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", grid("Ł", 'a,"b"', "c\rd", 1.0, 0.1, date(2022, 10, 12), None), OURS)
    content = (tmp_path / "out" / "a.csv").read_bytes().decode("utf-8")
    assert content == 'c0,c1,c2,c3,c4,c5,c6\nŁ,"a,""b""","c\rd",1,0.1,2022-10-12,\n'


@pytest.mark.parametrize(
    ("number", "text"),
    [(1e3, "1000"), (-0.0, "0"), (0.1, "0.1"), (1e15, "1000000000000000"), (1e-7, "1e-07"), (7, "7")],
)
def test_numbers_are_written_in_their_shortest_form(number: float, text: str) -> None:
    assert number_text(number) == text


def test_an_earlier_folder_of_ours_is_replaced_whole(tmp_path: Path) -> None:
    write_folder(tmp_path, grid("old"), OURS)
    write_folder(tmp_path, grid("new"), OURS)
    assert (tmp_path / "a.csv").read_text(encoding="utf-8") == "c0\nnew\n"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.csv"]
    assert [entry for entry in tmp_path.parent.iterdir() if entry.name.startswith(f".{tmp_path.name}")] == []


def test_a_folder_with_anything_else_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.odt").write_text("years of work", encoding="utf-8")
    assert fault_of_folder(tmp_path) is SheetFault.FOREIGN_FOLDER
    assert [entry.name for entry in tmp_path.iterdir()] == ["thesis.odt"]


def test_a_folder_within_the_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.csv").mkdir()
    assert fault_of_folder(tmp_path) is SheetFault.FOREIGN_FOLDER


def test_a_file_in_the_place_of_the_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x", encoding="utf-8")
    assert fault_of_folder(tmp_path / "out") is SheetFault.NO_FOLDER


def test_a_place_under_a_file_cannot_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert fault_of_folder(tmp_path / "file" / "out") is SheetFault.UNWRITABLE
    assert fault_of_folder(tmp_path / "o\0ut") is SheetFault.UNWRITABLE


def test_a_failed_write_leaves_the_old_folder_as_it_was(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", grid("old"), OURS)
    with pytest.raises(SheetError):
        write_folder(tmp_path / "out", [*grid("new"), Grid(name="b", header=["x"], rows=[["\ud800"]])], OURS)
    assert (tmp_path / "out" / "a.csv").read_text(encoding="utf-8") == "c0\nold\n"
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]


def test_missing_folders_above_are_made(tmp_path: Path) -> None:
    write_folder(tmp_path / "one" / "two", grid("x"), OURS)
    assert (tmp_path / "one" / "two" / "a.csv").is_file()


def test_a_workbook_gives_back_what_was_written(tmp_path: Path) -> None:
    cells: tuple[Cell, ...] = ("=1+1", "https://example.org", " a\r\nb\t", "007", 0.1 + 0.2, 12.0, date(2022, 10, 12))
    write_workbook(tmp_path / "a.xlsx", grid(*cells), SHEETS)
    read = read_tables(tmp_path / "a.xlsx")[0].rows[1]
    assert read == ["=1+1", "https://example.org", " a\r\nb\t", "007", "0.30000000000000004", 12.0, date(2022, 10, 12)]


def test_dates_that_spreadsheets_count_in_two_ways_are_written_as_text(tmp_path: Path) -> None:
    write_workbook(tmp_path / "a.xlsx", grid(date(1900, 2, 28), date(1900, 3, 1)), SHEETS)
    assert read_tables(tmp_path / "a.xlsx")[0].rows[1] == ["1900-02-28", date(1900, 3, 1)]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("x" * (LONGEST_TEXT + 1), SheetFault.LONG_CELL),
        ("😀" * (LONGEST_TEXT // 2 + 1), SheetFault.LONG_CELL),
        ("\ufffe", SheetFault.BAD_CHARACTER),
        ("\ud800", SheetFault.BAD_CHARACTER),
    ],
    ids=["long", "long in UTF-16", "no character", "half a character"],
)
def test_a_text_that_no_cell_can_hold_is_refused_and_the_old_workbook_stays(
    tmp_path: Path, text: str, fault: SheetFault
) -> None:
    write_workbook(tmp_path / "a.xlsx", grid("old"), SHEETS)
    with pytest.raises(SheetError) as refusal:
        write_workbook(tmp_path / "a.xlsx", grid(text), SHEETS)
    assert refusal.value.fault is fault
    assert read_tables(tmp_path / "a.xlsx")[0].rows[1] == ["old"]
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.xlsx"]


def test_more_rows_than_a_sheet_has_are_refused(tmp_path: Path) -> None:
    rows: list[tuple[Cell, ...]] = [("x",)] * MOST_ROWS
    with pytest.raises(SheetError) as refusal:
        write_workbook(tmp_path / "a.xlsx", [Grid(name="a", header=["x"], rows=rows)], SHEETS)
    assert refusal.value.fault is SheetFault.MANY_ROWS


@pytest.mark.parametrize("content", [b"", b"a letter"])
def test_a_file_that_is_not_our_workbook_is_left_alone(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)
    with pytest.raises(SheetError) as refusal:
        write_workbook(tmp_path / "a.xlsx", grid("new"), SHEETS)
    assert refusal.value.fault is SheetFault.FOREIGN_FILE
    assert (tmp_path / "a.xlsx").read_bytes() == content


def test_a_workbook_with_other_sheets_is_left_alone(tmp_path: Path) -> None:
    write_workbook(tmp_path / "a.xlsx", [Grid(name="budget", header=["x"], rows=[])], frozenset())
    with pytest.raises(SheetError) as refusal:
        write_workbook(tmp_path / "a.xlsx", grid("new"), SHEETS)
    assert refusal.value.values == {"found": "budget"}


def test_a_nul_character_is_not_written_for_no_reader_takes_it_back(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", grid("old"), OURS)
    with pytest.raises(SheetError) as refusal:
        write_folder(tmp_path / "out", grid("a\0b"), OURS)
    assert refusal.value.fault is SheetFault.BAD_CHARACTER
    assert (tmp_path / "out" / "a.csv").read_text(encoding="utf-8") == "c0\nold\n"
