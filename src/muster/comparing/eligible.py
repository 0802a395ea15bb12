"""Which offers may serve which needs, as bits: one whole number for each need, one bit for each offer of an item."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from muster.comparing.arrivals import NEVER, Days
from muster.comparing.stock import Bools, Stock
from muster.domain.needs import Need
from muster.domain.settings import Settings

CELLS_AT_ONCE = 4_000_000
"""Pairs of a need and an offer that are looked at in one go, so that memory stays small where one item has all rows."""


class Bits(NamedTuple):
    """Offers of one item that may serve a need: in time, and at all; bit k is the k-th offer of the item."""

    in_time: int
    ever: int


class Askers:
    """The needs, as arrays: where and by when, and to which earmarks they answer."""

    def __init__(self, needs: Sequence[Need], stock: Stock, settings: Settings) -> None:
        """Number the destinations, the due days and the earmarks."""
        place = {site_id: number for number, site_id in enumerate(stock.destinations)}
        self.destination = np.array([place.get(need.site_id, -1) for need in needs], dtype=np.int64)
        self.due = np.array([settings.day(need.due) for need in needs], dtype=np.int64)
        self._mark: dict[str, int] = {}
        for entries in stock.earmarks:
            for entry in entries:
                self._mark.setdefault(entry, len(self._mark))
        priority = {each: self._mark.get(f"priority:{each}", -1) for each in {need.priority for need in needs}}
        site = {each: self._mark.get(f"site:{each}", -1) for each in {need.site_id for need in needs}}
        theme = {each: self._mark.get(f"theme:{each}", -1) for each in {need.theme for need in needs}}
        answers = [
            (self._mark.get(need.need_id, -1), priority[need.priority], site[need.site_id], theme[need.theme])
            for need in needs
        ]
        self.marks = np.array(answers, dtype=np.int64).reshape(len(needs), 4)

    def marks_of(self, stock: Stock, item: int) -> tuple[Days, Days]:
        """Earmark entries of an item's offers, and the offer, counted from the item's first, that bears each."""
        first, end = int(stock.first[item]), int(stock.first[item + 1])
        pairs = []
        for place in range(first, end):
            entries = stock.earmarks[place]
            if not entries:
                break  # the earmarked ones stand first
            pairs += [(self._mark[entry], place - first) for entry in entries]
        both = np.array(pairs, dtype=np.int64).reshape(len(pairs), 2)
        return both[:, 0], both[:, 1]


def eligible_offers(askers: Askers, stock: Stock, item: int, needs: Sequence[int]) -> list[Bits]:
    """Bits of each of these needs, all of which can use the item."""
    count = int(stock.first[item + 1] - stock.first[item])
    if not count:
        return [Bits(0, 0)] * len(needs)
    arrivals = np.ascontiguousarray(stock.arrivals(item).T)
    entries, bearers = askers.marks_of(stock, item)
    numbers = np.array(needs, dtype=np.int64)
    rows = max(1, CELLS_AT_ONCE // count)
    bits: list[Bits] = []
    for begin in range(0, len(needs), rows):
        part = numbers[begin : begin + rows]
        arrival = arrivals[askers.destination[part]]
        fits = _fits(askers.marks[part], entries, bearers, count)
        ever = fits & (arrival < NEVER)
        in_time = ever & (arrival <= askers.due[part, None])
        bits += [Bits(*pair) for pair in zip(_packed(in_time), _packed(ever), strict=True)]
    return bits


def _fits(answers: Days, entries: Days, bearers: Days, count: int) -> Bools:
    """Whether a need fits an offer's earmarks, any of them; an offer without earmarks fits all."""
    fits = np.ones((len(answers), count), dtype=np.bool_)
    if len(entries):
        starts = np.flatnonzero(np.diff(bearers, prepend=-1))
        matches = (answers[:, :, None] == entries).any(axis=1)
        fits[:, bearers[starts]] = np.logical_or.reduceat(matches, starts, axis=1)
    return fits


def _packed(rows: Bools) -> list[int]:
    """Each row as a whole number, its first cell the lowest bit."""
    return [int.from_bytes(row.tobytes(), "little") for row in np.packbits(rows, axis=1, bitorder="little")]
