"""Drafts: what a list says of one need or offer, before anyone has judged which item and site are meant."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from muster.domain.findings import Place
from muster.domain.layout import Field
from muster.domain.stated import Money, Quantity, StatedDate


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One row of a list as it stands: the text of each field, and under which column each stands.

    `columns` are, by field, the heading and, in a workbook, the letters of its column.
    `further` are the texts of columns that have no meaning to Muster, by their headings. `key` is the row's own in all
    that its sender has sent: it stays the same when the row moves within the list or comes in another file.
    """

    place: Place
    key: str
    texts: Mapping[Field, str]
    columns: Mapping[Field, tuple[str, str]]
    further: tuple[tuple[str, str], ...] = ()

    def text(self, of: Field) -> str:
        """The text of a field; empty where the row states none."""
        return self.texts.get(of, "")

    def place_of(self, of: Field) -> Place:
        """The cell of a field; the row where the list has no such column."""
        column, place = self.columns.get(of), self.place
        if column is None:
            return place
        heading, letters = column
        cell = f"{letters}{place.row}" if letters else ""
        return Place(file=place.file, table=place.table, row=place.row, column=heading, cell=cell)

    def cell_of(self, of: Field) -> str:
        """The name of a field's cell in a workbook, else the heading; empty where the list has no such column."""
        heading, letters = self.columns.get(of, ("", ""))
        return f"{letters}{self.place.row}" if letters else heading

    @property
    def in_workbook(self) -> bool:
        """Whether it stands in a workbook, whose cells have names."""
        return any(letters for _, letters in self.columns.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One row of a list, in the list's own words.

    `place` is the file and row that it was read from, `reference` the name that the list itself gives the row.
    `quantity` and `delivered` count units; `price` is for one unit and `value` for all, in the list's currency. A
    number that is absent was not stated, which is not 0; `stated` is the quantity as open as the list leaves it, and
    `quantity` is absent where that is open. `words` is the free text in which the list explains the row.
    """

    place: Place
    partner: str
    item: str
    reference: str = ""
    promised_on: date | None = None
    quantity: float | None = None
    delivered: float | None = None
    price: float | None = None
    value: float | None = None
    words: str = ""
    source: str = ""
    stated: Quantity | None = None
    quantity_text: str = ""
    worth: Money | None = None
    site: str = ""
    available_from: StatedDate | None = None
    available_until: StatedDate | None = None
    due: StatedDate | None = None
    priority: str = ""
    status: str = ""
    asked_of: str = ""
    row: SourceRow | None = field(default=None, repr=False)
    part: int = 0

    @property
    def key(self) -> str:
        """The row's own key; `part` tells the quantities of one running text apart."""
        own = self.row.key if self.row else ""
        return f"{own}-{self.part}" if self.part else own

    def text(self, of: Field) -> str:
        """What the row itself states of a field."""
        return self.row.text(of) if self.row else ""

    def place_of(self, of: Field) -> Place:
        """The cell of a field; the row where the list has no such column."""
        return self.row.place_of(of) if self.row else self.place
