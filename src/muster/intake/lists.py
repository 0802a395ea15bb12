"""Read the lists in a file: its tables, what their columns mean, whether they state needs or offers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

from muster.domain.doubt import Answer, AnswerKind, Doubt, DoubtKind, take
from muster.domain.draft import Draft
from muster.domain.findings import Place
from muster.domain.layout import Field, MappedColumn
from muster.domain.layout import Mapping as Columns
from muster.intake.context import ListFacts
from muster.intake.drafts import ListHabits, drafts_of, habits_of
from muster.intake.identity import row_keys
from muster.intake.remembered import FileRead, Found, remembered
from muster.intake.rows import SourceRows
from muster.intake.tables.finding import FoundTable, find_tables
from muster.intake.tables.heading_words import NEED_WORDS, OFFER_WORDS
from muster.intake.texts.dates import dates_in
from muster.intake.texts.plain import plain_text, words_key
from muster.sheets import read_foreign

SURE = 0.6
"""Confidence from which a column is taken as it was recognised; below it is asked about."""
NEEDED = (Field.ITEM, Field.QUANTITY)
NONE = "-"
NEEDS, OFFERS = "needs", "offers"
MOST_ANSWERS = 3


@dataclass(frozen=True, kw_only=True)
class ForeignList:
    """One table of a file, with who sent it, a short name of its layout, and the keys of its data rows."""

    table: FoundTable
    sender: str
    signature: str
    keys: tuple[str, ...]

    @property
    def place(self) -> Place:
        """File and sheet."""
        return Place(file=self.table.grid.sheet.file, table=self.table.grid.sheet.name)

    @property
    def item_texts(self) -> set[str]:
        """The distinct texts of its items, as far as its columns are recognised and each states one thing."""
        mapping = self.table.mapping
        stated = mapping.of(Field.QUANTITY) is not None
        return SourceRows(self.table, mapping, self.keys).distinct(Field.ITEM) if stated else set()

    def key(self, what: str) -> str:
        """The key of a decision about lists of this layout from this sender."""
        return ListFacts(sender=self.sender, signature=self.signature, needs=False).key(what)


@dataclass(frozen=True, kw_only=True)
class ReadList:
    """The rows of a list with how it writes, or the questions that must be settled before it can be read."""

    facts: ListFacts
    columns: Columns
    rows: SourceRows | None = None
    habits: ListHabits | None = None
    doubts: tuple[Doubt, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of its rows; none where it cannot be read yet or states neither needs nor offers."""
        return self.rows.keys if self.rows else ()

    def drafts_at(self, number: int) -> list[Draft]:
        """The drafts of a row by its number among the data rows."""
        return drafts_of(self.rows.at(number), self.habits) if self.rows and self.habits else []

    def channel(self, number: int) -> str:
        """Through which channel a row came, by the words of its own."""
        return words_key(self.rows.text(number, Field.ASKED_OF)) if self.rows else ""


def foreign_lists(file: FileRead, cache: Path | None = None) -> list[ForeignList]:
    """The tables of a file that hold any data; `cache` is a folder in which they are kept for another time.

    Raises
    ------
    SheetError
        Where the file cannot be read.
    """
    return [
        ForeignList(table=table, sender=file.sender, signature=_signature(table), keys=keys)
        for table, keys in zip(*remembered(file, cache, _tables_of), strict=True)
    ]


def _tables_of(file: FileRead) -> Found:
    tables = [table for sheet in read_foreign(file.path) for table in find_tables(sheet) if table.data_rows]
    return tables, row_keys(tables, file.sender)


def read_list_as_decided(foreign: ForeignList, decided: Mapping[str, Answer], near: date | None) -> ReadList:
    """A list read with the columns that were recognised, or decided, and as needs or offers."""
    columns, doubts = _columns(foreign, decided)
    needs = _says_needs(foreign, columns)
    kind = decided.get(foreign.key("kind"))
    if kind is not None:
        needs = kind.value == NEEDS
    elif needs is None:
        doubts.append(_kind_doubt(foreign))
    facts = ListFacts(sender=foreign.sender, signature=foreign.signature, needs=bool(needs))
    if doubts or columns.of(Field.ITEM) is None:
        return ReadList(facts=facts, columns=columns, doubts=tuple(doubts))
    rows = SourceRows(foreign.table, columns, foreign.keys)
    return ReadList(facts=facts, columns=columns, rows=rows, habits=habits_of(rows, _date_of(foreign) or near))


def column_answers(foreign: ForeignList, field: Field) -> tuple[Answer, ...]:
    """The columns that could have a meaning, the one that was recognised first."""
    taken = foreign.table.mapping.of(field)
    names = [taken.heading] if taken else []
    meant = {column.column for _, column in foreign.table.mapping.columns}
    names += [foreign.table.headings[each] for each in foreign.table.columns if each not in meant]
    answers = [take(name) for name in dict.fromkeys(names) if name]
    return (*answers[: MOST_ANSWERS - 1], take(NONE))


def _columns(foreign: ForeignList, decided: Mapping[str, Answer]) -> tuple[Columns, list[Doubt]]:
    """The columns by what they mean: as decided where anything was, else as recognised; doubts about unsure ones."""
    columns = dict(foreign.table.mapping.columns)
    doubts = []
    for field in Field:
        answer = decided.get(foreign.key(f"column-{field}"))
        if answer is not None:
            _put(foreign, columns, field, answer.value)
            continue
        own = columns.get(field)
        if field is Field.ITEM and own is None and Field.QUANTITY not in columns:
            continue  # a table of something else: nothing of it is a need or an offer
        if field in NEEDED and (own is None or own.confidence < SURE) and not _may_lack(field, columns):
            doubts.append(_column_doubt(foreign, field, own))
    return Columns(columns=tuple(columns.items())), doubts


def _may_lack(field: Field, columns: Mapping[Field, MappedColumn]) -> bool:
    """Whether a list can be read without a column: quantities may stand in the words of the items."""
    return field is Field.QUANTITY and field not in columns


def _put(foreign: ForeignList, columns: dict[Field, MappedColumn], field: Field, heading: str) -> None:
    columns.pop(field, None)
    at = next((at for at, name in enumerate(foreign.table.headings) if words_key(name) == words_key(heading)), None)
    if heading == NONE or at is None:
        return
    for other, column in list(columns.items()):
        if column.column == at:
            del columns[other]
    columns[field] = MappedColumn(column=at, heading=foreign.table.headings[at], confidence=1.0)


def _column_doubt(foreign: ForeignList, field: Field, own: MappedColumn | None) -> Doubt:
    values = (("field", field.value), ("confidence", f"{own.confidence if own else 0.0:.0%}"))
    return Doubt(
        kind=DoubtKind.UNSURE_COLUMN,
        key=foreign.key(f"column-{field}"),
        place=foreign.place,
        found=own.heading if own else "",
        values=values,
        answers=column_answers(foreign, field),
    )


def _kind_doubt(foreign: ForeignList) -> Doubt:
    answers = (Answer(kind=AnswerKind.TAKE, value=OFFERS), Answer(kind=AnswerKind.TAKE, value=NEEDS))
    return Doubt(
        kind=DoubtKind.NEEDS_OR_OFFERS,
        key=foreign.key("kind"),
        place=foreign.place,
        found=foreign.table.above[:200],
        answers=answers,
    )


def _says_needs(foreign: ForeignList, columns: Columns) -> bool | None:
    """Whether a list states needs, by its name, title and columns; None where they do not tell."""
    sheet = foreign.table.grid.sheet
    quantity = columns.of(Field.QUANTITY)
    texts = " ".join((sheet.name, Path(sheet.file).stem, foreign.table.above, quantity.heading if quantity else ""))
    words = f" {words_key(texts)} "
    needs, offers = (any(f" {word} " in words for word in _words(kind)) for kind in (NEED_WORDS, OFFER_WORDS))
    needs = needs or columns.of(Field.DUE) is not None or columns.of(Field.REQUESTED_BY) is not None
    offers = offers or any(columns.of(field) for field in (Field.AVAILABLE_FROM, Field.AVAILABLE_UNTIL))
    if needs == offers:
        return False if columns.of(Field.PARTNER) is not None and not needs else None
    return needs


@cache
def _words(kind: str) -> tuple[str, ...]:
    return tuple(map(words_key, kind.split("|")))


def _signature(table: FoundTable) -> str:
    """A short name of a layout: the same for lists with the same headings."""
    headings = "|".join(words_key(heading) for heading in table.headings if heading)
    return sha256(headings.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def _date_of(foreign: ForeignList) -> date | None:
    """The date that stands in a list's title."""
    found = dates_in(plain_text(foreign.table.above[:500]))
    return found[0][2].first if found else None
