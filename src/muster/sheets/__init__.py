"""Guarded reading and writing of plain tables: folders of CSV files and XLSX workbooks."""

from muster.sheets.reading import read_list, read_tables
from muster.sheets.sheet import Cell, Sheet, is_workbook
from muster.sheets.writing import Grid, write_folder, write_table, write_workbook

__all__ = [
    "Cell",
    "Grid",
    "Sheet",
    "is_workbook",
    "read_list",
    "read_tables",
    "write_folder",
    "write_table",
    "write_workbook",
]
