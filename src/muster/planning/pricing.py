"""At given prices: the best columns of every need, and the bound that the prices prove.

The bound is the contract's: Σ price × limit + Σ seats × (course price + max(0, reduced value of one person)) +
Σ quantity × max(0, best reduced value) − Σ held price × value reached. It is valid at any prices ≥ 0 (Desaulniers,
Desrosiers & Solomon 2005, §1.2).
"""

from copy import copy
from dataclasses import dataclass

import numpy as np

from muster.planning.asks import best_values, build_asks
from muster.planning.columns import Column, Part
from muster.planning.instance import Instance
from muster.planning.lanes import Remainder
from muster.planning.ledger import Ledger
from muster.planning.market import Market, Request
from muster.planning.prices import Prices
from muster.planning.rents import rent_of_limits, rent_of_people
from muster.planning.timetable import Bools, Days, Floats

MOST_COLUMNS = 4  # of one need in one quote


@dataclass(frozen=True, slots=True)
class Aim:
    """What a stage maximises: the value of one priority, while higher ones keep what they reached.

    `reached` are the values of the plan, which the bound is given; `held` those that known columns can surely hold,
    which are a little lower where units turned out to be usable earlier than their columns say.
    """

    priority: int
    reached: tuple[float, ...]
    held: tuple[float, ...]

    def weights(self, prices: Prices) -> Floats:
        """How much a unit of value of each priority counts: 1 at the own one, the held price at higher ones."""
        weights = np.zeros(len(self.reached))
        weights[: self.priority - 1] = prices.held[: self.priority - 1]
        weights[self.priority - 1] = 1.0
        return weights


@dataclass(frozen=True, slots=True)
class Quote:
    """The bound that prices prove, and columns that are worth more than their prices: (reduced value, column)."""

    bound: float
    columns: list[tuple[float, Column]]


@dataclass(frozen=True, slots=True)
class _Pick:
    """A column to be: its way (by number among all), the day, its pair for each component, and what it is worth."""

    way: int
    day: int
    pairs: tuple[int, ...]
    worth: float


class Pricer:
    """Prices all needs of an instance against one market."""

    def __init__(self, instance: Instance) -> None:
        """Set up the market."""
        self.instance = instance
        self.market = Market(instance)
        asks = self._asks = build_asks(instance.wishes, self.market)
        self._quantity = np.array([wish.need.quantity for wish in instance.wishes], dtype=np.float64)
        self._priority = np.array([wish.need.priority for wish in instance.wishes], dtype=np.int32)
        self._best, self._best_day = np.empty(len(asks.need)), np.zeros(len(asks.need), dtype=np.int32)
        self._alone, self._alone_day = np.empty(len(asks.pair)), np.zeros(len(asks.pair), dtype=np.int32)
        self._way_of_part = np.repeat(np.arange(len(asks.need), dtype=np.int32), np.diff(asks.parts))
        self._way_of_place = np.repeat(self._way_of_part, np.diff(asks.places))
        self._is_single = np.diff(asks.parts) == 1
        self._is_open = np.ones(len(instance.wishes))  # 0 for needs that nothing is asked for

    def of_rest(self, ledger: Ledger) -> "Pricer":
        """Prices only what a plan in the making lacks, against what it leaves; its bounds mean nothing.

        Columns that fractions could take but no whole unit are of no use where whole units are made.
        """
        pricer = copy(self)
        room = ledger.room
        pricer.market = self.market.of_what_is(Remainder(ledger.offer_left, room.link_left, room.site_left))
        lacks = [wish.quantity - ledger.met.get(wish.number, 0.0) > wish.crumb for wish in self.instance.wishes]
        pricer._is_open = np.array(lacks, dtype=np.float64)  # noqa: SLF001 (its own kind)
        return pricer

    def bound(self, prices: Prices, aim: Aim) -> float:
        """The bound of an aim at these prices."""
        return self._value(prices, aim)[0]

    def quote(self, prices: Prices, aim: Aim) -> Quote:
        """The bound of an aim at these prices, and for each need its best columns that have a reduced value above 0."""
        bound, ways = self._value(prices, aim)
        return Quote(bound, self._columns(self._picks(ways)))

    def _value(self, prices: Prices, aim: Aim) -> tuple[float, Days]:
        """The bound, and the ways that count."""
        asks = self._asks
        counts = aim.weights(prices)[self._priority - 1] * self._is_open
        ways = np.flatnonzero(counts[asks.need] > 0.0).astype(np.int32)
        pairs = np.zeros(len(self.market.pairs), dtype=np.bool_)
        pairs[asks.pair[(counts[asks.need] > 0.0)[self._way_of_place]]] = True
        self.market.reprice(prices, pairs)
        crew = np.cumsum(prices.graduates[:, ::-1], axis=1)[:, ::-1]  # a unit pays for every day on which it counts
        best_values(
            asks, ways, counts, self.market.costs, crew, self._best, self._best_day, self._alone, self._alone_day
        )
        of_need = np.zeros(len(self._quantity))
        np.maximum.at(of_need, asks.need[ways], self._best[ways])
        kept = sum(float(price) * value for price, value in zip(prices.held, aim.reached, strict=True))
        total = float(self._quantity @ of_need)
        return total + rent_of_limits(self.instance, prices) + rent_of_people(self.instance, prices) - kept, ways

    def _picks(self, ways: Days) -> list[_Pick]:
        """The best columns of each need: of each way, and of each shelf where a way has one component."""
        asks = self._asks
        counts: Bools = np.zeros(len(asks.need), dtype=np.bool_)
        counts[ways] = True
        picks = [self._combined(way) for way in ways[(self._best[ways] > 0.0) & ~self._is_single[ways]].tolist()]
        places = np.flatnonzero(counts[self._way_of_place] & self._is_single[self._way_of_place] & (self._alone > 0.0))
        picks += [
            _Pick(way, day, (pair,), worth)
            for way, day, pair, worth in zip(
                self._way_of_place[places].tolist(),
                self._alone_day[places].tolist(),
                asks.pair[places].tolist(),
                self._alone[places].tolist(),
                strict=True,
            )
        ]
        picks.sort(key=lambda pick: (int(asks.need[pick.way]), -pick.worth))
        kept: list[_Pick] = []
        for pick in picks:
            place = len(kept) - MOST_COLUMNS
            if place < 0 or asks.need[kept[place].way] != asks.need[pick.way]:
                kept.append(pick)
        return kept

    def _combined(self, way: int) -> _Pick:
        """The column behind the best reduced value of a way with several components, or with none."""
        asks, day = self._asks, int(self._best_day[way])
        pairs = []
        for part in range(int(asks.parts[way]), int(asks.parts[way + 1])):
            own = asks.pair[int(asks.places[part]) : int(asks.places[part + 1])]
            pairs.append(int(own[np.argmin(self.market.costs[own, day])]))
        return _Pick(way, day, tuple(pairs), float(self._best[way]))

    def _columns(self, picks: list[_Pick]) -> list[tuple[float, Column]]:
        """Columns of picks with the sources of their goods."""
        asks = self._asks
        sources = self.market.explain(Request(pair, pick.day) for pick in picks for pair in pick.pairs)
        columns = []
        for pick in picks:
            found = [sources.get(Request(pair, pick.day)) for pair in pick.pairs]
            begin = int(asks.parts[pick.way])
            parts = tuple(
                Part(number, source, float(asks.per_unit[begin + number]))
                for number, source in enumerate(found)
                if source is not None
            )
            if len(parts) == len(found):
                need = int(asks.need[pick.way])
                column = Column(need, int(asks.way[pick.way]), pick.day, parts)
                columns.append((pick.worth * float(self._quantity[need]), column))
        return columns
