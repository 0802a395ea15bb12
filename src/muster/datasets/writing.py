"""Write a dataset as a folder of CSV files or a workbook, so that reading it gives the same situation."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from muster.datasets.cells import parse_cell, state_value
from muster.datasets.draft import TableDraft
from muster.datasets.refusals import sentence_of
from muster.datasets.schema import DATASET_TABLES, REQUIRED_TABLES, SETTINGS_TABLE, Column, SettingRow, Table
from muster.datasets.settings_rows import rows_from, settings_from
from muster.domain.settings import Settings
from muster.domain.situation import Situation
from muster.errors import SheetError, SheetFault, UnwritableError
from muster.sheets import Cell, Grid, is_workbook, write_folder, write_workbook

TABLE_NAMES = (SETTINGS_TABLE.name, *(table.name for table in DATASET_TABLES))


def write_dataset(situation: Situation, path: Path) -> None:
    """Write all tables that have rows, and the required ones, to a folder, or to a workbook if the name ends in .xlsx.

    A dataset that stands there is replaced; anything else is not.

    Raises
    ------
    UnwritableError
        Where the place cannot be written to, or where a value would not be read back as it is; what stood there
        before still stands there.
    """
    try:
        grids = [grid_of(SETTINGS_TABLE, _setting_rows(situation.settings))]
        for table in DATASET_TABLES:
            rows = getattr(situation, table.name)
            if rows or table.name in REQUIRED_TABLES:
                grids.append(grid_of(table, rows))
        if is_workbook(path):
            write_workbook(path, grids, frozenset(TABLE_NAMES))
        else:
            write_folder(path, grids, frozenset(f"{name}.csv" for name in TABLE_NAMES))
    except SheetError as error:
        raise UnwritableError(sentence_of(error)) from error


def _setting_rows(settings: Settings) -> list[SettingRow]:
    """The rows that state these settings, checked to be read back as they are."""
    rows = rows_from(settings)
    read = settings_from(TableDraft(table=SETTINGS_TABLE, rows=dict(enumerate(rows, start=2))))
    in_order = replace(
        settings,
        extra=tuple(sorted(settings.extra)),
        remarks=tuple(sorted(settings.remarks)),
        extra_cells=tuple(sorted(settings.extra_cells)),
    )
    if read != in_order:
        raise SheetError(SheetFault.UNSTATABLE, SETTINGS_TABLE.name, row="2", column="value", found=str(settings)[:60])
    return rows


def grid_of(table: Table, rows: Sequence[Any]) -> Grid:
    """The cells of a table's rows: its columns in the contract's order, then those that the contract does not know.

    Raises
    ------
    SheetError
        For a value that would not be read back as it is.
    """
    columns = [_column_cells(table, column, rows) for column in table.all_columns]
    extras = [dict(row.extra) for row in rows] if table.remarks else []
    names = sorted({name for extra in extras for name in extra})
    columns += [_extra_cells(table, name, extras) for name in names]
    header = [column.name for column in table.all_columns] + names
    return Grid(name=table.name, header=header, rows=list(zip(*columns, strict=True)))


def _column_cells(table: Table, column: Column, rows: Sequence[Any]) -> list[Cell]:
    """Cells of one column; each distinct value is checked to be read back as it is."""
    default = table.defaults.get(column.name)
    cells: dict[object, Cell] = {}
    found = []
    for number, row in enumerate(rows, start=2):
        value = getattr(row, column.attribute)
        key = (type(value), value)
        if key not in cells:
            cell = state_value(column, value)
            if parse_cell(column, cell, default) != value:
                place = {"row": str(number), "column": column.name, "found": str(value)[:60]}
                raise SheetError(SheetFault.UNSTATABLE, table.name, **place)
            cells[key] = cell
        found.append(cells[key])
    return found


def _extra_cells(table: Table, name: str, extras: Sequence[dict[str, str]]) -> list[Cell]:
    stateable = name and name == name.strip() and name not in table.column_by_name
    for number, extra in enumerate(extras, start=2):
        if name in extra and not (stateable and extra[name]):
            raise SheetError(SheetFault.UNSTATABLE, table.name, row=str(number), column=name, found=extra[name][:60])
    return [extra.get(name) for extra in extras]
