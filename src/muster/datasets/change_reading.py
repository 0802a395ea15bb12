"""Read the table of what happened against the dataset and the plan that it is about."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from muster.datasets import refusals
from muster.datasets.cells import Fault, parse_cell
from muster.datasets.draft import TableDraft
from muster.datasets.facts_reading import read_facts, sentence_at
from muster.datasets.near import nearest
from muster.datasets.schema import TABLES_BY_NAME, Column, Table
from muster.datasets.schema.change_tables import CHANGES_TABLE
from muster.domain.changes import DEEDS, Change, ChangeKind, ChangeRow, Deed
from muster.domain.findings import Finding, FindingCode
from muster.domain.plan import Plan
from muster.domain.row import Row
from muster.domain.situation import Situation
from muster.errors import ChangesRefusedError
from muster.language import say
from muster.language.findings import finding_sentence
from muster.sheets import Sheet, read_list, read_tables

IN_PLURAL: dict[ChangeKind, str] = {kind: f"{kind}s" for kind in ChangeKind if kind is not ChangeKind.MOVEMENT}
NEEDS_UNTIL = (Deed.LATE,)


def read_changes(path: Path, situation: Situation, plan: Plan) -> tuple[Change, ...]:
    """What happened, in the order of its table.

    Raises
    ------
    ChangesRefusedError
        Where the file cannot be read, or any row of it is wrong; it says each place, and nothing was used.
    """

    def understood(draft: TableDraft) -> tuple[tuple[Change, ...], list[str]]:
        reader = _Reader(draft, situation, plan)
        return tuple(reader.changes()), reader.wrong

    return read_facts(lambda: _sheet(path), CHANGES_TABLE, ChangesRefusedError, understood)


def _sheet(path: Path) -> Sheet:
    """The table itself: a CSV file, or the table `changes` of a folder or a workbook."""
    if path.suffix.lower() == ".csv" or not path.exists():
        return read_list(path)
    for sheet in read_tables(path):
        if sheet.name == CHANGES_TABLE.name:
            return sheet
    raise ChangesRefusedError(refusals.missing_table(str(path), CHANGES_TABLE.name))


@dataclass(slots=True)
class _New:
    """A row that is to be added, as far as its cells are known; `number` is the first row that names it."""

    number: int
    row: ChangeRow
    cells: dict[str, object] = field(default_factory=dict)


class _Reader:
    """Turns rows into changes, with a sentence for every row that cannot be one."""

    def __init__(self, draft: TableDraft, situation: Situation, plan: Plan) -> None:
        self.draft = draft
        self.wrong: list[str] = []
        self._ids: dict[str, set[str]] = {
            table: {getattr(row, TABLES_BY_NAME[table].attributes[0]) for row in getattr(situation, table)}
            for table in TABLES_BY_NAME
        }
        self._assignments = {row.assignment_id for row in plan.assignments}
        self._new: dict[tuple[ChangeKind, str], _New] = {}

    def changes(self) -> Iterator[Change]:
        """Changes in the order of the table; new rows come first, for others may name them."""
        stated = self.draft.items()
        for number, row in stated:
            if row.deed is Deed.ADD and self._is_allowed(number, row):
                self._add(number, row)
        for new in self._new.values():
            yield from self._finished(new)
        for number, row in stated:
            if row.deed is not Deed.ADD and self._is_allowed(number, row) and self._is_known(number, row):
                yield from self._change(number, row)

    def _is_allowed(self, number: int, row: ChangeRow) -> bool:
        if row.deed in DEEDS[row.kind]:
            return True
        allowed = ", ".join(DEEDS[row.kind])
        self._say(
            number,
            "what",
            say(
                "'{found}' does not fit the kind '{kind}'. One of these was expected: {allowed}. Choose one.",
                found=row.deed,
                kind=row.kind,
                allowed=allowed,
            ),
        )
        return False

    def _is_known(self, number: int, row: ChangeRow) -> bool:
        known = self._assignments if row.kind is ChangeKind.MOVEMENT else self._ids[IN_PLURAL[row.kind]]
        if row.subject_id in known:
            return True
        self._say(
            number,
            "id",
            say(
                "'{found}' is no known {kind}. The id of one was expected. Correct it; the nearest is '{near}'.",
                found=row.subject_id,
                kind=say("assignment of the plan") if row.kind is ChangeKind.MOVEMENT else row.kind,
                near=nearest(row.subject_id, known) or "–",
            ),
        )
        return False

    def _change(self, number: int, row: ChangeRow) -> Iterator[Change]:
        cells = self._cells(number, row) if row.deed is Deed.CHANGE else {}
        if cells is None:
            return
        if row.deed in NEEDS_UNTIL and row.until is None:
            self._say(number, "until", say("The cell is empty. The new date was expected. Enter it."))
            return
        factor = self._factor(number, row)
        if factor is None:
            return
        yield Change(
            happened_on=row.happened_on,
            kind=row.kind,
            subject_id=row.subject_id,
            deed=row.deed,
            cells=tuple(cells.items()),
            quantity=row.quantity,
            until=row.until,
            factor=factor,
            note=row.note,
        )

    def _factor(self, number: int, row: ChangeRow) -> float | None:
        """Share of normal at which a closed link or site goes on, 0 where nothing is said."""
        if row.deed is not Deed.CLOSE or not row.value:
            return 0.0
        try:
            factor = float(row.value)
        except ValueError:
            factor = -1.0
        if 0.0 <= factor < 1.0:
            return factor
        sentence = "'{found}' is no share of normal. A number from 0 to below 1 was expected. Enter one, or none for 0."
        self._say(number, "value", say(sentence, found=row.value))
        return None

    def _cells(self, number: int, row: ChangeRow) -> dict[str, object] | None:
        """What a row says of its subject, by attribute; None where it is wrong."""
        table = TABLES_BY_NAME[IN_PLURAL[row.kind]]
        cells: dict[str, object] = {}
        if row.column:
            column = self._column(number, row, table)
            value = None if column is None else self._value(number, row, table, column)
            if column is None or isinstance(value, Fault):
                return None
            cells[column.attribute] = value
        if row.quantity is not None and "quantity" in table.column_by_name:
            cells["quantity"] = row.quantity
        if not cells and row.deed is Deed.CHANGE:
            self._say(number, "column", say("The cell is empty. The column that changes was expected. Name it."))
            return None
        return cells

    def _column(self, number: int, row: ChangeRow, table: Table) -> Column | None:
        column = table.column_by_name.get(row.column)
        if column is not None and column.attribute != table.attributes[0]:
            return column
        near = nearest(row.column, set(table.column_by_name))
        sentence = "'{found}' is no column of {table} that can change. One was expected. The nearest is '{near}'."
        self._say(number, "column", say(sentence, found=row.column, table=table.name, near=near or "–"))
        return None

    def _value(self, number: int, row: ChangeRow, table: Table, column: Column) -> object:
        value = parse_cell(column, row.value, table.defaults.get(column.name))
        if isinstance(value, Fault):
            self._fault(number, row.value, value)
        elif column.names and value and value not in self._ids[column.names]:
            known = {"table": column.names, "nearest": nearest(str(value), self._ids[column.names])}
            value = Fault(FindingCode.UNKNOWN_REFERENCE, tuple(known.items()))
            self._fault(number, row.value, value)
        return value

    def _fault(self, number: int, found: str, fault: Fault) -> None:
        place = self.draft.place(number, "value")
        self.wrong.append(finding_sentence(Finding(code=fault.code, place=place, found=found, values=fault.values)))

    def _add(self, number: int, row: ChangeRow) -> None:
        """Gather the cells of a new row, which may be stated by several."""
        table = IN_PLURAL[row.kind]
        new = self._new.get((row.kind, row.subject_id))
        if new is None:
            if row.subject_id in self._ids[table]:
                sentence = "'{found}' is there already. An id of its own was expected. Give it one, or write 'change'."
                self._say(number, "id", say(sentence, found=row.subject_id))
                return
            new = self._new[row.kind, row.subject_id] = _New(number, row)
        self._ids[table].add(row.subject_id)
        new.cells |= self._cells(number, row) or {}

    def _finished(self, new: _New) -> Iterator[Change]:
        """The change that adds a row, where nothing of it is missing."""
        table = TABLES_BY_NAME[IN_PLURAL[new.row.kind]]
        cells = {table.attributes[0]: new.row.subject_id, **new.cells}
        missing = [column.name for column in table.columns if column.required and column.attribute not in cells]
        if missing:
            sentence = "The new {kind} '{found}' lacks {missing}. A row for each was expected. Add them."
            values: dict[str, Any] = {"kind": new.row.kind, "found": new.row.subject_id, "missing": ", ".join(missing)}
            self._say(new.number, "column", say(sentence, **values))
            return
        row: Row = table.noun(**cells)
        yield Change(
            happened_on=new.row.happened_on,
            kind=new.row.kind,
            subject_id=new.row.subject_id,
            deed=Deed.ADD,
            row=row,
            note=new.row.note,
        )

    def _say(self, number: int, column: str, sentence: str) -> None:
        self.wrong.append(sentence_at(self.draft, number, column, sentence))
