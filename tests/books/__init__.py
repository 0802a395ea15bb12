"""Workbooks made for tests, as partners send them: XLSX, XLS, ODS, CSV. The same cells in any of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter

from tests.books.ods import write_ods
from tests.books.xls import write_xls

Value = str | float | int | None
Merge = tuple[int, int, int, int]


@dataclass(frozen=True)
class Page:
    """A sheet: its rows of cells, and cells shown as one (top, left, bottom, right, from 0, inclusive)."""

    rows: Sequence[Sequence[Value]]
    merged: Sequence[Merge] = ()


def write_xlsx(path: Path, pages: Mapping[str, Page]) -> Path:
    """An XLSX workbook with these sheets."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    for name, page in pages.items():
        sheet = book.add_worksheet(name)
        for top, left, bottom, right in page.merged:
            sheet.merge_range(top, left, bottom, right, "")
        for row, cells in enumerate(page.rows):
            for column, cell in enumerate(cells):
                if cell is not None:
                    sheet.write(row, column, cell)
    book.close()
    return path


def write_csv(path: Path, pages: Mapping[str, Page], encoding: str = "utf-8", delimiter: str = ",") -> Path:
    """A text file with the one sheet, its cells without quotation marks but where the delimiter asks for them."""
    (page,) = pages.values()
    quoted = [
        [f'"{cell}"' if delimiter in str(cell) else "" if cell is None else str(cell) for cell in cells]
        for cells in page.rows
    ]
    path.write_bytes("".join(delimiter.join(cells) + "\r\n" for cells in quoted).encode(encoding))
    return path


def write_book(path: Path, pages: Mapping[str, Page]) -> Path:
    """A workbook in the format of its suffix."""
    formats: dict[str, Callable[[Path, Mapping[str, Page]], Path]] = {".xlsx": write_xlsx, ".csv": write_csv}
    cells = {name: (page.rows, page.merged) for name, page in pages.items()}
    if path.suffix in {".ods", ".xls"}:
        path.write_bytes(write_ods(cells) if path.suffix == ".ods" else write_xls(cells))
        return path
    return formats[path.suffix](path, pages)
