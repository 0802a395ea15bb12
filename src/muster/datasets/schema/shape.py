"""What a column and a table of the contract are."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, fields
from enum import StrEnum
from functools import cached_property
from typing import Any

from muster.domain.settings import Settings

LARGEST_NUMBER = 1e15
SMALLEST_NUMBER = 1e-9
LARGEST_WHOLE = 10**9

WrittenOut = Callable[[Any, Settings], object]  # of a noun, whose class the table knows


class Kind(StrEnum):
    """What a cell of a column holds."""

    ID = "id"
    NAME = "name"
    TEXT = "text"
    LIST = "list"
    NUMBER = "number"
    WHOLE = "whole"
    DATE = "date"
    CHOICE = "choice"
    YES_NO = "yes-no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Limits of a number; `above` and `below` exclude the limit itself. Absent means without a limit of its own."""

    above: float | None = None
    least: float | None = None
    most: float | None = None
    below: float | None = None

    def allow(self, number: float) -> bool:
        """Whether the number lies within the limits."""
        return (
            (self.above is None or number > self.above)
            and (self.least is None or number >= self.least)
            and (self.most is None or number <= self.most)
            and (self.below is None or number < self.below)
        )

    def values(self) -> tuple[tuple[str, str], ...]:
        """The limits that are set, as values of a finding."""
        limits = (("above", self.above), ("least", self.least), ("most", self.most), ("below", self.below))
        return tuple((name, f"{limit:.12g}") for name, limit in limits if limit is not None)


FREE = Bounds()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its header, what it holds, and the attribute of the noun that keeps it.

    Without `required` an empty cell means the attribute's own default; it is counted where `counted`. `written_out`
    gives the value that an absent one stands for in the canonical form. A `names` column refers to rows of that table.
    An `ID` may hold neither `;` nor `:`; a `NAME` is a reference or another short text whose outer blanks mean nothing.
    """

    name: str
    kind: Kind
    attribute: str
    required: bool = False
    counted: bool = False
    bounds: Bounds = FREE
    choices: type[StrEnum] | None = None
    names: str = ""
    written_out: WrittenOut | None = None

    @property
    def nothing(self) -> object:
        """What stands for absence where the noun names no default."""
        return "" if self.kind in {Kind.ID, Kind.NAME, Kind.TEXT} else None


NOTE = Column(name="note", kind=Kind.TEXT, attribute="note")
SOURCE = Column(name="source", kind=Kind.TEXT, attribute="source")
REMARKS = (NOTE, SOURCE)


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table: its columns in the contract's order and the noun that a row becomes.

    `keyed` tables have a unique id in their first column. `remarks` tables also have `note` and `source`, and keep
    columns that the contract does not know.
    """

    name: str
    noun: type[Any]
    columns: tuple[Column, ...]
    keyed: bool = True
    remarks: bool = True

    @cached_property
    def all_columns(self) -> tuple[Column, ...]:
        """The columns, and note and source where the table has them."""
        return (*self.columns, *REMARKS) if self.remarks else self.columns

    @cached_property
    def column_by_name(self) -> Mapping[str, Column]:
        """Every column by its header."""
        return {column.name: column for column in self.all_columns}

    @cached_property
    def attributes(self) -> tuple[str, ...]:
        """Attributes of the noun in the order of the columns, note and source last."""
        return tuple(column.attribute for column in self.all_columns)

    @cached_property
    def defaults(self) -> Mapping[str, object]:
        """What an empty cell becomes, by column name: the attribute's default; a required column has no entry."""
        noun_fields: Mapping[str, Field[Any]] = {field.name: field for field in fields(self.noun)}
        found = {column: noun_fields[column.attribute].default for column in self.all_columns if not column.required}
        return {column.name: column.nothing if value is MISSING else value for column, value in found.items()}
