"""The table of what happened, column by column, in the contract's order."""

from muster.datasets.schema.columns import NOT_NEGATIVE, choice, label, number, text
from muster.datasets.schema.shape import Column, Kind, Table
from muster.domain.changes import ChangeKind, ChangeRow, Deed

CHANGES_TABLE = Table(
    name="changes",
    noun=ChangeRow,
    keyed=False,
    columns=(
        Column(name="date", kind=Kind.DATE, attribute="happened_on", required=True),
        choice("kind", ChangeKind, required=True),
        label("id", "subject_id", required=True),
        Column(name="what", kind=Kind.CHOICE, attribute="deed", choices=Deed, required=True),
        label("column"),
        text("value"),
        number(name="quantity", attribute="quantity", bounds=NOT_NEGATIVE),
        Column(name="until", kind=Kind.DATE, attribute="until"),
    ),
)
