"""Read an XLSX workbook in a child process, so that a hostile file can take neither memory nor the program with it."""

import json
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

from muster.errors import SheetError, SheetFault
from muster.sheets.sheet import Cell, Sheet

CHILD = Path(__file__).with_name("workbook_child.py")
TIMEOUT_S = 300.0


def read_workbook(path: Path) -> list[Sheet]:
    """Worksheets of a workbook; sheets whose name begins with `_` are left aside.

    Dates are dates, numbers are floats, an error value such as `#N/A` is its text.
    """
    with path.open("rb"):  # says at once, in the system's words, when the file may not be read
        pass
    answer = _ask_child(path)
    if "fault" in answer:
        raise SheetError(SheetFault.BROKEN_WORKBOOK, path.name, detail=str(answer["fault"]))
    sheets = [_sheet(path.name, name, rows) for name, rows in answer["sheets"]]
    if not sheets:
        raise SheetError(SheetFault.NO_TABLES, path.name)
    return sheets


def _ask_child(path: Path) -> dict[str, list[tuple[str, list[list[object]]]]]:
    command = [sys.executable, "-P", str(CHILD), str(path.resolve())]
    try:
        child = subprocess.run(  # noqa: S603 # our own program; the path is one argument and meets no shell
            command, capture_output=True, check=False, timeout=TIMEOUT_S
        )
        answer: dict[str, list[tuple[str, list[list[object]]]]] = json.loads(child.stdout)
    except (subprocess.TimeoutExpired, ValueError) as error:
        raise SheetError(SheetFault.TOO_MUCH, path.name) from error
    return answer


def _sheet(file: str, name: str, raw: list[list[object]]) -> Sheet:
    rows = [[_cell(value) for value in row] for row in raw]
    blank = next((index for index, row in enumerate(rows) if any(cell not in {"", None} for cell in row)), len(rows))
    return Sheet(name=name, file=file, rows=rows[blank:], first_row=blank + 1, in_workbook=True)


def _cell(value: object) -> Cell:
    """Cell from its JSON form, in which a date is a list of one text and a time of day a list of two."""
    if isinstance(value, list):
        day = datetime.fromisoformat(value[0])
        return date(day.year, day.month, day.day) if len(value) == 1 else day
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    raise TypeError(value)
