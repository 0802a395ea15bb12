"""Tell how many from which: `No.` may head the number of each row as well as how much of an item there is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from muster.domain.layout import Field
from muster.intake.tables.content import Content
from muster.intake.tables.heading_words import HEADINGS
from muster.intake.tables.likeness import heading_likeness
from muster.intake.tables.numbering import FEWEST, NUMBERING
from muster.intake.texts.plain import words_key

UNSURE = 0.55
"""Most confidence of a quantity that may be a row's number: it is asked about."""
_SOME = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column's heading, empty where it has none, and what stands in it."""

    heading: str
    content: Content


def how_many_or_which(
    column: Column, columns: Sequence[Column], scores: Iterable[tuple[Field, float]]
) -> Iterator[tuple[Field, float]]:
    """The scores of a column, that of a quantity corrected by what it counts and what the others of its table say.

    Numbers that run from one up are those of the rows, unless the heading says clearly that they are a quantity and no
    other column does.
    """
    content = column.content
    said = heading_likeness(words_key(column.heading), Field.QUANTITY)
    rivals = [each for each in columns if each is not column and _says_how_many(each.heading)]
    stated = any(each.content.quantities >= _SOME and not each.content.running for each in rivals)
    if _says_how_many(column.heading):
        alone = content.counting and not stated
        yield from ((each, said if alone and each is Field.QUANTITY else score) for each, score in scores)
    elif not said or not (content.running or stated):
        yield from scores
    elif rivals or content.filled >= FEWEST:
        yield from ((each, score) for each, score in scores if each is not Field.QUANTITY)
    else:
        yield from ((each, min(score, UNSURE)) for each, score in scores if each is not Field.REFERENCE)


def _says_how_many(heading: str) -> bool:
    """Whether a heading means a quantity by more than a word that may mean a row's number."""
    key = words_key(heading)
    return any(word in f" {key} " if word.startswith(" ") else word in key for word in _clear_words())


@cache
def _clear_words() -> tuple[str, ...]:
    """Headings of quantities that mean nothing else: between blanks, but Chinese ones, which may stand anywhere."""
    words = {words_key(word) for word in HEADINGS[Field.QUANTITY].split("|")} - NUMBERING
    return tuple(word if ord(word[0]) > 0x2E80 else f" {word} " for word in sorted(words))  # noqa: PLR2004 # no blanks
