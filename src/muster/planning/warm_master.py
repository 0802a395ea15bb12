"""The master problem for datasets of any size: solved a little further each time, from where the last time ended."""

from typing import NamedTuple

import numpy as np

from muster.domain.needs import PRIORITIES
from muster.planning.columns import Column
from muster.planning.instance import Instance
from muster.planning.master import Answer, Standing
from muster.planning.pool import Pool
from muster.planning.prices import Prices
from muster.planning.pricing import Aim
from muster.planning.rows import Rows
from muster.planning.sparse import compact, whole_tops
from muster.planning.timetable import Floats
from muster.planning.walking import Task, walk

STEPS, MOST_TIMES = 500, 4  # of the first-order method at a time, and how many times at most in one solution
MANY_COLUMNS, FEW_TIMES = 80_000, 2  # more steps cost more than they bring from so many on; how many times then
FIRST_HELD = 3.0  # what a unit of value counts when its priority is held for the first time
LONGEST_TURN, SHORTEST_TURN = 0.15, 0.02  # of a held price in one solution, on a logarithmic scale
STRICTER = 2.0  # how much more a priority counts than the next one, at the least, where whole units are made
FASTER, SLOWER = 1.2, 0.5  # how a turn follows one the same way, and one the other way
SENSE = 1.02  # share of what all needs could be worth; a solution of more is still on its way
LEAST_ROOM = 2e-3  # share of a held value that counts as nothing to give up


class Use(NamedTuple):
    """Units of each column, the value of each priority, and the most that the prices allow."""

    units: Floats
    values: Floats
    allowed: float


class WarmMaster:
    """Keeps columns, their use and the prices of all limits between solutions, also from priority to priority."""

    def __init__(self, instance: Instance) -> None:
        """Start with an empty pool and prices of zero."""
        self.instance = instance
        self.rows = Rows(instance)
        self.pool = Pool(self.rows)
        self.duals = np.zeros(len(self.rows.limits))
        self.held = np.zeros(len(PRIORITIES))  # what a unit of value of each priority counts
        self.tops = np.zeros(len(PRIORITIES))  # the most that each priority has been found to be able to reach
        self._turns = np.full(len(PRIORITIES), LONGEST_TURN)
        self._was_short = np.zeros(len(PRIORITIES), dtype=np.bool_)
        self._values = np.zeros(len(PRIORITIES))
        self._most = np.zeros(len(PRIORITIES))  # what all needs of each priority could be worth
        for wish in instance.wishes:
            self._most[wish.need.priority - 1] += wish.quantity * wish.unit_worth
        self._weight = np.ones(1)

    def begin(self, aim: Aim, standing: Standing | None = None) -> None:
        """Turn to another aim, from where the master stands or stood: what was aimed at before is held from now on."""
        self._turns[:] = LONGEST_TURN
        self._was_short[:] = False
        self._weight[0] = 1.0
        place = aim.priority - 1
        if standing is not None:
            self.resume(standing)
        elif place > 0:
            self.held[place - 1] = 1.0
            self.held *= FIRST_HELD
            self.duals *= FIRST_HELD
        self.held[place:] = 0.0

    def resume(self, standing: Standing) -> None:
        """Go back to where the master stood."""
        self.duals[:], self.held[:] = standing.duals, standing.held
        self.pool.recall(standing.shares, standing.joining)

    def standing(self) -> Standing:
        """Where the master stands."""
        pool = self.pool
        return Standing(self.duals.copy(), self.held.copy(), pool.shares.copy(), pool.people_joining.copy())

    def is_held(self, aim: Aim, enough: float) -> bool:
        """Whether what is held is worth what it has to be, give or take `enough`: no more is gained by giving it up."""
        return self._off(aim) <= enough

    def _off(self, aim: Aim) -> float:
        """How far what is held is from what it has to be, at the prices at which it counts."""
        over = (self._values - np.array(aim.held)) * self.held
        return float(np.abs(over[: aim.priority - 1]).sum())

    @property
    def columns(self) -> list[Column]:
        """All columns that are known."""
        return self.pool.columns

    def add(self, column: Column) -> None:
        """Take a column in, or wake it where it had been put to rest."""
        self.pool.add(column)

    def solve(self, aim: Aim, enough: float = 0.0, steps: int = STEPS) -> Answer:
        """A better use of the columns for an aim, and prices that go with it; neither is exact.

        Steps are taken until what the prices allow and what the columns reach are within `enough` of each other, or
        their number is used up.
        """
        counts = np.where(np.arange(len(PRIORITIES)) == aim.priority - 1, 1.0, self.held)
        use = self._solve(counts, self.rows.limits, aim.priority, steps)
        for _ in range((FEW_TIMES if len(use.units) > MANY_COLUMNS else MOST_TIMES) - 1):
            is_settled = abs(use.allowed - float(counts @ use.values)) <= enough
            if is_settled and (use.values <= SENSE * self._most).all():
                break
            use = self._solve(counts, self.rows.limits, aim.priority, steps)
        values = self._values = use.values
        self.tops[aim.priority - 1] = values[aim.priority - 1]
        prices = self.rows.prices(self.duals)
        prices.held[:] = self.held
        value = float(values[aim.priority - 1] + (values - np.array(aim.held)) @ self.held)
        return Answer(value, use.units, prices)

    def solve_rest(self, aim: Aim, limits: Floats) -> Use:
        """A use of the columns of what is left of the limits, where whole units fit; priorities in order."""
        return self._solve(self._in_order(aim), limits, aim.priority, STEPS)

    def rest_prices(self, aim: Aim) -> Prices:
        """Prices of the last `solve_rest`, with those at which higher priorities count."""
        prices = self.rows.prices(self.duals)
        prices.held[: aim.priority - 1] = self._in_order(aim)[: aim.priority - 1]
        return prices

    def _in_order(self, aim: Aim) -> Floats:
        """What a unit of value of each priority counts where whole units are made: each more than the next."""
        counts = np.zeros(len(PRIORITIES))
        counts[aim.priority - 1] = 1.0
        for place in range(aim.priority - 2, -1, -1):
            counts[place] = max(self.held[place], STRICTER * counts[place + 1])
        return counts

    def _solve(self, counts: Floats, limits: Floats, priority: int, steps: int) -> Use:
        """The use of the columns after so many steps, where a unit of value of each priority counts so much."""
        pool = self.pool
        numbers = pool.awake(priority)
        full = pool.matrix(numbers)
        fits = np.ones(len(numbers))
        is_rest = limits is not self.rows.limits
        if is_rest:
            fits = whole_tops(full, limits, self.rows.course, pool.quantity[numbers], pool.by_piece[numbers])
            # What has no room any more needs no thought: it is most of what is known, once much is committed.
            numbers, fits = numbers[fits > 0.0], fits[fits > 0.0]
            full = pool.matrix(numbers)
        tops = np.concatenate((fits, pool.people_tops))
        before = np.minimum(np.concatenate((pool.shares[numbers], pool.people_joining)), tops)
        matrix, used, chains = compact(full, self.rows.chains, self.rows.held)
        places = pool.priority[numbers] - 1
        gains = np.concatenate((counts[places] * pool.gain[numbers], np.zeros(len(pool.people_tops))))
        stand = walk(Task(matrix, chains, gains, tops, limits[used]), before, self.duals[used], self._weight, steps)
        if not is_rest:
            self.duals[:] = 0.0  # else what is used up has no columns any more, but keeps its price
        self.duals[used] = stand.prices
        shares = stand.variables[: len(numbers)]
        pool.note(numbers, shares)
        pool.people_joining[:] = stand.variables[len(numbers) :]
        units = np.zeros(len(self.columns))
        units[numbers] = shares * pool.quantity[numbers]
        values = np.bincount(places, pool.gain[numbers] * shares, len(PRIORITIES)).astype(np.float64)
        return Use(units, values, stand.allowed)

    def adapt(self, aim: Aim, distance: float) -> None:
        """Lower the price of what is held where more is reached than has to be, raise it where less is.

        Only where that is worth more than half of the `distance` that is left between bound and master: prices of
        goods settle first, for they have to follow every turn of the held ones.
        """
        if self._off(aim) <= 0.5 * distance:
            return
        over = self._values - np.array(aim.held)
        for place in range(aim.priority - 1):
            if aim.held[place] <= 0.0:
                continue
            room = max(self.tops[place] - aim.held[place], LEAST_ROOM * aim.held[place])
            is_short = bool(over[place] < 0.0)
            turn = self._turns[place] * (FASTER if is_short == self._was_short[place] else SLOWER)
            self._turns[place] = min(max(turn, SHORTEST_TURN), LONGEST_TURN)
            self._was_short[place] = is_short
            self.held[place] *= np.exp(-self._turns[place] * float(np.clip(over[place] / room, -1.0, 1.0)))
