"""All needs with their ways as flat arrays, and their best reduced values at given prices, compiled."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numba import njit

from muster.planning.market import Market
from muster.planning.timetable import Days, Floats
from muster.planning.wishes import Wish


class Asks(NamedTuple):
    """Ways of all needs in the order of their table; W ways, C components, K places on shelves, N needs.

    Way w belongs to need `need[w]`, has components `parts[w]` … `parts[w + 1]` − 1 and crews `crews[w]` …; component c
    takes `per_unit[c]` from any pair of shelf and site `pair[k]` with k from `places[c]` to `places[c + 1]` − 1.
    """

    need: Days  # (W,)
    way: Days  # (W,) place among the need's own ways
    effectiveness: Floats  # (W,)
    parts: Days  # (W + 1,)
    per_unit: Floats  # (C,)
    places: Days  # (C + 1,)
    pair: Days  # (K,)
    crews: Days  # (W + 1,)
    qualification: Days
    people: Floats
    unit_worth: Floats  # (N,)
    days: Days  # (N, 3): earliest, due, expires


def build_asks(wishes: Sequence[Wish], market: Market) -> Asks:
    """Asks of all needs."""
    need: list[int] = []
    way_of: list[int] = []
    effectiveness: list[float] = []
    per_unit: list[float] = []
    pairs: list[int] = []
    qualification: list[int] = []
    people: list[float] = []
    parts, places, crews = [0], [0], [0]
    for wish in wishes:
        for place, way in enumerate(wish.ways):
            need.append(wish.number)
            way_of.append(place)
            effectiveness.append(way.effectiveness)
            for component in way.components:
                per_unit.append(component.per_unit)
                pairs.extend(market.pairs_for(wish, component.item))
                places.append(len(pairs))
            parts.append(len(per_unit))
            for number, count in way.people_per_unit().items():
                qualification.append(number)
                people.append(count)
            crews.append(len(people))
    return Asks(
        need=_whole(need),
        way=_whole(way_of),
        effectiveness=np.array(effectiveness, dtype=np.float64),
        parts=_whole(parts),
        per_unit=np.array(per_unit, dtype=np.float64),
        places=_whole(places),
        pair=_whole(pairs),
        crews=_whole(crews),
        qualification=_whole(qualification),
        people=np.array(people, dtype=np.float64),
        unit_worth=np.array([wish.unit_worth for wish in wishes], dtype=np.float64),
        days=_whole([(wish.earliest, wish.due, wish.expires) for wish in wishes]).reshape(-1, 3),
    )


def _whole(numbers: Sequence[object]) -> Days:
    return np.array(numbers, dtype=np.int32)


@njit(cache=True)
def best_values(asks, ways, counts, costs, crew, best, best_day, alone, alone_day):
    """Best reduced value of one unit of each way of `ways`, and of each place on a shelf where a way has one component.

    `counts` (N,) is what a unit of value of each need counts, `costs` (P, T) what pairs cost by day, `crew` (Q, T)
    what a person costs who is bound from a day on. Fills `best` and `best_day` (W,), `alone` and `alone_day` (K,);
    −∞ where a way cannot be.
    """
    horizon = costs.shape[1] if costs.shape[0] else crew.shape[1]
    for number in ways:
        need = asks.need[number]
        earliest, due, expires = asks.days[need, 0], asks.days[need, 1], asks.days[need, 2]
        first = max(earliest, min(due, horizon - 1))
        last = min(max(expires, due + 1), horizon)
        best[number] = -np.inf
        best_day[number] = first
        if last <= first:
            continue
        worth = np.empty(last - first)
        full = counts[need] * asks.unit_worth[need] * asks.effectiveness[number]
        for day in range(first, last):
            late = 1.0 if day <= due else (expires - day) / max(1, expires - due)
            value = full * late
            for place in range(asks.crews[number], asks.crews[number + 1]):
                value -= asks.people[place] * crew[asks.qualification[place], day]
            worth[day - first] = value
        _take_goods(asks, number, first, worth, costs, alone, alone_day)
        for day in range(first, last):
            if worth[day - first] > best[number]:
                best[number] = worth[day - first]
                best_day[number] = day


@njit(cache=True)
def _take_goods(asks, number, first, worth, costs, alone, alone_day):
    """Take the price of the goods of one way off its worth by day."""
    is_single = asks.parts[number + 1] - asks.parts[number] == 1
    for part in range(asks.parts[number], asks.parts[number + 1]):
        per_unit = asks.per_unit[part]
        least = np.full(worth.shape[0], np.inf)
        for place in range(asks.places[part], asks.places[part + 1]):
            pair = asks.pair[place]
            alone[place] = -np.inf
            for step in range(worth.shape[0]):
                cost = costs[pair, first + step]
                least[step] = min(least[step], cost)
                if is_single and worth[step] - per_unit * cost > alone[place]:
                    alone[place] = worth[step] - per_unit * cost
                    alone_day[place] = first + step
        for step in range(worth.shape[0]):
            worth[step] -= per_unit * least[step]
