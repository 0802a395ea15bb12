"""Layouts: where in a sheet a table stands, what each of its rows is, and what its columns mean."""

from dataclasses import dataclass
from enum import StrEnum


class Field(StrEnum):
    """What a column of a list can say of a need or an offer."""

    ITEM = "item"
    QUANTITY = "quantity"
    UNIT = "unit"
    PARTNER = "partner"
    SITE = "site"
    AVAILABLE_FROM = "available_from"
    AVAILABLE_UNTIL = "available_until"
    DUE = "due"
    PROMISED_ON = "promised_on"
    PRIORITY = "priority"
    STATUS = "status"
    DELIVERED = "delivered"
    PRICE = "price"
    VALUE = "value"
    CURRENCY = "currency"
    CATEGORY = "category"
    CODE = "code"
    REQUESTED_BY = "requested_by"
    ASKED_OF = "asked_of"
    REFERENCE = "reference"
    WORDS = "words"
    SOURCE = "source"


class RowKind(StrEnum):
    """What a row of a sheet is; every row of a sheet is one of these, so that none is lost."""

    TITLE = "title"
    HEADER = "header"
    DATA = "data"
    SECTION = "section"
    TOTAL = "total"
    FOOTER = "footer"
    BLANK = "blank"


@dataclass(frozen=True, slots=True, kw_only=True)
class MappedColumn:
    """A column, from 0, its heading, and how sure it is that it has this meaning (0 … 1)."""

    column: int
    heading: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """Columns of a table by what they mean; columns that mean nothing to Muster are not in it."""

    columns: tuple[tuple[Field, MappedColumn], ...]

    def of(self, field: Field) -> MappedColumn | None:
        """The column of a field; None where the table has none."""
        return next((column for each, column in self.columns if each is field), None)

    @property
    def confidence(self) -> float:
        """How sure the least sure of the columns is that a row cannot do without."""
        needed = [column.confidence for field, column in self.columns if field in {Field.ITEM, Field.QUANTITY}]
        return min(needed, default=0.0) if self.of(Field.ITEM) else 0.0
