"""All assignments of a case and their movements side by side, as arrays: to look at every row at one stroke."""

from collections.abc import Sequence
from itertools import chain

import numpy as np

from muster.verifying.calendar import Calendar
from muster.verifying.tables import Bools, Floats, Ints, Offers, Roads, Tables
from muster.verifying.tied import Sent


class Sending:
    """S assignments and their L legs, assignment by assignment, each one's in the order of its legs.

    `offer`, `item`, `quantity`, `load_t`, `ready`, `decide_by`, `goal` (site of the need) have shape (S,); `sent` (the
    place of its assignment), `link`, `depart`, `arrive`, `carried` and `stated_t` have shape (L,).
    """

    def __init__(self, calendar: Calendar, rows: Sequence[Sent], tables: Tables) -> None:
        self.offers: Offers = tables.offers(calendar)
        self.roads: Roads = tables.roads(calendar)
        items = calendar.situation.items
        place, start = self.offers.place, calendar.situation.settings.start.toordinal()
        self.rows = rows
        self.offer = _ints([place[sent.row.offer_id] for sent in rows])
        self.item = self.offers.item[self.offer]
        self.quantity = _floats([sent.row.quantity for sent in rows])
        self.load_t: Floats = self.quantity * np.array([item.load_t for item in items], dtype=np.float64)[self.item]
        self.ready = _ints([sent.row.ready.toordinal() for sent in rows]) - start
        self.decide_by = _ints([sent.row.decide_by.toordinal() for sent in rows]) - start
        self.goal = _ints([tables.site(sent.need.site_id) for sent in rows])
        self.home = self.offers.site[self.offer]
        moves = list(chain.from_iterable(sent.moves for sent in rows))
        lengths = _ints([len(sent.moves) for sent in rows])
        link = self.roads.place
        self.sent: Ints = np.repeat(np.arange(len(rows)), lengths)
        self.link = _ints([link[row.link_id] for row in moves])
        self.depart = _ints([row.depart.toordinal() for row in moves]) - start
        self.arrive = _ints([row.arrive.toordinal() for row in moves]) - start
        self.carried = _floats([row.quantity for row in moves])
        self.stated_t = _floats([row.load_t for row in moves])
        self.first, self.last = _ends(self.sent)
        expected = np.arange(len(moves)) - np.maximum.accumulate(np.where(self.first, np.arange(len(moves)), 0)) + 1
        self.is_numbered: Bools = _bools([row.leg == at for row, at in zip(moves, expected.tolist(), strict=True)])
        self.travels: Bools = lengths > 0

    def of_legs(self, is_so: Bools) -> Bools:
        """For each assignment, whether something is so of any of its legs."""
        found = np.zeros(len(self.rows), dtype=np.bool_)
        found[self.sent[is_so]] = True
        return found

    @property
    def due(self) -> Ints:
        """Day on which each leg arrives if it takes as long as its link."""
        due: Ints = self.depart + self.roads.transit[self.link]
        return due


def _ends(sent: Ints) -> tuple[Bools, Bools]:
    """Whether each leg is the first, and the last, of its assignment."""
    if not len(sent):
        return np.zeros(0, dtype=np.bool_), np.zeros(0, dtype=np.bool_)
    changes = sent[1:] != sent[:-1]
    return np.append(True, changes), np.append(changes, True)


def _ints(numbers: list[int]) -> Ints:
    return np.array(numbers, dtype=np.int64)


def _floats(figures: list[float]) -> Floats:
    return np.array(figures, dtype=np.float64)


def _bools(words: list[bool]) -> Bools:
    return np.array(words, dtype=np.bool_)
