"""The textbook arc model of a dataset, day by day: whole units, every rule of the contract, priorities in strict order.

Beyond the goods (`goods.py`) and the people (`people.py`) its unknowns are

    use(need, way, day)     units of the need that become usable on a day
    take(stream, day)       whole units of an alternative that they take, where these are rounded up
"""

from dataclasses import dataclass
from math import ceil

from muster.domain.needs import PRIORITIES
from muster.domain.situation import Situation
from tests.oracle.days import Days
from tests.oracle.goods import Stream, cost_terms, limit_goods, streams_of, take
from tests.oracle.people import Joining, add_people, bind
from tests.oracle.program import Answer, Program, Term, Variable
from tests.oracle.ways import Way, all_ways

HELD_WITHIN = 1e-8
"""How little of its value, relative and absolute, a higher priority may lose: what looks like more is free goods."""
HELD_SCALE = 100.0
"""Held values are written so many times as large, for the solver's own tolerance is that of a row."""
PROVEN_WITHIN = 1e-6
"""The contract's tolerance, within which a bound proves a value."""


@dataclass(frozen=True)
class Use:
    """Units of a need that become usable on one day by one way, and what each is worth."""

    way: Way
    day: int
    worth: float
    units: Variable


@dataclass(frozen=True)
class Optimum:
    """The best that was found: value and proven bound of each priority, given that the higher ones are held."""

    value: tuple[float, ...]
    bound: tuple[float, ...]
    answer: Answer

    @property
    def proven(self) -> bool:
        """Whether nothing better is possible at any priority."""
        pairs = zip(self.value, self.bound, strict=True)
        return all(bound <= value + PROVEN_WITHIN * (1.0 + abs(value)) for value, bound in pairs)


class ArcModel:
    """The model of one dataset; with `every_day` also with departures that could as well be earlier (`hops.py`)."""

    def __init__(self, situation: Situation, *, every_day: bool = False) -> None:
        self.situation = situation
        self.every_day = every_day
        self.days = Days(situation)
        self.program = Program()
        self.streams: list[Stream] = []
        self.uses: list[Use] = []
        # Whole units of a rounded alternative that one row of fulfilment takes, by stream and day.
        self.taken: dict[tuple[Stream, int], Variable] = {}
        self.joinings: list[Joining] = add_people(self.program, self.days)
        for way in all_ways(situation):
            self._add_way(way)
        limit_goods(self.program, self.days, self.streams)

    def _add_way(self, way: Way) -> None:
        """A way with its goods, and its use on every day on which a unit is worth anything."""
        streams = streams_of(self.program, self.days, way, every_day=self.every_day)
        self.streams += streams
        for day in self.days.of_use(way.need):
            worth = self.situation.unit_worth(way.need) * way.effectiveness * self.days.timeliness(way.need, day)
            if worth > 0.0:
                use = Use(way, day, worth, self.program.variable("use", upper=way.need.quantity, whole=way.whole))
                self.uses.append(use)
                self.program.add("need", way.need.need_id, 1.0, use.units)
                self._add_use(use, streams)
        self.program.at_most("need", way.need.need_id, way.need.quantity)

    def _add_use(self, use: Use, streams: list[Stream]) -> None:
        """Usable units take goods of every component and bind their crews; people trained bind themselves."""
        if not use.way.components:
            bind(self.program, use.way.need.item_id, use.day, (1.0, use.units))
        for stream in streams:
            term = self._units_taken(use, stream)
            take(self.program, stream, use.day, term)
            item = stream.component.item
            if item.qualification:
                bind(self.program, item.qualification, use.day, (term[0] * item.crew, term[1]))

    def _units_taken(self, use: Use, stream: Stream) -> Term:
        """Units of a component that a row of fulfilment takes: exactly so many, or rounded up to whole ones."""
        per_unit = stream.component.per_unit
        if not stream.component.rounded:
            return per_unit, use.units
        whole = self.program.variable("take", upper=ceil(per_unit * use.way.need.quantity), whole=True)
        self.taken[stream, use.day] = whole
        self.program.add("rounded up", (stream.name, use.day), 1.0, whole)
        self.program.add("rounded up", (stream.name, use.day), -per_unit, use.units)
        self.program.at_least("rounded up", (stream.name, use.day), 0.0)
        return 1.0, whole

    def value_terms(self, priority: int) -> list[Term]:
        """Total value of a priority."""
        return [(use.worth, use.units) for use in self.uses if use.way.need.priority == priority]

    def hold(self, priority: int, value: float) -> None:
        """From now on this priority keeps at least this value."""
        terms = [(HELD_SCALE * worth, units) for worth, units in self.value_terms(priority)]
        self.program.hold(terms, HELD_SCALE * (value - HELD_WITHIN * (1.0 + value)))

    def best_of(self, priority: int, *, time_limit_s: float) -> Answer:
        """The most that a priority can come to, given what is held."""
        return self.program.maximise(self.value_terms(priority), time_limit_s=time_limit_s)


def best_plan(model: ArcModel, *, time_limit_s: float, cheapest: bool = False) -> Optimum:
    """The best of all plans, one priority after another, each with this much time; the cheapest of them if asked."""
    values, bounds = [], []
    answer = None
    for priority in PRIORITIES:
        if model.value_terms(priority) or answer is None:
            answer = model.best_of(priority, time_limit_s=time_limit_s)
            model.hold(priority, answer.value)
        values.append(answer.value if model.value_terms(priority) else 0.0)
        bounds.append(max(answer.value, answer.bound) if model.value_terms(priority) else 0.0)
    if cheapest:
        saved = [(-cost, units) for cost, units in cost_terms(model.days, model.streams)]
        answer = model.program.maximise(saved, time_limit_s=time_limit_s)
    assert answer is not None
    return Optimum(tuple(values), tuple(bounds), answer)
