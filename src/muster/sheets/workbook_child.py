"""The child process that reads one workbook, within limits, and prints its cells in Python's own binary form.

Run by `muster.sheets.workbook` as a program of its own; it imports nothing of Muster. A workbook of a few kilobytes
with one cell in the last corner makes any dense reader ask for hundreds of gigabytes: here that ends this process only.
"""

import marshal
import os
import re
import sys
import zipfile
from datetime import date, datetime, time, timedelta
from xml.etree import ElementTree as ET

from python_calamine import SheetTypeEnum, load_workbook

MOST_BYTES_UNPACKED = 2**30
MOST_CELLS = 20_000_000  # in all sheets together, empty ones included
ERROR_CELL = re.compile(
    rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*\br="([A-Z]+)([0-9]+)"[^>]*>(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]*)<',
    re.DOTALL,
)
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def main() -> None:
    """Print `{"sheets": [[name, rows], …]}` for the one path on the input, or `{"fault": name, "values": …}`."""
    (path,) = marshal.load(sys.stdin.buffer)  # noqa: S302 # written by our own program
    marshal.dump(_answer(os.fsdecode(path)), sys.stdout.buffer)


def _answer(path: str) -> dict[str, object]:
    try:
        _require_of_bounded_size(path)
        return {"sheets": _sheets(path)}
    except MemoryError:
        return {"fault": "too-much", "values": {}}
    except BaseException as error:  # noqa: BLE001 # a panic of the reader, which is written in Rust, is no Exception
        return {"fault": "broken-workbook", "values": {"detail": str(error)}}


def _require_of_bounded_size(path: str) -> None:
    """Refuse an archive that says that it unpacks to more than any table needs; the limits stop one that lies."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            if sum(member.file_size for member in archive.infolist()) > MOST_BYTES_UNPACKED:
                raise MemoryError


def _sheets(path: str) -> list[tuple[str, list[list[object]]]]:
    book = load_workbook(path)
    cells_left = MOST_CELLS
    sheets: list[tuple[str, list[list[object]]]] = []
    for sheet in book.sheets_metadata:
        if sheet.typ == SheetTypeEnum.WorkSheet and not sheet.name.startswith("_"):
            table = book.get_sheet_by_name(sheet.name)
            cells_left -= table.total_height * table.total_width
            if cells_left < 0:
                raise MemoryError
            rows = table.to_python(skip_empty_area=False)
            sheets.append((sheet.name, [[_state(cell) for cell in row] for row in rows]))
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
    """Form of a cell on the way: a date is a list of one text, a date with a time of day a list of two."""
    if isinstance(value, datetime):
        midnight = value.time() == time.min
        return [value.date().isoformat()] if midnight else [value.isoformat(), "time"]
    if isinstance(value, date):
        return [value.isoformat()]
    return str(value) if isinstance(value, (time, timedelta)) else value


if __name__ == "__main__":
    main()
