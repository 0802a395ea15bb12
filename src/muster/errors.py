"""Every exception that Muster raises, as one tree."""

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from muster.domain.findings import Finding


class MusterError(Exception):
    """Something that a person can put right; its text says where, what was found, what was expected, what to do."""


class DatasetRefusedError(MusterError):
    """A dataset that cannot be planned from; `findings` says all that was noticed on the way."""

    def __init__(self, message: str, findings: "tuple[Finding, ...]" = ()) -> None:
        """Keep the sentence and what was found."""
        super().__init__(message)
        self.findings = findings


class SheetFault(StrEnum):
    """Why tables cannot be read or written; the sentences are in `language.faults`."""

    MISSING = "missing"
    NEITHER = "neither"
    UNREADABLE = "unreadable"
    NO_TABLES = "no-tables"
    NO_TABLE = "no-table"
    EMPTY = "empty"
    NOT_UTF8 = "not-utf8"
    BROKEN_CSV = "broken-csv"
    LONG_LINE = "long-line"
    NUL_CHARACTER = "nul-character"
    BROKEN_WORKBOOK = "broken-workbook"
    TOO_MUCH = "too-much"
    FOREIGN_FOLDER = "foreign-folder"
    FOREIGN_FILE = "foreign-file"
    NO_FOLDER = "no-folder"
    UNWRITABLE = "unwritable"
    BAD_CHARACTER = "bad-character"
    LONG_CELL = "long-cell"
    MANY_ROWS = "many-rows"
    UNSTATABLE = "unstatable"


class SheetError(MusterError):
    """Tables that cannot be read or written: why, where, and the values that the sentence needs."""

    def __init__(self, fault: SheetFault, file: str, **values: str) -> None:
        """Keep the fault for the layer that says it in the reader's language."""
        super().__init__(f"{fault}: {file} {values}")
        self.fault = fault
        self.file = file
        self.values = values


class PlanRefusedError(MusterError):
    """A plan that cannot be read."""


class ChangesRefusedError(MusterError):
    """A table of what happened that cannot be used as it is."""


class UnwritableError(MusterError):
    """An output that cannot be written; what was there before is still there."""


class BadOptionError(MusterError):
    """An option or a setting with a value that means nothing."""


class BrokenInvariantError(RuntimeError):
    """Muster contradicts itself: a fault of the program, never of the input."""
