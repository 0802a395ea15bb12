"""Set a standing plan into an instance: what still holds is booked, what no longer holds is dropped and named."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from muster.domain.settings import DAYS_PER_WEEK
from muster.planning.crews import PEOPLE_SLACK, Crews
from muster.planning.greedy import keeps_its_minimum
from muster.planning.instance import Instance
from muster.planning.journeys import Haulage
from muster.planning.ledger import Batch, Journey, Ledger
from muster.planning.paths import Wanted
from muster.planning.session.standing import Standing
from muster.planning.timetable import Floats

OVERFULL = 1e-7  # share by which a limit may be exceeded: an allowed rounding of whoever made the plan
Use = tuple[str, int, int]
"""A limit: `offer` or `fund` by number (week 0), `link` or `site` by number and week."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A plan in an instance: its ledger, and the needs that lost something."""

    ledger: Ledger
    hurt: frozenset[int]


def carry(instance: Instance, standing: Standing) -> Carried:
    """Ledger with all of a standing plan that keeps every promise in this instance.

    Where a limit is overrun, the least urgent batches give way first, those of the least worth first among them.
    """
    carrier = _Carrier(instance)
    carrier.hurt.update(standing.lost)
    carrier.seat(standing)
    carrier.load(standing)
    carrier.relieve()
    carrier.fill_minimums()
    return Carried(carrier.ledger, frozenset(carrier.hurt))


class _Carrier:
    """Books a standing plan and takes out what does not fit."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.ledger = Ledger(instance)
        self.crews = Crews(self.ledger)
        self.hurt: set[int] = set()

    def seat(self, standing: Standing) -> None:
        """Let people join the courses they were to join, as far as there is still room for them."""
        starts = self.instance.schooling.starts
        of_start = {
            number: qualification
            for qualification, numbers in enumerate(self.instance.schooling.starts_of)
            for number in numbers
        }
        for number in sorted(standing.joined, key=lambda number: (starts[number].day, number)):
            self.crews.join(of_start[number], number, standing.joined[number])

    def load(self, standing: Standing) -> None:
        """Book every batch whose journeys are still possible and whose crew is there, the most urgent first."""
        sound = [batch for batch in standing.batches if self._is_sound(batch)]
        journeys = [journey for batch in sound for journey in batch.journeys]
        for offer, extras in standing.surplus.items():
            kept = tuple(extra for extra in extras if self._is_possible(extra))
            if len(kept) < len(extras):
                self.hurt.update(extra.need for extra in extras)
            journeys += kept
            self.ledger.surplus[offer] = kept
        _book_all(self.ledger, journeys)
        wishes = self.instance.wishes
        for batch in sorted(sound, key=lambda batch: wishes[batch.need].need.priority):
            people = wishes[batch.need].ways[batch.way].people(batch.units)
            if self.crews.bind(people, batch.day):
                self.ledger.keep(batch)
            else:
                for journey in batch.journeys:
                    self.ledger.book(journey, -1.0)
                self.hurt.add(batch.need)

    def _is_sound(self, batch: Batch) -> bool:
        wish = self.instance.wishes[batch.need]
        if (
            batch.day >= self.instance.horizon
            or batch.day < wish.earliest
            or any(journey.ready > batch.day or not self._is_possible(journey) for journey in batch.journeys)
        ):
            self.hurt.add(batch.need)
            return False
        return True

    def _is_possible(self, journey: Journey) -> bool:
        """Whether an offer may still serve this need, and each leg still departs when it was to."""
        instance = self.instance
        goods, windows, roads = instance.goods, instance.windows, instance.roads
        offer, wish = journey.offer, instance.wishes[journey.need]
        marks = instance.situation.offers[offer].earmarked_for
        if goods.quantity[offer] <= 0.0 or (marks and not set(marks).intersection(wish.marks)):
            return False
        site = int(goods.site[offer])
        if not journey.legs:
            return site == wish.site and windows.stands[offer] <= journey.ready
        there = int(windows.first[offer])
        if journey.legs[0][1] > windows.last[offer]:
            return False
        carries = instance.carries[instance.situation.items[int(goods.item[offer])].cargo]
        for link, day in journey.legs:
            if day < there or roads.origin[link] != site or not carries[link]:
                return False
            if instance.timetable.previous[link, day] != day:
                return False
            there, site = day + int(roads.transit[link]), int(roads.destination[link])
        return site == wish.site and there == journey.ready

    def relieve(self) -> None:
        """Drop batches until no limit and no need is overrun."""
        for need in list(self.ledger.met):
            most = self.instance.wishes[need].quantity * (1.0 + OVERFULL)
            if self.ledger.met[need] > most:
                numbers = [number for number, batch in self.ledger.batches.items() if batch.need == need]
                while self.ledger.met[need] > most and numbers:
                    self._drop(numbers.pop())
        overrun = set(_overrun(self.ledger))
        if overrun:
            self._drop_users(overrun)

    def _drop_users(self, overrun: set[Use]) -> None:
        """Drop the least urgent and least worthy users of limits that are overrun, as many as it takes."""
        ledger, wishes = self.ledger, self.instance.wishes
        users: defaultdict[Use, list[int]] = defaultdict(list)
        for number, batch in ledger.batches.items():
            for use in {use for journey in batch.journeys for use in _uses(self.instance, journey)} & overrun:
                users[use].append(number)
        for use in sorted(overrun):
            self._give_back_surplus(use)
            by_worth = sorted(
                users[use],
                key=lambda number: (
                    wishes[ledger.batch(number).need].need.priority if number in ledger.batches else 0,
                    -_worth(ledger, number),
                ),
            )
            while by_worth and _is_overrun(ledger, use):
                self._drop(by_worth.pop())

    def _give_back_surplus(self, use: Use) -> None:
        for offer, extras in list(self.ledger.surplus.items()):
            if any(use in _uses(self.instance, extra) for extra in extras):
                self.hurt.update(extra.need for extra in extras)
                self.ledger.give_back(offer)

    def _drop(self, number: int) -> None:
        if number in self.ledger.batches:
            self.hurt.add(self.ledger.batch(number).need)
            self.ledger.drop(number)

    def fill_minimums(self) -> None:
        """Fill up or give up every offer that is used less than its minimum."""
        waiting = self._below_minimum()
        while waiting:
            for offer in waiting:
                if not self._fill(offer):
                    self.ledger.give_back(offer)
                    for number, batch in list(self.ledger.batches.items()):
                        if any(journey.offer == offer for journey in batch.journeys):
                            self._drop(number)
            waiting = self._below_minimum()

    def _below_minimum(self) -> list[int]:
        used = self.instance.goods.quantity - self.ledger.offer_left
        low = np.flatnonzero((used > 0.0) & (used < self.ledger.minimum))
        return [offer for offer in low.tolist() if not keeps_its_minimum(self.ledger, offer)]

    def _fill(self, offer: int) -> bool:
        """Send what an offer's minimum asks beyond what is used."""
        self.hurt.update(extra.need for extra in self.ledger.surplus.get(offer, ()))
        self.ledger.give_back(offer)
        for batch in self.ledger.batches.values():
            for journey in batch.journeys:
                if journey.offer == offer:
                    self.hurt.add(batch.need)
                    component = self.instance.wishes[batch.need].ways[journey.way].components[journey.component]
                    wanted = Wanted(
                        self.instance.wishes[batch.need],
                        journey.way,
                        journey.component,
                        component.item,
                        component.is_whole,
                    )
                    return Haulage(self.ledger).fill_minimum(wanted, journey)
        return False


def _book_all(ledger: Ledger, journeys: list[Journey]) -> None:
    """Book journeys at one stroke; nothing of it can be taken back by the journal."""
    instance = ledger.instance
    goods, roads = instance.goods, instance.roads
    offers = np.array([journey.offer for journey in journeys], dtype=np.int64)
    quantity = np.array([journey.quantity for journey in journeys], dtype=np.float64)
    np.subtract.at(ledger.offer_left, offers, quantity)
    funded = goods.fund[offers] >= 0
    np.subtract.at(ledger.fund_left, goods.fund[offers][funded], (quantity * goods.unit_cost[offers])[funded])
    lengths = np.array([len(journey.legs) for journey in journeys], dtype=np.int64)
    legs = np.array([leg for journey in journeys for leg in journey.legs], dtype=np.int64).reshape(-1, 2)
    link, day = legs[:, 0], legs[:, 1]
    load = np.repeat(quantity * instance.load_t[goods.item[offers]], lengths)
    np.subtract.at(ledger.room.link_left, (link, day // DAYS_PER_WEEK), load)
    arrivals = (day + roads.transit[link]) // DAYS_PER_WEEK
    np.subtract.at(ledger.room.site_left, (roads.destination[link], arrivals), load)


def _uses(instance: Instance, journey: Journey) -> Iterator[Use]:
    """The limits that a journey draws on."""
    roads = instance.roads
    yield "offer", journey.offer, 0
    fund = int(instance.goods.fund[journey.offer])
    if fund >= 0:
        yield "fund", fund, 0
    for link, day in journey.legs:
        yield "link", link, day // DAYS_PER_WEEK
        yield "site", int(roads.destination[link]), (day + int(roads.transit[link])) // DAYS_PER_WEEK


def _overrun(ledger: Ledger) -> Iterable[Use]:
    """Every limit that is overrun."""
    instance, room = ledger.instance, ledger.room
    timetable = instance.timetable
    for kind, left, limit in (
        ("offer", ledger.offer_left, instance.goods.quantity),
        ("fund", ledger.fund_left, instance.funds),
    ):
        yield from ((kind, int(number), 0) for number in np.flatnonzero(_is_below(left, limit)))
    for kind, left, limit in (
        ("link", room.link_left, timetable.link_capacity),
        ("site", room.site_left, timetable.site_capacity),
    ):
        yield from ((kind, int(number), int(week)) for number, week in np.argwhere(_is_below(left, limit)))


def _is_below(left: Floats, limit: Floats) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    return np.isfinite(limit) & (left < -OVERFULL * (1.0 + np.where(np.isfinite(limit), limit, 0.0)))


def _is_overrun(ledger: Ledger, use: Use) -> bool:
    kind, number, week = use
    timetable = ledger.instance.timetable
    limit = {
        "offer": lambda: ledger.instance.goods.quantity[number],
        "fund": lambda: ledger.instance.funds[number],
        "link": lambda: timetable.link_capacity[number, week],
        "site": lambda: timetable.site_capacity[number, week],
    }[kind]()
    return math.isfinite(limit) and ledger.left(use) < -OVERFULL * (1.0 + float(limit))


def _worth(ledger: Ledger, number: int) -> float:
    """Worth of a batch per tonne that it takes on its way; 0 where it is not there any more."""
    if number not in ledger.batches:
        return 0.0
    batch = ledger.batch(number)
    load_t, item = ledger.instance.load_t, ledger.instance.goods.item
    tonnes = sum(journey.quantity * float(load_t[item[journey.offer]]) for journey in batch.journeys)
    wish = ledger.instance.wishes[batch.need]
    return batch.units * wish.unit_value(batch.way, batch.day) / max(tonnes, PEOPLE_SLACK)
