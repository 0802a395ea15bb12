"""Whether one need can be served so far while others keep what they have: yes with a plan, or no for every plan.

The whole-unit programme with a switch, at most 1: the need gets its units, and others what they keep, in the measure of
the switch. A plan for the switch at 1 is a yes; a bound below 1 is a no, for planning nothing leaves it at 0.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from muster.planning.instance import Instance
from muster.planning.ledger import Ledger
from muster.planning.linear import Effort, maximise_whole
from muster.planning.rows import Rows
from muster.planning.whole.every_hop import EveryHop
from muster.planning.whole.model import Model, unvalued_model
from muster.planning.whole.program import Term
from muster.planning.whole.reading import ledger_of
from muster.planning.whole.searching import has_few_departures

MOST_VARIABLES = 8_000  # of a programme that is tried
MOST_WHOLE = 1e6  # units up to which an amount is whole
MOST_NODES, MOST_CHECKS = 2_000, 4_000  # of the solver, for one question
SWITCHED = 0.5  # above it the switch is on: it is whole
SLACK = 1e-8  # by which what is kept may be missed, relative and absolute, for rounding


@dataclass(frozen=True, slots=True)
class Wanted:
    """Units of a need, by its number, usable up to a day, that are worth so much; and the value that others keep.

    `kept` are the values of more urgent priorities, `kept_beside` that of other needs of its own.
    """

    need: int
    units: float
    last_day: int
    value: float
    kept: tuple[float, ...]
    kept_beside: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether what is wanted is possible, None where that was not found out; and plans that may show it."""

    is_possible: bool | None
    ledgers: tuple[Ledger, ...] = ()


UNKNOWN, IMPOSSIBLE = Verdict(is_possible=None), Verdict(is_possible=False)


def ask(instance: Instance, wanted: Wanted, stop: Callable[[], bool]) -> Verdict:
    """Whether an instance has a plan that brings what is wanted."""
    if not has_few_departures(instance):
        return UNKNOWN
    priority = instance.wishes[wanted.need].need.priority
    model = unvalued_model(Rows(instance), priority, EveryHop(instance), MOST_WHOLE)
    if len(model.draft.tops) > MOST_VARIABLES:
        return UNKNOWN
    switch = _switched(model, wanted)
    written = model.draft.written()
    optimum = maximise_whole(written.program, Effort(MOST_NODES, MOST_CHECKS, 0.0, stop))
    if optimum.variables is not None and optimum.variables[switch] > SWITCHED:
        values = optimum.variables * written.units
        ledgers = [ledger_of(model, values, with_joins=each, as_told=True) for each in (True, False)]
        return Verdict(is_possible=True, ledgers=tuple(ledgers))
    return IMPOSSIBLE if optimum.bound < SWITCHED else UNKNOWN


def _switched(model: Model, wanted: Wanted) -> int:
    """Add the switch, which is all that is aimed at, and what hangs on it."""
    switch = model.draft.variable(1.0, is_whole=True)
    model.draft.gains[switch] = 1.0
    for terms, least in _promised(model, wanted):
        if least > 0.0:
            model.draft.row([*terms, (switch, -least)], 0.0, np.inf)
    return switch


def _promised(model: Model, wanted: Wanted) -> Iterator[tuple[list[Term], float]]:
    """What has to come to at least how much."""
    units: list[Term] = []
    value: list[Term] = []
    others: defaultdict[int, list[Term]] = defaultdict(list)
    for use in model.uses.uses:
        worth = use.wish.unit_value(use.way, use.day)
        if use.wish.number != wanted.need:
            others[use.wish.need.priority].append((use.units, worth))
            continue
        value.append((use.units, worth))
        if use.day <= wanted.last_day and (worth > 0.0 or use.day <= use.wish.due):
            units.append((use.units, 1.0))
    yield units, wanted.units
    yield value, _a_little_less(wanted.value)
    for priority, kept in enumerate((*wanted.kept, wanted.kept_beside), 1):
        yield others[priority], _a_little_less(kept)


def _a_little_less(value: float) -> float:
    return value - SLACK * (1.0 + abs(value))
