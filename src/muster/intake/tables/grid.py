"""A sheet as a grid of texts and values: merged cells filled in where they speak for several rows."""

from dataclasses import dataclass, field
from datetime import date

from muster.intake.cells import text_of
from muster.intake.texts.amounts import read_amount
from muster.sheets import Cell, Sheet

LONGEST_HEADING = 120


@dataclass(frozen=True)
class Grid:
    """The cells of a sheet; a value that is merged over several rows stands in each of them.

    `wide` are, by row, the first columns of cells that are merged over several columns, and the last column of each.
    """

    sheet: Sheet
    cells: list[list[Cell]]
    wide: dict[int, dict[int, int]]
    width: int
    texts: list[list[str]] = field(default_factory=list)

    def filled(self, row: int) -> list[int]:
        """Columns of a row that hold anything."""
        return [column for column, text in enumerate(self.texts[row]) if text]

    def text(self, row: int, column: int) -> str:
        """A cell's text without blanks around it; empty beyond the row's end."""
        cells = self.texts[row]
        return cells[column] if column < len(cells) else ""

    def cell(self, row: int, column: int) -> Cell:
        """A cell's value; None beyond the row's end."""
        cells = self.cells[row]
        return cells[column] if column < len(cells) else None

    def is_heading(self, row: int, column: int) -> bool:
        """Whether a cell could be a heading: a short text that is no number and no date."""
        cell, text = self.cell(row, column), self.text(row, column)
        if not isinstance(cell, str) or not text or len(text) > LONGEST_HEADING:
            return False
        return any(letter.isalpha() or letter in "№#" for letter in text) and read_amount(text) is None


def grid_of(sheet: Sheet) -> Grid:
    """The grid of a sheet."""
    cells = [list(row) for row in sheet.rows]
    width = max(map(len, cells), default=0)
    wide: dict[int, dict[int, int]] = {}
    for top, left, bottom, right in sheet.merged:
        if not (0 <= top < len(cells) and left < width):
            continue
        value = cells[top][left] if left < len(cells[top]) else None
        for row in range(top, min(bottom, len(cells) - 1) + 1):
            if right > left:
                wide.setdefault(row, {})[left] = right
            cells[row].extend([None] * (left + 1 - len(cells[row])))
            if cells[row][left] in {None, ""}:
                cells[row][left] = value
    texts = [[text_of(cell) for cell in row] for row in cells]
    return Grid(sheet=sheet, cells=cells, wide=wide, width=width, texts=texts)


def is_number(cell: Cell) -> bool:
    """Whether a cell is a number or a date, or a text that states a number."""
    if isinstance(cell, (int, float, date)):
        return True
    return isinstance(cell, str) and bool(cell) and read_amount(cell) is not None
