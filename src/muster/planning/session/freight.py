"""All journeys of a standing plan side by side, as arrays: to check and to book them at one stroke."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from muster.domain.settings import DAYS_PER_WEEK
from muster.planning.instance import Instance
from muster.planning.ledger import Journey, Ledger
from muster.planning.timetable import Bools, Floats

Ints = np.ndarray[tuple[int, ...], np.dtype[np.int64]]


@dataclass(frozen=True, slots=True)
class Freight:
    """J journeys and their K legs in order; `journey` (K,) is the place of the journey to which a leg belongs."""

    offer: Ints  # (J,)
    need: Ints  # (J,)
    ready: Ints  # (J,)
    quantity: Floats  # (J,) units
    link: Ints  # (K,)
    day: Ints  # (K,) of departure
    journey: Ints  # (K,)

    def load_t(self, instance: Instance) -> Floats:
        """Tonnes of load of each leg."""
        per_journey = self.quantity * instance.load_t[instance.goods.item[self.offer]]
        return np.asarray(per_journey[self.journey], dtype=np.float64)

    def arrival(self, instance: Instance) -> Ints:
        """Day on which each leg arrives."""
        return self.day + instance.roads.transit[self.link]


def freight_of(journeys: Sequence[Journey]) -> Freight:
    """The arrays of some journeys."""
    count = len(journeys)
    lengths = np.fromiter((len(journey.legs) for journey in journeys), np.int64, count)
    each = chain.from_iterable(chain.from_iterable(journey.legs for journey in journeys))
    legs = np.fromiter(each, np.int64, 2 * int(lengths.sum())).reshape(-1, 2)
    return Freight(
        offer=np.fromiter((journey.offer for journey in journeys), np.int64, count),
        need=np.fromiter((journey.need for journey in journeys), np.int64, count),
        ready=np.fromiter((journey.ready for journey in journeys), np.int64, count),
        quantity=np.fromiter((journey.quantity for journey in journeys), np.float64, count),
        link=legs[:, 0],
        day=legs[:, 1],
        journey=np.repeat(np.arange(count), lengths),
    )


def is_possible(instance: Instance, freight: Freight) -> Bools:
    """Whether each offer may still serve its need and each of its legs departs and arrives as it was to; shape (J,)."""
    goods, windows = instance.goods, instance.windows
    site_of_need = np.array([wish.site for wish in instance.wishes], dtype=np.int64)
    home, goal = goods.site[freight.offer].astype(np.int64), site_of_need[freight.need]
    travels = np.zeros(len(freight.offer), dtype=np.bool_)
    travels[freight.journey] = True
    stands = (home == goal) & (windows.stands[freight.offer] <= freight.ready)
    good: Bools = (goods.quantity[freight.offer] > 0.0) & (travels | stands)
    bad = freight.journey[~_legs_hold(instance, freight, home, goal)]
    good[bad] = False
    offers, wishes = instance.situation.offers, instance.wishes
    marks: dict[int, frozenset[str]] = {}
    for place in np.flatnonzero(good & _is_marked(instance)[freight.offer]).tolist():
        need = int(freight.need[place])
        if need not in marks:
            marks[need] = frozenset(wishes[need].marks)
        good[place] = not marks[need].isdisjoint(offers[int(freight.offer[place])].earmarked_for)
    return good


def _is_marked(instance: Instance) -> Bools:
    return np.array([bool(offer.earmarked_for) for offer in instance.situation.offers], dtype=np.bool_)


def _legs_hold(instance: Instance, freight: Freight, home: Ints, goal: Ints) -> Bools:
    """Whether each leg departs where the goods are and when they are there, on a link that carries them."""
    roads, windows, goods = instance.roads, instance.windows, instance.goods
    link, day, journey = freight.link, freight.day, freight.journey
    if not len(link):
        return np.zeros(0, dtype=np.bool_)
    offer = freight.offer[journey]
    arrival, end = freight.arrival(instance), roads.destination[link]
    first = np.append(True, journey[1:] != journey[:-1])
    last = np.append(first[1:], True)
    there = np.where(first, windows.first[offer], np.roll(arrival, 1))
    place = np.where(first, home[journey], np.roll(end, 1))
    cargo = {name: number for number, name in enumerate(instance.carries)}
    carries = np.array(list(instance.carries.values()))
    class_of_item = np.array([cargo[item.cargo] for item in instance.situation.items], dtype=np.int64)
    holds: Bools = (
        (day >= there)
        & (roads.origin[link] == place)
        & (~first | (day <= windows.last[offer]))
        & (~last | ((arrival == freight.ready[journey]) & (end == goal[journey])))
        & (instance.timetable.previous[link, day] == day)
        & carries[class_of_item[goods.item[offer]], link]
    )
    return holds


def book_all(ledger: Ledger, freight: Freight) -> None:
    """Book journeys at one stroke; nothing of it can be taken back by the journal."""
    instance = ledger.instance
    goods, offer = instance.goods, freight.offer
    np.subtract.at(ledger.offer_left, offer, freight.quantity)
    funded = goods.fund[offer] >= 0
    np.subtract.at(ledger.fund_left, goods.fund[offer][funded], (freight.quantity * goods.unit_cost[offer])[funded])
    load = freight.load_t(instance)
    np.subtract.at(ledger.room.link_left, (freight.link, freight.day // DAYS_PER_WEEK), load)
    week = freight.arrival(instance) // DAYS_PER_WEEK
    np.subtract.at(ledger.room.site_left, (instance.roads.destination[freight.link], week), load)


def cost_of_all(instance: Instance, freight: Freight) -> float:
    """Transport and purchases of all journeys, in the settings' currency."""
    transport = float((freight.load_t(instance) * instance.cost_per_t[freight.link]).sum())
    return transport + float((freight.quantity * instance.goods.unit_cost[freight.offer]).sum())


def picked(freight: Freight, kept: Bools) -> Freight:
    """The journeys that are kept (J,), with their legs."""
    legs = kept[freight.journey]
    place = np.cumsum(kept) - 1
    return Freight(
        freight.offer[kept],
        freight.need[kept],
        freight.ready[kept],
        freight.quantity[kept],
        freight.link[legs],
        freight.day[legs],
        place[freight.journey[legs]],
    )
