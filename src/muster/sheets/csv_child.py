"""The program that splits CSV files into cells, within limits, and prints them in Python's own binary form.

Run by `muster.sheets.csv_folder` in a child process; it imports nothing of Muster, and of Python only what it needs.
"""

import csv
import gc
import marshal
import os
import sys
from collections.abc import Iterator
from itertools import islice
from typing import TextIO

MOST_BYTES = 256 * 2**20  # in all files together
MOST_ROWS = 2_000_000  # in one file
MOST_CELLS = 20_000_000  # in all files together
LONGEST_LINE = 10_000_000
LONGEST_CELL = 10_000_000
ROWS_AT_ONCE = 10_000


class FaultError(Exception):
    """Why a file is not read: the fault's name and the values that its sentence needs."""

    def __init__(self, fault: str, **values: str) -> None:
        """Keep both."""
        super().__init__(fault)
        self.fault = fault
        self.values = values


def main() -> None:
    """Print one list of rows for each path on the input, or the first fault as (position, fault, values)."""
    gc.disable()  # rows of texts form no cycles
    csv.field_size_limit(LONGEST_CELL)
    paths = marshal.load(sys.stdin.buffer)  # noqa: S302 # written by our own program
    marshal.dump(_answer(paths), sys.stdout.buffer)


def _answer(paths: list[bytes]) -> list[list[list[str]]] | tuple[int, str, dict[str, str]]:
    tables: list[list[list[str]]] = []
    bytes_left, cells_left = MOST_BYTES, MOST_CELLS
    try:
        for path in paths:
            bytes_left -= os.stat(path).st_size  # noqa: PTH116 # pathlib would double the start-up time
            _require(bytes_left)
            tables.append(_read(path, cells_left))
            cells_left -= sum(map(len, tables[-1]))
    except FaultError as error:
        return len(tables), error.fault, error.values
    except MemoryError:
        return len(tables), "too-much", {}
    except (OSError, ValueError) as error:  # a ValueError is a path with a NUL
        return len(tables), "unreadable", {"detail": getattr(error, "strerror", None) or str(error)}
    return tables


def _read(path: bytes, cells_left: int) -> list[list[str]]:
    """Rows of one file."""
    rows: list[list[str]] = []
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:  # noqa: PTH123 # pathlib would double the start-up
            reader = csv.reader(_lines(file), strict=True)
            while len(rows) % ROWS_AT_ONCE == 0:
                before = len(rows)
                rows.extend(islice(reader, ROWS_AT_ONCE))  # keeps the rows before one that cannot be split
                cells_left -= sum(map(len, rows[before:]))
                _require(min(cells_left, MOST_ROWS - len(rows)))
                if len(rows) == before:
                    break
    except UnicodeDecodeError:
        raise _wrong_byte(path) from None
    except csv.Error as error:
        raise FaultError("broken-csv", row=str(len(rows) + 1), detail=str(error)) from None
    return rows


def _require(left: int) -> None:
    if left < 0:
        raise FaultError("too-much")


def _lines(file: TextIO) -> Iterator[str]:
    """Lines with their ends, none of them endless and none with a NUL."""
    number = 0
    while line := file.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            raise FaultError("long-line", line=str(number), most=str(LONGEST_LINE))
        if "\0" in line:
            raise FaultError("nul-character", line=str(number))
        yield line


def _wrong_byte(path: bytes) -> FaultError:
    """The first byte that is no UTF-8, and its position from 1."""
    with open(path, "rb") as file:  # noqa: PTH123 # as above
        content = file.read(MOST_BYTES)
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return FaultError("not-utf8", byte=f"0x{content[error.start]:02X}", position=str(error.start + 1))
    return FaultError("too-much")  # the file has changed since


if __name__ == "__main__":
    main()
