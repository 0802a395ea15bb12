"""Find the row, or the rows, in which the headings of a table stand."""

from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

from muster.domain.layout import Field
from muster.intake.tables.grid import Grid, is_number
from muster.intake.tables.heading_words import HEADINGS
from muster.intake.texts.money import currency_of
from muster.intake.texts.plain import words_key
from muster.intake.texts.units import unit_of

ROWS_LOOKED_AT = 60
ROWS_BELOW = 30
KNOWN_WEIGHT = 3.0
NEAR_THE_BEST = 0.5
"""The first row that is half as good a header as the best is one itself: the best may be that of a table below."""
SHORTEST_BEGINNING = 5
FEWEST_ALONE = 2
"""Known headings that make a row a header with nothing below it."""
OWN_HEADER = 3
"""Known headings that make a row, below a table, the header of another one."""


def find_header(grid: Grid, first: int, end: int) -> int | None:
    """The row, from `first` up to but not including `end`, in which the first header begins; None without one."""
    rows = [row for row in range(first, end) if grid.filled(row)][:ROWS_LOOKED_AT]
    scores = {row: score for row in rows if (score := _score(grid, row, end)) > 0.0}
    if not scores:
        return next((row for row in rows if _is_known_header(grid, row)), None)
    best = max(scores.values())
    header = next(row for row, score in scores.items() if score >= NEAR_THE_BEST * best)
    above = header - 1
    grouped = above in rows and bool(grid.wide.get(above)) and header_height(grid, above, end) > 1
    return above if grouped else header


def header_height(grid: Grid, header: int, end: int) -> int:
    """Number of rows of the header: 2 where groups of columns have headings of their own, or units stand below."""
    below = header + 1
    if below >= end or not grid.filled(below):
        return 1
    filled = grid.filled(below)
    units = [column for column in filled if _is_unit(grid.text(below, column))]
    if len(units) == len(filled) and not any(is_number(grid.cell(below, column)) for column in filled):
        return 2
    groups = grid.wide.get(header, {})
    inside = [column for left, right in groups.items() for column in range(left, right + 1)]
    own = [column for column in filled if column in inside and grid.is_heading(below, column)]
    grouped = len(own) > len(groups) and all(grid.is_heading(below, column) for column in filled)
    return 2 if groups and grouped and len(grid.filled(header)) > 1 else 1


def headings(grid: Grid, header: int, height: int) -> list[str]:
    """The heading of each column; that of a group stands before those of its columns."""
    names = [""] * grid.width
    for row in range(header, header + height):
        groups = grid.wide.get(row, {})
        for column in range(grid.width):
            left = next((left for left, right in groups.items() if left <= column <= right), column)
            text = " ".join(grid.text(row, left).split())
            if text and text != names[column]:
                names[column] = f"{names[column]} / {text}" if names[column] else text
    return _told_apart(names)


def is_one_of_several(heading: str, headings: Sequence[str]) -> bool:
    """Whether several columns bear a heading; all but the first are numbered."""
    return bool(heading) and f"{heading} (2)" in headings


def _told_apart(names: Sequence[str]) -> list[str]:
    """The headings; one that stands there again has its number behind it, so that each names one column."""
    seen: Counter[str] = Counter()
    apart = []
    for name in names:
        seen[name] += 1
        apart.append(f"{name} ({seen[name]})" if name and seen[name] > 1 else name)
    return apart


def is_another_header(grid: Grid, row: int, header: Sequence[str]) -> bool:
    """Whether a row below a table is the header of another table."""
    filled = grid.filled(row)
    if len(filled) < OWN_HEADER or not all(isinstance(grid.cell(row, column), str) for column in filled):
        return False
    known = 0
    for column in filled:
        if not grid.is_heading(row, column):
            return False
        known += known_heading(grid.text(row, column))
    return known >= OWN_HEADER and not same_header(grid, row, header)


def first_title_above(grid: Grid, begin: int, header: int) -> int:
    """Where the titles of a table begin, from `begin` on: lone texts above its header, set off by a blank row."""
    first = header
    for row in range(header - 1, begin - 1, -1):
        filled = grid.filled(row)
        if len(filled) > 1 or (filled and is_number(grid.cell(row, filled[0]))):
            break
        if filled and (not grid.filled(row - 1) or grid.wide.get(row)):
            first = row
    return first


def same_header(grid: Grid, row: int, header: Sequence[str]) -> bool:
    """Whether a row repeats the header, as on each printed page."""
    filled = grid.filled(row)
    same = sum(_bears(header[column].casefold(), grid.text(row, column).casefold()) for column in filled)
    return bool(filled) and same >= max(2, 0.8 * len(filled))


@lru_cache(maxsize=65_536)
def known_heading(text: str) -> bool:
    """Whether a text is a heading that says what a column means, exactly or as the first of its words."""
    words = words_key(text).split()
    beginnings = (" ".join(words[:count]) for count in range(1, len(words)))
    return " ".join(words) in _known() or any(
        len(each) >= SHORTEST_BEGINNING and each in _known() for each in beginnings
    )


def _score(grid: Grid, row: int, end: int) -> float:
    """How well a row is a header: known headings, texts above numbers, and columns that go on below."""
    filled = grid.filled(row)
    named = [column for column in filled if grid.is_heading(row, column)]
    known = sum(known_heading(grid.text(row, column)) for column in named)
    if len(named) < max(1, 0.8 * len(filled)) or (len(filled) == 1 and not known):
        return 0.0
    below = [each for each in range(row + 1, min(row + 1 + ROWS_BELOW, end)) if grid.filled(each)]
    if not below:
        return 0.0
    going_on = [column for column in named if sum(bool(grid.text(each, column)) for each in below) * 4 >= len(below)]
    contrast = sum(2 * sum(is_number(grid.cell(each, column)) for each in below) > len(below) for column in going_on)
    different = len({grid.text(row, column).casefold() for column in named}) / len(named)
    if not known and not contrast:
        return 0.0
    return (KNOWN_WEIGHT * known + contrast + 0.5 * len(going_on)) * different


def _bears(name: str, text: str) -> bool:
    """Whether a text is a heading, or one that is numbered because it stands there before."""
    return name == text or name.startswith(f"{text} (")


def _is_known_header(grid: Grid, row: int) -> bool:
    """Whether a row is a header although nothing stands below it: all of it are headings, most of them known."""
    filled = grid.filled(row)
    known = sum(known_heading(grid.text(row, column)) for column in filled if grid.is_heading(row, column))
    return known >= max(FEWEST_ALONE, 0.5 * len(filled)) and all(grid.is_heading(row, column) for column in filled)


def _is_unit(text: str) -> bool:
    words = words_key(text).split()
    return unit_of(text.strip("()[]")) is not None or (len(words) <= OWN_HEADER and bool(currency_of(text)))


@cache
def _known() -> frozenset[str]:
    return frozenset(words_key(name) for field in Field for name in HEADINGS[field].split("|"))
