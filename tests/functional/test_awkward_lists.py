"""`muster intake` given lists that are written, saved or sent awkwardly: nothing is lost, and what is wrong is said."""

import json
import zipfile
from pathlib import Path

import pytest

from tests.books import Page, Value, write_book, write_csv
from tests.functional.conftest import Run

HEADER: list[Value] = ["Item", "Quantity", "Country", "Location"]
BOOTS: list[Value] = ["Winter boots", 20, "Poland", "A"]
HOWITZER: list[Value] = ["Howitzer", 3, "Poland", "A"]


def offers(path: Path, *rows: list[Value]) -> Path:
    """A list of offers without a title."""
    return write_book(path, {"Offers": Page([HEADER, *rows])})


def quantities(said: str) -> list[str]:
    """The quantities of the rows that were added, by the document of an intake."""
    return [row["cells"].get("quantity", "") for row in json.loads(said)["rows"]]


def uncomputed(book: Path, cell: str, formula: str) -> Path:
    """The workbook with a formula in a cell that no spreadsheet has computed yet."""
    with zipfile.ZipFile(book) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    sheet = members["xl/worksheets/sheet1.xml"]
    begin = sheet.index(f'<c r="{cell}"'.encode())
    end = sheet.index(b"</c>", begin) + len(b"</c>")
    written = f'<c r="{cell}"><f>{formula}</f><v></v></c>'.encode()
    members["xl/worksheets/sheet1.xml"] = sheet[:begin] + written + sheet[end:]
    with zipfile.ZipFile(book, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return book


def test_a_formula_without_its_value_is_shown_and_not_taken_for_an_empty_cell(
    run_again: Run, lists: Path, tmp_path: Path
) -> None:
    book = uncomputed(offers(tmp_path / "offers.xlsx", BOOTS, HOWITZER), "B2", "10&amp;5")
    said = run_again("intake", book, "--into", lists)
    assert "offers.xlsx [Offers] B2: how many is '=10&5'?" in said.err
    assert "1 row was added" in said.out


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([HEADER], "there is no list in this"),
        ([], "there is no list in this"),
        ([["Offers of Poland"], [], HEADER], "there is no list in this"),
    ],
)
def test_a_workbook_without_rows_is_refused_in_words(
    run_again: Run, lists: Path, tmp_path: Path, rows: list[list[Value]], says: str
) -> None:
    said = run_again("intake", write_book(tmp_path / "offers.xlsx", {"a": Page(rows)}), "--into", lists)
    assert (said.code, "offers.xlsx" in said.err, says in said.err) == (2, True, True), said.err


def test_of_several_files_the_one_without_rows_is_named_and_the_others_are_taken(
    run_again: Run, lists: Path, tmp_path: Path
) -> None:
    empty = write_book(tmp_path / "empty.xlsx", {"a": Page([HEADER])})
    said = run_again("intake", empty, offers(tmp_path / "offers.xlsx", BOOTS), "--into", lists)
    assert said.code == 0
    assert "1 row was added" in said.out
    assert "empty.xlsx: there is no list in this" in said.err


def test_a_list_of_which_no_column_names_items_is_said_to_be_passed_over(
    run_again: Run, lists: Path, tmp_path: Path
) -> None:
    page = Page([["Year", "Latitude"], [2021, 50.4], [2022, 50.5]])
    book = write_book(tmp_path / "letter.xlsx", {"a": page})
    said = run_again("intake", book, "--into", lists, "--yes")
    assert "letter.xlsx [a]: no column says what the items are, so its 2 rows were passed over." in said.err
    assert not (lists / "_intake").exists()
    document = json.loads(run_again("intake", book, "--into", lists, "--yes", "--json").out)
    assert document["lists"][0]["passed_over"] == 2


def test_a_heading_that_no_list_has_is_refused_with_those_there_are(
    run_again: Run, lists: Path, tmp_path: Path
) -> None:
    said = run_again("intake", offers(tmp_path / "offers.xlsx", BOOTS), "--into", lists, "--column", "quantity=Quantty")
    assert said.code == 2
    assert "--column quantity=Quantty: no list has a column of that name" in said.err
    assert "Item, Quantity, Country, Location" in said.err


def test_which_of_two_columns_headed_alike_is_the_quantity_is_asked(
    run_again: Run, lists: Path, tmp_path: Path
) -> None:
    page = Page([["Item", "Quantity", "Quantity", "Country", "Location"], ["Winter boots", 20, 15, "Poland", "A"]])
    book = write_book(tmp_path / "offers.xlsx", {"Offers": page})
    (doubt,) = json.loads(run_again("intake", book, "--into", lists, "--json").out)["open"]
    assert [answer["value"] for answer in doubt["answers"]] == ["Quantity", "Quantity (2)", "-"]
    said = run_again("intake", book, "--into", lists, "--column", "quantity=Quantity (2)", "--json")
    assert quantities(said.out) == ["15"]


def test_half_of_a_thing_that_is_counted_whole_is_asked_about(run_again: Run, lists: Path, tmp_path: Path) -> None:
    book = offers(tmp_path / "offers.xlsx", ["Howitzer", "1.000,5", "Poland", "A"], ["Howitzer", 0.5, "Poland", "A"])
    asked = json.loads(run_again("intake", book, "--into", lists, "--json").out)["open"]
    assert [[answer["value"] for answer in doubt["answers"]] for doubt in asked] == [["1000", "1001", ""], ["", "1"]]
    taken = run_again("intake", book, "--into", lists, "--yes", "--json")
    assert quantities(taken.out) == ["1000"]


def test_none_is_not_the_same_as_not_stated(run_again: Run, lists: Path, tmp_path: Path) -> None:
    book = offers(tmp_path / "offers.xlsx", ["Howitzer", 0, "Poland", "A"])
    document = json.loads(run_again("intake", book, "--into", lists, "--yes", "--json").out)
    (doubt,) = document["open"]
    assert (document["rows"], doubt["answers"][0]["answer"]) == ([], "leave-out")


def test_marks_of_direction_are_not_part_of_what_is_written(run_again: Run, lists: Path, tmp_path: Path) -> None:
    rows: list[list[Value]] = [
        ["\u200fItem\u200e", "\u202bQuantity\u202c", "Country", "Location"],
        ["\u200eWinter boots\u200f", "\u200f20\u200e", "\u2067Poland\u2069", "A\ufeff"],
    ]
    marked = write_book(tmp_path / "marked.xlsx", {"Offers": Page(rows)})
    document = json.loads(run_again("intake", marked, "--into", lists, "--json").out)
    assert [row["cells"]["text"] for row in document["rows"]] == ["Winter boots · 20"]
    again = run_again("intake", offers(tmp_path / "plain.xlsx", BOOTS), "--into", lists, "--json")
    assert json.loads(again.out)["lists"][0]["there_already"] == 1


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"%PDF-1.4 and so on", "by its content this is a PDF and no table"),
        (b"<html><body><table><tr><td>Item</td></tr></table>", "a web page (HTML)"),
        (bytes(range(256)) * 40, "a picture, a program or other data"),
        (b"", "the file is empty (0 bytes)"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
    ],
)
def test_a_file_that_holds_no_cells_is_refused_by_what_it_is(
    run_again: Run, lists: Path, tmp_path: Path, content: bytes, says: str
) -> None:
    (tmp_path / "offers.xls").write_bytes(content)
    said = run_again("intake", "offers.xls", "--into", lists)
    assert (said.code, says in said.err) == (2, True), said.err


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "cp1251", "big5"])
def test_a_file_in_an_old_encoding_is_taken_in_whole(
    run_again: Run, lists: Path, tmp_path: Path, encoding: str
) -> None:
    header: dict[str, list[Value]] = {
        "cp1251": ["Назва", "Кількість", "Країна", "Місце"],
        "big5": ["品名", "數量", "國家", "地點"],
    }
    country = {"cp1251": "Польща", "big5": "臺灣"}.get(encoding, "Polska")
    page = Page([header.get(encoding, ["Nazwa", "Ilość", "Kraj", "Miejsce"]), ["Howitzer", 20, country, "A"]])
    book = write_csv(tmp_path / "list.csv", {"a": page}, encoding=encoding, delimiter=";")
    document = json.loads(run_again("intake", book, "--into", lists, "--as", "offers", "--json").out)
    assert [row["cells"]["partner"] for row in document["rows"]] == ["TW" if encoding == "big5" else "PL"]
