"""Say what the columns of a table mean, by their headings and by what stands in them, and how sure that is."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache

from muster.domain.layout import Field, MappedColumn, Mapping
from muster.intake.tables.content import Content, by_content_alone, content_of, fit
from muster.intake.tables.grid import Grid
from muster.intake.tables.heading_words import HEADINGS
from muster.intake.texts.plain import words_key

LEAST_CONFIDENCE = 0.35
BY_CONTENT_ALONE = 0.55
"""Most confidence that a column can have whose heading says nothing."""
LEAST_LIKENESS = 0.86
SHORTEST_LIKE = 5


def recognise(grid: Grid, headings: Sequence[str], begin: int, end: int, *, named: bool) -> Mapping:
    """What each column means; a column means one thing, and a thing stands in one column."""
    scored: list[tuple[float, Field, int]] = []
    for column, heading in enumerate(headings):
        content = content_of([grid.cell(row, column) for row in range(begin, end)])
        if content.filled or heading:
            scored += [(score, field, column) for field, score in _scores(heading if named else "", content)]
    scored.sort(key=lambda each: (-each[0], each[2]))
    taken: dict[Field, tuple[float, int]] = {}
    for score, field, column in scored:
        if field not in taken and column not in {place for _, place in taken.values()} and score >= LEAST_CONFIDENCE:
            taken[field] = score, column
    return Mapping(
        columns=tuple(
            (field, MappedColumn(column=column, heading=headings[column], confidence=round(score, 3)))
            for field, (score, column) in taken.items()
        )
    )


def _scores(heading: str, content: Content) -> Iterator[tuple[Field, float]]:
    key = words_key(heading)
    for field in Field:
        said, fits = heading_likeness(key, field) if key else 0.0, fit(field, content)
        if said:
            yield field, said * (0.4 + 0.6 * fits) if content.filled else said * (1.0 if content.unknown else 0.9)
        else:
            yield field, BY_CONTENT_ALONE * by_content_alone(field, content, named=bool(key))


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
