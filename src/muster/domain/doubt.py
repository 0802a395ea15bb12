"""Doubts: what a list leaves open, as a question with the answers that could settle it, and what was decided."""

from dataclasses import dataclass
from enum import StrEnum

from muster.domain.draft import SourceRow
from muster.domain.findings import Place


class DoubtKind(StrEnum):
    """Every kind of doubt, by its stable code; the questions are in `language.doubts`."""

    # about a whole list
    NEEDS_OR_OFFERS = "needs-or-offers"
    UNSURE_COLUMN = "unsure-column"
    NOT_STATED = "not-stated"
    NO_DUE_DATE = "no-due-date"
    NO_PRIORITY = "no-priority"
    # about what a text means
    UNKNOWN_ITEM = "unknown-item"
    UNKNOWN_PARTNER = "unknown-partner"
    UNKNOWN_SITE = "unknown-site"
    NO_SITE = "no-site"
    OPEN_QUANTITY = "open-quantity"
    OPEN_DATE = "open-date"
    OTHER_UNIT = "other-unit"
    # about a row beside others
    FAR_ABOVE = "far-above"
    UNIT_SLIP = "unit-slip"
    SAME_PLEDGE = "same-pledge"
    SAME_REQUEST = "same-request"
    SAME_NEED = "same-need"


class AnswerKind(StrEnum):
    """What an answer does."""

    TAKE = "take"
    KEEP = "keep"
    EMPTY = "empty"
    ADD = "add"
    LEAVE_OUT = "leave-out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What to do about a doubt: `value` is what is taken or added; `name` says it to people where it is an id."""

    kind: AnswerKind
    value: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A question about what was found at a place: `answers` are the best few, the proposed one first.

    `key` names what is decided: whoever has answered it once is never asked again. `values` are what the question's
    sentence needs, as (name, text).
    """

    kind: DoubtKind
    key: str
    place: Place
    found: str = ""
    values: tuple[tuple[str, str], ...] = ()
    answers: tuple[Answer, ...] = ()

    @property
    def proposed(self) -> Answer | None:
        """The answer to take where nobody is asked; None where there is none to propose."""
        return self.answers[0] if self.answers else None

    @property
    def about(self) -> str:
        """What it is about, in the list's own words; where there are none, the partner."""
        return self.found or dict(self.values).get("partner", "")


LEAVE_OUT = Answer(kind=AnswerKind.LEAVE_OUT)
KEEP = Answer(kind=AnswerKind.KEEP)
EMPTY = Answer(kind=AnswerKind.EMPTY)


def take(value: str, name: str = "") -> Answer:
    """The answer that takes a value."""
    return Answer(kind=AnswerKind.TAKE, value=value, name=name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A row to be added to a table of the dataset, and the row of the list that it comes from (absent once stored)."""

    table: str
    row_id: str
    cells: tuple[tuple[str, str], ...]
    row: SourceRow | None = None

    def cell(self, column: str) -> str:
        """The text of a column; empty where the row states none."""
        return next((text for name, text in self.cells if name == column), "")
