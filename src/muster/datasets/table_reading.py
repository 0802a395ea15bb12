"""Turn one sheet into a table of rows, column by column, with everything that was noticed on the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from muster.datasets.cells import Fault, cell_text, is_empty, parse_cell
from muster.datasets.draft import TableDraft
from muster.datasets.near import nearest
from muster.datasets.schema import Column, Table
from muster.domain.findings import Finding, FindingCode
from muster.sheets import Cell, Sheet

Extras = dict[int, list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Header:
    """The names above a table's columns, and where those stand that the contract does not know."""

    names: list[str]
    unknown: dict[str, int]


def read_table(sheet: Sheet, table: Table) -> TableDraft:
    """The rows of one sheet; a row with a wrong cell is left out, with one finding for each wrong cell."""
    draft = TableDraft(table=table, sheet=sheet)
    header = _read_header(draft)
    numbers, rows = _stated_rows(sheet)
    columns = list(zip_longest(*rows, fillvalue=None))
    wrong: set[int] = set()
    values = []
    for column in table.all_columns:
        position = draft.positions.get(column.name)
        empty = (None,) * len(numbers)
        cells = None if position is None else columns[position] if position < len(columns) else empty
        values.append(_read_column(draft, column, cells, numbers, wrong))
    extras = _read_extras(draft, columns, numbers, header) if table.remarks else {}
    _make_rows(draft, numbers, values, extras, wrong)
    return draft


def _read_header(draft: TableDraft) -> Header:
    """Note where the known columns stand, and report doubled, unknown and missing ones."""
    rows = draft.sheet.rows if draft.sheet else []
    names = [cell_text(cell).strip() for cell in (rows[0] if rows else [])]
    known = draft.table.column_by_name
    unknown: dict[str, int] = {}
    for position, name in enumerate(names):
        if name in draft.positions or name in unknown:
            _report_column(draft, FindingCode.DUPLICATE_COLUMN, name, position)
        elif name in known:
            draft.positions[name] = position
        elif name:
            unknown[name] = position
            near = nearest(name, [each for each in known if each not in names])
            _report_column(draft, FindingCode.UNKNOWN_COLUMN, name, position, nearest=near)
    for column in draft.table.columns:
        if column.required and column.name not in draft.positions:
            draft.report(FindingCode.MISSING_COLUMN, column=column.name)
    return Header(names, unknown)


def _report_column(draft: TableDraft, code: FindingCode, name: str, position: int, **values: str) -> None:
    place = draft.place(None, name, position)
    draft.findings.append(Finding(code=code, place=place, found=name, values=tuple(values.items())))


def _stated_rows(sheet: Sheet) -> tuple[list[int], list[list[Cell]]]:
    """Rows below the header that state anything at all, with their numbers."""
    numbers, rows = [], []
    for number, row in enumerate(sheet.rows[1:], start=sheet.first_row + 1):
        if any(cell_text(cell).strip() for cell in row):
            numbers.append(number)
            rows.append(row)
    return numbers, rows


def _read_column(
    draft: TableDraft, column: Column, cells: Sequence[Cell] | None, numbers: list[int], wrong: set[int]
) -> list[object]:
    """Values of one column, row by row; the places in the list of faulty ones are added to `wrong`."""
    default = draft.table.defaults.get(column.name)
    if cells is None:
        draft.empty[column.name] = None
        if column.required:
            wrong.update(range(len(numbers)))
        return [default] * len(numbers)
    keys = _keys(draft, cells)
    distinct = dict(zip(keys, cells, strict=True))
    parsed = {key: parse_cell(column, cell, default) for key, cell in distinct.items()}
    if any(isinstance(value, Fault) for value in parsed.values()):
        for at, key in enumerate(keys):
            value = parsed[key]
            if isinstance(value, Fault):
                wrong.add(at)
                found = cell_text(cells[at])
                draft.report(value.code, numbers[at], column.name, found=found, **dict(value.values))
    if column.counted:
        blank = {key for key, cell in distinct.items() if not cell_text(cell).strip()}
        draft.empty[column.name] = frozenset(
            number for number, key in zip(numbers, keys, strict=True) if blank and key in blank
        )
    return [parsed[key] for key in keys]


def _keys(draft: TableDraft, cells: Sequence[Cell]) -> Sequence[object]:
    """What tells cells apart: in a workbook also the type, for 1, 1.0 and TRUE are equal to Python."""
    in_workbook = draft.sheet is not None and draft.sheet.in_workbook
    return [(type(cell), cell) for cell in cells] if in_workbook else cells


def _read_extras(draft: TableDraft, columns: Sequence[Sequence[Cell]], numbers: list[int], header: Header) -> Extras:
    """Cells of unknown columns by row; cells under no header are reported."""
    extras: Extras = {}
    for name, position in sorted(header.unknown.items()):
        for number, cell in zip(numbers, columns[position] if position < len(columns) else (), strict=False):
            if not is_empty(cell):
                extras.setdefault(number, []).append((name, cell_text(cell)))
    for position, cells in enumerate(columns):
        if position >= len(header.names) or not header.names[position]:
            for number, cell in zip(numbers, cells, strict=True):
                if cell_text(cell).strip():
                    place = draft.place(number, "", position)
                    draft.findings.append(Finding(code=FindingCode.EXTRA_CELLS, place=place, found=cell_text(cell)))
    return extras


def _make_rows(
    draft: TableDraft, numbers: list[int], values: Sequence[Sequence[object]], extras: Extras, wrong: set[int]
) -> None:
    """Make a noun of each row that is right, and remember the ids of the others."""
    noun = draft.table.noun
    names = [column.attribute for column in draft.table.all_columns]
    for at, (number, row) in enumerate(zip(numbers, zip(*values, strict=True), strict=True)):
        if at not in wrong:
            stated = dict(zip(names, row, strict=True))
            if number in extras:
                stated["extra"] = tuple(extras[number])
            draft.rows[number] = noun(**stated)
        else:
            draft.broken[number] = {
                name: value for name, value in zip(names, row, strict=True) if not isinstance(value, Fault)
            }
