"""Rows of lists as they arrive: which are in the dataset already, which were left out, and which are new."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from muster.domain.doubt import LEAVE_OUT, Answer, Doubt, Entry
from muster.domain.draft import Draft
from muster.intake.across import ROW_DOUBTS, Origin, origin_of
from muster.intake.context import ListFacts
from muster.intake.identity import KEY_LENGTH
from muster.intake.lists import ForeignList, ReadList
from muster.intake.settling import row_id

_OWN_ID = re.compile(rf"[NO]-([0-9a-f]{{{KEY_LENGTH}}})(-\d+)?")


@dataclass
class Row:
    """A draft on its way to an entry, or to the doubts that keep it from being one."""

    draft: Draft
    facts: ListFacts
    entry: Entry | None = None
    open: tuple[Doubt, ...] = ()


@dataclass
class Underway:
    """A list on its way: its new rows; origins, by their id, of those that are there; how many are known or left out.

    A row is also known where another file says it again in the same intake.
    """

    foreign: ForeignList
    read: ReadList
    rows: list[Row] = field(default_factory=list)
    there: dict[str, Origin] = field(default_factory=dict)
    known: int = 0
    left_out: int = 0


class Arrivals:
    """Tells the rows of lists apart by what the dataset holds, what was decided, and what came before."""

    def __init__(self, ids: Iterable[str], decided: Mapping[str, Answer]) -> None:
        self._ids: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for each in ids:
            own = _OWN_ID.fullmatch(each)
            if own:
                self._ids[own[1]][own[2] or ""] = each
        rows = (key.partition(":") for key, answer in decided.items() if answer == LEAVE_OUT)
        kinds = {str(kind) for kind in ROW_DOUBTS}
        self._left_out = {own for kind, _, own in rows if kind in kinds}
        self._said: set[str] = set()

    def take_on(self, foreign: ForeignList, read: ReadList) -> Underway:
        """A list with its rows told apart."""
        underway = Underway(foreign=foreign, read=read)
        said = set()
        for number, key in enumerate(read.keys):
            if key in self._said:
                underway.known += 1
                continue
            said.add(key)
            there = self._ids.get(key, {}).get("")
            if there:
                underway.known += 1
                underway.there[there] = (*_list_of(foreign), read.channel(number))
            elif f"{'N' if read.facts.needs else 'O'}-{key}" in self._left_out:
                underway.left_out += 1
            else:
                self._take_on_drafts(underway, key, read.drafts_at(number))
        self._said |= said
        return underway

    def _take_on_drafts(self, underway: Underway, key: str, drafts: Iterable[Draft]) -> None:
        """The drafts of a row, of which some parts may be there."""
        facts = underway.read.facts
        for draft in drafts:
            there = self._ids.get(key, {}).get(f"-{draft.part}") if draft.part else None
            if there:
                underway.known += 1
                underway.there[there] = origin_of(draft)
            elif row_id(draft, needs=facts.needs) in self._left_out:
                underway.left_out += 1
            else:
                underway.rows.append(Row(draft, facts))


def _list_of(foreign: ForeignList) -> tuple[str, str]:
    return foreign.place.file, foreign.place.table
