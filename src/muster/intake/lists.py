"""Read the lists in a file: its tables, what their columns mean, whether they state needs or offers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

from muster.domain.doubt import Answer, AnswerKind, Doubt, DoubtKind
from muster.domain.draft import Draft
from muster.domain.findings import Place
from muster.domain.layout import Field
from muster.domain.layout import Mapping as Columns
from muster.intake.columns import columns_as_decided
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

NEEDS, OFFERS = "needs", "offers"


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
        return self.facts.key(what)

    @property
    def facts(self) -> ListFacts:
        """Who sent it and its layout; whether it states needs is not known yet."""
        return ListFacts(sender=self.sender, signature=self.signature, needs=False)


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
    columns, doubts = columns_as_decided(foreign.table, foreign.facts, decided)
    needs = _says_needs(foreign, columns)
    kind = decided.get(foreign.key("kind"))
    if kind is not None:
        needs = kind.value == NEEDS
    elif needs is None and (doubts or columns.of(Field.ITEM)):
        doubts.append(_kind_doubt(foreign))
    facts = ListFacts(sender=foreign.sender, signature=foreign.signature, needs=bool(needs))
    if doubts or columns.of(Field.ITEM) is None:
        return ReadList(facts=facts, columns=columns, doubts=tuple(doubts))
    rows = SourceRows(foreign.table, columns, foreign.keys)
    return ReadList(facts=facts, columns=columns, rows=rows, habits=habits_of(rows, _date_of(foreign) or near))


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
