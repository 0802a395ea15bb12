"""Sentences for findings: where, what was found, what was expected, what to do."""

from collections.abc import Mapping

from muster.domain.findings import Finding, FindingCode, Place
from muster.language.finding_words import (
    CATALOGUE_SENTENCES,
    CELL_SENTENCES,
    EXCHANGE_SENTENCES,
    ID_SENTENCES,
    NETWORK_SENTENCES,
    TABLE_SENTENCES,
)
from muster.language.speaking import say

LONGEST_FOUND = 60
SENTENCES: Mapping[FindingCode, str] = {
    **TABLE_SENTENCES,
    **CELL_SENTENCES,
    **ID_SENTENCES,
    **CATALOGUE_SENTENCES,
    **EXCHANGE_SENTENCES,
    **NETWORK_SENTENCES,
}


def finding_sentence(finding: Finding) -> str:
    """The whole sentence of one finding; what was found is cut to a length that can be read."""
    values = {name: shown_text(value) for name, value in finding.values}
    values |= {"found": shown_text(finding.found), "where": place_name(finding.place), "column": finding.place.column}
    if finding.code in NUMBERS:
        values["expected"] = _expected_number(finding)
    sentence = say(SENTENCES[finding.code], **values)
    key = dict(finding.values).get("key")
    if key:
        sentence = say("{sentence} This is the setting '{key}'.", sentence=sentence, key=shown_text(key))
    told = values.get("told")
    if told:
        sentence = say("{sentence} The row's own words say {told}.", sentence=sentence, told=told)
    near = values.get("nearest")
    return say("{sentence} The nearest known name is '{near}'.", sentence=sentence, near=near) if near else sentence


NUMBERS = frozenset({FindingCode.BAD_NUMBER, FindingCode.BAD_WHOLE_NUMBER, FindingCode.OUT_OF_RANGE})


def place_name(place: Place) -> str:
    """Where a finding is: `book.xlsx [needs] D14`, or `needs.csv row 14, column quantity`."""
    if place.cell:
        return say("{file} [{table}] {cell}", file=place.file, table=place.table, cell=place.cell)
    if place.row is None:
        if not place.column:
            return place.file
        return say("{file}, column {column}", file=place.file, column=shown_text(place.column))
    if not place.column:
        return say("{file} row {row}", file=place.file, row=place.row)
    return say("{file} row {row}, column {column}", file=place.file, row=place.row, column=shown_text(place.column))


def _expected_number(finding: Finding) -> str:
    """What kind of number was expected, from the limits among the finding's values."""
    limits = dict(finding.values)
    whole = finding.code is FindingCode.BAD_WHOLE_NUMBER
    number = say("A whole number") if whole else say("A number")
    parts = [
        say(template, limit=limits[name])
        for name, template in (
            ("above", "above {limit}"),
            ("least", "not below {limit}"),
            ("most", "not above {limit}"),
            ("below", "below {limit}"),
        )
        if name in limits
    ]
    return " ".join([number, say(" and ").join(parts)]) if parts else number


def shown_text(text: str) -> str:
    """A text as it can be shown: on one line, without signs that a terminal would obey, not too long."""
    plain = "".join(sign if sign.isprintable() else f"\\x{ord(sign):02x}" for sign in text[: LONGEST_FOUND + 1])
    return plain if len(text) <= LONGEST_FOUND else f"{plain[:LONGEST_FOUND]}…"
