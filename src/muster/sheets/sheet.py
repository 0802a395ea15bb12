"""One table as it stands in a file: its cells, and where they are."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

Cell = str | float | int | bool | date | datetime | None

WORKBOOK_SUFFIX = ".xlsx"
LETTERS = 26


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table of cells; `rows` may differ in length, and an empty cell is an empty text or None.

    `name` is the table's name, `file` the file's name without folders, `first_row` the number that a spreadsheet
    shows beside `rows[0]`. In a workbook a column is called by its letters, in a CSV file by its header. `merged` are
    cells shown as one: top row, left column, bottom row, right column, counted from `rows[0]` and all inclusive; the
    value is in the first of them.
    """

    name: str
    file: str
    rows: list[list[Cell]]
    first_row: int = 1
    in_workbook: bool = False
    merged: tuple[tuple[int, int, int, int], ...] = ()

    def cell_name(self, row: int, column: int) -> str:
        """Name of a cell, such as `D14`, for a row as a spreadsheet counts it and a column from 0; empty in CSV."""
        return f"{column_letters(column)}{row}" if self.in_workbook else ""


def column_letters(column: int) -> str:
    """Letters by which a spreadsheet calls a column, counted from 0: A … Z, AA …."""
    letters = ""
    rest = column + 1
    while rest:
        rest, place = divmod(rest - 1, LETTERS)
        letters = chr(ord("A") + place) + letters
    return letters


def is_workbook(path: Path) -> bool:
    """Whether a path names a workbook rather than a folder, by its suffix."""
    return path.suffix.lower() == WORKBOOK_SUFFIX
