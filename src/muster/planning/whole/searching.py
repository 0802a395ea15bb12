"""The whole-unit search of one priority: a bound that knows whole units, and a plan that comes near it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from muster.planning.columns import Column
from muster.planning.instance import Instance
from muster.planning.ledger import Ledger
from muster.planning.linear import Effort, maximise_whole
from muster.planning.prices import Prices
from muster.planning.pricing import Aim
from muster.planning.rows import Rows
from muster.planning.timetable import Floats
from muster.planning.whole.every_hop import EveryHop
from muster.planning.whole.flows import shelves_of
from muster.planning.whole.known import KnownHops
from muster.planning.whole.model import Model, model_of
from muster.planning.whole.narrow import NarrowPlaces
from muster.planning.whole.reading import ledger_of
from muster.planning.whole.travel import Guide, Limit
from muster.planning.whole.trips import passes_for
from muster.planning.worth import values_reached

MOST_DEPARTURES = 400_000  # of goods of all shelves, up to which every hop is looked at
MOST_VARIABLES = 25_000  # of a programme; a larger one is not tried
MOST_NODES, MOST_CHECKS = 300, 600  # of the solver, for one programme
MOST_NARROW = 40  # limits on the roads that are kept where not all are


@dataclass(frozen=True, slots=True)
class Found:
    """A bound of a priority's value while higher ones keep what was held, and plans that may be good."""

    bound: float
    held: tuple[float, ...]
    ledgers: tuple[Ledger, ...]

    def holds_for(self, reached: tuple[float, ...], priority: int) -> bool:
        """Whether a plan that reached these values keeps all that was held."""
        pairs = zip(reached[: priority - 1], self.held, strict=False)
        return all(value >= held * (1.0 - 1e-9) - 1e-12 for value, held in pairs)


class WholeSearch:
    """Searches priority by priority in one instance."""

    def __init__(self, instance: Instance, rows: Rows, stop: Callable[[], bool]) -> None:
        """Find out how much of the roads can be looked at."""
        self._instance, self._rows, self._stop = instance, rows, stop
        self._every_hop = _has_few_departures(instance)

    def find(self, aim: Aim, gap: float, prices: Prices, columns: Iterable[Column]) -> Found | None:
        """A bound and plans of an aim; `prices` tell what is narrow, `columns` which roads are of use.

        None where the programme is too large, or nothing came of it.
        """
        if self._every_hop:
            solved = self._solved(aim, gap, EveryHop(self._instance))
            return None if solved is None else Found(solved.bound, aim.held, tuple(solved.ledgers()))
        narrow = _narrow(self._instance, prices)
        print("    narrow", len(narrow))
        solved = self._solved(aim, gap, NarrowPlaces(self._instance, narrow))
        if solved is None:
            return None
        ledgers = list(solved.ledgers())
        values = [values_reached(ledger) for ledger in ledgers]
        if not any(_is_near(each, aim, solved.bound * (1.0 - gap)) for each in values) and not self._stop():
            known = KnownHops(self._instance, columns)
            solved.teach(known)
            again = self._solved(aim, gap, known)
            ledgers += [] if again is None else again.ledgers()
        return Found(solved.bound, aim.held, tuple(ledgers))

    def _solved(self, aim: Aim, gap: float, guide: Guide) -> "_Solved | None":
        """The programme of an aim on these roads, as far as it was solved."""
        model = model_of(self._instance, self._rows, aim, guide)
        print("    vars", len(model.draft.tops))
        if not 0 < len(model.draft.tops) <= MOST_VARIABLES:
            return None
        written = model.draft.written()
        optimum = maximise_whole(written.program, Effort(MOST_NODES, MOST_CHECKS, gap, self._stop))
        if not np.isfinite(optimum.bound):
            return None
        return _Solved(model, optimum.bound, None if optimum.variables is None else optimum.variables * written.units)


@dataclass(frozen=True, slots=True)
class _Solved:
    """A programme with its bound, and the values of its variables where a solution was found."""

    model: Model
    bound: float
    values: Floats | None

    def ledgers(self) -> Iterator[Ledger]:
        """The plan that it tells, with courses as late as can be and as the solution has them."""
        if self.values is not None:
            for with_joins in (False, True):
                yield ledger_of(self.model, self.values, with_joins=with_joins)

    def teach(self, known: KnownHops) -> None:
        """Let the roads that goods take here be known."""
        goods = self.model.instance.goods
        for flow in self.model.flows if self.values is not None else ():
            for each in flow.departures:
                if self.values is not None and self.values[each.variable] > 0.0:
                    known.learn(flow.shelf.item, int(goods.site[each.offer]), each.passage.legs)


def _is_near(values: tuple[float, ...], aim: Aim, enough: float) -> bool:
    """Whether a plan keeps what is held and comes near a bound."""
    place = aim.priority - 1
    is_kept = all(value >= held - 1e-9 * max(1.0, held) for value, held in zip(values[:place], aim.held, strict=False))
    return is_kept and values[place] >= enough


def _has_few_departures(instance: Instance) -> bool:
    """Whether every departure can be looked at."""
    departures = 0
    for shelf in shelves_of(instance):
        departures += int(passes_for(instance, shelf.item).sum())
        if departures > MOST_DEPARTURES:
            return False
    return True


def _narrow(instance: Instance, prices: Prices) -> frozenset[Limit]:
    """The limits on links and sites that cost most in all."""
    timetable = instance.timetable
    costs: list[tuple[float, Limit]] = []
    for kind, price, capacity in (
        ("link", prices.link, timetable.link_capacity),
        ("site", prices.site, timetable.site_capacity),
    ):
        costs += [
            (float(price[number, week] * capacity[number, week]), (kind, int(number), int(week)))
            for number, week in np.argwhere(price > 0.0)
        ]
    return frozenset(limit for _, limit in sorted(costs, key=lambda each: (-each[0], each[1]))[:MOST_NARROW])
