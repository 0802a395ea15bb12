"""Column generation for one priority: better columns and a tighter bound in turn, until both meet."""

from collections.abc import Callable
from dataclasses import dataclass

from muster.planning.master import Answer, Master
from muster.planning.prices import Prices, mixed, no_prices
from muster.planning.pricing import Aim, Pricer, Quote

TRUST = 0.5  # share of the master's newest prices in those that are tried
LEAST_VALUE = 1e-9  # a bound below this counts as nothing


@dataclass(frozen=True, slots=True)
class Proof:
    """A bound with the prices that prove it, and the master's best use of the columns known by then."""

    bound: float
    prices: Prices
    answer: Answer


@dataclass(frozen=True, slots=True)
class Effort:
    """How long to try: rounds at most, the relative distance that is enough, and whom to ask whether to stop."""

    rounds: int
    enough: float
    stop: Callable[[], bool]


def prove(pricer: Pricer, master: Master, aim: Aim, effort: Effort, prices: Prices | None = None) -> Proof:
    """Bound of an aim by column generation, from these prices on.

    It ends when bound and master meet, when nothing new is found, or when the effort is spent.
    """
    start = prices or no_prices(pricer.instance)
    quote = pricer.quote(start, aim)
    best = (quote.bound, start)
    _learn(master, quote)
    answer = master.solve(aim)
    for _ in range(effort.rounds):
        if best[0] - answer.value <= effort.enough * max(abs(best[0]), LEAST_VALUE) or effort.stop():
            break
        found, best = _ask(pricer, master, aim, mixed(answer.prices, best[1], TRUST), best)
        if not found:
            found, best = _ask(pricer, master, aim, answer.prices, best)
        if not found:
            break
        answer = master.solve(aim)
    return Proof(best[0], best[1], answer)


def _ask(
    pricer: Pricer, master: Master, aim: Aim, prices: Prices, best: tuple[float, Prices]
) -> tuple[bool, tuple[float, Prices]]:
    """Quote prices: whether new columns came of it, and the best bound so far with its prices."""
    quote = pricer.quote(prices, aim)
    if quote.bound < best[0]:
        best = (quote.bound, prices)
    return _learn(master, quote), best


def _learn(master: Master, quote: Quote) -> bool:
    """Take the columns of a quote into the pool; whether any was new."""
    before = len(master.columns)
    for _, column in quote.columns:
        master.add(column)
    return len(master.columns) > before
