"""Read a workbook in a child process, so that a hostile file can take neither memory nor the program with it."""

import os
from datetime import date, datetime
from pathlib import Path

from muster.errors import SheetError, SheetFault
from muster.sheets.child import ReadingProgram, ask_child
from muster.sheets.sheet import Cell, Sheet

WORKBOOK_PROGRAM = ReadingProgram(name="workbook_child.py", options=("-P",), memory_bytes=3 * 2**30, cpu_seconds=120)


def read_workbook(path: Path) -> list[Sheet]:
    """Worksheets of a workbook; sheets whose name begins with `_` are left aside.

    Dates are dates, numbers are floats, an error value such as `#N/A` is its text.
    """
    sheets = [sheet for sheet in read_sheets(path) if not sheet.name.startswith("_")]
    if not sheets:
        raise SheetError(SheetFault.NO_TABLES, path.name)
    return sheets


def read_sheets(path: Path) -> list[Sheet]:
    """All worksheets of a workbook in any format, in its own order, with their merged cells."""
    with path.open("rb"):  # says at once, in the system's words, when the file may not be read
        pass
    answer = ask_child(WORKBOOK_PROGRAM, [os.fsencode(path.absolute())], path.name)
    if "fault" in answer:
        raise SheetError(SheetFault(answer["fault"]), path.name, **answer["values"])
    return [_sheet(path.name, *each) for each in answer["sheets"]]


def _sheet(file: str, name: str, raw: list[list[object]], merged: list[tuple[int, int, int, int]]) -> Sheet:
    rows = [[_cell(value) for value in row] for row in raw]
    blank = next((index for index, row in enumerate(rows) if any(cell not in {"", None} for cell in row)), len(rows))
    ranges = tuple((top - blank, left, bottom - blank, right) for top, left, bottom, right in merged)
    return Sheet(name=name, file=file, rows=rows[blank:], first_row=blank + 1, in_workbook=True, merged=ranges)


def _cell(value: object) -> Cell:
    """Cell from its form on the way, in which a date is a list of one text and a time of day a list of two."""
    if isinstance(value, list):
        day = datetime.fromisoformat(value[0])
        return date(day.year, day.month, day.day) if len(value) == 1 else day
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    raise TypeError(value)
