"""Finding tables in sheets: header anywhere, merged cells, sums, sections, several tables; what columns mean."""

from pathlib import Path

import pytest

from benchmarks.intake.tables import score_tables
from muster.domain.layout import Field, RowKind
from muster.intake.tables.finding import FoundTable, find_tables
from muster.sheets import Cell, Sheet

HEADERS = {
    "en": ("Country", "Item description", "Qty", "Unit", "Available from", "Remarks"),
    "uk": ("Країна", "Найменування", "Кількість", "Од. виміру", "Доступно з", "Примітка"),
    "de": ("Geberland", "Bezeichnung", "Menge", "Einheit", "Verfügbar ab", "Bemerkung"),
    "fr": ("Pays donateur", "Désignation", "Quantité", "Unité", "Disponible à partir du", "Remarques"),
    "pl": ("Kraj", "Nazwa towaru", "Ilość", "J.m.", "Dostępne od", "Uwagi"),
    "it": ("Paese", "Descrizione", "Quantità", "U.M.", "Disponibile dal", "Osservazioni"),
    "zh": ("捐贈國", "品名", "數量", "單位", "可提供日期", "備註"),
}
MEANING = (Field.PARTNER, Field.ITEM, Field.QUANTITY, Field.UNIT, Field.AVAILABLE_FROM, Field.WORDS)
BODY: list[list[Cell]] = [
    [
        "Polska",
        "Generator 100 kVA",
        20.0,
        "szt",
        "2023-01-10",
        "with trailer, three years old, spare parts in two boxes",
    ],
    [
        "Deutschland",
        "Zelt, 12 Personen",
        300.0,
        "Stück",
        "2023-02-01",
        "winter tents with stoves, stored in three places",
    ],
    ["Italia", "Coperte", 2500.0, "pezzi", "2023-01-20", "wool blankets in bales of fifty, ready to be collected"],
]


def table(rows: list[list[Cell]], merged: tuple[tuple[int, int, int, int], ...] = ()) -> FoundTable:
    (found,) = find_tables(Sheet(name="a", file="a.xlsx", rows=rows, in_workbook=True, merged=merged))
    return found


@pytest.mark.parametrize("language", list(HEADERS))
def test_columns_are_recognised_by_their_headings_in_any_language(language: str) -> None:
    found = table([list(HEADERS[language]), *BODY])
    assert {field: column.column for field, column in found.mapping.columns} == dict(
        zip(MEANING, range(6), strict=True)
    )
    assert found.mapping.confidence > 0.6


def test_columns_without_headings_are_recognised_by_what_stands_in_them() -> None:
    found = table(BODY)
    assert found.header is None
    assert len(found.data_rows) == 3
    means = {field: column.column for field, column in found.mapping.columns}
    assert (means[Field.ITEM], means[Field.QUANTITY], means[Field.PARTNER], means[Field.UNIT]) == (1, 2, 0, 3)
    assert found.mapping.confidence < 0.6


def test_titles_blank_rows_and_columns_and_sums_are_told_from_data() -> None:
    rows: list[list[Cell]] = [
        ["", "Offers of the coalition, as of 12.10.2022"],
        [],
        ["", "Item", "", "Quantity"],
        ["", "Generator", "", 20.0],
        [],
        ["", "Tent", "", 300.0],
        ["", "Разом", "", 320.0],
        ["", "page 1"],
    ]
    found = table(rows)
    assert found.kinds == (
        *(RowKind.TITLE, RowKind.BLANK, RowKind.HEADER, RowKind.DATA, RowKind.BLANK, RowKind.DATA, RowKind.TOTAL),
        RowKind.DATA,  # an item without a quantity is kept and asked about, never thrown away
    )
    assert found.columns == [1, 3]
    assert found.above == "Offers of the coalition, as of 12.10.2022"


def test_a_sum_without_a_word_is_known_by_being_the_sum() -> None:
    found = table([["Item", "Quantity"], ["Tent", 3.0], ["Bed", 4.0], ["", 7.0], ["Lamp", 1.0]])
    assert [kind.value for kind in found.kinds] == ["header", "data", "data", "total", "data"]


def test_sections_and_merged_cells_speak_for_the_rows_below() -> None:
    rows: list[list[Cell]] = [
        ["Country", "Item", "Quantity"],
        ["Poland", "", ""],
        ["", "Tent", 3.0],
        ["Latvia", "Bed", 4.0],
        ["", "Lamp", 5.0],
    ]
    found = table(rows, merged=((3, 0, 4, 0),))
    assert found.kinds[1] is RowKind.SECTION
    assert found.sections[2] == (0, "Poland")
    assert found.grid.text(4, 0) == "Latvia"


def test_a_header_of_two_rows_is_read_as_one() -> None:
    rows: list[list[Cell]] = [["Item", "Quantity", ""], ["", "needed", "delivered"], ["Tent", 3.0, 1.0]]
    found = table(rows, merged=((0, 1, 0, 2),))
    assert found.headings == ("Item", "Quantity / needed", "Quantity / delivered")
    assert len(found.data_rows) == 1


def test_tables_below_each_other_and_repeated_headers_are_told_apart() -> None:
    header: list[Cell] = ["Item", "Quantity", "Country"]
    rows: list[list[Cell]] = [
        header,
        ["Tent", 3.0, "Poland"],
        header,
        ["Bed", 4.0, "Latvia"],
        [],
        ["Requester", "Item", "Qty", "Deadline"],
    ]
    first, second = find_tables(Sheet(name="a", file="a.xlsx", rows=[*rows, ["Kharkiv", "Lamp", 9.0, "2023-01-01"]]))
    assert [len(first.data_rows), len(second.data_rows)] == [2, 1]
    assert second.mapping.of(Field.DUE) is not None


def test_an_empty_sheet_holds_no_table() -> None:
    assert find_tables(Sheet(name="a", file="a.xlsx", rows=[])) == []


def test_the_table_is_found_in_every_public_workbook_and_no_row_is_lost(shared: Path) -> None:
    scores = score_tables(shared)
    assert len(scores) == 14
    assert [score for score in scores if not score.right] == []


def test_a_title_between_two_tables_belongs_to_the_one_below_it() -> None:
    rows: list[list[Cell]] = [
        ["Item", "Quantity", "Available from"],
        ["Blankets", 500.0, "2022-11-01"],
        ["Rope", None, None],
        [],
        ["Needs of the region"],
        [],
        ["Item", "Quantity needed", "Needed by", "Priority"],
        ["Generator", 12.0, "2022-12-01", 1.0],
    ]
    offered, needed = find_tables(Sheet(name="a", file="a.xlsx", rows=rows))
    assert offered.kinds == (RowKind.HEADER, RowKind.DATA, RowKind.DATA, RowKind.BLANK)
    assert needed.above == "Needs of the region"
    assert [needed.grid.text(row, 0) for row in needed.data_rows] == ["Generator"]


def test_columns_headed_alike_are_told_apart_and_the_header_may_come_again() -> None:
    header: list[Cell] = ["Item", "Quantity", "Quantity"]
    found = table([header, ["Tent", 20.0, 15.0], ["Bed", 7.0, 9.0], header, ["Rope", 3.0, 4.0]])
    assert found.headings == ("Item", "Quantity", "Quantity (2)")
    assert found.kinds.count(RowKind.HEADER) == 2
    quantity = found.mapping.of(Field.QUANTITY)
    assert quantity is not None
    assert quantity.confidence < 0.6


def test_a_header_with_nothing_below_it_is_no_data() -> None:
    (found,) = find_tables(Sheet(name="a", file="a.xlsx", rows=[["Offers"], ["Item", "Quantity", "Country", "Extra"]]))
    assert found.data_rows == []
