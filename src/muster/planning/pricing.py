"""At given prices: the best column of every need and way, and the bound that the prices prove.

The bound is the contract's: Σ price × limit + Σ seats × (course price + max(0, reduced value of one person)) +
Σ quantity × max(0, best reduced value) − Σ held price × value reached. It is valid at any prices ≥ 0 (Desaulniers,
Desrosiers & Solomon 2005, §1.2).
"""

from dataclasses import dataclass

import numpy as np

from muster.planning.columns import Column, Part
from muster.planning.instance import Instance
from muster.planning.market import Market
from muster.planning.prices import Prices
from muster.planning.timetable import Floats
from muster.planning.wishes import Wish


@dataclass(frozen=True, slots=True)
class Aim:
    """What a stage maximises: the value of one priority, while higher ones keep what they reached.

    `reached` are the values of the plan, which the bound is given; `held` those that known columns can surely hold,
    which are a little lower where units turned out to be usable earlier than their columns say.
    """

    priority: int
    reached: tuple[float, ...]
    held: tuple[float, ...]

    def counts(self, prices: Prices, wish: Wish) -> float:
        """How much a unit of value of a need counts: 1 at the own priority, the held price at higher ones."""
        if wish.need.priority == self.priority:
            return 1.0
        return float(prices.held[wish.need.priority - 1]) if wish.need.priority < self.priority else 0.0


@dataclass(frozen=True, slots=True)
class Quote:
    """The bound that prices prove, and columns that are worth more than their prices: (reduced value, column)."""

    bound: float
    columns: list[tuple[float, Column]]


class Pricer:
    """Prices all needs of an instance against one market."""

    def __init__(self, instance: Instance) -> None:
        """Set up the market."""
        self.instance = instance
        self.market = Market(instance)

    def quote(self, prices: Prices, aim: Aim) -> Quote:
        """The bound of an aim at these prices, and the best column of each way that has a reduced value above 0."""
        wishes = [wish for wish in self.instance.wishes if aim.counts(prices, wish) > 0.0]
        self.market.reprice(prices, wishes)
        crew = np.cumsum(prices.graduates[:, ::-1], axis=1)[:, ::-1]  # a unit pays for every day on which it counts
        total = 0.0
        columns: list[tuple[float, Column]] = []
        for wish in wishes:
            best = 0.0
            for place in range(len(wish.ways)):
                reduced = self._reduced(wish, place, aim.counts(prices, wish), crew)
                day = int(reduced.argmax()) if len(reduced) else 0
                if not len(reduced) or reduced[day] <= 0.0:
                    continue
                best = max(best, float(reduced[day]))
                column = self._column(wish, place, day)
                if column is not None:
                    columns.append((float(reduced[day]) * wish.need.quantity, column))
            total += wish.need.quantity * best
        bound = total + self._limits(prices) + self._people(prices)
        kept = sum(float(price) * value for price, value in zip(prices.held, aim.reached, strict=True))
        return Quote(float(bound - kept), columns)

    def _reduced(self, wish: Wish, place: int, count: float, crew: Floats) -> Floats:
        """Value of one unit less the prices of all it takes, by the day on which it is usable; −∞ before `earliest`."""
        way = wish.ways[place]
        days = np.arange(self.instance.horizon)
        late = np.where(days < wish.expires, (wish.expires - days) / max(1, wish.expires - wish.due), 0.0)
        worth = count * wish.unit_worth * way.effectiveness * np.where(days <= wish.due, 1.0, late)
        cost = np.zeros(self.instance.horizon)
        for component in way.components:
            shelves = self.market.shelves_for(wish, component.item)
            own = [self.market.cost(number, wish.site) for number in shelves]
            cost += component.per_unit * (np.minimum.reduce(own) if own else np.inf)
        for qualification, people in way.people_per_unit().items():
            cost += people * crew[qualification]
        reduced = worth - cost
        reduced[: wish.earliest] = -np.inf
        return reduced

    def _column(self, wish: Wish, place: int, day: int) -> Column | None:
        """The column behind a reduced value."""
        parts = []
        for number_of, component in enumerate(wish.ways[place].components):
            shelves = self.market.shelves_for(wish, component.item)
            cheapest = min(shelves, key=lambda number: (self.market.cost(number, wish.site)[day], number))
            source = self.market.source(cheapest, wish.site, day)
            if source is None:
                return None
            parts.append(Part(number_of, source, component.per_unit))
        return Column(wish.number, place, day, tuple(parts))

    def _limits(self, prices: Prices) -> float:
        """Σ price × limit of everything that is not a person in a course start."""
        instance, situation = self.instance, self.instance.situation
        schooling, timetable = instance.schooling, instance.timetable
        total = sum(
            float(prices.offer[number]) * (situation.offers[number].quantity or 0.0)
            for number in np.flatnonzero(prices.offer)
        )
        for price, limit in (
            (prices.link, timetable.link_capacity),
            (prices.site, timetable.site_capacity),
            (prices.fund, instance.funds),
            (prices.own, schooling.own),
            (prices.general, schooling.general),
            (prices.graduates, schooling.trained),
        ):
            used = price > 0.0
            total += float((price[used] * limit[used]).sum())
        most = situation.settings.max_in_training
        return total + (0.0 if most is None else float(prices.in_training.sum()) * most)

    def _people(self, prices: Prices) -> float:
        """Σ seats × (course price + max(0, reduced value of one person)) over all course starts."""
        schooling = self.instance.schooling
        own = np.cumsum(prices.own[:, ::-1], axis=1)[:, ::-1]
        general = np.cumsum(prices.general[::-1])[::-1]
        earned = np.cumsum(prices.graduates[:, ::-1], axis=1)[:, ::-1]
        total = 0.0
        for qualification, starts in enumerate(schooling.starts_of):
            for number in starts:
                start = schooling.starts[number]
                total += start.seats * float(prices.course[number])
                pools = []
                if schooling.own[qualification, start.day] > 0.0:
                    pools.append(float(own[qualification, start.day]))
                if schooling.general[start.day] > 0.0:
                    pools.append(float(general[start.day]))
                if not pools or start.graduates >= self.instance.horizon:
                    continue
                pays = float(prices.course[number]) + float(prices.in_training[start.day : start.graduates].sum())
                reduced = float(earned[qualification, start.graduates]) - pays - min(pools)
                total += start.seats * max(0.0, reduced)
        return total
