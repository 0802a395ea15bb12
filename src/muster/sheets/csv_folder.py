"""Read a folder of CSV files: UTF-8 with or without a byte order mark, RFC 4180."""

import os
from collections.abc import Sequence
from pathlib import Path

from muster.errors import SheetError, SheetFault
from muster.sheets.child import ReadingProgram, ask_child
from muster.sheets.sheet import Cell, Sheet

# Isolated and without site packages, it starts in some 15 ms.
CSV_PROGRAM = ReadingProgram(name="csv_child.py", options=("-I", "-S"), memory_bytes=3 * 2**30, cpu_seconds=60)


def read_folder(folder: Path) -> list[Sheet]:
    """Tables of the folder's CSV files; other files, and names that begin with `_` or `.`, are left aside."""
    paths = sorted(path for path in folder.iterdir() if _is_table(path))
    if not paths:
        raise SheetError(SheetFault.NO_TABLES, str(folder))
    return _read(paths, folder.name)


def read_file(path: Path) -> Sheet:
    """The table of one CSV file, from its first row that is not blank."""
    return _read([path], path.name)[0]


def _is_table(path: Path) -> bool:
    return path.suffix.lower() == ".csv" and not path.name.startswith(("_", ".")) and path.is_file()


def _read(paths: Sequence[Path], whole: str) -> list[Sheet]:
    """All the files, read in one child; `whole` is what to name where none of them can be blamed."""
    answer = ask_child(CSV_PROGRAM, [os.fsencode(path.absolute()) for path in paths], whole)
    if isinstance(answer, tuple):
        position, fault, values = answer
        raise SheetError(SheetFault(fault), paths[position].name, **values)
    return [_sheet(path, rows) for path, rows in zip(paths, answer, strict=True)]


def _sheet(path: Path, rows: list[list[Cell]]) -> Sheet:
    blank = next((index for index, row in enumerate(rows) if any(row)), len(rows))
    return Sheet(name=path.stem, file=path.name, rows=rows[blank:], first_row=blank + 1)
