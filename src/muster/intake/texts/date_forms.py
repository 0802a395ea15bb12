"""The forms in which dates are written, each with the days that it means."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from muster.intake.texts.calendar_words import FIRST, HALF_WORDS, PARTS, QUARTER_WORDS, SECOND, WEEK_WORDS, months

CENTURY_TURNS = 69
EARLIEST_YEAR = 1900
LATEST_YEAR = 2200
DAYS_BACK = 180
"""A date without a year is the one nearest to the list's own date; it lies at most so many days before it."""

_CHINESE = {letter: number for number, letter in enumerate("一二三四五六七八九十", start=1)}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_END_OF_YEAR = r"(?: ?(?:р\.|року|рік|r\.|roku|г\.|года)(?!\w))?"


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `first` to `last`; `others` are other first days that the same text may mean."""

    first: date
    last: date
    others: tuple[date, ...] = ()
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class Habits:
    """What a list lets one assume: the date it is of, and whether its 3/4 is the third of April (None: not known)."""

    near: date | None = None
    day_first: bool | None = None


Reader = Callable[[re.Match[str], Habits], Span | None]


def spans_at(plain: str, at: int, habits: Habits) -> tuple[Span, int] | None:
    """The longest date that begins here, and where it ends."""
    best: tuple[Span, int] | None = None
    for pattern, reader in _forms():
        found = pattern.match(plain, at)
        if found and (best is None or found.end() > best[1]):
            span = reader(found, habits)
            if span is not None:
                best = span, found.end()
    return best


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if EARLIEST_YEAR <= year <= LATEST_YEAR else None
    except ValueError:
        return None


def _one(day: date | None) -> Span | None:
    return None if day is None else Span(day, day)


def _year(text: str) -> int:
    year = int(text.lstrip("'"))
    return year if year > 99 else year + (2000 if year < CENTURY_TURNS else 1900)  # noqa: PLR2004 # two digits


def _months_from(year: int, month: int, count: int) -> Span | None:
    """All days of so many months."""
    first = _day(year, month, 1)
    after = year * 12 + month - 1 + count
    end = _day(after // 12, after % 12 + 1, 1)
    return Span(first, end - timedelta(days=1)) if first and end else None


def _in_some_year(month: int, day: int, habits: Habits) -> Span | None:
    """A day whose year is not stated: the nearest to the list's own date, and the years around it as others."""
    if habits.near is None:
        return None
    near = habits.near
    years = (near.year - 1, near.year, near.year + 1)
    days = [found for year in years if (found := _day(year, month, day))]
    due = [found for found in days if (found - near).days >= -DAYS_BACK]
    chosen = min(due or days, key=lambda found: abs((found - near).days), default=None)
    if chosen is None:
        return None
    return Span(chosen, chosen, tuple(found for found in days if found != chosen), assumed=True)


def _iso(found: re.Match[str], _: Habits) -> Span | None:
    return _one(_day(int(found[1]), int(found[2]), int(found[3])))


def _numeric(found: re.Match[str], habits: Habits) -> Span | None:
    one, two, year = int(found[1]), int(found[3]), _year(found[4])
    day_first, month_first = _day(year, two, one), _day(year, one, two)
    if not (day_first and month_first) or one == two:
        return _one(day_first or month_first)
    if found[2] == "." or habits.day_first is not None:
        return _one(month_first if habits.day_first is False and found[2] != "." else day_first)
    return Span(day_first, day_first, (month_first,))


def _day_and_month(found: re.Match[str], habits: Habits) -> Span | None:
    """As in '01.12.': the full stop behind the month tells it from a number."""
    return _in_some_year(int(found["month"]), int(found["day"]), habits)


def _named(found: re.Match[str], habits: Habits) -> Span | None:
    month = months().get(found["month"].casefold())
    if month is None:
        return None
    year, day = found["year"], int(found["day"])
    return _one(_day(_year(year), month, day)) if year else _in_some_year(month, day, habits)


def _days_of_month(found: re.Match[str], habits: Habits) -> Span | None:
    """As in '1-15 March 2023'."""
    month = months().get(found["month"].casefold())
    if month is None:
        return None
    ends = [int(found["day"]), int(found["last"])]
    year = found["year"]
    spans = [_one(_day(_year(year), month, day)) if year else _in_some_year(month, day, habits) for day in ends]
    if spans[0] is None or spans[1] is None or spans[0].first > spans[1].first:
        return None
    return Span(spans[0].first, spans[1].last, assumed=spans[0].assumed)


def _month(found: re.Match[str], _: Habits) -> Span | None:
    month = months().get(found["month"].casefold())
    span = _months_from(_year(found["year"]), month, 1) if month else None
    return _part(span, found["part"])


def _month_number(found: re.Match[str], _: Habits) -> Span | None:
    return _part(_months_from(int(found["year"]), int(found["month"]), 1), found.groupdict().get("part"))


def _quarter(found: re.Match[str], _: Habits) -> Span | None:
    text = (found["quarter"]).casefold()
    quarter = _ROMAN.get(text) or _CHINESE.get(text) or int(text)
    return _part(_months_from(_year(found["year"]), quarter * 3 - 2, 3), found.groupdict().get("part"))


def _half(found: re.Match[str], _: Habits) -> Span | None:
    return _months_from(_year(found["year"]), 1 if found["first"] else 7, 6)


def _week(found: re.Match[str], _: Habits) -> Span | None:
    try:
        monday = date.fromisocalendar(_year(found["year"]), int(found["week"]), 1)
    except ValueError:
        return None
    return Span(monday, monday + timedelta(days=6))


def _year_alone(found: re.Match[str], _: Habits) -> Span | None:
    return _part(_months_from(int(found["year"]), 1, 12), found["part"])


def _chinese_day(found: re.Match[str], habits: Habits) -> Span | None:
    month, day = int(found["month"]), int(found["day"])
    if not found["year"]:
        return _in_some_year(month, day, habits)
    return _one(_day(int(found["year"]) + (1911 if found["republic"] else 0), month, day))


def _part(span: Span | None, word: str | None) -> Span | None:
    """The first, middle or last third of a span where a word such as 'end of' asks for it."""
    if span is None or not word:
        return span
    third = timedelta(days=((span.last - span.first).days + 1) // 3)
    if re.fullmatch(PARTS["early"], word, re.IGNORECASE):
        return Span(span.first, span.first + third - timedelta(days=1))
    if re.fullmatch(PARTS["late"], word, re.IGNORECASE):
        return Span(span.last - third + timedelta(days=1), span.last)
    return Span(span.first + third, span.last - third)


@cache
def _forms() -> tuple[tuple[re.Pattern[str], Reader], ...]:
    return tuple((re.compile(pattern, re.IGNORECASE), reader) for pattern, reader in _patterns())


def _patterns() -> Iterator[tuple[str, Reader]]:
    part = rf"(?:(?P<part>{'|'.join(PARTS.values())})[ -]?)?"
    month = r"(?P<month>[^\W\d_]{3,12})\.?"
    year = rf"(?P<year>\d{{4}}|'\d{{2}})(?!\d){_END_OF_YEAR}"
    optional_year = rf"(?:,? ?(?:de |of |del )?{year})?"
    day = r"(?P<day>\d{1,2})(?!\d)(?:st|nd|rd|th|er|º|°|\.|-го|го)?"
    of = r" ?(?:of |de |di |the )?"
    yield r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?", _iso
    yield rf"(\d{{1,2}})([./-]) ?(\d{{1,2}})[./-] ?(\d{{4}}|\d{{2}})(?!\d){_END_OF_YEAR}", _numeric
    yield r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\.(?! ?\d)", _day_and_month
    yield rf"{day} ?(?:-|–|to|bis|до|do|au|al) ?(?P<last>\d{{1,2}})\.?{of}{month}{optional_year}", _days_of_month
    yield rf"{day}{of}{month}{optional_year}", _named
    yield rf"{month} {day}{optional_year}", _named
    yield rf"{part}{month},?{of}{year}", _month
    yield rf"{part}(?P<month>\d{{1,2}})[./](?P<year>\d{{4}})(?![\d./-])", _month_number
    yield r"(?P<year>\d{4})-(?P<month>\d{1,2})(?![\d./-])", _month_number
    yield from _longer_patterns(part, of, year)
    yield r"(?:(?P<republic>民國)?(?P<year>\d{2,4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})[日號号]", _chinese_day
    yield r"(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<part>初|中|底|末)?", _month_number
    yield r"(?P<year>\d{4})年(?P<part>初|中|底|末)?", _year_alone
    yield rf"{part}(?P<year>(?:19|20)\d{{2}})(?![\d./-]){_END_OF_YEAR}", _year_alone


def _longer_patterns(part: str, of: str, year: str) -> Iterator[tuple[str, Reader]]:
    """Quarters, halves and weeks."""
    quarter = r"(?P<quarter>[1-4])"
    yield rf"{part}[QT]{quarter}[ ,/-]*{year}", _quarter
    yield rf"{quarter}Q ?[ ,/-]?(?P<year>\d{{2,4}})(?!\d)", _quarter
    yield r"(?P<year>\d{4})[ /-]?Q(?P<quarter>[1-4])(?!\d)", _quarter
    ordinal = r"(?:st|nd|rd|th|\.|-й|º|°|er|e)?"
    yield rf"{part}(?P<quarter>[1-4]|iv|i{{1,3}}){ordinal} (?:{QUARTER_WORDS})\.?{of}{year}", _quarter
    yield rf"(?P<year>\d{{4}})年?第?(?P<quarter>[1-4一二三四])(?:{QUARTER_WORDS})", _quarter
    first, second = rf"(?P<first>(?:{FIRST})|1\.?|i)", rf"(?P<second>(?:{SECOND})|2\.?|ii)"
    yield rf"(?:H(?P<first>1)|H(?P<second>2))[ ,/-]*{year}", _half
    yield rf"(?:{first}|{second}) (?:{HALF_WORDS}){of}{year}", _half
    yield r"(?P<year>\d{4})年?(?:(?P<first>上)|(?P<second>下))半年", _half
    yield rf"(?:{WEEK_WORDS})\.? ?(?P<week>\d{{1,2}})[ ,/.-]*{year}", _week
    yield r"(?P<year>\d{4})-?W(?P<week>\d{2})", _week
