"""Read the tables of a folder of CSV files or of a workbook."""

from pathlib import Path

from muster.errors import SheetError, SheetFault
from muster.sheets.csv_folder import read_folder
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
        if path.is_dir():
            sheets = read_folder(path)
        elif not path.exists():
            raise SheetError(SheetFault.MISSING, str(path))
        elif is_workbook(path):
            sheets = read_workbook(path)
        else:
            raise SheetError(SheetFault.NEITHER, str(path))
    except OSError as error:
        raise SheetError(SheetFault.UNREADABLE, str(path), detail=error.strerror or str(error)) from error
    return sorted(sheets, key=lambda sheet: (sheet.name, sheet.file))
