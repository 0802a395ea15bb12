"""What a plan has settled, in the numbers of one instance: batches, surplus and people in courses."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from muster.domain.plan import Assignment, Fulfilment, Movement, Plan, TrainingStart
from muster.domain.settings import Settings
from muster.domain.situation import Situation
from muster.planning.instance import Instance
from muster.planning.ledger import Batch, Journey
from muster.planning.session.freight import Freight, Ints, freight_of
from muster.planning.ways import ROUNDING, Way
from muster.planning.wishes import Wish

CRUMB = 1e-9  # share of a journey that rounding may leave over
_Key = tuple[int, int, int]  # need, way, component


@dataclass(frozen=True)
class Standing:
    """A plan's decisions; `lost` are needs of which some goods can no longer be named.

    Its arrays are made once, however often it is set into an instance.
    """

    batches: tuple[Batch, ...]
    surplus: Mapping[int, tuple[Journey, ...]] = field(default_factory=dict)
    joined: Mapping[int, int] = field(default_factory=dict)  # people by number of the course start
    lost: frozenset[int] = frozenset()

    @property
    def journeys(self) -> list[Journey]:
        """Those of the batches in order, then those of the surplus in order."""
        serving = [journey for batch in self.batches for journey in batch.journeys]
        return [*serving, *(extra for extras in self.surplus.values() for extra in extras)]

    @cached_property
    def freight(self) -> Freight:
        """The journeys as arrays."""
        return freight_of(self.journeys)

    @cached_property
    def batch_of(self) -> Ints:
        """Place of the batch of each journey that is not surplus."""
        return np.repeat(np.arange(len(self.batches)), [len(batch.journeys) for batch in self.batches])

    @cached_property
    def need_and_day(self) -> Ints:
        """Need, and day by which its units are usable, of each batch; shape (2, batches)."""
        rows = [(batch.need, batch.day) for batch in self.batches]
        return np.array(rows, dtype=np.int64).reshape(-1, 2).T


@dataclass(slots=True)
class _Load:
    """A journey, and how much of it no unit has used yet."""

    journey: Journey
    left: float


def read_standing(instance: Instance, plan: Plan) -> Standing:
    """What a plan's tables say, goods matched to units first in, first out; unknown ids are passed over."""
    reader = _Reader(instance)
    loads = reader.loads(plan.assignments, plan.movements)
    batches = [batch for row in sorted(plan.fulfilment, key=_by_day) for batch in reader.batches(row, loads)]
    surplus: defaultdict[int, list[Journey]] = defaultdict(list)
    for load in (load for shelf in loads.values() for load in shelf):
        if load.left > CRUMB * load.journey.quantity:
            surplus[load.journey.offer].append(replace(load.journey, quantity=load.left))
    return Standing(
        batches=tuple(batches),
        surplus={offer: tuple(journeys) for offer, journeys in surplus.items()},
        joined=dict(reader.joined(plan.training)),
        lost=frozenset(reader.lost),
    )


def journeys_of(instance: Instance, plan: Plan, ids: Collection[str] | None = None) -> list[Journey]:
    """The journeys of some assignments of a plan, of all where no ids are given; unknown ids are passed over."""
    assignments = plan.assignments if ids is None else [row for row in plan.assignments if row.assignment_id in ids]
    loads = _Reader(instance).loads(assignments, plan.movements)
    return [load.journey for shelf in loads.values() for load in shelf]


class _Reader:
    """Turns ids and dates into numbers."""

    def __init__(self, instance: Instance) -> None:
        situation: Situation = instance.situation
        self.instance = instance
        self.settings: Settings = situation.settings
        self.lost: set[int] = set()
        self._offer = {row.offer_id: number for number, row in enumerate(situation.offers)}
        self._need = {row.need_id: number for number, row in enumerate(situation.needs)}
        self._link = {row.link_id: number for number, row in enumerate(situation.links)}

    def loads(self, assignments: Iterable[Assignment], movements: Iterable[Movement]) -> dict[_Key, list[_Load]]:
        """Journeys by need, way and component, those that are there first first."""
        legs: defaultdict[str, list[Movement]] = defaultdict(list)
        for row in movements:
            legs[row.assignment_id].append(row)
        loads: defaultdict[_Key, list[_Load]] = defaultdict(list)
        for assignment in assignments:
            journey = self._journey(assignment, legs[assignment.assignment_id])
            if journey is not None:
                loads[journey.need, journey.way, journey.component].append(_Load(journey, journey.quantity))
        for shelf in loads.values():
            shelf.sort(key=lambda load: (load.journey.ready, load.journey.offer, load.journey.legs))
        return loads

    def _journey(self, row: Assignment, movements: list[Movement]) -> Journey | None:
        need = self._need.get(row.need_id)
        if need is None:
            return None
        offer = self._offer.get(row.offer_id)
        links = [self._link.get(leg.link_id) for leg in movements]
        place = _place_of(self.instance.wishes[need], row.way)
        component = None if place is None else self._component(need, place, row.item_id)
        if offer is None or place is None or component is None or None in links:
            self.lost.add(need)
            return None
        legs = [
            (leg.leg, link, self.settings.day(leg.depart))
            for leg, link in zip(movements, links, strict=True)
            if link is not None
        ]
        dated = tuple((link, day) for _, link, day in sorted(legs))
        return Journey(offer, need, place, component, row.quantity, dated, self.settings.day(row.ready))

    def _component(self, need: int, place: int, item_id: str) -> int | None:
        items = self.instance.situation.items
        for number, component in enumerate(self.instance.wishes[need].ways[place].components):
            if items[component.item].item_id == item_id:
                return number
        return None

    def batches(self, row: Fulfilment, loads: Mapping[_Key, list[_Load]]) -> Iterator[Batch]:
        """Batches behind one row of fulfilment: one for each journey where a journey alone makes units usable."""
        need = self._need.get(row.need_id)
        place = None if need is None else _place_of(self.instance.wishes[need], row.way)
        if need is None or place is None:
            return
        wish, day = self.instance.wishes[need], self.settings.day(row.usable)
        way = wish.ways[place]
        drawn = [
            _draw(loads.get((need, place, number), []), component.take(row.quantity))
            for number, component in enumerate(way.components)
        ]
        if len(drawn) == 1 and _is_simple(way, wish):
            left = row.quantity
            for each in drawn[0]:
                units = min(left, each.quantity / way.components[0].per_unit)
                yield Batch(need, place, units, day, (each,))
                left -= units
            return
        units = _units(wish, way, drawn, row.quantity)
        if units > wish.crumb:
            yield Batch(need, place, units, day, tuple(journey for journeys in drawn for journey in journeys))

    def joined(self, training: Iterable[TrainingStart]) -> Iterator[tuple[int, int]]:
        """People by number of the start that they join."""
        courses = self.instance.situation.courses
        starts = {
            (courses[start.course].course_id, start.day): number
            for number, start in enumerate(self.instance.schooling.starts)
        }
        for row in training:
            number = starts.get((row.course_id, self.settings.day(row.start)))
            if number is not None:
                yield number, row.people


def _place_of(wish: Wish, way_id: str) -> int | None:
    """Place of a way among those of a need."""
    return next((place for place, way in enumerate(wish.ways) if way.way_id == way_id), None)


def _is_simple(way: Way, wish: Wish) -> bool:
    """Whether every journey of its one component makes units usable by itself, with nothing rounded."""
    component = way.components[0]
    return component.per_unit == 1.0 if component.is_whole else not wish.is_whole


def _draw(shelf: list[_Load], amount: float) -> list[Journey]:
    """Take an amount from loads, first in first out; less where they do not hold so much."""
    drawn = []
    for load in shelf:
        if amount <= CRUMB:
            break
        if load.left > 0.0:
            taken = load.left if load.left <= amount * (1.0 + CRUMB) else amount
            journey = load.journey
            drawn.append(journey if taken == journey.quantity else replace(journey, quantity=taken))
            load.left -= taken
            amount -= taken
    return drawn


def _units(wish: Wish, way: Way, drawn: list[list[Journey]], units: float) -> float:
    """Units for which everything was drawn."""
    for component, journeys in zip(way.components, drawn, strict=True):
        brought = sum(journey.quantity for journey in journeys)
        if brought < component.take(units) * (1.0 - ROUNDING):
            units = min(units, component.serves(brought, whole_need=wish.is_whole))
    return units


def _by_day(row: Fulfilment) -> tuple[str, str]:
    return (row.usable.isoformat(), row.need_id)
