"""Take lists in: read them as decided, match their items, settle their rows, doubt them beside each other."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from muster.domain.catalogue import Item
from muster.domain.doubt import Answer, AnswerKind, Doubt, DoubtKind, Entry
from muster.domain.draft import Draft
from muster.domain.imports import Decision
from muster.domain.match import Match
from muster.domain.needs import Need
from muster.domain.offers import Offer
from muster.domain.partners import Partner
from muster.domain.places import Site
from muster.intake.across import ROW_DOUBTS, Candidate, origin_of, out_of_place, row_key, twice
from muster.intake.asking import Asking
from muster.intake.context import Context, ListFacts
from muster.intake.lists import ForeignList, ReadList, read_list_as_decided
from muster.intake.matched import is_judgement
from muster.intake.names import Names
from muster.intake.settling import row_id, settle

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


@dataclass
class _Row:
    """A draft on its way, with the list that it stands in."""

    at: int
    draft: Draft
    facts: ListFacts
    entry: Entry | None = None
    open: tuple[Doubt, ...] = ()
    there: str = ""
    """The id of the row of the dataset that it is already; empty where it is none."""


def take_in(lists: Sequence[ForeignList], known: Known, asking: Asking, match: MatchTexts) -> list[TakenIn]:
    """What becomes of each list; whatever is open is asked about."""
    reads = [_read(foreign, known, asking) for foreign in lists]
    rows = [_Row(at, draft, read.facts) for at, read in enumerate(reads) for draft in read.drafts]
    _recognise(rows, known)
    fresh = [row for row in rows if not row.there]
    _settle(fresh, known, asking, match)
    _doubt_beside(rows, known, asking)
    return [_taken(foreign, read, at, rows) for at, (foreign, read) in enumerate(zip(lists, reads, strict=True))]


def _read(foreign: ForeignList, known: Known, asking: Asking) -> ReadList:
    """A list, read again after each answer about its columns."""
    read = read_list_as_decided(foreign, asking.decided, known.near)
    while read.doubts and asking.answer(read.doubts[0]):
        read = read_list_as_decided(foreign, asking.decided, known.near)
    return read


def _recognise(rows: Sequence[_Row], known: Known) -> None:
    """Tell which rows the dataset has already, as needs or as offers, and which another file says again."""
    seen: dict[str, str] = {}
    for row in rows:
        key = row.draft.key
        ids = (row_id(row.draft, needs=row.facts.needs), row_id(row.draft, needs=not row.facts.needs))
        row.there = next((each for each in ids if each in known.ids), seen.get(key, ""))
        seen.setdefault(key, ids[0])


def _settle(rows: Sequence[_Row], known: Known, asking: Asking, match: MatchTexts) -> None:
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


def _doubt_beside(rows: Sequence[_Row], known: Known, asking: Asking) -> None:
    """Do what was decided about single rows; doubt rows beside others: first how many, then whether it is said twice.

    What was decided holds whether or not the doubt would come up again: the row beside it may have changed since.
    """
    fresh = [row for row in rows if row.entry]
    decided = frozenset(asking.decided)
    for row in fresh:
        for answer in _answers_about(row, asking):
            _obey(row, answer)
    origins = {row.there: origin_of(row.draft) for row in rows if row.there}
    _ask_about(fresh, out_of_place(_candidates(fresh), known.existing, known.items), asking, decided)
    _ask_about(fresh, twice(_candidates(fresh), known.existing, origins), asking, decided)
    for row in fresh:
        row.entry = None if row.open else row.entry


def _candidates(rows: Sequence[_Row]) -> list[Candidate]:
    return [Candidate(draft=row.draft, entry=row.entry) for row in rows if row.entry]


def _answers_about(row: _Row, asking: Asking) -> list[Answer]:
    """What was decided earlier about this very row."""
    keys = [row_key(kind, row.entry.row_id) for kind in ROW_DOUBTS] if row.entry else []
    return [asking.decided[key] for key in keys if key in asking.decided]


def _ask_about(rows: Sequence[_Row], doubts: Mapping[str, Doubt], asking: Asking, decided: frozenset[str]) -> None:
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


def _obey(row: _Row, answer: Answer) -> None:
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


def _taken(foreign: ForeignList, read: ReadList, at: int, rows: Sequence[_Row]) -> TakenIn:
    own = [row for row in rows if row.at == at]
    there = sum(bool(row.there) for row in own)
    entries = tuple(row.entry for row in own if row.entry)
    waiting = sum(bool(row.open) for row in own) + (len(foreign.table.data_rows) if read.doubts else 0)
    doubts = {doubt.key: doubt for row in own for doubt in row.open} | {each.key: each for each in read.doubts}
    return TakenIn(
        foreign=foreign,
        read=read,
        entries=entries,
        known=there,
        left_out=len(own) - there - len(entries) - sum(bool(row.open) for row in own),
        waiting=waiting,
        doubts=tuple(doubts.values()),
    )
