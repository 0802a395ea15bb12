"""The whole-unit search of one priority: a bound that knows whole units, and a plan that comes near it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
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
MOST_VARIABLES = 8_000  # of a programme that gives a bound; a larger one is not tried
MOST_KNOWN = (16_000, 16_000, 6_000, 0, 0)  # of one that gives a plan, by priority
MOST_WHOLE, FEW_WHOLE = 200.0, 20.0  # units up to which an amount is whole there, and here
MOST_NODES, MOST_CHECKS = 300, 600  # of the solver, for one programme
SAME, EQUAL = 1e-9, 1e-6  # relative distances at which values are the same for a comparison, and by the contract
MOST_NARROW = 40  # limits on the roads that are kept where not all are


@dataclass(frozen=True, slots=True)
class Size:
    """The most variables of a programme, and the most units up to which an amount has to be whole."""

    variables: int
    whole: float


@dataclass(frozen=True, slots=True)
class Found:
    """A bound of a priority's value while higher ones keep what was held, and plans that may be good."""

    bound: float
    held: tuple[float, ...]
    ledgers: tuple[Ledger, ...]

    def bound_for(self, reached: tuple[float, ...], priority: int) -> float:
        """The bound, if it holds for a plan that reached these values: where all is kept that was held; else infinity.

        A value above the bound would be a mistake; then other proofs have to do.
        """
        pairs = zip(reached[: priority - 1], self.held, strict=False)
        is_kept = all(value >= held - SAME * max(1.0, held) for value, held in pairs)
        value = reached[priority - 1]
        return max(value, self.bound) if is_kept and value <= self.bound + EQUAL * (1.0 + value) else np.inf


class WholeSearch:
    """Searches priority by priority in one instance."""

    def __init__(self, instance: Instance, rows: Rows, stop: Callable[[], bool]) -> None:
        """Find out how much of the roads can be looked at."""
        self._instance, self._rows, self._stop = instance, rows, stop
        self._every_hop = has_few_departures(instance)

    def find(self, aim: Aim, gap: float, prices: Prices, columns: Iterable[Sequence[Column]]) -> Found | None:
        """A bound and plans of an aim; `prices` tell what is narrow, `columns` which roads are of use.

        Of several lists of columns the first is taken whose roads are not too many. None where the programme is too
        large, or nothing came of it.
        """
        solved = self._bounded(aim, gap, prices)
        if solved is None:
            return None
        ledgers = list(solved.ledgers())
        enough = solved.bound * (1.0 - gap)
        is_done = any(_is_near(values_reached(ledger), aim, enough) for ledger in ledgers)
        if not is_done and not self._every_hop and not self._stop():
            ledgers += self._on_known_roads(aim, gap, solved, columns)
        return Found(solved.bound, aim.held, tuple(ledgers))

    def _on_known_roads(
        self, aim: Aim, gap: float, solved: "_Solved", columns: Iterable[Sequence[Column]]
    ) -> Iterator[Ledger]:
        """Plans with all limits, on the roads of columns and on those of a solution without most limits."""
        for each in columns:
            known = KnownHops(self._instance, each)
            solved.teach(known)
            again = self._solved(aim, gap, known, Size(MOST_KNOWN[aim.priority - 1], FEW_WHOLE))
            if again is not None:
                yield from again.ledgers()
                return

    def bound(self, aim: Aim, gap: float, prices: Prices) -> float:
        """A bound alone, for a plan that reached what is held; infinite where the programme is too large."""
        solved = self._bounded(aim, gap, prices)
        return np.inf if solved is None else Found(solved.bound, aim.held, ()).bound_for(aim.reached, aim.priority)

    def _bounded(self, aim: Aim, gap: float, prices: Prices) -> "_Solved | None":
        """A programme that leaves no plan out."""
        guide: Guide = EveryHop(self._instance)
        if not self._every_hop:
            guide = NarrowPlaces(self._instance, _narrow(self._instance, prices))
        return self._solved(aim, gap, guide, Size(MOST_VARIABLES, MOST_WHOLE))

    def _solved(self, aim: Aim, gap: float, guide: Guide, size: Size) -> "_Solved | None":
        """The programme of an aim on these roads, as far as it was solved."""
        if size.variables <= 0:
            return None
        model = model_of(self._rows, aim, guide, size.whole)
        if not 0 < len(model.draft.tops) <= size.variables:
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
    is_kept = all(value >= held - SAME * max(1.0, held) for value, held in zip(values[:place], aim.held, strict=False))
    return is_kept and values[place] >= enough


def has_few_departures(instance: Instance) -> bool:
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
