"""Check that what a row names is there, and holds itself."""

from dataclasses import dataclass

from muster.datasets.draft import Draft, TableDraft
from muster.datasets.near import nearest
from muster.datasets.schema import Column
from muster.domain.findings import FindingCode

MOST_COMPARED = 2000  # looking for the nearest of more names than these would take too long
PACKAGE_NAMED = {"offers": FindingCode.OFFER_OF_PACKAGE, "packages": FindingCode.NESTED_PACKAGE}


@dataclass(frozen=True, slots=True)
class Names:
    """Ids of one table: those of rows that hold, and those of rows that were left out."""

    kept: set[str]
    lost: set[str]

    def nearest(self, name: str) -> str:
        """The kept id that looks most like `name`; empty where none does, or where there are too many to compare."""
        return nearest(name, self.kept) if len(self.kept) <= MOST_COMPARED else ""


def names_of(draft: Draft, table: str) -> Names:
    """Ids of one table.

    Partners may go without a table of their own: then every partner that an offer names is known. The recipient's own
    stock is an offer whose partner is the recipient.
    """
    own = draft[table]
    kept, lost = own.kept_ids(), own.lost_ids()
    if table == "partners":
        kept |= {draft.settings.recipient} - {""}
        if own.sheet is None:
            kept |= {row.partner_id for row in draft["offers"].rows.values()}
    return Names(kept, lost)


def check_references(draft: Draft, table: str) -> None:
    """Report every reference of a table to a row that is not there or was left out; also of rows left out already."""
    own = draft[table]
    for column in own.table.columns:
        if not column.names:
            continue
        if column.names == "partners" and draft["partners"].sheet is None:
            continue
        _check_column(own, column, names_of(draft, column.names), draft["packages"].kept_ids())


def _check_column(own: TableDraft, column: Column, names: Names, packages: set[str]) -> None:
    attribute = column.attribute
    stated = [(number, getattr(row, attribute)) for number, row in own.rows.items()]
    stated += [(number, row.get(attribute)) for number, row in own.broken.items()]
    near: dict[str, str] = {}
    for number, value in stated:
        if not value or value in names.kept:
            continue
        if value in names.lost:
            own.report(FindingCode.LEFT_OUT_REFERENCE, number, column.name, found=value, table=column.names)
        elif column.names == "items" and value in packages:
            code = PACKAGE_NAMED.get(own.table.name, FindingCode.PACKAGE_AS_ITEM)
            own.report(code, number, column.name, found=value)
        else:
            near[value] = near[value] if value in near else names.nearest(value)
            values = {"found": value, "table": column.names, "nearest": near[value]}
            own.report(FindingCode.UNKNOWN_REFERENCE, number, column.name, **values)
