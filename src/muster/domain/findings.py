"""Findings: what a reader noticed in an input, where, and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """What a finding means for its row."""

    ERROR = "error"
    DOUBT = "doubt"


class FindingCode(StrEnum):
    """Every kind of finding, by its stable code; the sentences are in `language.findings`."""

    # the shape of a table
    UNKNOWN_COLUMN = "unknown-column"
    UNKNOWN_SETTING = "unknown-setting"
    DUPLICATE_COLUMN = "duplicate-column"
    MISSING_COLUMN = "missing-column"
    EXTRA_CELLS = "extra-cells"
    # one cell
    MISSING_VALUE = "missing-value"
    BAD_ID = "bad-id"
    BAD_NUMBER = "bad-number"
    BAD_WHOLE_NUMBER = "bad-whole-number"
    OUT_OF_RANGE = "out-of-range"
    BAD_DATE = "bad-date"
    BAD_CHOICE = "bad-choice"
    UNUSUAL_CODE = "unusual-code"
    # ids and references
    DUPLICATE_ID = "duplicate-id"
    UNKNOWN_REFERENCE = "unknown-reference"
    LEFT_OUT_REFERENCE = "left-out-reference"
    UNKNOWN_ENTRY = "unknown-entry"
    LEFT_OUT_ENTRY = "left-out-entry"
    NO_ENTRY_LEFT = "no-entry-left"
    ID_COLLISION = "id-collision"
    # catalogue
    SELF_ALTERNATIVE = "self-alternative"
    DUPLICATE_ROW = "duplicate-row"
    PACKAGE_AS_ITEM = "package-as-item"
    NESTED_PACKAGE = "nested-package"
    BROKEN_VARIANT = "broken-variant"
    UNEVEN_VARIANT = "uneven-variant"
    NOT_WHOLE = "not-whole"
    PART_OF_A_UNIT = "part-of-a-unit"
    CREW_OF_NOTHING = "crew-of-nothing"
    # needs and offers
    OFFER_OF_PACKAGE = "offer-of-package"
    UNEVEN_REQUEST = "uneven-request"
    DUE_BEFORE_EARLIEST = "due-before-earliest"
    EXPIRES_BEFORE_DUE = "expires-before-due"
    MISSING_FUND = "missing-fund"
    MINIMUM_ABOVE_QUANTITY = "minimum-above-quantity"
    SHUT_WINDOW = "shut-window"
    IMPLAUSIBLE_QUANTITY = "implausible-quantity"
    UNREACHABLE_SITE = "unreachable-site"
    STRANDED_OFFER = "stranded-offer"
    # network, permits, training
    LOOP_LINK = "loop-link"
    ENDS_BEFORE_IT_BEGINS = "ends-before-it-begins"
    CLOSURE_OF_NOTHING = "closure-of-nothing"
    PERMIT_OF_NOTHING = "permit-of-nothing"
    TRAINED_IN_NOTHING = "trained-in-nothing"
    BEFORE_START = "before-start"


DOUBTS = frozenset(
    {
        FindingCode.UNKNOWN_COLUMN,
        FindingCode.UNKNOWN_SETTING,
        FindingCode.DUPLICATE_COLUMN,
        FindingCode.EXTRA_CELLS,
        FindingCode.UNUSUAL_CODE,
        FindingCode.UNKNOWN_ENTRY,
        FindingCode.LEFT_OUT_ENTRY,
        FindingCode.PART_OF_A_UNIT,
        FindingCode.SHUT_WINDOW,
        FindingCode.UNREACHABLE_SITE,
        FindingCode.STRANDED_OFFER,
        FindingCode.IMPLAUSIBLE_QUANTITY,
        FindingCode.BEFORE_START,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something was found: the file, its table (or sheet), the row as a spreadsheet counts it, the column.

    `cell` is the name of a workbook's cell, such as `D14` (`D` where the finding is about a whole column, `14` about a
    whole row); it is empty in a CSV file, where the column's header says more.
    """

    file: str
    table: str
    row: int | None = None
    column: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing noticed: a code, where, what was found, and the values that its sentence needs."""

    code: FindingCode
    place: Place
    found: str = ""
    values: tuple[tuple[str, str], ...] = ()

    @property
    def severity(self) -> Severity:
        """An error leaves its row out; a doubt keeps it."""
        return Severity.DOUBT if self.code in DOUBTS else Severity.ERROR


@dataclass(frozen=True, slots=True, kw_only=True)
class DefaultTaken:
    """How often an empty cell of a quantity, date or capacity column took the contract's default."""

    table: str
    column: str
    count: int
