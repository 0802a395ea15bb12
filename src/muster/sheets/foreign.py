"""Read files as partners send them: XLSX, XLS, ODS, CSV with any encoding and delimiter, each in a limited child."""

import os
from pathlib import Path

from muster.errors import SheetError, SheetFault
from muster.sheets.child import ReadingProgram, ask_child
from muster.sheets.sheet import Sheet
from muster.sheets.workbook import read_sheets

TEXT_PROGRAM = ReadingProgram(name="text_child.py", options=("-P",), memory_bytes=3 * 2**30, cpu_seconds=120)
WORKBOOK_SIGNS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How a ZIP archive (XLSX, ODS) and a compound file (XLS) begin; a file's suffix may say anything."""

OTHER_SIGNS = (
    (b"%pdf-", "a PDF"),
    (b"{\\rtf", "an RTF document"),
    (b"<!doctype html", "a web page (HTML)"),
    (b"<html", "a web page (HTML)"),
    (b"<?xml", "an XML document"),
)
"""How files begin that may hold a table, but not as cells; in small letters."""
LOOKED_AT = 512


def read_foreign(path: Path) -> list[Sheet]:
    """All the sheets of a file, in its own order, with merged cells known; a text file is one sheet.

    Raises
    ------
    SheetError
        Where there is no file, or it cannot be read as sheets of cells.
    """
    try:
        if not path.exists():
            raise SheetError(SheetFault.MISSING, str(path))
        with path.open("rb") as file:
            begin = file.read(LOOKED_AT)
    except (OSError, ValueError) as error:
        detail = getattr(error, "strerror", None) or str(error)
        raise SheetError(SheetFault.UNREADABLE, str(path), detail=detail) from error
    if not begin:
        raise SheetError(SheetFault.EMPTY, path.name)
    kind = next((kind for sign, kind in OTHER_SIGNS if begin.lstrip().lower().startswith(sign)), None)
    if kind:
        raise SheetError(SheetFault.NO_TABLE, path.name, found=kind)
    return read_sheets(path) if begin.startswith(WORKBOOK_SIGNS) else [_text_sheet(path)]


def _text_sheet(path: Path) -> Sheet:
    answer = ask_child(TEXT_PROGRAM, [os.fsencode(path.absolute())], path.name)
    if "fault" in answer:
        raise SheetError(SheetFault(answer["fault"]), path.name, **answer["values"])
    return Sheet(name=path.stem, file=path.name, rows=answer["rows"])
