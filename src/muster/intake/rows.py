"""Rows of a table as sources: the text and the place of everything that they state."""

from collections.abc import Sequence

from muster.domain.draft import SourceRow
from muster.domain.findings import Place
from muster.domain.layout import Field, Mapping
from muster.intake.cells import cell_text
from muster.intake.tables.finding import FoundTable
from muster.sheets.sheet import column_letters

_FILLED_DOWN = frozenset({Field.PARTNER, Field.SITE, Field.CATEGORY, Field.REQUESTED_BY, Field.ASKED_OF})


class SourceRows:
    """The data rows of a table, in its order, each made when it is asked for: most rows of a list may be known."""

    def __init__(self, table: FoundTable, mapping: Mapping, keys: Sequence[str]) -> None:
        self.keys = tuple(keys)
        self._table = table
        self._places = table.data_rows
        self._columns = {field: column.column for field, column in mapping.columns}
        meant = set(self._columns.values())
        self._others = [column for column in table.columns if column not in meant]
        in_workbook = table.grid.sheet.in_workbook
        self._stands = {
            field: (table.headings[column], column_letters(column) if in_workbook else "")
            for field, column in self._columns.items()
        }

    def __len__(self) -> int:
        return len(self._places)

    def at(self, number: int) -> SourceRow:
        """A row by its number among the data rows, from 0."""
        table, row = self._table, self._places[number]
        cells = table.grid.cells[row]
        texts = {field: text for field in self._columns if (text := self.text(number, field))}
        further = tuple(
            (table.headings[column], text)
            for column in self._others
            if column < len(cells) and (text := cell_text(cells[column]))
        )
        place = Place(file=table.grid.sheet.file, table=table.grid.sheet.name, row=table.grid.sheet.first_row + row)
        return SourceRow(place=place, key=self.keys[number], texts=texts, columns=self._stands, further=further)

    def text(self, number: int, field: Field) -> str:
        """What a row states of a field; where it leaves it to the section above it, what that says."""
        column = self._columns.get(field)
        if column is None:
            return ""
        row = self._places[number]
        text = cell_text(self._table.grid.cell(row, column))
        section = self._table.sections.get(row) if not text and field in _FILLED_DOWN else None
        return section[1] if section and section[0] == column else text

    def distinct(self, field: Field) -> set[str]:
        """All that the rows themselves state of a field."""
        column = self._columns.get(field)
        if column is None:
            return {""}
        cells = (self._table.grid.cell(row, column) for row in self._places)
        # 1 and True are one key of a dictionary, but not one text.
        return {cell_text(cell) for cell in {(type(cell), cell): cell for cell in cells}.values()}
