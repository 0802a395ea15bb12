"""A column that numbers the rows is no quantity, whatever else the list says; a clear quantity is one."""

import pytest

from muster.domain.layout import Field
from muster.intake.identity import row_keys
from muster.intake.tables.finding import FoundTable, find_tables
from muster.sheets import Cell, Sheet

ITEMS = ("Generator 80 kW", "Zelt", "Ковдра", "Helmet", "毛毯")
WORDS = ("twenty", "двадцять", "ca. 20 Stück", "as needed", "二十")
HEADINGS = (
    ("No.", "Item", "Quantity"),
    ("№", "Назва", "Кількість"),
    ("№ з/п", "Найменування", "Потреба"),
    ("Nr.", "Bezeichnung", "Menge"),
    ("lfd. Nr.", "Artikel", "Bedarf"),
    ("N°", "Désignation", "Quantité"),
    ("Lp.", "Nazwa", "Ilość"),
    ("Numero", "Descrizione", "Pezzi"),
    ("項次", "品名", "數量"),
    ("No.", "Item", "Amount needed"),
    ("#", "Item", "How many?"),
)


def table(rows: list[list[Cell]]) -> FoundTable:
    (found,) = find_tables(Sheet(name="a", file="a.xlsx", rows=rows))
    return found


def column_of(rows: list[list[Cell]], field: Field = Field.QUANTITY) -> int | None:
    column = table(rows).mapping.of(field)
    return column.column if column else None


@pytest.mark.parametrize("count", [1, 2, 3, 5])
@pytest.mark.parametrize("headings", HEADINGS, ids=" ".join)
def test_a_quantity_in_words_is_taken_before_the_number_of_the_row(headings: tuple[str, ...], count: int) -> None:
    body: list[list[Cell]] = [[at + 1, ITEMS[at], WORDS[at]] for at in range(count)]
    assert column_of([list(headings), *body]) == 2


def test_numbers_of_rows_are_no_quantity_even_where_nothing_else_is() -> None:
    body: list[list[Cell]] = [[at + 1, item, "see annex"] for at, item in enumerate(ITEMS)]
    assert column_of([["No.", "Item", "Scope"], *body]) is None


@pytest.mark.parametrize(
    "numbers",
    [
        ("1.", "2.", "3.", "4.", "5."),
        ("1)", "2)", "3)", "4)", "5)"),
        (1.0, 2.0, 3.0, 4.0, 5.0),
        (1, 1, 2, 2, 3),
        (0, 1, 2, 3, 4),
    ],
)
def test_numbers_of_rows_are_known_however_they_are_written(numbers: tuple[Cell, ...]) -> None:
    body: list[list[Cell]] = [[number, item, "see annex"] for number, item in zip(numbers, ITEMS, strict=True)]
    assert column_of([["No.", "Item", "Scope"], *body]) is None


def test_numbers_that_begin_anew_in_each_section_are_those_of_rows() -> None:
    rows: list[list[Cell]] = [["No.", "Item", "Scope"]]
    for section in ("Energy", "Shelter"):
        rows.append([section, None, None])
        rows += [[at + 1, f"{section} {at}", "see annex"] for at in range(4)]
    assert column_of(rows) is None


def test_a_clear_quantity_that_happens_to_run_from_one_is_one() -> None:
    body: list[list[Cell]] = [[item, at + 1] for at, item in enumerate(ITEMS)]
    found = table([["Item", "Quantity"], *body]).mapping.of(Field.QUANTITY)
    assert found is not None
    assert found.column == 1
    assert found.confidence > 0.9


def test_of_two_quantities_the_one_that_only_counts_is_not_taken() -> None:
    body: list[list[Cell]] = [[at + 1, item, 20 * (at + 3) % 70] for at, item in enumerate(ITEMS)]
    assert column_of([["Number of", "Item", "Qty"], *body]) == 2


def test_numbers_that_do_not_run_may_be_how_many() -> None:
    body: list[list[Cell]] = [[number, item] for number, item in zip((12, 5, 300, 7, 40), ITEMS, strict=True)]
    assert column_of([["No.", "Item"], *body]) == 0


def test_one_row_with_nothing_else_is_asked_about() -> None:
    found = table([["No.", "Item", "Scope"], [1, "Generator", "see annex"]]).mapping.of(Field.QUANTITY)
    assert found is not None
    assert found.confidence < 0.6


@pytest.mark.parametrize("heading", ["No.", "№ з/п", "Numero", "Lp.", "項次"])
def test_a_row_keeps_its_key_when_another_comes_before_it(heading: str) -> None:
    body: list[list[Cell]] = [["Generator", 20], ["Tent", 300], ["Blanket", 2500]]
    assert set(_keys(heading, body)) < set(_keys(heading, [["Rope", 7], *body]))


def _keys(heading: str, body: list[list[Cell]]) -> tuple[str, ...]:
    """The keys of rows that are numbered under a heading."""
    numbered: list[list[Cell]] = [[at + 1, *row] for at, row in enumerate(body)]
    (keys,) = row_keys([table([[heading, "Item", "Quantity"], *numbered])], "")
    return keys
