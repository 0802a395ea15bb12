"""Read a public pledge list: who promised what, how many, how many have come."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from muster.domain.draft import Draft, SourceRow
from muster.domain.findings import Finding, FindingCode, Place
from muster.domain.layout import Field
from muster.intake.cells import DECIMAL_MARK, UnclearCellError, date_of, number_of
from muster.intake.doubts import doubts_about
from muster.intake.drafts import NUMBERS, ListHabits, draft_of
from muster.intake.identity import row_keys
from muster.intake.rows import SourceRows
from muster.intake.tables.finding import FoundTable, find_tables
from muster.intake.texts.date_forms import Habits
from muster.sheets import read_list

REQUIRED = (Field.PARTNER, Field.ITEM, Field.QUANTITY)


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeReading:
    """The drafts of a list in its order, and all that was noticed on the way.

    An error leaves its row out; a doubt keeps it as it is.
    """

    drafts: tuple[Draft, ...]
    findings: tuple[Finding, ...]


def read_pledges(path: Path) -> PledgeReading:
    """Drafts and findings of a CSV list with one promise in each row, whatever the order of its columns.

    Raises
    ------
    SheetError
        Where the file cannot be read as a table.
    """
    sheet = read_list(path)
    tables = find_tables(sheet)
    missing = [field for field in REQUIRED if not tables or tables[0].mapping.of(field) is None]
    if missing:
        place = Place(file=sheet.file, table=sheet.name)
        lacking = (Finding(code=FindingCode.MISSING_COLUMN, place=_at(place, field)) for field in missing)
        return PledgeReading(drafts=(), findings=tuple(lacking))
    return _reading(tables[0])


def _reading(table: FoundTable) -> PledgeReading:
    source = SourceRows(table, table.mapping, *row_keys([table], ""))
    rows = [source.at(number) for number in range(len(source))]
    unclear = {row.key: list(_unclear(row)) for row in rows}
    habits = ListHabits(marks=tuple((field, DECIMAL_MARK) for field in NUMBERS), dates=Habits())
    drafts = [draft_of(row, habits) for row in rows if not unclear[row.key]]
    heading = dict(table.mapping.columns)[Field.QUANTITY].heading
    findings = [finding for found in unclear.values() for finding in found]
    return PledgeReading(drafts=tuple(drafts), findings=(*findings, *doubts_about(drafts, heading)))


def _unclear(row: SourceRow) -> Iterator[Finding]:
    """What keeps a row from being counted: no partner, no item, a number or a date that is not exactly one."""
    for field in (Field.PARTNER, Field.ITEM):
        if not row.text(field):
            yield Finding(code=FindingCode.MISSING_VALUE, place=row.place_of(field))
    for field in (Field.PROMISED_ON, *NUMBERS):
        is_date = field is Field.PROMISED_ON
        try:
            (date_of if is_date else number_of)(row.text(field))
        except UnclearCellError as unclear:
            code = FindingCode.BAD_DATE if is_date else FindingCode.BAD_NUMBER
            yield Finding(code=code, place=row.place_of(field), found=str(unclear))


def _at(place: Place, field: Field) -> Place:
    return Place(file=place.file, table=place.table, column=field.value)
