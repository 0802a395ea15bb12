"""What is left of every limit while a plan is being built, with a journal that can be rolled back."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

import numpy as np

from muster.domain.settings import DAYS_PER_WEEK
from muster.planning.departures import Room
from muster.planning.instance import Instance
from muster.planning.timetable import Floats
from muster.planning.windows import Windows

Index = int | slice | tuple[int, int] | tuple[int, slice]


@dataclass(frozen=True, slots=True)
class Journey:
    """A quantity of one offer that travels to one need by dated legs (link, departure day); units of the item."""

    offer: int
    need: int
    way: int
    component: int
    quantity: float
    legs: tuple[tuple[int, int], ...]
    ready: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Units of a need that become usable together, not later than `day`, with the journeys that make them whole."""

    need: int
    way: int
    units: float
    day: int
    journeys: tuple[Journey, ...]


class Ledger:
    """Residual limits of one plan in the making.

    Every change made by a method is noted with how to take it back; `mark` and `rollback` bracket what was only tried.
    """

    def __init__(self, instance: Instance) -> None:
        """Start with everything unused."""
        timetable = instance.timetable
        schooling = instance.schooling
        self.instance = instance
        self.windows: Windows = instance.windows
        self.room = Room(
            timetable.previous, timetable.following, timetable.link_capacity.copy(), timetable.site_capacity.copy()
        )
        self.offered = instance.goods.quantity  # other than the instance's only where a quantity is lent for asking
        self.offer_left = self.offered.copy()
        self.minimum = instance.goods.minimum
        self.fund_left = instance.funds.copy()
        self.seats_left = np.array([float(start.seats) for start in schooling.starts])
        self.places_left = schooling.places.copy()
        self.joined = np.zeros_like(schooling.own)  # (Q, T) cumulative
        self.people_free = schooling.trained.copy()  # (Q, T) trained and graduates minus people bound, cumulative
        self.surplus: dict[int, tuple[Journey, ...]] = {}  # changed by `set_surplus` alone
        self.has_surplus = np.zeros(len(self.offered), dtype=np.bool_)
        self.met: dict[int, float] = {}
        self._batches: dict[int, Batch] = {}
        self._of_need: defaultdict[int, set[int]] = defaultdict(set)
        self._next_batch = 0
        self._is_shuffled = False
        self._journal: list[tuple[Any, Any, Any]] = []

    def mark(self) -> int:
        """Where the journal stands."""
        return len(self._journal)

    def rollback(self, mark: int) -> None:
        """Take back everything since a mark."""
        while len(self._journal) > mark:
            target, index, old = self._journal.pop()
            if target is self._batches:
                self._put_back(index, old)
            elif old is None:
                del target[index]
            else:
                target[index] = old

    def forget(self) -> None:
        """Forget how to take back what was done so far."""
        self._journal.clear()

    def _put_back(self, number: int, old: Batch | None) -> None:
        """Let a batch stand, or not stand, as it did."""
        if old is None:
            self._of_need[self._batches.pop(number).need].discard(number)
            return
        self._is_shuffled |= number not in self._batches
        self._batches[number] = old
        self._of_need[old.need].add(number)

    def add(self, array: Floats, index: Index, amount: float) -> None:
        """Change a limit by an amount."""
        old = array[index]
        self._journal.append((array, index, old + 0.0))  # a copy, also where `old` is a view of several days
        array[index] = old + amount

    @property
    def batches(self) -> Mapping[int, Batch]:
        """Batches by the number under which they were kept, in that order."""
        if self._is_shuffled:
            in_order = sorted(self._batches.items())
            self._batches.clear()
            self._batches.update(in_order)
            self._is_shuffled = False
        return MappingProxyType(self._batches)

    @property
    def journeys(self) -> list[Journey]:
        """All journeys: those that make units usable, then those that only fill a minimum."""
        serving = [journey for batch in self._batches.values() for journey in batch.journeys]
        return [*serving, *(extra for extras in self.surplus.values() for extra in extras)]

    @property
    def next_number(self) -> int:
        """Number under which the next batch will be kept."""
        return self._next_batch

    def since(self, number: int) -> list[Batch]:
        """Batches kept under this number or a later one."""
        return [self._batches[each] for each in range(number, self._next_batch) if each in self._batches]

    def batch(self, number: int) -> Batch:
        """The batch kept under a number."""
        return self._batches[number]

    def has(self, number: int) -> bool:
        """Whether a batch is kept under a number."""
        return number in self._batches

    def numbers_of(self, need: int) -> list[int]:
        """Numbers of the batches of a need, in order."""
        return sorted(self._of_need[need])

    def keep(self, batch: Batch) -> None:
        """Enter a batch under a number of its own."""
        self._journal.append((self._batches, self._next_batch, None))
        self._batches[self._next_batch] = batch
        self._of_need[batch.need].add(self._next_batch)
        self._next_batch += 1
        self._count(batch.need, batch.units)

    def keep_all(self, batches: Iterable[Batch]) -> None:
        """Enter batches, each under a number of its own; nothing of it can be taken back by the journal."""
        met = self.met
        for number, batch in enumerate(batches, start=self._next_batch):
            self._batches[number] = batch
            self._of_need[batch.need].add(number)
            met[batch.need] = met.get(batch.need, 0.0) + batch.units
            self._next_batch = number + 1

    def move(self, number: int, batch: Batch) -> None:
        """Put another batch of the same need in the place of one."""
        old = self._batches[number]
        self._journal.append((self._batches, number, old))
        self._batches[number] = batch
        self._count(batch.need, batch.units - old.units)

    def drop(self, number: int) -> None:
        """Take a batch out: its journeys and its people are free again, its courses stay booked."""
        batch = self._batches.pop(number)
        self._of_need[batch.need].discard(number)
        self._journal.append((self._batches, number, batch))
        self._count(batch.need, -batch.units)
        for journey in batch.journeys:
            self.book(journey, -1.0)
        way = self.instance.wishes[batch.need].ways[batch.way]
        for qualification, count in way.people(batch.units).items():
            self.add(self.people_free, (qualification, slice(batch.day, None)), count)

    def _count(self, need: int, units: float) -> None:
        """Keep account of how many units of a need are met."""
        self._journal.append((self.met, need, self.met.get(need)))
        self.met[need] = self.met.get(need, 0.0) + units

    def set_surplus(self, offer: int, journeys: tuple[Journey, ...]) -> None:
        """Say which journeys fill an offer up to its minimum without serving any unit."""
        self._journal.append((self.surplus, offer, self.surplus.get(offer)))
        self._journal.append((self.has_surplus, offer, bool(self.has_surplus[offer])))
        self.surplus[offer] = journeys
        self.has_surplus[offer] = bool(journeys)

    def give_back(self, offer: int) -> bool:
        """Take back the surplus of an offer; whether there was any."""
        extras = self.surplus.get(offer, ())
        for extra in extras:
            self.book(extra, -1.0)
        if extras:
            self.set_surplus(offer, ())
        return bool(extras)

    def used(self, offer: int) -> float:
        """Units of an offer that are assigned."""
        return float(self.offered[offer] - self.offer_left[offer])

    def book(self, journey: Journey, sign: float = 1.0) -> None:
        """Take a journey's quantity from its offer, links, sites and fund; with sign −1 give it back."""
        instance = self.instance
        quantity = sign * journey.quantity
        load = quantity * instance.load_t[instance.goods.item[journey.offer]]
        self.add(self.offer_left, journey.offer, -quantity)
        for link, day in journey.legs:
            self.add(self.room.link_left, (link, day // DAYS_PER_WEEK), -load)
            arrival = day + int(instance.roads.transit[link])
            self.add(self.room.site_left, (int(instance.roads.destination[link]), arrival // DAYS_PER_WEEK), -load)
        fund = int(instance.goods.fund[journey.offer])
        if fund >= 0:
            self.add(self.fund_left, fund, -quantity * instance.goods.unit_cost[journey.offer])

    def left(self, use: tuple[str, int, int]) -> float:
        """What is left of a limit: `offer` or `fund` by number, `link` or `site` by number and week."""
        kind, number, week = use
        if kind == "offer":
            return float(self.offer_left[number])
        if kind == "fund":
            return float(self.fund_left[number])
        return float((self.room.link_left if kind == "link" else self.room.site_left)[number, week])

    def with_room(self, *, links: bool, sites: bool) -> None:
        """Make the named capacities unlimited: only for asking what a limit costs, on a copy."""
        room = self.room
        self.room = room._replace(
            link_left=np.full_like(room.link_left, np.inf) if links else room.link_left,
            site_left=np.full_like(room.site_left, np.inf) if sites else room.site_left,
        )

    def copy(self) -> "Ledger":
        """Another ledger that stands where this one stands and can be spoilt without harm."""
        other = self.standing_in(replace(self.instance))
        other.windows = self.windows
        other.room = self.room._replace(link_left=self.room.link_left.copy(), site_left=self.room.site_left.copy())
        for name in ("offer_left", "fund_left", "seats_left", "places_left", "joined", "people_free"):
            setattr(other, name, getattr(self, name).copy())
        other.offered, other.minimum = self.offered, self.minimum
        return other

    def standing_in(self, instance: Instance) -> "Ledger":
        """A ledger of an instance in which all stands that stands in this one; its limits do not know that yet."""
        other = Ledger(instance)
        for offer, journeys in self.surplus.items():
            other.set_surplus(offer, journeys)
        other.forget()
        other.met = dict(self.met)
        other._batches = dict(self.batches)
        other._of_need = defaultdict(set, {need: set(numbers) for need, numbers in self._of_need.items()})
        other._next_batch = self._next_batch
        return other
