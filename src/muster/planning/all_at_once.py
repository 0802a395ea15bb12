"""All priorities at once, each counting for so much more than the next: columns and prices to begin with.

At weights the priorities compete in one linear programme, so each round of pricing serves all of them, and the prices
that come of it are those of goods and roads that several priorities want. In strict order each priority then needs a
few rounds only. The bound of a weighted total proves nothing about a priority by itself.
"""

import math
from collections.abc import Callable

import numpy as np

from muster.domain.needs import PRIORITIES
from muster.planning.master import Answer, Standing
from muster.planning.prices import mixed, no_prices
from muster.planning.pricing import Aim, Pricer
from muster.planning.proving import SETTLED, TRUST, Proof
from muster.planning.timetable import Floats
from muster.planning.warm_master import WarmMaster

WEIGHTS = (
    1000.0,
    100.0,
    30.0,
    10.0,
    3.0,
)  # steep enough to come near strict order, mild enough for a first-order method
NOTHING = (0.0,) * len(PRIORITIES)


def learn(pricer: Pricer, master: WarmMaster, rounds: int, go_on: Callable[[int], bool]) -> Standing:
    """Columns for all priorities, taken into the master; returns where it stands, in units of the last priority.

    `go_on` is asked before each round, with how many have been made.
    """
    aim = Aim(PRIORITIES[-1], NOTHING, NOTHING)
    master.begin(aim)
    master.held[:-1] = np.array(WEIGHTS[:-1]) / WEIGHTS[-1]
    bound, best, distance = math.inf, no_prices(pricer.instance), math.inf
    for turn in range(rounds):
        if not go_on(turn):
            break
        answer = master.solve(aim, SETTLED * distance)
        prices = answer.prices if bound == math.inf else mixed(answer.prices, best, TRUST)
        quote = pricer.quote(prices, aim)
        for _, column in quote.columns:
            master.add(column)
        if quote.bound < bound:
            bound, best = quote.bound, prices
        distance = abs(bound - answer.value)
    return master.standing()


def start_of(standing: Standing, pricer: Pricer, master: WarmMaster, aim: Aim) -> Proof:
    """Where the proof of one priority begins, seen from where all of them together had come to."""
    weights = np.array(WEIGHTS) / WEIGHTS[aim.priority - 1]
    duals = standing.duals * (WEIGHTS[-1] / WEIGHTS[aim.priority - 1])
    held: Floats = np.where(np.arange(len(PRIORITIES)) < aim.priority - 1, weights, 0.0)
    prices = master.rows.prices(duals)
    prices.held[:] = held
    units = np.zeros(len(master.columns))
    units[: len(standing.shares)] = standing.shares * master.pool.quantity[: len(standing.shares)]
    own = Standing(duals, held, standing.shares, standing.joining)
    return Proof(pricer.bound(prices, aim), prices, Answer(0.0, units, prices), own)
