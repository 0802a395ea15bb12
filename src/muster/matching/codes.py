"""Find codes in a text whose shape, and check digit where there is one, is right: stock numbers, UNSPSC, GTIN."""

import re
from dataclasses import dataclass
from enum import StrEnum


class CodeKind(StrEnum):
    """Whose code it is; the words for readers are in `language.clues`."""

    NSN = "nsn"
    FSC = "fsc"
    UNSPSC = "unspsc"
    GTIN = "gtin"


@dataclass(frozen=True, slots=True)
class Code:
    """A code in its plain form, digits only."""

    kind: CodeKind
    digits: str


# NATO Codification Bureau: 4 digits of supply class, 2 of nation, 7 of the item (ACodP-1).
_NSN = re.compile(r"(?<![\w-])(\d{4})-?(\d{2})-?(\d{3})-?(\d{4})(?![\w-])")
_FSC = re.compile(r"\b(?:fsc|psc|class|supply class)[\s:#-]*(\d{4})\b", re.IGNORECASE)
_UNSPSC = re.compile(r"\bunspsc[\s:#-]*(\d{8})\b", re.IGNORECASE)
_GTIN = re.compile(r"(?<!\d)(\d{8}|\d{12,14})(?!\d)")
_FIRST_GROUP, _LAST_GROUP = 10, 99


def codes_of(text: str) -> tuple[Code, ...]:
    """Every code of the text; a stock number also gives its supply class."""
    found: list[Code] = []
    rest = text
    for match in _NSN.finditer(text):
        if _FIRST_GROUP <= int(match[1][:2]) <= _LAST_GROUP and not (match[0].isdigit() and is_gtin(match[0])):
            found += [Code(CodeKind.NSN, "".join(match.groups())), Code(CodeKind.FSC, match[1])]
            rest = rest.replace(match[0], " ")
    found += [Code(CodeKind.FSC, match[1]) for match in _FSC.finditer(rest)]
    found += [Code(CodeKind.UNSPSC, match[1]) for match in _UNSPSC.finditer(rest)]
    rest = _UNSPSC.sub(" ", rest)
    found += [Code(CodeKind.GTIN, match[1].zfill(14)) for match in _GTIN.finditer(rest) if is_gtin(match[1])]
    return tuple(dict.fromkeys(found))


def is_gtin(digits: str) -> bool:
    """Whether the last digit is the check digit of the others (GS1 General Specifications, 7.9)."""
    weights = (3, 1) * 7
    total = sum(int(digit) * weight for digit, weight in zip(reversed(digits[:-1]), weights, strict=False))
    return digits.strip("0") != "" and (total + int(digits[-1])) % 10 == 0
