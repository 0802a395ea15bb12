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
from html import unescape
from xml.etree import ElementTree as ET

from python_calamine import SheetTypeEnum, load_workbook

MOST_BYTES_UNPACKED = 2**30
MOST_CELLS = 20_000_000  # in all sheets together, empty ones included
ERROR_CELL = re.compile(
    rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*\br="([A-Z]+)([0-9]+)"[^>]*>(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]*)<',
    re.DOTALL,
)
FORMULA_CELL = re.compile(
    rb'<(?:\w+:)?c\b(?![^>]*\bt="str")[^>]*\br="([A-Z]+)([0-9]+)"[^>]*>\s*'
    rb"<(?:\w+:)?f\b[^>]*(?:/>|>([^<]*)</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
PASSWORD = "EncryptedPackage".encode("utf-16-le")
COMPOUND = b"\xd0\xcf\x11\xe0"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

Rows = list[list[object]]
Range = tuple[int, int, int, int]


def main() -> None:
    """Print `{"sheets": [[name, rows, merged], …]}` of the one path on the input, or `{"fault": name, "values": …}`."""
    (path,) = marshal.load(sys.stdin.buffer)  # noqa: S302 # written by our own program
    marshal.dump(_answer(os.fsdecode(path)), sys.stdout.buffer)


def _answer(path: str) -> dict[str, object]:
    try:
        _require_of_bounded_size(path)
        _require_no_password(path)
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


def _require_no_password(path: str) -> None:
    """Refuse a workbook that is encrypted, in words that say so: the reader only says that it knows no such file."""
    with open(path, "rb") as file:  # noqa: PTH123 # as below
        content = file.read()
    if content.startswith(COMPOUND) and PASSWORD in content:
        detail = "it is protected by a password"
        raise ValueError(detail)


def _sheets(path: str) -> list[tuple[str, Rows, list[Range]]]:
    with open(path, "rb") as file:  # noqa: PTH123 # by its content, for a suffix may say anything
        book = load_workbook(file)
    cells_left = MOST_CELLS
    sheets: list[tuple[str, Rows, list[Range]]] = []
    for sheet in book.sheets_metadata:
        if sheet.typ == SheetTypeEnum.WorkSheet:
            table = book.get_sheet_by_name(sheet.name)
            cells_left -= table.total_height * table.total_width
            if cells_left < 0:
                raise MemoryError
            rows = table.to_python(skip_empty_area=False)
            merged = [(*first, *last) for first, last in table.merged_cell_ranges or ()]
            sheets.append((sheet.name, [[_state(cell) for cell in row] for row in rows], merged))
    if zipfile.is_zipfile(path):
        _add_what_the_reader_leaves_out(path, sheets)
    return sheets


def _add_what_the_reader_leaves_out(path: str, sheets: list[tuple[str, Rows, list[Range]]]) -> None:
    """Error values and formulas without a value of XLSX, merged cells of ODS."""
    with zipfile.ZipFile(path) as archive:
        members = set(archive.namelist())
        if "xl/workbook.xml" in members:
            _put_texts(archive, {name: rows for name, rows, _ in sheets})
        elif "content.xml" in members:
            spans = _spans(archive.read("content.xml"))
            for name, _, merged in sheets:
                merged.extend(spans.get(name, ()))


def _spans(content: bytes) -> dict[str, list[Range]]:
    """Cells of an ODS workbook that are shown as one, by sheet."""
    spans: dict[str, list[Range]] = {}
    for table in ET.fromstring(content).iter(f"{TABLE}table"):  # noqa: S314 # within this child's limits
        found = spans.setdefault(table.get(f"{TABLE}name", ""), [])
        at = 0
        for row in table.iter(f"{TABLE}table-row"):
            column = 0
            for cell in row:
                down = int(cell.get(f"{TABLE}number-rows-spanned", "1"))
                right = int(cell.get(f"{TABLE}number-columns-spanned", "1"))
                if max(down, right) > 1:
                    found.append((at, column, at + down - 1, column + right - 1))
                column += int(cell.get(f"{TABLE}number-columns-repeated", "1"))
            at += int(row.get(f"{TABLE}number-rows-repeated", "1"))
    return spans


def _put_texts(archive: zipfile.ZipFile, sheets: dict[str, Rows]) -> None:
    """Put into the cells that the reader gives back as empty what stands in them.

    That is an error value such as `#N/A`, or a formula that no spreadsheet has computed yet, as `=10+5`.
    """
    for name, part in _parts(archive):
        content = archive.read(part) if name in sheets else b""
        found = ERROR_CELL.findall(content) if b't="e"' in content else []
        if b"<f" in content or b":f" in content:
            found += [(letters, row, b"=" + formula) for letters, row, formula in FORMULA_CELL.findall(content)]
        for letters, row, text in found:
            _put(sheets[name], int(row) - 1, _column(letters), unescape(text.decode("utf-8", "replace")))


def _put(rows: Rows, row: int, column: int, text: str) -> None:
    if row < len(rows) and column < max(map(len, rows)) and (column >= len(rows[row]) or not rows[row][column]):
        rows[row].extend([None] * (column + 1 - len(rows[row])))
        rows[row][column] = text


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
