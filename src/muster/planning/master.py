"""The master problem: how much of each known column, and who trains, so that one priority gets the most.

Variables are shares (of a need's quantity, of a start's seats) and rows are divided by their limits, so that all
coefficients are about 1.
"""

from dataclasses import dataclass, field

import numpy as np

from muster.planning.columns import Column, Use, uses
from muster.planning.instance import Instance
from muster.planning.linear import Entries, maximise
from muster.planning.people import People
from muster.planning.prices import Prices, no_prices
from muster.planning.pricing import Aim
from muster.planning.timetable import Floats

HELD_SLACK = 1e-7  # share by which a held value may be missed, for rounding


@dataclass(frozen=True, slots=True)
class Answer:
    """The master's optimum: its value, units of each column, and the prices of all limits."""

    value: float
    units: Floats
    prices: Prices


@dataclass(slots=True)
class _Table:
    """The matrix while it is being filled."""

    rows: dict[Use, int] = field(default_factory=dict)
    limits: list[float] = field(default_factory=list)
    scales: list[float] = field(default_factory=list)
    starts: list[int] = field(default_factory=lambda: [0])
    indices: list[int] = field(default_factory=list)
    values: list[float] = field(default_factory=list)

    def row(self, key: Use, limit: float) -> int:
        """Number of the row of a limit, which is divided by its size."""
        if key not in self.rows:
            scale = abs(limit) if limit != 0.0 else 1.0
            self.rows[key] = len(self.limits)
            self.limits.append(limit / scale)
            self.scales.append(scale)
        return self.rows[key]

    def close(self, entries: dict[int, float]) -> None:
        """End a column; its entries by row, not yet divided."""
        for row, value in entries.items():
            self.indices.append(row)
            self.values.append(value / self.scales[row])
        self.starts.append(len(self.indices))


class Master:
    """Solves the master over a growing pool of columns."""

    def __init__(self, instance: Instance) -> None:
        """Start with an empty pool."""
        self.instance = instance
        self.columns: list[Column] = []
        self._known: set[Column] = set()
        self._people = People(instance)

    def add(self, column: Column) -> None:
        """Take a column into the pool, unless it is there already."""
        if column not in self._known:
            self._known.add(column)
            self.columns.append(column)

    def solve(self, aim: Aim) -> Answer:
        """The best use of the pool for an aim."""
        instance = self.instance
        table = _Table()
        chosen = [
            number
            for number, column in enumerate(self.columns)
            if instance.wishes[column.need].need.priority <= aim.priority
        ]
        gains = [self._enter(table, self.columns[number], aim) for number in chosen]
        seats = self._people.enter(table)
        gains += [0.0] * len(seats)
        if not gains:
            return Answer(0.0, np.zeros(len(self.columns)), no_prices(instance))
        limits = np.array(table.limits)
        optimum = maximise(
            np.array(gains), np.ones(len(gains)), Entries(table.starts, table.indices, table.values), limits
        )
        units = np.zeros(len(self.columns))
        for place, number in enumerate(chosen):
            units[number] = optimum.variables[place] * instance.wishes[self.columns[number].need].quantity
        return Answer(optimum.value, units, self._prices(table, optimum.row_prices))

    def _enter(self, table: _Table, column: Column, aim: Aim) -> float:
        """Enter a column as a share of its need's quantity; returns what the whole would gain for the aim."""
        instance = self.instance
        wish = instance.wishes[column.need]
        entries: dict[int, float] = {table.row(("need", wish.number, 0), 1.0): 1.0}
        for key, amount in uses(instance, column):
            limit = self._limit(key)
            if np.isfinite(limit):
                row = table.row(key, limit)
                entries[row] = entries.get(row, 0.0) + amount * wish.quantity
        way = wish.ways[column.way]
        for qualification, people in way.people_per_unit().items():
            for row in self._people.graduate_rows(table, qualification, column.day):
                entries[row] = entries.get(row, 0.0) + people * wish.quantity
        value = column.worth(wish) * wish.quantity
        place = wish.need.priority - 1
        if wish.need.priority < aim.priority and aim.held[place] > 0.0:
            entries[table.row(("held", place, 0), -aim.held[place] * (1.0 - HELD_SLACK))] = -value
        table.close(entries)
        return value if wish.need.priority == aim.priority else 0.0

    def _limit(self, key: Use) -> float:
        kind, number, week = key
        instance = self.instance
        if kind == "offer":
            return float(instance.situation.offers[number].quantity or 0.0)
        if kind == "fund":
            return float(instance.funds[number])
        capacity = instance.timetable.link_capacity if kind == "link" else instance.timetable.site_capacity
        return float(capacity[number, week])

    def _prices(self, table: _Table, duals: Floats) -> Prices:
        """Prices per unit of each limit, from the duals of the divided rows."""
        prices = no_prices(self.instance)
        for (kind, number, at), row in table.rows.items():
            price = float(duals[row]) / table.scales[row]
            if kind == "link":
                prices.link[number, at] = price
            elif kind == "site":
                prices.site[number, at] = price
            elif kind in {"own", "graduates"}:
                getattr(prices, kind)[number, at] = price
            elif kind in {"general", "in_training"}:
                getattr(prices, kind)[at] = price
            elif kind != "need":
                getattr(prices, kind)[number] = price
        return prices
