"""A dataset while it is being read: rows that still hold, rows left out, and all that was noticed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from muster.datasets.schema import DATASET_TABLES, Column, Table
from muster.domain.findings import Finding, FindingCode, Place, Severity
from muster.domain.settings import Settings
from muster.sheets import Sheet
from muster.sheets.sheet import column_letters


@dataclass(kw_only=True)
class TableDraft:
    """One table while it is being read; rows are kept by their number, as a spreadsheet counts them.

    `positions` says where each known column stands, from 0. `empty` holds, for each counted column, the numbers of the
    rows whose cell is empty; None means that the whole column is missing. `broken` keeps what could be read of the
    rows that are left out, by attribute: what refers to them is left out for that reason, and said so.
    """

    table: Table
    sheet: Sheet | None = None
    rows: dict[int, Any] = field(default_factory=dict)
    positions: dict[str, int] = field(default_factory=dict)
    empty: dict[str, frozenset[int] | None] = field(default_factory=dict)
    broken: dict[int, Mapping[str, Any]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def kept_ids(self) -> set[str]:
        """What stands in the first column of the rows that hold."""
        return {getattr(row, self.table.attributes[0]) for row in self.rows.values()}

    def lost_ids(self) -> set[str]:
        """What stands in the first column of rows that are left out, and of no other."""
        first = self.table.attributes[0]
        return {row[first] for row in self.broken.values() if row.get(first)} - self.kept_ids()

    def items(self) -> list[tuple[int, Any]]:
        """Row numbers and rows that hold now; rows may be left out while these are looked through."""
        return list(self.rows.items())

    def report(self, code: FindingCode, number: int | None = None, column: str = "", **values: str) -> None:
        """Keep a finding; an error leaves its row out. `found` among the values is what stands there."""
        found = values.pop("found", "")
        place = self.place(number, column)
        finding = Finding(code=code, place=place, found=found, values=tuple(values.items()))
        self.findings.append(finding)
        if number is not None and finding.severity is Severity.ERROR:
            row = self.rows.pop(number, None)
            if row is not None:
                self.broken[number] = {name: getattr(row, name) for name in self.table.attributes}

    def place(self, number: int | None, column: str, position: int | None = None) -> Place:
        """Where a row's column stands, by its header or by its position."""
        if self.sheet is None:
            return Place(file=self.table.name, table=self.table.name, row=number, column=column)
        at = self.positions.get(column) if position is None else position
        cell = ""
        if self.sheet.in_workbook:
            cell = ("" if at is None else column_letters(at)) + ("" if number is None else str(number))
        return Place(file=self.sheet.file, table=self.table.name, row=number, column=column, cell=cell)

    def defaults_taken(self) -> Iterator[tuple[Column, int]]:
        """How often each counted column took its default, over the rows that hold."""
        for column in self.table.columns:
            if column.counted and column.name in self.empty:
                without = self.empty[column.name]
                yield column, len(self.rows) if without is None else len(without & self.rows.keys())


@dataclass(kw_only=True)
class Draft:
    """A dataset while it is being read."""

    settings: Settings
    tables: Mapping[str, TableDraft]

    def __getitem__(self, name: str) -> TableDraft:
        """A table by its name; one that the dataset does not have is empty."""
        return self.tables[name]

    def findings(self) -> list[Finding]:
        """All findings, table by table in the contract's order, row by row."""
        found: list[Finding] = []
        for table in DATASET_TABLES:
            mine = self.tables[table.name].findings
            found += sorted(mine, key=lambda finding: finding.place.row or 0)
        return found
