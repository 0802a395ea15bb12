"""Take lists in: read them as decided, match their items, settle their rows, doubt them beside each other."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from muster.domain.catalogue import Item
from muster.domain.doubt import AnswerKind, Doubt, Entry
from muster.domain.draft import Draft
from muster.domain.match import Match
from muster.domain.needs import Need
from muster.domain.offers import Offer
from muster.domain.partners import Partner
from muster.domain.places import Site
from muster.intake.across import Candidate, doubts_across
from muster.intake.asking import Asking
from muster.intake.context import Context, ListFacts
from muster.intake.lists import ForeignList, ReadList, read_list_as_decided
from muster.intake.names import Names
from muster.intake.settling import settle

MatchTexts = Callable[[Sequence[str]], Mapping[str, Match]]


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


def take_in(lists: Sequence[ForeignList], known: Known, asking: Asking, match: MatchTexts) -> list[TakenIn]:
    """What becomes of each list; whatever is open is asked about."""
    reads = [_read(foreign, known, asking) for foreign in lists]
    rows = [_Row(at, draft, read.facts) for at, read in enumerate(reads) for draft in read.drafts]
    fresh = [row for row in rows if _row_id(row) not in known.ids]
    context = Context(
        names=Names(known.partners, known.sites),
        items=known.items,
        matches=match(list(dict.fromkeys(row.draft.item for row in fresh if row.draft.item))),
        decided=asking.decided,
        ask=asking.answer,
        last_day=known.last_day,
    )
    for row in fresh:
        settled = settle(row.draft, row.facts, context)
        row.entry, row.open = settled.entry, settled.doubts
    _doubt_across(fresh, known, asking)
    return [_taken(foreign, read, at, rows, known) for at, (foreign, read) in enumerate(zip(lists, reads, strict=True))]


def _read(foreign: ForeignList, known: Known, asking: Asking) -> ReadList:
    """A list, read again after each answer about its columns."""
    read = read_list_as_decided(foreign, asking.decided, known.near)
    while read.doubts and asking.answer(read.doubts[0]):
        read = read_list_as_decided(foreign, asking.decided, known.near)
    return read


def _doubt_across(rows: Sequence[_Row], known: Known, asking: Asking) -> None:
    """Doubt rows beside others, and do what was decided about them."""
    candidates = [Candidate(draft=row.draft, entry=row.entry) for row in rows if row.entry]
    doubts = doubts_across(candidates, known.existing, known.items)
    for row in rows:
        for doubt in doubts.get(row.entry.row_id, ()) if row.entry else ():
            answer = asking.answer(doubt)
            if answer is None:
                row.open = (*row.open, doubt)
            elif answer.kind is AnswerKind.LEAVE_OUT:
                row.entry = None
            elif row.entry and answer.kind in {AnswerKind.TAKE, AnswerKind.EMPTY}:
                row.entry = _with_quantity(row.entry, answer.value, doubt.found)
        if row.open:
            row.entry = None


def _with_quantity(entry: Entry, quantity: str, found: str) -> Entry:
    cells = dict(entry.cells)
    cells.pop("quantity", None)
    if quantity:
        cells["quantity"] = quantity
    said = f"'{found}' taken as {quantity or 'not stated'}"
    cells["note"] = "; ".join(text for text in (said, cells.get("note", "")) if text)
    return replace(entry, cells=tuple(cells.items()))


def _taken(foreign: ForeignList, read: ReadList, at: int, rows: Sequence[_Row], known: Known) -> TakenIn:
    own = [row for row in rows if row.at == at]
    there = sum(_row_id(row) in known.ids for row in own)
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


def _row_id(row: _Row) -> str:
    return f"{'N' if row.facts.needs else 'O'}-{row.draft.key}"
