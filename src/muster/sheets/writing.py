"""Write tables as a folder of CSV files or as a workbook, whole or not at all."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from muster.errors import SheetError, SheetFault
from muster.sheets.landing import landed_file, landed_folder, told
from muster.sheets.sheet import Cell, is_workbook
from muster.sheets.workbook_writing import fill_workbook, sheet_names

SPECIAL = re.compile('[",\r\n]')


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table to be written: a header and rows of the same length; None is an empty cell."""

    name: str
    header: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def write_folder(
    path: Path, grids: Sequence[Grid], replaceable: frozenset[str], texts: Mapping[str, str] | None = None
) -> None:
    """Write each grid as `name.csv` (UTF-8, LF), and `texts` as files of their own, into the folder `path`.

    A folder that stands there is replaced if it holds nothing but files that are named in `replaceable`.

    Raises
    ------
    SheetError
        Where the folder cannot be written; what stood there before still stands there.
    """
    with landed_folder(path, replaceable) as folder:
        for grid in grids:
            _write_text(folder / f"{grid.name}.csv", _lines(grid))
        for name, text in (texts or {}).items():
            _write_text(folder / name, iter([text]))


def write_workbook(path: Path, grids: Sequence[Grid], replaceable: frozenset[str]) -> None:
    """Write each grid as a sheet of the workbook `path`.

    Dates are date cells, texts are never formulas or links. A workbook that stands there is replaced if it has no
    sheets but those named in `replaceable` and such as begin with `_`.

    Raises
    ------
    SheetError
        As `write_folder`; also for a text that no cell can hold, and for more rows than a sheet has.
    """
    require_own_workbook(path, replaceable)
    with landed_file(path) as beside:
        fill_workbook(beside, {grid.name: (grid.header, grid.rows) for grid in grids})


def csv_text(grid: Grid) -> str:
    """A grid as the text of a CSV file.

    Raises
    ------
    SheetError
        For a text that no CSV file can hold.
    """
    return "".join(_without_nul(_lines(grid), f"{grid.name}.csv"))


def write_table(path: Path, grid: Grid) -> None:
    """Write one table as the CSV file `path` (UTF-8, LF), or as a workbook where the name ends in `.xlsx`.

    A CSV file that stands there is replaced if it has the same header.

    Raises
    ------
    SheetError
        Where it cannot be written; what stood there before still stands there.
    """
    if is_workbook(path):
        write_workbook(path, [grid], frozenset({grid.name}))
        return
    with told(path):
        _refuse_other_header(path, csv_line(grid.header))
    with landed_file(path) as beside:
        _write_text(beside, _lines(grid))


def _refuse_other_header(path: Path, header: str) -> None:
    if path.is_file():
        with path.open("rb") as file:
            found = file.read(len(header.encode()))
        if found != header.encode():
            raise SheetError(SheetFault.FOREIGN_FILE, str(path), found=path.name)


def require_own_workbook(path: Path, replaceable: frozenset[str]) -> None:
    """Refuse what `write_workbook` would refuse to replace, before there is anything to write.

    Raises
    ------
    SheetError
        Where a workbook with other sheets stands at `path`.
    """
    with told(path):
        strange = [name for name in sheet_names(path) if not name.startswith("_")] if path.exists() else []
    strange = sorted(set(strange) - replaceable)
    if strange:
        raise SheetError(SheetFault.FOREIGN_FILE, str(path), found=strange[0])


def number_text(number: float) -> str:
    """Shortest text from which the same number is read back; whole numbers without a fraction."""
    whole = int(number)
    return str(whole) if whole == number else repr(number)


def _write_text(path: Path, lines: Iterator[str]) -> None:
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            file.writelines(_without_nul(lines, path.name))
    except UnicodeEncodeError as error:
        character = f"U+{ord(error.object[error.start]):04X}"
        raise SheetError(SheetFault.BAD_CHARACTER, path.name, character=character) from error


def _without_nul(lines: Iterator[str], name: str) -> Iterator[str]:
    """The lines; refused where one holds a NUL character, which no reader takes back."""
    for line in lines:
        if "\0" in line:
            raise SheetError(SheetFault.BAD_CHARACTER, name, character="U+0000")
        yield line


def _lines(grid: Grid) -> Iterator[str]:
    yield csv_line(grid.header)
    for row in grid.rows:
        yield csv_line([cell_text(cell) for cell in row])


def csv_line(texts: Sequence[str]) -> str:
    """One record of RFC 4180 with a line feed; a text is quoted where it must be."""
    line = ",".join(texts)
    if line.count(",") == len(texts) - 1 and SPECIAL.search(line.replace(",", "")) is None:
        return f"{line}\n"
    return ",".join(_quoted(text) for text in texts) + "\n"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if SPECIAL.search(text) else text


def cell_text(cell: Cell) -> str:
    """A cell as it stands in a CSV file."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return cell.isoformat() if isinstance(cell, date) else number_text(cell)
