"""Numbers written in digits, in the forms of many countries: 1 000 · 1.000,5 · 1,000.5 · 1'000 · 1,00,000 · 2½."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from math import isfinite
from typing import Literal

from muster.domain.stated import Amount, exactly

Mark = Literal[".", ","] | None
"""The decimal mark of a column, where the column itself shows which one it uses."""

NUMERAL = r"(?:\d{1,3}(?:[ ']\d{3}(?!\d))+(?:[.,]\d+)?|\d+(?:[.,]\d+)*)"
FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_LOST_MARK = re.compile(r"(\d+)(?:NULL|NaN|None|#N/A|N/A|NA)(\d+)", re.IGNORECASE)
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?E[+-]\d{1,3}")
_WESTERN = {mark: re.compile(rf"\d{{1,3}}(?:\{mark}\d{{3}})+") for mark in ".,"}
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})*,\d{3}")
_WITH_FRACTION = re.compile(rf"(\d*)([{''.join(FRACTIONS)}])")
GROUP = 3


def amount_of_numeral(numeral: str, mark: Mark = None) -> Amount | None:
    """The amount that a numeral in plain signs means; None where it is no number, such as 1.2.3."""
    lost = _LOST_MARK.fullmatch(numeral)
    if lost:
        # A decimal point was taken for a sign that nothing is known, and replaced like one.
        return _amount(f"{lost[1]}.{lost[2]}", lost[1] + lost[2])
    if _SCIENTIFIC.fullmatch(numeral):
        return _amount(numeral.replace(",", "."))
    fraction = _WITH_FRACTION.fullmatch(numeral)
    if fraction:
        whole = _amount(fraction[1] or "0")
        return whole and exactly(whole.least + FRACTIONS[fraction[2]])
    grouped = re.sub(r"[ ']", "", numeral)
    well_formed = re.fullmatch(NUMERAL, numeral) is not None
    return _separated(grouped, mark, has_groups=grouped != numeral) if well_formed else None


def decimal_mark(texts: Iterable[str]) -> Mark:
    """The decimal mark that a column's numerals show beyond doubt; None where they show neither, or both."""
    shown: Counter[str] = Counter()
    for text in texts:
        for numeral in re.findall(rf"(?<![\w.,]){NUMERAL}(?![\w.,])", text):
            shown.update(_shown(re.sub(r"[ ']", "", numeral)))
    if shown["."] > 9 * shown[","]:
        return "."
    return "," if shown[","] > 9 * shown["."] else None


def _shown(numeral: str) -> str:
    """The decimal mark that one numeral shows; empty where it could be either."""
    dots, commas = numeral.count("."), numeral.count(",")
    if dots and commas:
        return "." if numeral.rindex(".") > numeral.rindex(",") else ","
    if not dots + commas:
        return ""
    mark, other = (".", ",") if dots else (",", ".")
    if dots + commas > 1:
        return other if _WESTERN[mark].fullmatch(numeral) else ""
    before, _, after = numeral.partition(mark)
    return mark if len(after) != GROUP or len(before) > GROUP or before.startswith("0") else ""


def _separated(numeral: str, mark: Mark, *, has_groups: bool) -> Amount | None:
    dots, commas = numeral.count("."), numeral.count(",")
    if not dots + commas:
        return _amount(numeral)
    if dots and commas:
        return _both(numeral)
    own = "." if dots else ","
    if dots + commas > 1:
        grouped = _WESTERN[own].fullmatch(numeral) or (own == "," and _INDIAN.fullmatch(numeral))
        return _amount(numeral.replace(own, "")) if grouped and not has_groups else None
    return _amount(numeral.replace(own, ".")) if has_groups else _one_mark(numeral, own, mark)


def _one_mark(numeral: str, own: str, mark: Mark) -> Amount | None:
    """A numeral with one mark in it, which may part thousands or decimals."""
    decimal, joined = numeral.replace(own, "."), numeral.replace(own, "")
    before, _, after = numeral.partition(own)
    if len(after) != GROUP or len(before) > GROUP or before.startswith("0"):
        return _amount(decimal) if mark in {None, own} else _amount(decimal, joined)
    if mark is None:
        return _amount(joined, decimal)
    return _amount(decimal) if mark == own else _amount(joined)


def _both(numeral: str) -> Amount | None:
    """A numeral with both marks: the one that comes last, and once, is the decimal one."""
    decimal = "." if numeral.rindex(".") > numeral.rindex(",") else ","
    group = "," if decimal == "." else "."
    whole, _, rest = numeral.rpartition(decimal)
    if decimal in whole or not (_WESTERN[group].fullmatch(whole) or (group == "," and _INDIAN.fullmatch(whole))):
        return None
    return _amount(f"{whole.replace(group, '')}.{rest}")


def _amount(numeral: str, *others: str) -> Amount | None:
    """The amount of a numeral with a decimal point and nothing else; None where no finite number is that large."""
    number = float(numeral)
    if not isfinite(number):
        return None
    rest = tuple(float(other) for other in others if isfinite(float(other)) and float(other) != number)
    return replace(exactly(number), others=rest)
