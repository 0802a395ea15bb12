"""No sheet makes intake fail: every row is told apart, and every draft settles or says what is open."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from muster.domain.doubt import Answer, AnswerKind
from muster.domain.layout import RowKind
from muster.intake.context import Context
from muster.intake.identity import row_keys
from muster.intake.lists import ForeignList, read_list_as_decided
from muster.intake.names import Names
from muster.intake.settling import settle
from muster.intake.tables.finding import find_tables
from muster.sheets import Cell, Sheet

WORDS = (
    *(
        "Item",
        "Quantity",
        "Назва",
        "Кількість",
        "Menge",
        "Country",
        "Total",
        "Разом",
        "Poland",
        "tent",
        "ca. 20",
        "1.000",
    ),
    *("20–30", "Q1 2023", "2023-01-01", "3/4/2023", "undisclosed", "", "20 pairs", "10 boxes of 50", "needs", "€ 5"),
)
CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.none(), st.sampled_from(WORDS), st.text(max_size=12), st.floats(allow_nan=False), st.dates(), st.booleans()
)
ROWS = st.lists(st.lists(CELLS, max_size=6), max_size=10)
MERGED = st.lists(st.tuples(*[st.integers(0, 9)] * 4), max_size=3)


@settings(max_examples=60)
@given(ROWS, MERGED)
def test_any_sheet_is_told_apart_and_settled(rows: list[list[Cell]], merged: list[tuple[int, int, int, int]]) -> None:
    sheet = Sheet(name="a", file="a.xlsx", rows=rows, in_workbook=True, merged=tuple(merged))
    tables = find_tables(sheet)
    stated = [row for row, cells in enumerate(rows) if any(str(cell or "").strip() for cell in cells)]
    told = [table.first + at for table in tables for at, kind in enumerate(table.kinds) if kind is not RowKind.BLANK]
    assert set(stated) <= set(told)
    assert len(told) == len(set(told))
    context = Context(names=Names((), ()), items={}, matches={})
    for table, keys in zip(tables, row_keys(tables, "PL"), strict=True):
        foreign = ForeignList(table=table, sender="PL", signature="x", keys=keys)
        decided = {foreign.key("kind"): Answer(kind=AnswerKind.TAKE, value="offers")}
        read = read_list_as_decided(foreign, decided, date(2023, 1, 1))
        for draft in (draft for number in range(len(read.keys)) for draft in read.drafts_at(number)):
            settled = settle(draft, read.facts, context)
            assert settled.entry is None
            assert settled.doubts
