"""Read the tables of a folder of CSV files or of a workbook, or the one table of a published list."""

from pathlib import Path

from muster.errors import SheetError, SheetFault
from muster.sheets.csv_folder import read_file, read_folder
from muster.sheets.sheet import Sheet, is_workbook
from muster.sheets.workbook import read_workbook


def read_tables(path: Path) -> list[Sheet]:
    """Tables of a folder or a workbook, by name; those whose name begins with `_` are left aside.

    Raises
    ------
    SheetError
        Where there is nothing at `path`, or what is there cannot be read as tables.
    """
    try:
        sheets = _sheets(path)
    except OSError as error:
        raise SheetError(SheetFault.UNREADABLE, str(path), detail=error.strerror or str(error)) from error
    return sorted(sheets, key=lambda sheet: (sheet.name, sheet.file))


def read_list(path: Path) -> Sheet:
    """The one table of a CSV file, such as a list that was published.

    Raises
    ------
    SheetError
        Where `path` cannot be read as a table.
    """
    try:
        return read_file(path)
    except OSError as error:
        raise SheetError(SheetFault.UNREADABLE, str(path), detail=error.strerror or str(error)) from error


def _sheets(path: Path) -> list[Sheet]:
    if path.is_dir():
        return read_folder(path)
    if not path.exists():
        raise SheetError(SheetFault.MISSING, str(path))
    if is_workbook(path):
        return read_workbook(path)
    raise SheetError(SheetFault.NEITHER, str(path))
