"""Whole units from fractions: commit what is nearly whole, let the master think again about the rest, and so on."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from muster.planning.following import Pursuit, follow
from muster.planning.improving import Improver, Patience, neighbours_of
from muster.planning.ledger import Ledger
from muster.planning.master import Answer
from muster.planning.paths import TINY
from muster.planning.pool import Pool
from muster.planning.pricing import Aim, Pricer
from muster.planning.rounding import Rounder
from muster.planning.timetable import Floats
from muster.planning.warm_master import WarmMaster

# Fractions from which on a unit counts as whole, one for each time the master has been asked about a priority.
NEARLY_WHOLE = (0.999, 0.85, 0.6, 0.35)
# How often at most the market is asked, before units are made whole and in between; and the share by which what can be
# reached must rise each time.
FIRST_QUOTES, MORE_QUOTES, LEAST_RISE = 6, 2, 0.01
MOVES, MOST_IDLE = 10, 40  # changes tried at a time, and how many in a row may bring nothing


@dataclass(frozen=True, slots=True)
class Descent:
    """How a dive searches around what it has: the seed, how many changes it may try, whom to ask whether to stop."""

    seed: int
    moves: int
    stop: Callable[[], bool]


class Diver:
    """Makes whole units of what a master says."""

    def __init__(self, pricer: Pricer, master: WarmMaster, descent: Descent) -> None:
        """Work with a master, and the market in which it finds more columns."""
        self._pricer = pricer
        self._master = master
        self._descent = descent
        self._neighbours = neighbours_of(pricer.instance)

    def dive(self, aim: Aim, answer: Answer, kept: Ledger | None = None) -> Ledger | None:
        """Whole-unit plan that follows the master's answer; higher priorities may be kept as a plan has them.

        Priority by priority, so that what is lost by making units whole is made good before lower ones take their
        share. The master is left where it stood before. None where it was told to stop on the way.
        """
        master = self._master
        standing = master.standing()
        rounder = Rounder(Ledger(self._pricer.instance)) if kept is None else Rounder.above(kept, aim.priority)
        units = answer.units
        if kept is not None:
            follow(rounder, master.pool, units, Pursuit(aim.priority, 2, self._descent.stop))
            units = self._rest(aim, rounder, FIRST_QUOTES)
        for priority in range(1 if kept is None else aim.priority, aim.priority + 1):
            for threshold in NEARLY_WHOLE:
                if self._descent.stop():
                    master.resume(standing)
                    return None
                if _commit(rounder, master.pool, units, Target(priority, threshold)):
                    units = self._rest(aim, rounder)
            _commit(rounder, master.pool, units, Target(priority, TINY))
            rounder.serve_what_is_left(priority)
            follow(rounder, master.pool, answer.units, Pursuit(priority + 1, 1, self._descent.stop))
            self._improve(rounder.ledger, priority)
            if priority < aim.priority:
                units = self._rest(aim, rounder)
        master.resume(standing)
        return rounder.serve_what_is_left()

    def _rest(self, aim: Aim, rounder: Rounder, quotes: int = MORE_QUOTES) -> Floats:
        """Units of each column in a use of what is left, new columns found on the way included."""
        master = self._master
        limits, pricer = master.rows.left(rounder.ledger), self._pricer.of_rest(rounder.ledger)
        use = master.solve_rest(aim, limits)
        for _ in range(quotes):
            if self._descent.stop():
                break
            for _, column in pricer.quote(master.rest_prices(aim), aim).columns:
                master.add(column)
            before, use = use, master.solve_rest(aim, limits)
            if use.values[aim.priority - 1] < (1.0 + LEAST_RISE) * before.values[aim.priority - 1]:
                break
        return use.units

    def _improve(self, ledger: Ledger, priority: int) -> None:
        """Search around the plan for the needs of one priority that lack something, while lower ones have nothing."""
        descent = self._descent
        improver = Improver(ledger, descent.seed, self._neighbours)
        for _ in improver.rounds(Patience(descent.moves, MOVES, MOST_IDLE), descent.stop, priority):
            pass


@dataclass(frozen=True, slots=True)
class Target:
    """What is committed: columns of one priority, rounded up from a fraction of a unit on."""

    priority: int
    threshold: float


def _commit(rounder: Rounder, pool: Pool, units: Floats, target: Target) -> int:
    """Book whole units of columns, the most whole ones first; returns how often some could be booked."""
    wishes, columns, is_by_piece = rounder.ledger.instance.wishes, pool.columns, pool.by_piece
    numbers = [
        number
        for number in np.flatnonzero(units > TINY).tolist()
        if wishes[columns[number].need].need.priority == target.priority
    ]
    committed = 0
    rests: defaultdict[tuple[int, int, int], float] = defaultdict(float)
    for number in sorted(numbers, key=lambda number: (-units[number] % 1.0, number)):
        column, amount = columns[number], float(units[number])
        is_whole = wishes[column.need].is_whole
        asked = float(np.floor(amount + 1.0 - target.threshold)) if is_whole else amount
        placed = rounder.place(column, asked) if asked > 0.0 else 0.0
        committed += placed > 0.0
        if is_whole and not is_by_piece[number]:
            rests[column.need, column.way, column.day] += max(0.0, amount - placed)
    # Fractions of one unit from several sources are a whole one together.
    for (need, way, day), rest in rests.items():
        committed += rounder.assemble(need, way, day, float(np.floor(rest + 1.0 - target.threshold))) > 0.0
    return committed
