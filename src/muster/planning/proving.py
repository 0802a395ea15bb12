"""Column generation for one priority: better columns and a tighter bound in turn, until both meet."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from muster.errors import BrokenInvariantError
from muster.planning.master import Answer, Standing, solve_exactly
from muster.planning.prices import Prices, mixed, no_prices
from muster.planning.pricing import Aim, Pricer
from muster.planning.warm_master import WarmMaster

TRUST = 0.6  # share of the master's newest prices in those that are tried
LEAST_VALUE = 1e-9  # a bound below this counts as nothing
EXACT = 1e-7  # relative distance at which bound and master are the same
EVEN = 0.5  # share of the newest prices once the master is exact
MOST_EXACT = 4_000  # columns that an exact master is asked about
LAST_ROUNDS = 30  # in which an exact master may bring a proof to its end
SETTLED = 0.25  # share of the distance between bound and master within which a master is solved
# A bound that is known anyway will not be bettered where the master, which is not exact, reaches so many times as much
# after so many rounds.
IN_VAIN = {2: 1.5, 4: 1.1}
PATIENCE, LEAST_FALL = 10, 1e-4  # rounds in which the bound must fall by this share, or it has settled


@dataclass(frozen=True, slots=True)
class Proof:
    """A bound with the prices that prove it, the master's best use of the columns by then, and where it stood."""

    bound: float
    prices: Prices
    answer: Answer
    standing: Standing


@dataclass(frozen=True, slots=True)
class Effort:
    """How long to try: rounds at most, the relative distance that is enough, and whom to ask whether to stop.

    `known` is a bound that is known anyway: where the master itself reaches more, prices near its own prove nothing
    new. `tell` hears the bound of every round.
    """

    rounds: int
    enough: float
    known: float
    stop: Callable[[], bool]
    tell: Callable[[int, float], None]


def prove(pricer: Pricer, master: WarmMaster, aim: Aim, effort: Effort, start: Proof | None = None) -> Proof:
    """Bound of an aim by column generation, from where an earlier proof ended.

    It ends when bound and master meet, when the bound no longer falls, or when the effort is spent.
    """
    master.begin(aim, None if start is None else start.standing)
    best = (math.inf, no_prices(pricer.instance))
    if start is not None:
        best = (pricer.bound(start.prices, aim), start.prices)
        if effort.stop():
            return Proof(best[0], best[1], start.answer, start.standing)
    turn, settled_at, settled, distance, least = 0, 0, math.inf, math.inf, math.inf
    while True:
        answer = master.solve(aim, SETTLED * distance)
        prices = answer.prices if best[0] == math.inf else mixed(answer.prices, best[1], TRUST)
        asked, best = _ask(pricer, master, aim, prices, best)
        distance = abs(best[0] - answer.value)
        effort.tell(turn, best[0])
        if best[0] < settled * (1.0 - LEAST_FALL):
            settled_at, settled = turn, best[0]
        least = min(least, answer.value)
        is_in_vain = any(turn + 1 >= rounds and least >= times * effort.known for rounds, times in IN_VAIN.items())
        is_spent = effort.stop() or turn + 1 >= effort.rounds or turn - settled_at >= PATIENCE or is_in_vain
        if is_spent or _have_met(master, aim, best[0] - answer.value, effort.enough * max(best[0], LEAST_VALUE)):
            return Proof(best[0], best[1], answer, master.standing())
        master.adapt(aim, max(0.0, asked - answer.value))
        turn += 1


def _have_met(master: WarmMaster, aim: Aim, distance: float, enough: float) -> bool:
    """Whether bound and master are close, and what is held is worth about what it has to be."""
    return abs(distance) <= enough and master.is_held(aim, enough)


def settle(pricer: Pricer, master: WarmMaster, aim: Aim, proof: Proof, effort: Effort) -> Proof:
    """The proof brought to the end: the master solved exactly, at a corner, until bound and master are the same.

    Worth its time on small datasets only: there it is what tells a plan that is optimal from one that nearly is.
    """
    answer, standing, best = proof.answer, proof.standing, (proof.bound, proof.prices)
    for _ in range(LAST_ROUNDS):
        known = len(master.pool.awake(aim.priority))
        if known > MOST_EXACT or effort.stop():
            break
        try:
            answer, standing = solve_exactly(master.pool, aim)
        except BrokenInvariantError:
            break  # the solver gave up: the bound that is there holds all the same
        if best[0] - answer.value <= EXACT * max(abs(best[0]), LEAST_VALUE):
            break
        for prices in (mixed(answer.prices, best[1], EVEN), answer.prices):
            _, best = _ask(pricer, master, aim, prices, best)
            if len(master.pool.awake(aim.priority)) > known:
                break
        else:
            break
        effort.tell(effort.rounds, best[0])
    effort.tell(effort.rounds, best[0])
    master.resume(standing)
    return Proof(best[0], best[1], answer, standing)


def _ask(
    pricer: Pricer, master: WarmMaster, aim: Aim, prices: Prices, best: tuple[float, Prices]
) -> tuple[float, tuple[float, Prices]]:
    """Quote prices and teach the master their columns; their bound, and the best one so far with its prices."""
    quote = pricer.quote(prices, aim)
    for _, column in quote.columns:
        master.add(column)
    return quote.bound, ((quote.bound, prices) if quote.bound < best[0] else best)
