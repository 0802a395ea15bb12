"""Read a folder of CSV files: UTF-8 with or without a byte order mark, RFC 4180."""

import csv
import io
from pathlib import Path
from threading import Lock

from muster.errors import SheetError, SheetFault
from muster.sheets.sheet import Cell, Sheet

LONGEST_CELL = 2**31 - 1  # what fits the C long of every platform
_csv_limit = Lock()  # the csv module keeps one limit for the whole process


def read_folder(folder: Path) -> list[Sheet]:
    """Tables of the folder's CSV files; other files, and names that begin with `_` or `.`, are left aside."""
    paths = sorted(path for path in folder.iterdir() if _is_table(path))
    if not paths:
        raise SheetError(SheetFault.NO_TABLES, str(folder))
    return [read_file(path) for path in paths]


def _is_table(path: Path) -> bool:
    return path.suffix.lower() == ".csv" and not path.name.startswith(("_", ".")) and path.is_file()


def read_file(path: Path) -> Sheet:
    """The table of one CSV file, from its first row that is not blank."""
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        byte = f"0x{content[error.start]:02X}"
        raise SheetError(SheetFault.NOT_UTF8, path.name, byte=byte, position=str(error.start + 1)) from error
    rows = _rows(text, path.name)
    blank = next((index for index, row in enumerate(rows) if any(row)), len(rows))
    return Sheet(name=path.stem, file=path.name, rows=rows[blank:], first_row=blank + 1)


def _rows(text: str, file: str) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    with _csv_limit:
        limit = csv.field_size_limit(LONGEST_CELL)
        try:
            reader = csv.reader(io.StringIO(text, newline=""), strict=True)
            rows.extend(reader)  # type: ignore[arg-type] # rows of texts are rows of cells
        except csv.Error as error:
            raise SheetError(SheetFault.BROKEN_CSV, file, row=str(len(rows) + 1), detail=str(error)) from error
        finally:
            csv.field_size_limit(limit)
    return rows
