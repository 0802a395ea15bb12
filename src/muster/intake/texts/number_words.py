"""Numbers written as words in English, Ukrainian, German, French, Polish, Italian and Chinese."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from math import isfinite

from muster.intake.texts.number_lexicon import FILLERS, HUNDREDS, SCALES, SMALL, TENS
from muster.intake.texts.plain import words_key

CHINESE = "〇零一二兩两三四五六七八九十百千萬万億亿壹貳貮參叁肆伍陸柒捌玖拾佰仟"
_CHINESE_DIGITS = {"兩": 2, "两": 2, "〇": 0, "零": 0}


def number_in_words(text: str) -> float | None:
    """The number that a whole text states in words; None where it states none."""
    text = text.strip()
    if text and all(letter in CHINESE for letter in text):
        return _chinese(text)
    words = words_key(text).split()
    values = [value for word in words if (value := _parts(word)) is not None and word not in FILLERS]
    if not values or len(values) + sum(word in FILLERS for word in words) != len(words):
        return None
    return _sum([part for parts in values for part in parts])


def is_number_word(word: str) -> bool:
    """Whether a word is part of a number in words."""
    parts = words_key(word).split()
    return bool(parts) and all(_parts(part) is not None for part in parts)


def scale_of(word: str) -> float | None:
    """What a word such as 'million' or 'dozen' multiplies by; None for any other word."""
    return _scales().get(words_key(word))


@cache
def _scales() -> dict[str, float]:
    return {words_key(word): float(scale) for scale, words in SCALES.items() for word in words.split()}


@cache
def _values() -> dict[str, int]:
    values: dict[str, int] = {}
    for table, step, first in ((SMALL, 1, 0), (TENS, 10, 30), (HUNDREDS, 100, 100)):
        for words in table.values():
            for at, forms in enumerate(words.split()):
                for form in forms.split("|"):
                    values.setdefault(words_key(form).replace(" ", ""), first + at * step)
    return values


@cache
def _compound() -> re.Pattern[str]:
    """German and Italian write a number in one word."""
    tables = [table[language] for language in ("de", "it") for table in (SMALL, TENS, HUNDREDS)]
    words = {words_key(form) for table in tables for form in re.split(r"[ |]", table)}
    parts = sorted(words | {"tausend", "mila", "mille", "und"}, key=len)
    return re.compile("|".join(reversed(parts)))


@cache
def _parts(word: str) -> tuple[float, ...] | None:
    """Values of the numbers that a word is made of; None where it is made of anything else."""
    if word in _values():
        return (float(_values()[word]),)
    if word in _scales():
        return (_scales()[word],)
    joined = list(_split(word))
    if len(joined) < 2 or joined == ["und"] or "".join(joined) != word:  # noqa: PLR2004 # a compound has two parts
        return None
    return tuple(float(_scales().get(part) or _values()[part]) for part in joined if part != "und")


def _split(word: str) -> Iterator[str]:
    at = 0
    while found := _compound().match(word, at):
        yield found[0]
        at = found.end()


def _sum(values: list[float]) -> float | None:
    """One number from the values of its words: what stands before a hundred or a scale is multiplied by it."""
    total = part = 0.0
    for value in values:
        if value >= 1_000 or value == 12 and part:  # noqa: PLR2004, RUF021 # a thousand and more; dozens of something
            total += (part or 1.0) * value
            part = 0.0
        elif value == 100 or (value == 20 and part == 4):  # noqa: PLR2004 # French: four twenties
            part = (part or 1.0) * value
        else:
            part += value
    total += part
    return total if isfinite(total) else None


def _chinese(text: str) -> float | None:
    total = section = digit = 0.0
    for letter in text:
        value = float(_CHINESE_DIGITS.get(letter, -1))
        if value < 0:
            value = unicodedata.numeric(letter)
        if value >= 10_000:  # noqa: PLR2004 # 萬 and 億 close a section
            before = section + digit
            total = (total + before or 1.0) * value if value > total else total + (before or 1.0) * value
            section = digit = 0.0
        elif value >= 10:  # noqa: PLR2004 # 十, 百, 千
            section += (digit or 1.0) * value
            digit = 0.0
        else:
            digit = digit * 10 + value
    total += section + digit
    return total if isfinite(total) else None
