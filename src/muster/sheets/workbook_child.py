"""The child process that reads one workbook, within limits, and prints its cells as JSON.

Run by `muster.sheets.workbook` as a program of its own; it imports nothing of Muster. A workbook of a few kilobytes
with one cell in the last corner makes any dense reader ask for hundreds of gigabytes: here that ends this process only.
"""

import json
import re
import sys
import zipfile
from datetime import date, datetime, time, timedelta
from xml.etree import ElementTree as ET

from python_calamine import CalamineError, SheetTypeEnum, load_workbook

MEMORY_BYTES = 6 * 2**30
CPU_SECONDS = 240
ERROR_CELL = re.compile(
    rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*\br="([A-Z]+)([0-9]+)"[^>]*>(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]*)<',
    re.DOTALL,
)
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def main() -> None:
    """Print `{"sheets": [[name, rows], …]}` for the workbook named on the command line, or `{"fault": why}`."""
    _limit()
    try:
        answer: dict[str, object] = {"sheets": _sheets(sys.argv[1])}
    except (CalamineError, OSError, ValueError, KeyError, ET.ParseError, zipfile.BadZipFile) as error:
        answer = {"fault": str(error)}
    sys.stdout.write(json.dumps(answer, default=_state))  # json.dump would be ten times slower


def _limit() -> None:
    """Take limits on memory and processor time, where the system knows them."""
    try:
        import resource  # noqa: PLC0415 # not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _sheets(path: str) -> list[tuple[str, list[list[object]]]]:
    book = load_workbook(path)
    sheets: list[tuple[str, list[list[object]]]] = []
    for sheet in book.sheets_metadata:
        if sheet.typ == SheetTypeEnum.WorkSheet and not sheet.name.startswith("_"):
            rows = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
            sheets.append((sheet.name, [list(row) for row in rows]))
    _put_errors(path, dict(sheets))
    return sheets


def _put_errors(path: str, sheets: dict[str, list[list[object]]]) -> None:
    """Put error values such as `#N/A` into the cells that the reader gives back as empty."""
    with zipfile.ZipFile(path) as archive:
        for name, part in _parts(archive):
            content = archive.read(part) if name in sheets else b""
            for letters, row, value in ERROR_CELL.findall(content) if b't="e"' in content else ():
                cells = sheets[name]
                at_row, at_column = int(row) - 1, _column(letters)
                if at_row < len(cells) and at_column < len(cells[at_row]):
                    cells[at_row][at_column] = value.decode("utf-8", "replace")


def _parts(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    """Each worksheet's name and the archive's member that holds it."""
    relations = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 # within this child's limits
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    book = ET.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314 # within this child's limits
    members = set(archive.namelist())
    parts = []
    for sheet in book.iter("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}sheet"):
        target = targets.get(sheet.get(RELATION), "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in members:
            parts.append((sheet.get("name", ""), part))
    return parts


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1


def _state(value: object) -> object:
    """JSON form of a cell that JSON does not know: a date is a list of one text, a time of day a list of two."""
    if isinstance(value, datetime):
        midnight = value.time() == time.min
        return [value.date().isoformat()] if midnight else [value.isoformat(), "time"]
    if isinstance(value, date):
        return [value.isoformat()]
    if isinstance(value, (time, timedelta)):
        return str(value)
    raise TypeError(value)


if __name__ == "__main__":
    main()
