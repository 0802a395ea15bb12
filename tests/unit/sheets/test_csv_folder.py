"""Reading a folder of CSV files."""

import os
from pathlib import Path

import pytest

from muster.errors import SheetError, SheetFault
from muster.sheets import read_list, read_tables


def fault(path: Path) -> SheetFault:
    with pytest.raises(SheetError) as refusal:
        read_tables(path)
    return refusal.value.fault


def rows_of(folder: Path, content: bytes) -> list[list[object]]:
    (folder / "a.csv").write_bytes(content)
    return [list(row) for row in read_tables(folder)[0].rows]


def test_only_csv_files_are_read_and_hidden_or_underlined_names_are_left_aside(tmp_path: Path) -> None:
    for name in ("b.csv", "A.CSV", "_draft.csv", "._a.csv", "notes.txt", "~lock.csv#"):
        (tmp_path / name).write_text("x\n1\n", encoding="utf-8")
    (tmp_path / "folder.csv").mkdir()
    assert [(sheet.name, sheet.file) for sheet in read_tables(tmp_path)] == [("A", "A.CSV"), ("b", "b.csv")]


def test_a_byte_order_mark_is_no_part_of_the_first_name(tmp_path: Path) -> None:
    assert rows_of(tmp_path, b"\xef\xbb\xbfsite,name\nA,\xc5\x81\n") == [["site", "name"], ["A", "Ł"]]


@pytest.mark.parametrize("ending", [b"\n", b"\r\n", b"\r"])
def test_every_kind_of_line_end_is_read(tmp_path: Path, ending: bytes) -> None:
    assert rows_of(tmp_path, ending.join([b"x,y", b"1,2", b""])) == [["x", "y"], ["1", "2"]]


def test_cells_may_hold_commas_quotation_marks_and_line_ends(tmp_path: Path) -> None:
    assert rows_of(tmp_path, b'x\n"a,""b""\r\nc"\n') == [["x"], ['a,"b"\r\nc']]


def test_rows_are_counted_as_a_spreadsheet_counts_them(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"\n\nx\n1\n")
    sheet = read_tables(tmp_path)[0]
    assert (sheet.first_row, sheet.rows) == (3, [["x"], ["1"]])


def test_a_cell_of_a_million_signs_is_read(tmp_path: Path) -> None:
    assert rows_of(tmp_path, b"x\n" + b"a" * 1_000_000)[1] == ["a" * 1_000_000]


def test_a_file_without_anything_in_it_is_a_table_without_rows(tmp_path: Path) -> None:
    assert rows_of(tmp_path, b"") == []


def test_another_encoding_is_refused_with_the_byte(tmp_path: Path) -> None:
    (tmp_path / "sites.csv").write_bytes("site,name\nA,Köln\n".encode("latin-1"))
    with pytest.raises(SheetError) as refusal:
        read_tables(tmp_path)
    assert (refusal.value.fault, refusal.value.file) == (SheetFault.NOT_UTF8, "sites.csv")
    assert refusal.value.values == {"byte": "0xF6", "position": "14"}


def test_quotation_marks_that_do_not_close_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b'x\n"open\n')
    assert fault(tmp_path) is SheetFault.BROKEN_CSV


def test_a_folder_without_tables_is_refused(tmp_path: Path) -> None:
    assert fault(tmp_path) is SheetFault.NO_TABLES


def test_a_path_to_nothing_is_refused(tmp_path: Path) -> None:
    assert fault(tmp_path / "nowhere") is SheetFault.MISSING
    assert fault(tmp_path / "no\0where") is SheetFault.MISSING


def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    assert fault(tmp_path / "a.pdf") is SheetFault.NEITHER


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("x\n", encoding="utf-8")
    (tmp_path / "a.csv").chmod(0)
    assert fault(tmp_path) is SheetFault.UNREADABLE


def test_a_nul_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"x\n1\n\0\n")
    with pytest.raises(SheetError) as refusal:
        read_tables(tmp_path)
    assert (refusal.value.fault, refusal.value.values) == (SheetFault.NUL_CHARACTER, {"line": "3"})


def test_a_list_at_a_path_that_no_system_has_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SheetError) as refusal:
        read_list(tmp_path / "no\0where.csv")
    assert refusal.value.fault is SheetFault.UNREADABLE


def test_more_rows_than_are_taken_over_at_once_all_arrive(tmp_path: Path) -> None:
    assert len(rows_of(tmp_path, b"x,y\n" * 20_000)) == 20_000
    assert len(rows_of(tmp_path, b"x,y\n" * 20_001)) == 20_001
