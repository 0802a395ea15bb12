"""Keep what was found in a file, by its content, so that a list that was read before is not read again."""

import json
import sqlite3
import zlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from muster.domain.layout import Field, MappedColumn, RowKind
from muster.domain.layout import Mapping as Columns
from muster.intake.tables.finding import FoundTable
from muster.intake.tables.grid import grid_of
from muster.sheets import Cell, Sheet

MOST_KEPT = 1_000
"""Files; the oldest go first."""
_FILE = "lists.sqlite"
_TABLE = "create table if not exists lists (at integer primary key, key text unique, found blob not null)"
_CODE = ("muster.intake.tables", "muster.intake.texts", "muster.sheets", "muster.intake")

Found = tuple[list[FoundTable], list[tuple[str, ...]]]
"""The tables of a file, and the keys of the data rows of each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRead:
    """A file with what its tables depend on: its path, the hash of its content, and who sent it."""

    path: Path
    sha256: str
    sender: str


def remembered(file: FileRead, folder: Path | None, find: Callable[[FileRead], Found]) -> Found:
    """What `find` finds in a file, or found when the file was read before by the same code."""
    if folder is None:
        return find(file)
    key = sha256(f"{_code()}\0{file.sha256}\0{file.sender}".encode("utf-8", "surrogatepass")).hexdigest()
    kept = _kept(folder / _FILE, key)
    if kept is not None:
        with suppress(ValueError, KeyError, TypeError, IndexError, zlib.error):
            return _found(json.loads(zlib.decompress(kept)), file.path)
    found = find(file)
    _keep(folder / _FILE, key, zlib.compress(json.dumps(_document(*found)).encode(), 1))
    return found


@cache
def _code() -> str:
    """A short name of all the code that finds tables: any change of it makes what was kept void."""
    digest = sha256()
    for package in _CODE:
        for module in sorted(files(package).iterdir(), key=lambda each: each.name):
            if module.name.endswith(".py"):
                digest.update(module.read_bytes())
    return digest.hexdigest()


def _kept(path: Path, key: str) -> bytes | None:
    """What was kept under a key; a file that cannot be read is as none."""
    if path.exists():
        with suppress(sqlite3.Error), closing(sqlite3.connect(path, timeout=5.0)) as store:
            row = store.execute("select found from lists where key = ?", (key,)).fetchone()
            return None if row is None else bytes(row[0])
    return None


def _keep(path: Path, key: str, content: bytes) -> None:
    """Keep it; where that does not go, the file is read again another time."""
    with suppress(sqlite3.Error, OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(path, timeout=5.0)) as store, store:
            store.execute(_TABLE)
            store.execute("insert or replace into lists (key, found) values (?, ?)", (key, content))
            store.execute("delete from lists where at <= (select max(at) from lists) - ?", (MOST_KEPT,))


def _document(tables: Sequence[FoundTable], keys: Sequence[Sequence[str]]) -> dict[str, object]:
    sheets = list({id(table.grid.sheet): table.grid.sheet for table in tables}.values())
    places = {id(sheet): place for place, sheet in enumerate(sheets)}
    return {
        "sheets": [
            {
                "name": sheet.name,
                "rows": [[_plain(cell) for cell in row] for row in sheet.rows],
                "first_row": sheet.first_row,
                "in_workbook": sheet.in_workbook,
                "merged": sheet.merged,
            }
            for sheet in sheets
        ],
        "tables": [_table_document(table, places[id(table.grid.sheet)]) for table in tables],
        "keys": keys,
    }


def _table_document(table: FoundTable, sheet: int) -> dict[str, object]:
    columns = [[field, each.column, each.heading, each.confidence] for field, each in table.mapping.columns]
    return {
        "sheet": sheet,
        "rows": [table.first, table.end, table.header],
        "headings": table.headings,
        "columns": columns,
        "kinds": table.kinds,
        "sections": list(table.sections.items()),
    }


def _found(document: Mapping[str, Any], path: Path) -> Found:
    grids = [grid_of(_sheet(each, path)) for each in document["sheets"]]
    kinds = {kind.value: kind for kind in RowKind}
    tables = [
        FoundTable(
            grid=grids[each["sheet"]],
            first=each["rows"][0],
            end=each["rows"][1],
            header=each["rows"][2],
            headings=tuple(each["headings"]),
            mapping=Columns(columns=tuple(map(_column, each["columns"]))),
            kinds=tuple(kinds[kind] for kind in each["kinds"]),
            sections={row: (column, text) for row, (column, text) in each["sections"]},
        )
        for each in document["tables"]
    ]
    return tables, [tuple(each) for each in document["keys"]]


def _sheet(document: Mapping[str, Any], path: Path) -> Sheet:
    """A sheet under the name that its file has now; that of a text file is the file's."""
    in_workbook = document["in_workbook"]
    return Sheet(
        name=document["name"] if in_workbook else path.stem,
        file=path.name,
        rows=[[_cell(cell) if isinstance(cell, list) else cell for cell in row] for row in document["rows"]],
        first_row=document["first_row"],
        in_workbook=in_workbook,
        merged=tuple((top, left, bottom, right) for top, left, bottom, right in document["merged"]),
    )


def _column(written: Sequence[Any]) -> tuple[Field, MappedColumn]:
    field, column, heading, confidence = written
    return Field(field), MappedColumn(column=column, heading=heading, confidence=confidence)


def _plain(cell: Cell) -> object:
    """A cell as JSON can say it: a date is a list of one text, a date with a time of day a list of two."""
    if isinstance(cell, datetime):
        return [cell.isoformat(), "time"]
    return [cell.isoformat()] if isinstance(cell, date) else cell


def _cell(written: Sequence[str]) -> Cell:
    return datetime.fromisoformat(written[0]) if len(written) > 1 else date.fromisoformat(written[0])
