"""How surely a heading means a field: by the words that lists use for it, whole, in part, or with a slip of the pen."""

from difflib import SequenceMatcher
from functools import cache, lru_cache

from muster.domain.layout import Field
from muster.intake.tables.heading_words import HEADINGS
from muster.intake.texts.plain import words_key

LEAST_LIKENESS = 0.86
SHORTEST_LIKE = 5


@lru_cache(maxsize=65_536)
def heading_likeness(key: str, field: Field) -> float:
    """How surely a heading, as `words_key` gives it, means a field: 1 where it is one of the field's own words."""
    words = _words(field)
    if key in words:
        return 1.0 - 0.0005 * words[key]
    parts = [(len(word.split()), word) for word in words if len(word) > 1 and f" {word} " in f" {key} "]
    if parts:
        return 0.55 + 0.35 * max(length for length, _ in parts) / len(key.split())
    chinese = [len(word) for word in words if ord(word[0]) > 0x2E80 and word in key]  # noqa: PLR2004 # no blanks there
    if chinese:
        return 0.55 + 0.35 * max(chinese) / len(key)
    if len(key) < SHORTEST_LIKE:
        return 0.0
    like = max((SequenceMatcher(None, key, word).ratio() for word in words if _near(word, key)), default=0.0)
    return 0.8 * like if like >= LEAST_LIKENESS else 0.0


def _near(word: str, key: str) -> bool:
    return len(word) >= SHORTEST_LIKE and abs(len(word) - len(key)) <= 2  # noqa: PLR2004 # a slip of the pen or two


@cache
def _words(field: Field) -> dict[str, int]:
    """A field's headings, each with its place in their order."""
    words: dict[str, int] = {}
    for place, name in enumerate(HEADINGS[field].split("|")):
        words.setdefault(words_key(name), place)
    return words
