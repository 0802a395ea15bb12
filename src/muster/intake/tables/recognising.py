"""Say what the columns of a table mean, by their headings and by what stands in them, and how sure that is."""

from collections.abc import Iterator, Sequence

from muster.domain.layout import Field, MappedColumn, Mapping
from muster.intake.tables.content import by_content_alone, content_of, fit
from muster.intake.tables.grid import Grid
from muster.intake.tables.headers import is_one_of_several
from muster.intake.tables.how_many import UNSURE, Column, how_many_or_which
from muster.intake.tables.likeness import heading_likeness
from muster.intake.texts.plain import words_key

LEAST_CONFIDENCE = 0.35
BY_CONTENT_ALONE = 0.55
"""Most confidence that a column can have whose heading says nothing."""


def recognise(grid: Grid, headings: Sequence[str], begin: int, end: int, *, named: bool) -> Mapping:
    """What each column means; a column means one thing, and a thing stands in one column."""
    columns = [
        Column(heading=heading if named else "", content=content_of([grid.cell(row, at) for row in range(begin, end)]))
        for at, heading in enumerate(headings)
    ]
    scored = [
        (score, field, at)
        for at, column in enumerate(columns)
        if column.content.filled or headings[at]
        for field, score in how_many_or_which(column, columns, _scores(column))
    ]
    scored.sort(key=lambda each: (-each[0], each[2]))
    taken: dict[Field, tuple[float, int]] = {}
    for score, field, at in scored:
        if field not in taken and at not in {place for _, place in taken.values()} and score >= LEAST_CONFIDENCE:
            taken[field] = score, at
    return Mapping(columns=tuple((field, _mapped(headings, at, score)) for field, (score, at) in taken.items()))


def _mapped(headings: Sequence[str], at: int, score: float) -> MappedColumn:
    """A column with its confidence; which of several that are headed alike is meant, is asked about."""
    confidence = min(score, UNSURE) if is_one_of_several(headings[at], headings) else score
    return MappedColumn(column=at, heading=headings[at], confidence=round(confidence, 3))


def _scores(column: Column) -> Iterator[tuple[Field, float]]:
    key, content = words_key(column.heading), column.content
    for field in Field:
        said, fits = heading_likeness(key, field) if key else 0.0, fit(field, content)
        if said:
            yield field, said * (0.4 + 0.6 * fits) if content.filled else said * (1.0 if content.unknown else 0.9)
        else:
            yield field, BY_CONTENT_ALONE * by_content_alone(field, content, named=bool(key))
