"""Reading files as partners send them: any format, encoding, delimiter; merged cells known; hostile ones refused."""

from pathlib import Path

import pytest

from muster.errors import SheetError, SheetFault
from muster.sheets import read_foreign
from tests.books import Page, Value, write_book, write_csv

ROWS: list[list[Value]] = [
    ["Країна", "Назва", "Кількість"],
    ["Польща", "Генератор 100 кВА", 20.0],
    [None, "Намети", 300.5],
]
TEXTS = {
    "cp1251": "Країна;Назва;Кількість\nПольща;Генератор;20\nЛитва;Намети зимові;300\n",
    "koi8-u": "Країна;Назва;Кількість\nПольща;Генератор;20\nЛитва;Намети зимові;300\n",
    "cp1250": "Państwo;Nazwa;Ilość\nPolska;Agregat prądotwórczy;20\nLitwa;Śpiwory i łóżka;300\n",
    "iso8859-2": "Państwo;Nazwa;Ilość\nPolska;Agregat prądotwórczy;20\nLitwa;Śpiwory i łóżka;300\n",
    "cp1252": "Paese;Articolo;Quantità\nItalia;Tende;20\nDeutschland;Stromerzeuger – für Krankenhäuser;3\n",
    "cp437": "Land;Artikel;Stückzahl\nÖsterreich;Schlafsäcke;300\n",
    "mac-roman": "Pays;Désignation;Quantité\nFrance;Générateur;20\n",
    "big5": "國家;品名;數量\n台灣;發電機;二十\n日本;帳篷;300\n",
    "gb18030": "国家;品名;数量\n台湾;发电机;二十\n日本;帐篷;300\n",
    "utf-16": "Land;Artikel;Stückzahl\nÖsterreich;Schlafsäcke;300\n",
    "utf-8-sig": "Land;Artikel;Stückzahl\nÖsterreich;Schlafsäcke;300\n",
}


@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".ods"])
def test_the_same_cells_are_read_from_any_workbook(tmp_path: Path, suffix: str) -> None:
    pages = {"Допомога": Page(ROWS, merged=[(1, 0, 2, 0)]), "_zwei": Page([["x"]])}
    first, second = read_foreign(write_book(tmp_path / f"list{suffix}", pages))
    assert (first.name, second.name, second.rows) == ("Допомога", "_zwei", [["x"]])
    assert [[cell or None for cell in row] for row in first.rows] == ROWS
    assert first.merged == ((1, 0, 2, 0),)


def test_a_workbook_is_known_by_its_content_whatever_its_suffix(tmp_path: Path) -> None:
    write_book(tmp_path / "list.xls", {"a": Page([["x", 1.0]])}).rename(tmp_path / "list.xlsx")
    assert read_foreign(tmp_path / "list.xlsx")[0].rows == [["x", 1.0]]
    (tmp_path / "list.xls").write_text("x\t1\n", encoding="utf-8")
    assert read_foreign(tmp_path / "list.xls")[0].rows == [["x", "1"]]


@pytest.mark.parametrize("encoding", list(TEXTS))
def test_a_text_file_is_read_in_its_own_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(TEXTS[encoding].encode(encoding))
    assert read_foreign(path)[0].rows == [line.split(";") for line in TEXTS[encoding].splitlines()]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_parts_evenly(tmp_path: Path, delimiter: str) -> None:
    page = Page([["Offers, as of May"], ["item", "quantity", "note"], ["tent", "1,5", "x; y"], ["bed", "2,5", ""]])
    sheet = read_foreign(write_csv(tmp_path / "list.csv", {"a": page}, delimiter=delimiter))[0]
    assert sheet.rows[1:] == [list(row) for row in page.rows[1:]]


def test_a_quotation_mark_that_is_never_closed_takes_no_rows_with_it(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    rows = [f'tent,{number},"12 persons' if number == 3 else f"tent,{number},x" for number in range(200)]
    path.write_text("\n".join(rows), encoding="utf-8")
    assert len(read_foreign(path)[0].rows) == 200


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04 no more", b"\xd0\xcf\x11\xe0 no more", b"\xd0\xcf\x11\xe0" + bytes(2000)]
)
def test_a_broken_workbook_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "list.xls"
    path.write_bytes(content)
    with pytest.raises(SheetError) as refused:
        read_foreign(path)
    assert refused.value.fault is SheetFault.BROKEN_WORKBOOK


def test_what_is_not_there_or_empty_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.csv").touch()
    for name, fault in (
        ("none.xlsx", SheetFault.MISSING),
        ("empty.csv", SheetFault.EMPTY),
        (".", SheetFault.UNREADABLE),
    ):
        with pytest.raises(SheetError) as refused:
            read_foreign(tmp_path / name)
        assert refused.value.fault is fault


@pytest.mark.parametrize("content", [b"\x00\xff\xfe\x00" * 50, b"\n\n\n", b'"', b"\xff" * 1000, b"a\rb\rc,d\r"])
def test_any_bytes_are_some_text(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "list.txt"
    path.write_bytes(content)
    read_foreign(path)
