"""Units as lists name them: which one a word means, and how many of another unit it makes."""

import re
from functools import cache, lru_cache
from math import isfinite
from typing import TYPE_CHECKING

from muster.domain.stated import Dimension, Unit
from muster.intake.texts.plain import is_chinese, plain_text
from muster.intake.texts.unit_words import COUNTS, PEOPLE, PHYSICAL, PHYSICAL_WORDS

if TYPE_CHECKING:
    from pint import UnitRegistry

_LONGEST_WORD = 40


@lru_cache(maxsize=65_536)
def unit_of(word: str) -> Unit | None:
    """The unit that a word or sign means, whatever its case; None where it means none."""
    key = _key(word)
    return _units().get(key) if 0 < len(key) <= _LONGEST_WORD else None


def unit_at(plain: str, at: int) -> tuple[Unit, int] | None:
    """The unit whose word stands here in a plain text, and where it ends; the longest that does."""
    found = _pattern().match(plain, at)
    unit = unit_of(found[0]) if found else None
    if found is None or unit is None:
        return None
    return unit, found.end() + (plain[found.end() : found.end() + 1] == "." and found[0][-1].isalpha())


def converted(amount: float, unit: Unit, into: Unit) -> float | None:
    """So many of one unit in another of the same dimension; None where they measure different things.

    Pint takes a volt-ampere for a watt, which the buyer of a generator must not: the dimensions tell them apart.
    """
    if unit.name == into.name:
        return amount
    if unit.dimension is not into.dimension or unit.name not in PHYSICAL or into.name not in PHYSICAL:
        return None
    registry = _registry()
    one, other = registry.Unit(PHYSICAL[unit.name][1]), registry.Unit(PHYSICAL[into.name][1])
    if not one.is_compatible_with(other):
        return None
    result = float(registry.Quantity(amount, one).to(other).magnitude)
    return result if isfinite(result) else None


@cache
def _units() -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for dimension, by_name in ((Dimension.COUNT, COUNTS), (Dimension.PEOPLE, PEOPLE)):
        for name, words in by_name.items():
            for word in words.split():
                units.setdefault(_key(word), Unit(name=name, dimension=dimension))
    for name, words in PHYSICAL_WORDS.items():
        for word in words.split():
            units[_key(word.replace("_", " "))] = Unit(name=name, dimension=PHYSICAL[name][0])
    return units


@cache
def _registry() -> "UnitRegistry[float]":
    from pint import UnitRegistry  # noqa: PLC0415 # takes half a second, and few lists ask for a conversion

    return UnitRegistry()


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_units(), key=len, reverse=True)
    ends = [re.escape(word) + ("" if is_chinese(word[-1]) else r"(?![\w^])") for word in words]
    return re.compile("|".join(ends), re.IGNORECASE)


def _key(word: str) -> str:
    return plain_text(word).casefold().strip(" .")
