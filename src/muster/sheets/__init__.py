"""Guarded reading and writing of plain tables: folders of CSV files and XLSX workbooks."""

from muster.sheets.foreign import read_foreign
from muster.sheets.landing import landed_changes
from muster.sheets.reading import read_list, read_tables
from muster.sheets.sheet import Cell, Sheet, is_workbook
from muster.sheets.writing import (
    Grid,
    cell_text,
    csv_text,
    number_text,
    write_folder,
    write_table,
    write_workbook,
)

__all__ = [
    "Cell",
    "Grid",
    "Sheet",
    "cell_text",
    "csv_text",
    "is_workbook",
    "landed_changes",
    "number_text",
    "read_foreign",
    "read_list",
    "read_tables",
    "write_folder",
    "write_table",
    "write_workbook",
]
