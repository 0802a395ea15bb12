"""Rows of a table as sources: the text and the place of everything that they state."""

from collections.abc import Iterator, Sequence

from muster.domain.draft import SourceRow
from muster.domain.findings import Place
from muster.domain.layout import Field, Mapping
from muster.intake.cells import cell_text
from muster.intake.tables.finding import FoundTable
from muster.sheets.sheet import column_letters

_FILLED_DOWN = frozenset({Field.PARTNER, Field.SITE, Field.CATEGORY, Field.REQUESTED_BY, Field.ASKED_OF})


def source_rows(table: FoundTable, mapping: Mapping, keys: Sequence[str]) -> Iterator[SourceRow]:
    """The data rows of a table, in its order, with their `keys`; `mapping` says what its columns mean."""
    columns = dict(mapping.columns)
    meant = {column.column for column in columns.values()}
    others = [column for column in table.columns if column not in meant]
    in_workbook = table.grid.sheet.in_workbook
    stands = {
        field: (table.headings[column.column], column_letters(column.column) if in_workbook else "")
        for field, column in columns.items()
    }
    for row, key in zip(table.data_rows, keys, strict=True):
        texts = {field: text for field, column in columns.items() if (text := _text(table, row, field, column.column))}
        further = tuple(
            (table.headings[column], text) for column in others if (text := cell_text(table.grid.cell(row, column)))
        )
        yield SourceRow(place=_place(table, row), key=key, texts=texts, columns=stands, further=further)


def _text(table: FoundTable, row: int, field: Field, column: int) -> str:
    """What a row states; where it leaves a column to the section above it, what that says."""
    text = cell_text(table.grid.cell(row, column))
    section = table.sections.get(row)
    if not text and section and field in _FILLED_DOWN and section[0] == column:
        return section[1]
    return text


def _place(table: FoundTable, row: int) -> Place:
    sheet = table.grid.sheet
    return Place(file=sheet.file, table=sheet.name, row=sheet.first_row + row)
