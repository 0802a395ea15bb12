"""A dataset's folder that is still being filled: its tables as they stand, rows added to them and taken out again."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from muster.datasets.refusals import sentence_of
from muster.datasets.schema import DATASET_TABLES, SETTINGS_TABLE
from muster.datasets.settings_rows import settings_from
from muster.datasets.table_reading import read_table
from muster.datasets.writing import grid_of
from muster.domain.settings import Settings
from muster.errors import DatasetRefusedError, SheetError, SheetFault
from muster.language import say
from muster.sheets import Cell, Grid, Sheet, cell_text, csv_text, is_workbook, read_tables

CATALOGUES = ("items", "partners", "sites")
NEW_TABLES = {
    SETTINGS_TABLE.name: ("key", "value"),
    "items": ("item", "name", "category", "unit", "mass_kg", "load_kg", "cargo", "divisible", "aliases", "source"),
    "sites": ("site", "name", "kind", "country", "source"),
    "links": ("link", "origin", "destination", "mode", "days", "capacity_t_per_week", "cost_per_t", "source"),
    "partners": ("partner", "name", "country", "source"),
    "needs": ("need", "request", "item", "quantity", "priority", "site", "due", "text", "note", "source"),
    "offers": (
        *("offer", "partner", "item", "quantity", "site", "available_from", "available_until", "status"),
        *("text", "note", "source"),
    ),
}
"""Columns of the tables of a dataset that is begun."""


@dataclass(frozen=True, kw_only=True)
class OpenFolder:
    """The tables of a folder as they stand; `rows` are those that hold, by table, as nouns."""

    path: Path
    sheets: Mapping[str, Sheet]
    rows: Mapping[str, Sequence[Any]]
    settings: Settings | None = None
    added: dict[str, list[Mapping[str, str]]] = field(default_factory=dict)
    removed: dict[str, set[str]] = field(default_factory=dict)
    found: dict[str, dict[str, list[Cell]]] = field(default_factory=dict)

    def ids(self, table: str) -> set[str]:
        """Ids of all rows of a table, right or wrong."""
        return set(self._by_id(table))

    def _by_id(self, table: str) -> dict[str, list[Cell]]:
        if table not in self.found:
            sheet = self.sheets.get(table)
            at = _id_column(sheet)
            rows = sheet.rows[1:] if sheet else []
            self.found[table] = {str(row[at]).strip(): row for row in rows if len(row) > at}
        return self.found[table]

    def cells(self, table: str, row_id: str) -> dict[str, str]:
        """The cells of a row by column, empty ones left out; empty where there is no such row."""
        sheet = self.sheets.get(table)
        row = self._by_id(table).get(row_id)
        if sheet is None or row is None:
            return {}
        names = [str(name).strip() for name in sheet.rows[0]]
        return {name: str(cell) for name, cell in zip(names, row, strict=False) if cell not in {None, ""}}

    def remove_what_nobody_names(self, source: str) -> None:
        """Remove items, partners and sites whose `source` begins with this, unless a row that stays names them."""
        named = set(self._named())
        for table in CATALOGUES:
            for row_id in self.ids(table) - named:
                if self.cells(table, row_id).get("source", "").split(" · ")[0] == source:
                    self.removed.setdefault(table, set()).add(row_id)

    def _named(self) -> Iterator[str]:
        """What the cells of rows that stay hold; items, partners and sites name none of each other."""
        for name, sheet in self.sheets.items():
            if name in CATALOGUES:
                continue
            for row in sheet.rows[1:]:
                at = _id_column(sheet)
                if len(row) > at and str(row[at]).strip() not in self.removed.get(name, ()):
                    yield from (part for cell in row if cell for part in re.split("[;:]", str(cell)))

    def changed(self) -> dict[str, str]:
        """The tables that change, as files by name: their rows without those removed, and with those added."""
        names = dict.fromkeys([*self.added, *self.removed])
        grids = {name: self._grid(name) for name in names if self.added.get(name) or self.removed.get(name)}
        missing = [name for name in NEW_TABLES if name not in self.sheets and name not in grids]
        if grids:
            grids |= {name: self._grid(name) for name in missing if not self.sheets}
        return {f"{name}.csv": csv_text(grid) for name, grid in grids.items()}

    def _grid(self, name: str) -> Grid:
        sheet = self.sheets.get(name)
        added, removed = self.added.get(name, ()), self.removed.get(name, set())
        header = [str(cell) for cell in sheet.rows[0]] if sheet and sheet.rows else list(NEW_TABLES.get(name, ()))
        columns = dict.fromkeys(column for row in added for column in row)
        header += [column for column in columns if column not in {name.strip() for name in header}]
        old = sheet.rows[1:] if sheet else [["dataset_version", "1"]] if name == SETTINGS_TABLE.name else []
        at = _id_column(sheet)
        stays = (row for row in old if not (len(row) > at and str(row[at]).strip() in removed))
        rows: list[list[Cell]] = [_padded(row, len(header)) for row in stays]
        rows += [[row.get(column.strip(), "") for column in header] for row in added]
        return Grid(name=name, header=header, rows=rows)


def open_folder(path: Path) -> OpenFolder:
    """The tables of a dataset's folder, however unfinished; a folder that is not there yet has none.

    Raises
    ------
    DatasetRefusedError
        Where `path` is a workbook or another file, or a table in it cannot be read.
    """
    if is_workbook(path) or path.is_file():
        raise DatasetRefusedError(
            say(
                "{path}: rows are added to a folder of CSV files, and this is a file. A folder was expected. Save the "
                "dataset as a folder, or name a new one.",
                path=path,
            )
        )
    try:
        sheets = {sheet.name: sheet for sheet in read_tables(path)} if path.exists() else {}
    except SheetError as error:
        if error.fault is not SheetFault.NO_TABLES:
            raise DatasetRefusedError(sentence_of(error)) from error
        sheets = {}
    drafts = {table.name: read_table(sheets[table.name], table) for table in DATASET_TABLES if table.name in sheets}
    settings = settings_from(read_table(sheets["settings"], SETTINGS_TABLE)) if "settings" in sheets else None
    rows = {name: list(draft.rows.values()) for name, draft in drafts.items()}
    return OpenFolder(path=path, sheets=sheets, rows=rows, settings=settings)


def row_cells(table_name: str, noun: object) -> dict[str, str]:
    """The cells of one row of a table by column, empty ones left out."""
    table = next(each for each in DATASET_TABLES if each.name == table_name)
    grid = grid_of(table, [noun])
    texts = {name: cell_text(cell) for name, cell in zip(grid.header, grid.rows[0], strict=True)}
    return {name: text for name, text in texts.items() if text}


def _id_column(sheet: Sheet | None) -> int:
    """Where the ids of a table stand; columns may be in any order."""
    table = next((each for each in DATASET_TABLES if sheet and each.name == sheet.name), None)
    names = [str(cell).strip() for cell in sheet.rows[0]] if sheet and sheet.rows else []
    return names.index(table.columns[0].name) if table and table.columns[0].name in names else 0


def _padded(row: Sequence[Cell], width: int) -> list[Cell]:
    return [*row, *([""] * (width - len(row)))]
