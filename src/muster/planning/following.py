"""Serve needs once more, one at a time, along a master's columns: as well as before, with less in the way of others.

Where much is left of everything a plan takes whatever goods and roads come first, and the master shows which of them
lower priorities could not do without.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from muster.planning.columns import Column, folded
from muster.planning.greedy import keep_their_minimums
from muster.planning.paths import TINY
from muster.planning.pool import Pool
from muster.planning.rounding import Rounder
from muster.planning.timetable import Floats
from muster.planning.wishes import Wish
from muster.planning.worth import batch_value


@dataclass(frozen=True, slots=True)
class Pursuit:
    """Needs of which priorities follow, all above one; in how many passes; and whom to ask whether to stop.

    In a second pass a need may take what another one has left in the first.
    """

    below: int
    passes: int
    stop: Callable[[], bool]


def follow(rounder: Rounder, pool: Pool, units: Floats, pursuit: Pursuit) -> None:
    """Let needs take the ways of the columns of which a master uses so many units, where none of them loses."""
    wishes = rounder.ledger.instance.wishes
    chosen: defaultdict[int, list[tuple[float, Column]]] = defaultdict(list)
    for number in np.flatnonzero(units > TINY).tolist():
        column = pool.columns[number]
        if wishes[column.need].need.priority < pursuit.below:
            chosen[column.need].append((float(units[number]), column))
    # The least urgent first: they have the most to gain from what others leave.
    order = sorted(chosen, key=lambda need: (-wishes[need].need.priority, need))
    for _ in range(pursuit.passes):
        for need in order:
            if pursuit.stop():
                return
            _serve_anew(rounder, wishes[need], chosen[need])


def _serve_anew(rounder: Rounder, wish: Wish, chosen: list[tuple[float, Column]]) -> None:
    """Take a need out and serve it by its columns, the largest first; taken back where it would get less."""
    ledger = rounder.ledger
    numbers = ledger.numbers_of(wish.number)
    dropped = [ledger.batch(number) for number in numbers]
    wanted = {column: float(round(amount)) if wish.is_whole else amount for amount, column in chosen}
    is_met = wish.quantity - ledger.met.get(wish.number, 0.0) <= wish.crumb
    if is_met and all(batch.units <= wanted.get(folded(batch), 0.0) + wish.crumb for batch in dropped):
        return
    mark, first_new = ledger.mark(), ledger.next_number
    for number in numbers:
        ledger.drop(number)
    for column, amount in sorted(wanted.items(), key=lambda each: -each[1]):
        rounder.place(column, amount)
    rounder.serve(wish)
    before = sum(batch_value(ledger, batch) for batch in dropped)
    after = sum(batch_value(ledger, batch) for batch in ledger.since(first_new))
    if after < before - TINY * wish.unit_worth or not keep_their_minimums(ledger, dropped):
        ledger.rollback(mark)
    ledger.forget()
