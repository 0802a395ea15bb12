"""Units as lists name them: which one a word means, and how many of another unit it makes."""

import re
from functools import cache, lru_cache
from math import isfinite
from typing import TYPE_CHECKING

from muster.domain.stated import Dimension, Unit
from muster.intake.texts.plain import is_chinese, plain_text
from muster.intake.texts.unit_words import COUNTS, PEOPLE, PHYSICAL

if TYPE_CHECKING:
    from pint import UnitRegistry

_BASES = {
    "kilogram": Dimension.MASS,
    "meter ** 3": Dimension.VOLUME,
    "meter ** 2": Dimension.AREA,
    "meter": Dimension.LENGTH,
    "kilovolt_ampere": Dimension.APPARENT_POWER,
    "kilowatt": Dimension.POWER,
    "kilowatt_hour": Dimension.ENERGY,
    "kilovolt": Dimension.VOLTAGE,
    "ampere": Dimension.CURRENT,
    "ampere_hour": Dimension.CURRENT,
    "day": Dimension.TIME,
}
_LONGEST_WORD = 40


@lru_cache(maxsize=65_536)
def unit_of(word: str) -> Unit | None:
    """The unit that a word or sign means, whatever its case; None where it means none."""
    key = _key(word)
    named = _names().get(key) if 0 < len(key) <= _LONGEST_WORD else None
    if named is None:
        return None
    name, meaning = named
    return Unit(name=name, dimension=meaning) if isinstance(meaning, Dimension) else _physical(name, meaning)


def unit_at(plain: str, at: int) -> tuple[Unit, int] | None:
    """The unit whose word stands here in a plain text, and where it ends; the longest that does."""
    found = _pattern().match(plain, at)
    unit = unit_of(found[0]) if found else None
    if found is None or unit is None:
        return None
    return unit, found.end() + (plain[found.end() : found.end() + 1] == "." and found[0][-1].isalpha())


def converted(amount: float, unit: Unit, into: Unit) -> float | None:
    """So many of one unit in another of the same dimension; None where they measure different things."""
    if unit.dimension is not into.dimension or (unit.dimension is Dimension.COUNT and unit.name != into.name):
        return None
    result = amount * unit.size / into.size
    return result if isfinite(result) else None


@cache
def _names() -> dict[str, tuple[str, Dimension | str]]:
    """By word, the unit's name and what it counts, or what pint calls it."""
    names: dict[str, tuple[str, Dimension | str]] = {}
    for dimension, by_name in ((Dimension.COUNT, COUNTS), (Dimension.PEOPLE, PEOPLE)):
        for name, words in by_name.items():
            for word in words.split():
                names.setdefault(_key(word), (name, dimension))
    for physical, words in PHYSICAL.items():
        for word in words.split():
            names[_key(word.replace("_", " "))] = physical
    return names


@cache
def _physical(name: str, pints: str) -> Unit:
    """A unit by pint's name; pint takes a volt-ampere for a watt, which a generator's buyer must not."""
    registry = _registry()
    unit = registry.Unit(pints)
    for base, dimension in _BASES.items():
        apparent = dimension is Dimension.APPARENT_POWER
        if apparent == ("volt_ampere" in pints) and unit.is_compatible_with(registry.Unit(base)):
            size = float(registry.Quantity(1.0, unit).to(base).magnitude)
            return Unit(name=name, dimension=dimension, size=size)
    raise LookupError(pints)


@cache
def _registry() -> "UnitRegistry[float]":
    from pint import UnitRegistry  # noqa: PLC0415 # takes half a second, and most lists name no physical unit

    return UnitRegistry()


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_names(), key=len, reverse=True)
    ends = [re.escape(word) + ("" if is_chinese(word[-1]) else r"(?![\w^])") for word in words]
    return re.compile("|".join(ends), re.IGNORECASE)


def _key(word: str) -> str:
    return plain_text(word).casefold().strip(" .")
