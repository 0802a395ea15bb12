"""What happened since a plan was made: facts with a date, to be set into a dataset."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from muster.domain.row import Row


class ChangeKind(StrEnum):
    """What a change is about; a movement is named by its assignment."""

    NEED = "need"
    OFFER = "offer"
    LINK = "link"
    SITE = "site"
    COURSE = "course"
    PERMIT = "permit"
    MOVEMENT = "movement"


class Deed(StrEnum):
    """What happened to it."""

    ADD = "add"
    CHANGE = "change"
    CANCEL = "cancel"
    CLOSE = "close"
    LATE = "late"
    LOST = "lost"
    DAMAGED = "damaged"
    ARRIVED = "arrived"
    RECEIVED = "received"


DEEDS: dict[ChangeKind, tuple[Deed, ...]] = {
    ChangeKind.NEED: (Deed.ADD, Deed.CHANGE, Deed.CANCEL),
    ChangeKind.OFFER: (Deed.ADD, Deed.CHANGE, Deed.CANCEL, Deed.LATE, Deed.LOST, Deed.DAMAGED),
    ChangeKind.LINK: (Deed.ADD, Deed.CHANGE, Deed.CANCEL, Deed.CLOSE),
    ChangeKind.SITE: (Deed.ADD, Deed.CHANGE, Deed.CANCEL, Deed.CLOSE),
    ChangeKind.COURSE: (Deed.ADD, Deed.CHANGE, Deed.CANCEL, Deed.CLOSE),
    ChangeKind.PERMIT: (Deed.ADD, Deed.CHANGE, Deed.CANCEL, Deed.LATE),
    ChangeKind.MOVEMENT: (Deed.LATE, Deed.LOST, Deed.DAMAGED, Deed.ARRIVED, Deed.RECEIVED),
}
"""What can happen to what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow(Row):
    """One row of the table `changes`, as it is stated."""

    happened_on: date
    kind: ChangeKind
    subject_id: str
    deed: Deed
    column: str = ""
    value: str = ""
    quantity: float | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that happened: its row, and what it states in the words of the domain.

    `cells` are attributes of the row it is about with their new values; a `row` is a whole new one.
    """

    happened_on: date
    kind: ChangeKind
    subject_id: str
    deed: Deed
    cells: tuple[tuple[str, object], ...] = ()
    row: Row | None = None
    quantity: float | None = None
    until: date | None = None
    factor: float = 0.0
    note: str = ""
