"""Which columns of a list are taken for what: as decided, else as recognised; unsure ones are asked about."""

from collections.abc import Mapping

from muster.domain.doubt import Answer, Doubt, DoubtKind, take
from muster.domain.findings import Place
from muster.domain.layout import Field, MappedColumn
from muster.domain.layout import Mapping as Columns
from muster.intake.context import ListFacts
from muster.intake.tables.finding import FoundTable
from muster.intake.tables.likeness import heading_likeness
from muster.intake.texts.plain import words_key
from muster.intake.typed import HEADINGS, PARTED

SURE = 0.6
"""Confidence from which a column is taken as it was recognised; below it is asked about."""
NEEDED = (Field.ITEM, Field.QUANTITY)
NONE = "-"
MOST_ANSWERS = 3


def columns_as_decided(
    table: FoundTable, facts: ListFacts, decided: Mapping[str, Answer]
) -> tuple[Columns, list[Doubt]]:
    """The columns of a table by what they mean, and doubts about those that it cannot do without."""
    columns = dict(table.mapping.columns)
    doubts = []
    for field in Field:
        answer = decided.get(column_key(facts, field))
        if answer is not None:
            _put(table, columns, field, answer.value)
            continue
        own = columns.get(field)
        if own is None and field is Field.ITEM and Field.QUANTITY not in columns:
            continue  # a table of something else: nothing of it is a need or an offer
        if own is None and field is Field.QUANTITY:
            continue  # quantities may stand in the words of the items
        if field in NEEDED and (own is None or own.confidence < SURE):
            doubts.append(_doubt(table, facts, field, own))
    return Columns(columns=tuple(columns.items())), doubts


def column_key(facts: ListFacts, field: str) -> str:
    """The key of the decision which column has a field."""
    return facts.key(f"column-{field}")


def column_headed(table: FoundTable, heading: str) -> int | None:
    """The column that bears a heading; None where none does."""
    key = words_key(heading)
    return next((at for at, name in enumerate(table.headings) if name and words_key(name) == key), None)


def _put(table: FoundTable, columns: dict[Field, MappedColumn], field: Field, heading: str) -> None:
    """Take the column with this heading, or none, for a field."""
    columns.pop(field, None)
    at = None if heading == NONE else column_headed(table, heading)
    if at is None:
        return
    for other, column in list(columns.items()):
        if column.column == at:
            del columns[other]
    columns[field] = MappedColumn(column=at, heading=table.headings[at], confidence=1.0)


def _doubt(table: FoundTable, facts: ListFacts, field: Field, own: MappedColumn | None) -> Doubt:
    sheet = table.grid.sheet
    return Doubt(
        kind=DoubtKind.UNSURE_COLUMN,
        key=column_key(facts, field),
        place=Place(file=sheet.file, table=sheet.name),
        found=own.heading if own else "",
        values=(
            ("field", field.value),
            ("confidence", f"{own.confidence if own else 0.0:.0%}"),
            (HEADINGS, PARTED.join(name for name in table.headings if name)),
        ),
        answers=_answers(table, field),
    )


def _answers(table: FoundTable, field: Field) -> tuple[Answer, ...]:
    """The columns that could have a meaning, the one that was recognised first."""
    taken = table.mapping.of(field)
    names = [taken.heading] if taken else []
    meant = {column.column for _, column in table.mapping.columns}
    rest = [table.headings[each] for each in table.columns if each not in meant]
    names += sorted(rest, key=lambda name: -heading_likeness(words_key(name), field))
    answers = [take(name) for name in dict.fromkeys(names) if name]
    return (*answers[: MOST_ANSWERS - 1], take(NONE))
