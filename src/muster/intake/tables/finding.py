"""Find the tables of a sheet and say of every row what it is: title, header, data, section, total, footer or blank."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from math import isclose

from muster.domain.layout import Field, Mapping, RowKind
from muster.intake.tables.grid import Grid, grid_of, is_number
from muster.intake.tables.headers import (
    find_header,
    first_title_above,
    header_height,
    headings,
    is_another_header,
    same_header,
)
from muster.intake.tables.heading_words import TOTALS
from muster.intake.tables.recognising import recognise
from muster.intake.texts.plain import words_key
from muster.sheets import Sheet
from muster.sheets.sheet import column_letters

LEAST_COLUMNS_OF_A_SECTION = 3
LONGEST_LABEL = 24


@dataclass(frozen=True, kw_only=True)
class FoundTable:
    """A table in a sheet: its rows from `first` to `end` (not included), as places in the sheet's rows.

    `header` is the place of the first row of headings, None where there are none and columns go by their letters.
    `kinds` says what each row from `first` on is; `sections` holds, by data row, the section that it stands under.
    """

    grid: Grid
    first: int
    end: int
    header: int | None
    headings: tuple[str, ...]
    mapping: Mapping
    kinds: tuple[RowKind, ...] = ()
    sections: dict[int, tuple[int, str]] = field(default_factory=dict)

    @property
    def columns(self) -> list[int]:
        """Columns that have a heading or data; blank ones between them are none."""
        rows = self.data_rows
        return [
            column
            for column in range(self.grid.width)
            if self.headings[column] or any(self.grid.text(row, column) for row in rows)
        ]

    @property
    def data_rows(self) -> list[int]:
        """Places of the rows that hold data."""
        return [self.first + at for at, kind in enumerate(self.kinds) if kind is RowKind.DATA]

    @property
    def above(self) -> str:
        """What stands above the header: title, date, for whom."""
        titles = (self.first + at for at, kind in enumerate(self.kinds) if kind is RowKind.TITLE)
        return " ".join(text for row in titles for text in self.grid.texts[row] if text)


def find_tables(sheet: Sheet) -> list[FoundTable]:
    """The tables of a sheet, from above; none where the sheet is empty."""
    grid = grid_of(sheet)
    return list(_tables(grid, 0, len(grid.texts))) if any(grid.filled(row) for row in range(len(grid.texts))) else []


def _tables(grid: Grid, first: int, end: int) -> Iterator[FoundTable]:
    header = find_header(grid, first, end)
    height = 0 if header is None else header_height(grid, header, end)
    names = _letters(grid) if header is None else headings(grid, header, height)
    begin = first if header is None else header + height
    other = next((row for row in range(begin + 1, end) if is_another_header(grid, row, names)), end)
    other = first_title_above(grid, begin + 1, other) if other < end else end
    mapping = recognise(grid, names, begin, other, named=header is not None)
    table = FoundTable(grid=grid, first=first, end=other, header=header, headings=tuple(names), mapping=mapping)
    yield _sorted(table, begin, height)
    if other < end:
        yield from _tables(grid, other, end)


def _letters(grid: Grid) -> list[str]:
    return [column_letters(column) for column in range(grid.width)]


def _sorted(table: FoundTable, begin: int, height: int) -> FoundTable:
    """The table with what each of its rows is."""
    grid, header = table.grid, table.header
    kinds = [RowKind.TITLE if grid.filled(row) else RowKind.BLANK for row in range(table.first, begin - height)]
    kinds += [RowKind.HEADER] * height
    last = max((row for row in range(begin, table.end) if _states_a_row(table, row)), default=begin - 1)
    sections: dict[int, tuple[int, str]] = {}
    section: tuple[int, str] | None = None
    for row in range(begin, table.end):
        kind = _kind(table, row, last, begin)
        kinds.append(kind)
        if kind is RowKind.SECTION:
            column = grid.filled(row)[0]
            section = column, grid.text(row, column)
        elif kind is RowKind.DATA and section:
            sections[row] = section
    return FoundTable(
        grid=grid,
        first=table.first,
        end=table.end,
        header=header,
        headings=table.headings,
        mapping=table.mapping,
        kinds=tuple(kinds),
        sections=sections,
    )


def _kind(table: FoundTable, row: int, last: int, begin: int) -> RowKind:
    grid = table.grid
    filled = grid.filled(row)
    if not filled:
        return RowKind.BLANK
    if table.header is not None and same_header(grid, row, table.headings):
        return RowKind.HEADER
    if _is_total(table, row, last, begin):
        return RowKind.TOTAL
    if row > last:
        return RowKind.FOOTER
    return RowKind.SECTION if _is_section(table, row, filled, last) else RowKind.DATA


def _states_a_row(table: FoundTable, row: int) -> bool:
    """Whether a row names an item; in a table without items, whether it fills half of the columns."""
    item = table.mapping.of(Field.ITEM)
    filled = table.grid.filled(row)
    if not filled or any(_is_label(table.grid.text(row, column)) for column in filled):
        return False
    if item is not None:
        return bool(table.grid.text(row, item.column))
    named = [column for column in range(table.grid.width) if table.headings[column]]
    return 2 * sum(column in filled for column in named) >= len(named)


def _is_total(table: FoundTable, row: int, last: int, begin: int) -> bool:
    """Whether a row adds up those above: it says so, or holds nothing but numbers that are their sums, or ends them."""
    grid = table.grid
    filled = grid.filled(row)
    item = table.mapping.of(Field.ITEM)
    if any(_is_label(grid.text(row, column)) for column in filled):
        named = item is not None and grid.text(row, item.column) and not _is_label(grid.text(row, item.column))
        return not named
    if item is None or row < begin + 2 or not all(is_number(grid.cell(row, column)) for column in filled):
        return False
    if len(filled) == 1 and filled[0] == item.column:
        return False
    return not grid.text(row, item.column) and (row > last or any(_adds_up(grid, row, each, begin) for each in filled))


def _adds_up(grid: Grid, row: int, column: int, begin: int) -> bool:
    numbers = [cell for each in range(begin, row) if isinstance(cell := grid.cell(each, column), (int, float))]
    own = grid.cell(row, column)
    return isinstance(own, (int, float)) and len(numbers) > 1 and isclose(sum(numbers), own, rel_tol=1e-6)


def _is_section(table: FoundTable, row: int, filled: list[int], last: int) -> bool:
    """Whether a row is a heading between others: one text alone, over several columns or beside the items."""
    grid = table.grid
    columns = sum(bool(name) for name in table.headings)
    if len(filled) > 1 or columns < LEAST_COLUMNS_OF_A_SECTION or row >= last or is_number(grid.cell(row, filled[0])):
        return False
    item = table.mapping.of(Field.ITEM)
    spans = grid.wide.get(row, {}).get(filled[0], filled[0]) - filled[0] + 1
    return 2 * spans >= columns or (item is not None and filled[0] != item.column)


def _is_label(text: str) -> bool:
    return 0 < len(text) <= LONGEST_LABEL and _names_a_total(text)


@lru_cache(maxsize=65_536)
def _names_a_total(text: str) -> bool:
    return words_key(text) in _labels()


@cache
def _labels() -> frozenset[str]:
    return frozenset(words_key(word) for word in TOTALS.split("|"))
