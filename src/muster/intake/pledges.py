"""Read a public pledge list: who promised what, how many, how many have come."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from muster.domain.draft import Draft
from muster.domain.findings import Finding, FindingCode, Place
from muster.intake.cells import UnclearCellError, date_of, number_of, text_of
from muster.intake.columns import REQUIRED, find_columns
from muster.intake.doubts import doubts_about
from muster.sheets import Cell, Sheet, read_list

Stated = TypeVar("Stated")


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
    columns = find_columns(sheet.rows[0] if sheet.rows else [])
    missing = [name for name in REQUIRED if name not in columns]
    if missing:
        place = Place(file=sheet.file, table=sheet.name)
        lacking = (Finding(code=FindingCode.MISSING_COLUMN, place=_at(place, name)) for name in missing)
        return PledgeReading(drafts=(), findings=tuple(lacking))
    rows = [_Row(sheet, columns, at) for at, cells in enumerate(sheet.rows[1:], start=1) if any(cells)]
    drafts = [draft for row in rows if (draft := row.draft()) is not None]
    unclear = [finding for row in rows for finding in row.findings]
    heading = text_of(sheet.rows[0][columns["quantity"]])
    return PledgeReading(drafts=tuple(drafts), findings=(*unclear, *doubts_about(drafts, heading)))


@dataclass
class _Row:
    """One row while it is being read."""

    sheet: Sheet
    columns: dict[str, int]
    at: int
    findings: list[Finding] = field(default_factory=list)

    def draft(self) -> Draft | None:
        """What the row states; None where it names no partner or item, or a number in it is unclear."""
        draft = Draft(
            place=self._place(""),
            partner=self._needed("partner"),
            item=self._needed("item"),
            reference=text_of(self._cell("reference")),
            promised_on=self._stated("promised_on", date_of, FindingCode.BAD_DATE),
            quantity=self._stated("quantity", number_of, FindingCode.BAD_NUMBER),
            delivered=self._stated("delivered", number_of, FindingCode.BAD_NUMBER),
            price=self._stated("price", number_of, FindingCode.BAD_NUMBER),
            value=self._stated("value", number_of, FindingCode.BAD_NUMBER),
            words=text_of(self._cell("words")),
            source=text_of(self._cell("source")),
        )
        return None if self.findings else draft

    def _needed(self, name: str) -> str:
        text = text_of(self._cell(name))
        if not text:
            self.findings.append(Finding(code=FindingCode.MISSING_VALUE, place=self._place(name)))
        return text

    def _stated(self, name: str, parse: Callable[[Cell], Stated], code: FindingCode) -> Stated | None:
        try:
            return parse(self._cell(name))
        except UnclearCellError as unclear:
            self.findings.append(Finding(code=code, place=self._place(name), found=str(unclear)))
            return None

    def _cell(self, name: str) -> Cell:
        cells, at = self.sheet.rows[self.at], self.columns.get(name)
        return None if at is None or at >= len(cells) else cells[at]

    def _place(self, name: str) -> Place:
        heading = text_of(self.sheet.rows[0][self.columns[name]]) if name in self.columns else ""
        row = self.sheet.first_row + self.at
        return Place(file=self.sheet.file, table=self.sheet.name, row=row, column=heading)


def _at(place: Place, column: str) -> Place:
    return Place(file=place.file, table=place.table, column=column)
