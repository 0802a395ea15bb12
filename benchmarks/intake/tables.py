"""Whether the table is found in every public workbook: its header, its columns, and all of its rows, none lost."""

import csv
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from muster.domain.layout import RowKind
from muster.intake.tables.finding import FoundTable, find_tables
from muster.sheets import read_foreign

KEY = Path(__file__).parent / "tables.csv"
FOLDERS = ("data/messy", "data/offers/italy_civil_protection")
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

Facts = tuple[int, int, int, int, int]
"""Row of the header, number of columns, first row, last row, number of rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableScore:
    """One table: what the key says, what was found, and rows below the header by our count and by one without us."""

    file: str
    sheet: str
    expected: Facts
    found: Facts | None
    told_apart: int
    counted: int

    @property
    def right(self) -> bool:
        """Whether the table was found as it is, and every row below its header is accounted for."""
        return self.expected == self.found and self.told_apart == self.counted


def score_tables(shared: Path) -> list[TableScore]:
    """Every table of the key."""
    with KEY.open(encoding="utf-8", newline="") as file:
        return [_score(shared, row) for row in csv.DictReader(file)]


def _score(shared: Path, key: dict[str, str]) -> TableScore:
    path = next(shared / folder / key["file"] for folder in FOLDERS if (shared / folder / key["file"]).is_file())
    header = int(key["header_row"])
    sheet = next(each for each in read_foreign(path) if each.name == key["sheet"])
    tables = find_tables(sheet)
    names = ("header_row", "columns", "first_row", "last_row", "rows")
    expected = tuple(int(key[name]) for name in names)
    assert len(expected) == len(names)  # noqa: S101 # tells the type checker
    counted = sum(number > header for number in _rows_that_hold_anything(path, key["sheet"]))
    if counted != int(key["rows"]) + int(key["other_rows_below"]):
        raise ValueError(key, counted)
    return TableScore(
        file=key["file"],
        sheet=key["sheet"],
        expected=expected,  # type: ignore[arg-type] # of five numbers, as the check above says
        found=_facts(tables[0]) if len(tables) == 1 else None,
        told_apart=sum(_told_apart(table) for table in tables),
        counted=counted,
    )


def _facts(table: FoundTable) -> Facts:
    first_row = table.grid.sheet.first_row
    rows = table.data_rows
    header = 0 if table.header is None else first_row + table.header
    return header, len(table.columns), first_row + rows[0], first_row + rows[-1], len(rows)


def _told_apart(table: FoundTable) -> int:
    """Rows below the first of the header that are not blank."""
    kinds = list(table.kinds)
    begin = 0 if table.header is None else table.header - table.first + 1
    return sum(kind is not RowKind.BLANK for kind in kinds[begin:])


def _rows_that_hold_anything(path: Path, sheet: str) -> Iterator[int]:
    """Numbers of the rows of a sheet that hold anything, without Muster's own readers."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            yield from (number for number, row in enumerate(csv.reader(file), start=1) if any(row))
        return
    with zipfile.ZipFile(path) as archive:
        texts = list(_shared_texts(archive))
        for row in ET.fromstring(archive.read(_part(archive, sheet))).iter(f"{MAIN}row"):  # noqa: S314 # public files
            if any(_holds(cell, texts) for cell in row.iter(f"{MAIN}c")):
                yield int(row.get("r", "0"))


def _holds(cell: ET.Element, texts: list[str]) -> bool:
    value = cell.findtext(f"{MAIN}v")
    if cell.get("t") == "s":
        return bool(texts[int(value or 0)].strip())
    return bool(value) or bool("".join(cell.itertext()).strip())


def _shared_texts(archive: zipfile.ZipFile) -> Iterator[str]:
    if "xl/sharedStrings.xml" in archive.namelist():
        for text in ET.fromstring(archive.read("xl/sharedStrings.xml")).iter(f"{MAIN}si"):  # noqa: S314 # as above
            yield "".join(text.itertext())


def _part(archive: zipfile.ZipFile, sheet: str) -> str:
    book = ET.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314 # public files
    link = next(each.get(RELATION) for each in book.iter(f"{MAIN}sheet") if each.get("name") == sheet)
    relations = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 # as above
    target = next(each.get("Target", "") for each in relations if each.get("Id") == link)
    return "xl/" + re.sub(r"^/?xl/", "", target)
