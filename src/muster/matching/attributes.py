"""Read measures out of a text as typed attributes, and say whether those of two texts can be those of one thing."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from muster.matching.normalise import normalise
from muster.matching.wording import LONGEST


class Quantity(StrEnum):
    """What is measured; the words for readers are in `language.clues`."""

    LENGTH = "length"
    VOLTAGE = "voltage"
    POWER = "power"
    VOLUME = "volume"
    MASS = "mass"
    CURRENT = "current"
    THREAD = "thread"
    FUEL = "fuel"


class Verdict(StrEnum):
    """What a measure that both texts state says of them."""

    AGREES = "agrees"
    INCOMPATIBLE = "incompatible"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A quantity that both texts state, as they write it, with the verdict."""

    quantity: Quantity
    verdict: Verdict
    found: str
    expected: str


# Unit words, normalised, to quantity and size in mm, V, W, l, kg, A. An apparent power (VA) is taken for what a set of
# the usual power factor 0.8 gives (ISO 8528-1).
_UNITS: Mapping[str, tuple[Quantity, float]] = {
    word: (quantity, factor)
    for quantity, factor, words in (
        (Quantity.LENGTH, 1.0, "mm millimet millimeter millimetre millimètre мм міліметр 公釐 毫米 mil"),
        (Quantity.LENGTH, 10.0, "cm centimeter centimetre см 公分 釐米"),
        (Quantity.LENGTH, 1000.0, "m meter metre м метр 公尺 米"),
        (Quantity.LENGTH, 25.4, "inch zoll"),
        (Quantity.VOLTAGE, 1.0, "v volt в вольт 伏"),
        (Quantity.VOLTAGE, 1000.0, "kv кв 千伏 кіловольт kilovolt"),
        (Quantity.POWER, 1.0, "w watt вт ват 瓦"),
        (Quantity.POWER, 1000.0, "kw квт 千瓦 kilowatt кіловат"),
        (Quantity.POWER, 1e6, "mw мвт 兆瓦 megawatt мегават"),
        (Quantity.POWER, 0.8, "va ва"),
        (Quantity.POWER, 800.0, "kva ква 千伏安"),
        (Quantity.POWER, 0.8e6, "mva мва 兆伏安"),
        (Quantity.POWER, 735.5, "hp ps km кс 馬力"),
        (Quantity.VOLUME, 1.0, "l liter litre litr litro л літр літрів 公升 升"),
        (Quantity.VOLUME, 0.001, "ml мл 毫升"),
        (Quantity.VOLUME, 1000.0, "m3 cbm м3 куб 立方公尺"),
        (Quantity.MASS, 1.0, "kg kilogram kilo кг кілограм 公斤"),
        (Quantity.MASS, 1000.0, "t ton tonne tonn tona т тонн тонна 噸 公噸"),
        (Quantity.MASS, 0.001, "g gram г грам 公克"),
        (Quantity.CURRENT, 1.0, "a amp ampere ампер 安培"),
    )
    for word in words.split()
}
_NUMBER = r"\d+(?:[.,]\d+)?"
_CJK_UNITS = [word for word in _UNITS if word > "\u3000"]
_WORD_UNITS = sorted(_UNITS.keys() - _CJK_UNITS, key=lambda word: (-len(word), word))
# A word of an alphabet must end where the unit ends; Chinese goes on without a blank.
_MEASURE = re.compile(
    rf"({_NUMBER}(?:\s?[/x×-]\s?{_NUMBER})*)[\s-]?"
    rf"(?:({'|'.join(_WORD_UNITS)})s?(?![^\W\d_])|({'|'.join(sorted(_CJK_UNITS, key=len, reverse=True))}))"
)
_CALIBRE = re.compile(r"(?:cal(?:iber|ibre)?|kaliber|калібр\w*|\.)\s*(\.?\d+(?:[.,]\d+)?)(?:\s*cal(?:iber|ibre)?)?\b")
_CROSSED = re.compile(rf"(?<![\d.,])({_NUMBER})\s?[x×]\s?\d{{2,3}}(?:\s?(?:mm|мм))?(?![\d.,])")
_THREAD = re.compile(r"\bm(\d{1,2})(?:x\d+)?\s*(?:bolt|screw|nut|schraube|gewinde|болт|гвинт)")
_FUELS = {
    "diesel": ("diesel", "дизел", "柴油", "gasoil", "wysokoprężn"),
    "petrol": ("petrol", "gasoline", "бензин", "汽油", "benzin", "essence", "benzyn"),
    "gas": ("natural gas", "газов", "天然氣", "erdgas", "gazow"),
    "jet": ("jet fuel", "kerosene", "авіацій", "гас ", "kerosin", "航空燃油"),
}
_SAME = 0.02
_SAME_EXACTLY = 0.002
_APART = 0.3
_EXACT = (Quantity.LENGTH, Quantity.VOLTAGE, Quantity.THREAD)
"""Quantities that fit or do not: a round of 120 mm is of no use to a gun of 122."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A measure as it stands in a text, with its size in the quantity's own unit (or the fuel's name)."""

    text: str
    size: float
    word: str = ""


Attributes = Mapping[Quantity, tuple[Stated, ...]]


@lru_cache(maxsize=50_000)
def attributes_of(text: str) -> Attributes:
    """Measures that a text states, by quantity."""
    plain = normalise(text[:LONGEST])
    found: defaultdict[Quantity, list[Stated]] = defaultdict(list)
    for match in _MEASURE.finditer(plain):
        quantity, factor = _UNITS[match[2] or match[3]]
        for number in re.findall(_NUMBER, match[1]):
            found[quantity].append(Stated(match[0], _float(number) * factor))
    _read_calibres(plain, found)
    for match in _THREAD.finditer(plain):
        found[Quantity.THREAD].append(Stated(match[0], float(match[1])))
    for fuel, words in _FUELS.items():
        if any(word in plain for word in words):
            found[Quantity.FUEL].append(Stated(fuel, 0.0, fuel))
    return {quantity: _distinct(stated) for quantity, stated in found.items()}


def compare(text: Attributes, entry: Attributes) -> list[Comparison]:
    """Verdict on every quantity that both state; one that is merely near says nothing."""
    compared = []
    for quantity in text.keys() & entry.keys():
        same = _SAME_EXACTLY if quantity in _EXACT else _SAME
        verdict = _verdict(text[quantity], entry[quantity], same)
        if verdict is not None:
            texts = (_written(text[quantity]), _written(entry[quantity]))
            compared.append(Comparison(quantity, verdict, *texts))
    return sorted(compared, key=lambda each: each.quantity)


def _distinct(stated: list[Stated]) -> tuple[Stated, ...]:
    """Each size once, as it was first written."""
    first: dict[tuple[float, str], Stated] = {}
    for each in stated:
        first.setdefault((each.size, each.word), each)
    return tuple(first.values())


def _read_calibres(plain: str, found: defaultdict[Quantity, list[Stated]]) -> None:
    """Calibres that carry no unit: 7.62x39, .50 cal, calibre 5.45."""
    for match in _CROSSED.finditer(plain):
        found[Quantity.LENGTH].append(Stated(match[0], _float(match[1])))
    for match in _CALIBRE.finditer(plain):
        size = _float(match[1])
        inches = match[0].startswith(".") or match[1].startswith(".")
        if inches and "." not in match[1]:
            size /= 10.0 ** len(match[1])
        found[Quantity.LENGTH].append(Stated(match[0], size * 25.4 if inches else size))


def _verdict(text: tuple[Stated, ...], entry: tuple[Stated, ...], same: float) -> Verdict | None:
    if text[0].word:
        shared = {each.word for each in text} & {each.word for each in entry}
        return Verdict.AGREES if shared else Verdict.INCOMPATIBLE
    apart = min(_distance(mine, theirs) for mine in text for theirs in entry)
    if apart <= same and _shared(text, entry, same):
        return Verdict.AGREES
    if apart <= same:
        # 330/110 kV is not 330/35 kV, though one of the two is the same.
        return Verdict.INCOMPATIBLE if _is_exact(text, entry) else None
    return Verdict.INCOMPATIBLE if apart > _APART or _is_exact(text, entry) else None


def _shared(text: tuple[Stated, ...], entry: tuple[Stated, ...], same: float) -> bool:
    """Whether one side's measures are all among the other's, so that 330/110 is not 330/35."""
    few, many = sorted((text, entry), key=len)
    return all(min(_distance(one, other) for other in many) <= same for one in few)


def _is_exact(text: tuple[Stated, ...], entry: tuple[Stated, ...]) -> bool:
    """Whether the measures are such as fit or do not: calibres and voltages, written with their unit."""
    return all(each.text.endswith(("mm", "мм", "公釐", "kv", "кв", "千伏")) for each in (*text, *entry))


def _distance(one: Stated, other: Stated) -> float:
    largest = max(one.size, other.size)
    return abs(one.size - other.size) / largest if largest > 0.0 else 0.0


def _written(stated: tuple[Stated, ...]) -> str:
    return ", ".join(dict.fromkeys(each.text for each in stated))


def _float(number: str) -> float:
    return min(float(number.replace(",", ".")), 1e12)
