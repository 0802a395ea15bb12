"""What all goods share: links and sites by the week, and money."""

import numpy as np

from benchmarks.textbook.calendar import Calendar
from benchmarks.textbook.program import Floats, Ints, Writer
from muster.domain.settings import DAYS_PER_WEEK

NONE = -1


class Limits:
    """The rows of a program that limit load and money."""

    def __init__(self, writer: Writer, calendar: Calendar) -> None:
        self._writer = writer
        self._link = _rows(writer, calendar.link_capacity)
        self._site = _rows(writer, calendar.site_capacity)
        funds = calendar.situation.funds
        rows = writer.rows(len(funds), high=np.array([fund.amount for fund in funds]))
        self._fund = dict(zip((fund.fund_id for fund in funds), rows, strict=True))

    def depart(self, links: Ints, days: Ints, columns: Ints, load_t: float) -> None:
        """Units of so much load depart."""
        self._enter(self._link[links, days // DAYS_PER_WEEK], columns, load_t)

    def arrive(self, sites: Ints, days: Ints, columns: Ints, load_t: float) -> None:
        """Units of so much load arrive."""
        self._enter(self._site[sites, days // DAYS_PER_WEEK], columns, load_t)

    def pay(self, fund_id: str, column: Ints, unit_cost: float) -> None:
        """Units that cost so much are bought."""
        if fund_id and unit_cost > 0.0:
            self._writer.enter(self._fund[fund_id], column, unit_cost)

    def _enter(self, rows: Ints, columns: Ints, factor: float) -> None:
        is_limited = rows != NONE
        self._writer.enter(rows[is_limited], columns[is_limited], factor)


def _rows(writer: Writer, capacities: Floats) -> Ints:
    """Number of the row of each link or site and week, `NONE` where it is unlimited."""
    rows = np.full(capacities.shape, NONE, dtype=np.int64)
    is_limited = np.isfinite(capacities)
    rows[is_limited] = writer.rows(int(is_limited.sum()), high=capacities[is_limited])
    return rows
