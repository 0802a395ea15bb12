"""Read dates in local forms and free words: until 12/31/2022 · Q1 2023 · з 1 грудня · 1.–15. März · 2023年3月底."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from muster.domain.stated import Bound, StatedDate
from muster.intake.texts.calendar_words import IMMEDIATE, bound_words
from muster.intake.texts.date_forms import Habits, Span, spans_at
from muster.intake.texts.plain import is_chinese, plain_text, words_key

LONGEST = 2_000
"""Characters of a text that are looked at for dates."""

LONGEST_BOUND = 40

_LINK = re.compile(r" ?(?:-|~|to|until|bis|до|do|au|al|à|і до|至|到) ?", re.IGNORECASE)
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](?:\d{4}|\d{2})(?!\d)")
_TWELVE = 12

Found = tuple[int, int, StatedDate]
"""Where a date stands in a text, from and to, and the date."""


@lru_cache(maxsize=65_536)
def read_date(text: str, habits: Habits = Habits()) -> StatedDate | None:  # noqa: B008 # habits are frozen
    """The one date, or one span of days, that a text states; None where it states none or several."""
    plain = plain_text(text[:LONGEST])
    found = dates_in(plain, habits)
    if len(found) != 1 or len(text) > LONGEST:
        return None
    start, end, stated = found[0]
    return None if re.search(r"\d", plain[:start] + plain[end:]) else stated


def dates_in(plain: str, habits: Habits = Habits()) -> list[Found]:  # noqa: B008 # habits are frozen
    """Dates that stand in a plain text, in its order, each with the words that make it a limit."""
    found: list[Found] = []
    at = 0
    while at < len(plain):
        here = spans_at(plain, at, habits) if _may_begin(plain, at) else None
        if here is None:
            at += 1
            continue
        span, end = _with_its_end(plain, here, habits)
        start, bound = _bound_before(plain, at)
        behind = _bound_behind(plain, end)
        if behind:
            bound, end = behind
        stated = StatedDate(first=span.first, last=span.last, bound=bound, others=span.others, assumed=span.assumed)
        found.append((start, end, stated))
        at = max(end, at + 1)
    return found


def says_at_once(text: str) -> bool:
    """Whether a text says that something is there already, or at once."""
    return words_key(text[:LONGEST]) in _immediate()


def day_comes_first(texts: Iterable[str]) -> bool | None:
    """Whether a column's dates with strokes state the day first; None where they do not show it, or show both."""
    shown = {True: 0, False: 0}
    for text in texts:
        for one, two in _NUMERIC.findall(text):
            if (int(one) > _TWELVE) != (int(two) > _TWELVE):
                shown[int(one) > _TWELVE] += 1
    if bool(shown[True]) == bool(shown[False]):
        return None
    return shown[True] > 0


def _with_its_end(plain: str, here: tuple[Span, int], habits: Habits) -> tuple[Span, int]:
    """A span with the date that ends it: from 1 March to 15 April."""
    span, end = here
    link = _LINK.match(plain, end)
    until = spans_at(plain, link.end(), habits) if link and link.end() > end else None
    if until is None or until[0].last < span.first:
        return here
    first, assumed = span.first, until[0].assumed
    if span.assumed and not assumed:
        year = until[0].last.year - ((until[0].last.month, until[0].last.day) < (first.month, first.day))
        first = min([*span.others, first], key=lambda day: abs(day.year - year))
    return Span(first, until[0].last, () if span.assumed else span.others, assumed=assumed), until[1]


def _bound_before(plain: str, start: int) -> tuple[int, Bound]:
    """Where a date with the words before it begins, and how they make it limit."""
    begin = max(0, start - LONGEST_BOUND)
    before = plain[begin:start].rstrip(" :=")
    found = _before().search(before)
    return (begin + found.start(1), bound_words()[0][found[1].casefold()]) if found else (start, Bound.ON)


def _bound_behind(plain: str, end: int) -> tuple[Bound, int] | None:
    found = _behind().match(plain, end)
    return (bound_words()[1][found[1].casefold()], found.end()) if found else None


def _may_begin(plain: str, at: int) -> bool:
    """Whether a date may begin here: not inside a word or a numeral."""
    if not plain[at].isalnum() and plain[at] != "'":
        return False
    before = plain[at - 1] if at else " "
    if is_chinese(before) or (plain[at].isdigit() and before.isalpha() and not before.isascii()):
        return True
    return not (before.isalnum() or (before in ".,/-" and at > 1 and plain[at - 2].isdigit() and plain[at].isdigit()))


@cache
def _immediate() -> frozenset[str]:
    return frozenset(words_key(phrase) for phrase in IMMEDIATE)


@cache
def _before() -> re.Pattern[str]:
    words = sorted(bound_words()[0], key=len, reverse=True)
    return re.compile(rf"(?:^|(?<=\W))({'|'.join(map(re.escape, words))})(?: the| dem| le| il)?$", re.IGNORECASE)


@cache
def _behind() -> re.Pattern[str]:
    words = sorted(bound_words()[1], key=len, reverse=True)
    return re.compile(rf" ?({'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)
