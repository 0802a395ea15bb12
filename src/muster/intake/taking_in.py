"""Take lists in: read them as decided, match their items, settle their rows, doubt them beside each other."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from muster.domain.catalogue import Item
from muster.domain.doubt import Answer, AnswerKind, Doubt, DoubtKind, Entry
from muster.domain.imports import Decision
from muster.domain.match import Match
from muster.domain.needs import Need
from muster.domain.offers import Offer
from muster.domain.partners import Partner
from muster.domain.places import Site
from muster.intake.across import ROW_DOUBTS, Candidate, Origin, out_of_place, row_key, twice
from muster.intake.arriving import Arrivals, Row, Underway
from muster.intake.asking import Asking
from muster.intake.context import Context
from muster.intake.lists import ForeignList, ReadList, read_list_as_decided
from muster.intake.matched import is_judgement
from muster.intake.names import Names
from muster.intake.settling import settle

MatchTexts = Callable[[Sequence[str], Sequence[Decision]], Mapping[str, Match]]
"""What texts mean, with what has been decided in this intake beside what was decided before."""


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the dataset holds: its nouns, ids of its needs and offers (right or wrong), the end and date of its horizon.

    `items` are the dataset's, then those of the starting catalogue.
    """

    items: Mapping[str, Item]
    partners: Sequence[Partner]
    sites: Sequence[Site]
    existing: Sequence[Need | Offer]
    ids: frozenset[str]
    near: date
    last_day: date | None = None


@dataclass(frozen=True, kw_only=True)
class TakenIn:
    """What became of a list: its entries, rows that are there already, rows left out or waiting, open doubts."""

    foreign: ForeignList
    read: ReadList
    entries: tuple[Entry, ...] = ()
    known: int = 0
    left_out: int = 0
    waiting: int = 0
    doubts: tuple[Doubt, ...] = ()

    @property
    def passed_over(self) -> int:
        """Rows of a list of which no column says what the items are: it states neither needs nor offers."""
        return 0 if self.read.rows or self.read.doubts else len(self.foreign.table.data_rows)


def take_in(lists: Sequence[ForeignList], known: Known, asking: Asking, match: MatchTexts) -> list[TakenIn]:
    """What becomes of each list; whatever is open is asked about."""
    arrivals = Arrivals(known.ids, asking.decided)
    underway = [arrivals.take_on(foreign, _read(foreign, known, asking)) for foreign in lists]
    fresh = [row for each in underway for row in each.rows]
    _settle(fresh, known, asking, match)
    _doubt_beside(fresh, known, asking, {row_id: origin for each in underway for row_id, origin in each.there.items()})
    return [_taken(each) for each in underway]


def _read(foreign: ForeignList, known: Known, asking: Asking) -> ReadList:
    """A list, read again after each answer about its columns."""
    read = read_list_as_decided(foreign, asking.decided, known.near)
    while read.doubts and asking.answer(read.doubts[0]):
        read = read_list_as_decided(foreign, asking.decided, known.near)
    return read


def _settle(rows: Sequence[Row], known: Known, asking: Asking, match: MatchTexts) -> None:
    """Settle rows; what was decided of a text on the way is used for texts like it that were left open."""
    names = Names(known.partners, known.sites)
    waiting, decided = list(rows), -1
    while waiting and _judgements(asking) > decided:
        decided = _judgements(asking)
        texts = list(dict.fromkeys(row.draft.item for row in waiting if row.draft.item))
        context = Context(
            names=names,
            items=known.items,
            matches=match(texts, asking.decisions),
            decided=asking.decided,
            ask=asking.answer,
            last_day=known.last_day,
        )
        for row in waiting:
            settled = settle(row.draft, row.facts, context)
            row.entry, row.open = settled.entry, settled.doubts
        waiting = [row for row in waiting if any(each.kind is DoubtKind.UNKNOWN_ITEM for each in row.open)]


def _judgements(asking: Asking) -> int:
    return sum(is_judgement(each) for each in asking.decisions)


def _doubt_beside(rows: Sequence[Row], known: Known, asking: Asking, origins: Mapping[str, Origin]) -> None:
    """Do what was decided about single rows; doubt rows beside others: first how many, then whether it is said twice.

    What was decided holds whether or not the doubt would come up again: the row beside it may have changed since.
    """
    fresh = [row for row in rows if row.entry]
    decided = frozenset(asking.decided)
    for row in fresh:
        for answer in _answers_about(row, asking):
            _obey(row, answer)
    _ask_about(fresh, out_of_place(_candidates(fresh), known.existing, known.items), asking, decided)
    _ask_about(fresh, twice(_candidates(fresh), known.existing, origins), asking, decided)
    for row in fresh:
        row.entry = None if row.open else row.entry


def _candidates(rows: Sequence[Row]) -> list[Candidate]:
    return [Candidate(draft=row.draft, entry=row.entry) for row in rows if row.entry]


def _answers_about(row: Row, asking: Asking) -> list[Answer]:
    """What was decided earlier about this very row."""
    keys = [row_key(kind, row.entry.row_id) for kind in ROW_DOUBTS] if row.entry else []
    return [asking.decided[key] for key in keys if key in asking.decided]


def _ask_about(rows: Sequence[Row], doubts: Mapping[str, Doubt], asking: Asking, decided: frozenset[str]) -> None:
    """Ask about single rows and do as is answered; what was `decided` before is done already."""
    for row in rows:
        doubt = doubts.get(row.entry.row_id) if row.entry else None
        if doubt is None or doubt.key in decided:
            continue
        answer = asking.answer(doubt)
        if answer is None:
            row.open = (*row.open, doubt)
        else:
            _obey(row, answer)


def _obey(row: Row, answer: Answer) -> None:
    """Do with a row what was decided about it."""
    if answer.kind is AnswerKind.LEAVE_OUT:
        row.entry = None
    elif row.entry and answer.kind in {AnswerKind.TAKE, AnswerKind.EMPTY}:
        row.entry = _with_quantity(row.entry, answer.value)


def _with_quantity(entry: Entry, quantity: str) -> Entry:
    cells = dict(entry.cells)
    found = cells.pop("quantity", "")
    if quantity:
        cells["quantity"] = quantity
    said = f"'{found}' taken as {quantity or 'not stated'}"
    cells["note"] = "; ".join(text for text in (said, cells.get("note", "")) if text)
    return replace(entry, cells=tuple(cells.items()))


def _taken(underway: Underway) -> TakenIn:
    rows, read = underway.rows, underway.read
    entries = tuple(row.entry for row in rows if row.entry)
    waiting = sum(bool(row.open) for row in rows)
    doubts = {doubt.key: doubt for row in rows for doubt in row.open} | {each.key: each for each in read.doubts}
    return TakenIn(
        foreign=underway.foreign,
        read=read,
        entries=entries,
        known=underway.known,
        left_out=underway.left_out + len(rows) - len(entries) - waiting,
        waiting=waiting + (len(underway.foreign.table.data_rows) if read.doubts else 0),
        doubts=tuple(doubts.values()),
    )
