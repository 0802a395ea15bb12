"""Fill an XLSX workbook: dates as date cells, texts never as formulas or links, every number exactly."""

import re
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from muster.errors import SheetError, SheetFault
from muster.sheets.sheet import Cell

LONGEST_TEXT = 32_767
MOST_ROWS = 1_048_576
MOST_BYTES_OF_NAMES = 2**20
FIRST_DATE = date(1900, 3, 1)  # before it, spreadsheets count days in two different ways
UNHOLDABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")
WIDTHS = {"note": 40, "source": 40, "text": 40, "name": 28}
OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}

Table = tuple[Sequence[str], Sequence[Sequence[Cell]]]


def fill_workbook(path: Path, tables: Mapping[str, Table]) -> None:
    """Write a workbook with one sheet per table, its header frozen.

    Raises
    ------
    SheetError
        For a text that no cell can hold, and for more rows than a sheet has.
    """
    for name, table in tables.items():
        _check(name, table)
    book = xlsxwriter.Workbook(str(path), OPTIONS)
    date_format = book.add_format({"num_format": "yyyy-mm-dd"})
    header_format = book.add_format({"bold": True})
    for name, (header, rows) in tables.items():
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for column, title in enumerate(header):
            sheet.set_column(column, column, WIDTHS.get(title, 14))
        for column, title in enumerate(header):
            sheet.write_string(0, column, title, header_format)
        for number, row in enumerate(rows, start=1):
            _write_row(sheet, number, row, date_format)
    try:
        book.close()
    except FileCreateError as error:
        raise SheetError(SheetFault.UNWRITABLE, path.name, detail=str(error)) from error


def sheet_names(path: Path) -> list[str]:
    """Names of the sheets of a workbook that stands there.

    Raises
    ------
    SheetError
        Where the file is no workbook.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            member = archive.getinfo("xl/workbook.xml")
            if member.file_size > MOST_BYTES_OF_NAMES:
                raise SheetError(SheetFault.FOREIGN_FILE, str(path), found=path.name)
            book = ET.fromstring(archive.read(member))  # noqa: S314 # expat itself stops entity bombs
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        KeyError,
        ET.ParseError,
        OSError,
        RuntimeError,
        ValueError,
    ) as error:
        raise SheetError(SheetFault.FOREIGN_FILE, str(path), found=path.name) from error
    return [element.get("name", "") for element in book.iter() if element.tag.endswith("}sheet")]


def _check(name: str, table: Table) -> None:
    header, rows = table
    if len(rows) >= MOST_ROWS:
        raise SheetError(SheetFault.MANY_ROWS, name, found=str(len(rows)), most=str(MOST_ROWS - 1))
    for number, row in enumerate([header, *rows], start=1):
        for cell in row:
            if isinstance(cell, str):
                _check_text(cell, name, number)


def _check_text(text: str, name: str, row: int) -> None:
    if len(text.encode("utf-16-le", "surrogatepass")) > 2 * LONGEST_TEXT:
        raise SheetError(SheetFault.LONG_CELL, name, row=str(row), found=str(len(text)), most=str(LONGEST_TEXT))
    held = UNHOLDABLE.search(text)
    if held:
        raise SheetError(SheetFault.BAD_CHARACTER, name, row=str(row), character=f"U+{ord(held[0]):04X}")


def _write_row(sheet: xlsxwriter.worksheet.Worksheet, number: int, row: Sequence[Cell], date_format: object) -> None:
    for column, cell in enumerate(row):
        if cell is None or cell == "":
            continue
        if isinstance(cell, date):
            if cell < FIRST_DATE:
                sheet.write_string(number, column, cell.isoformat())
            else:
                sheet.write_datetime(number, column, cell, date_format)
        elif isinstance(cell, (int, float)) and not isinstance(cell, bool):
            _write_number(sheet, number, column, cell)
        else:
            sheet.write_string(number, column, str(cell))


def _write_number(sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, number: float) -> None:
    """Write a number as a number where a workbook holds it exactly (16 digits), else as its text."""
    if float(f"{number:.16G}") == number:
        sheet.write_number(row, column, number)
    else:
        sheet.write_string(row, column, repr(number))
