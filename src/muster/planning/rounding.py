"""From the master's fractions to whole units: the largest shares first, and the greedy rule for what is left."""

import math
from collections import defaultdict
from collections.abc import Sequence

from muster.planning.columns import Column, uses
from muster.planning.crews import Crews
from muster.planning.greedy import by_due_date
from muster.planning.instance import Instance
from muster.planning.journeys import Haulage
from muster.planning.ledger import Batch, Journey, Ledger
from muster.planning.paths import TINY, Wanted
from muster.planning.serving import Servant, Timing
from muster.planning.timetable import Floats
from muster.planning.wishes import Wish


class Rounder:
    """Builds a whole-unit plan that follows a solution of the master."""

    def __init__(self, instance: Instance) -> None:
        """Start from nothing."""
        self.ledger = Ledger(instance)
        self._haulage = Haulage(self.ledger)
        self._crews = Crews(self.ledger)
        self._servant = Servant(self.ledger, self._haulage, self._crews, Timing.JUST_IN_TIME)

    def follow(self, columns: Sequence[Column], units: Floats) -> Ledger:
        """Plan in which every priority first gets its columns, the largest shares first, and then what is left."""
        instance = self.ledger.instance
        by_need: defaultdict[int, list[tuple[float, Column]]] = defaultdict(list)
        for column, amount in zip(columns, units, strict=True):
            if amount > TINY:
                by_need[column.need].append((float(amount), column))
        for wishes in _by_priority(instance):
            shares = [
                (amount / wish.quantity, amount, column)
                for wish in wishes
                for amount, column in by_need.get(wish.number, ())
            ]
            for _, amount, column in sorted(shares, key=lambda each: (-each[0], each[2].need, each[2].day)):
                self._place(instance.wishes[column.need], column, amount)
            for wish in wishes:
                left = wish.quantity - self._met(wish)
                if left > wish.crumb:
                    self._servant.serve(wish, left)
        return self.ledger

    def _met(self, wish: Wish) -> float:
        return self.ledger.met.get(wish.number, 0.0)

    def _place(self, wish: Wish, column: Column, units: float) -> None:
        """Book as many whole units of a column as there is room for."""
        units = min(units, wish.quantity - self._met(wish))
        if wish.is_whole:
            units = float(math.floor(units + 1e-6))
        if units <= wish.crumb:
            return
        way = wish.ways[column.way]
        if any(part.amount != way.components[part.component].per_unit for part in column.parts):
            self._servant.fill(wish, column.way, column.day, units)
            return
        mark = self.ledger.mark()
        for part in column.parts:
            self.ledger.give_back(part.source.offer)
        units = self._most(wish, column, units)
        if units <= wish.crumb or not self._book(wish, column, units):
            self.ledger.rollback(mark)

    def _most(self, wish: Wish, column: Column, units: float) -> float:
        """Units for which goods, roads and money are left, and whose crew can be there."""
        taken: defaultdict[tuple[str, int, int], float] = defaultdict(float)
        for use, amount in uses(self.ledger.instance, column):
            taken[use] += amount
        for use, amount in taken.items():
            units = min(units, self.ledger.left(use) / amount)
        if wish.is_whole:
            units = float(math.floor(units + TINY))
        return self._crews.most_units(wish.ways[column.way], units, column.day, is_whole=wish.is_whole)

    def _book(self, wish: Wish, column: Column, units: float) -> bool:
        """Book units of a column; False, with something half done, where rounding up or a minimum stands against it."""
        way = wish.ways[column.way]
        journeys = []
        for part in column.parts:
            component = way.components[part.component]
            quantity, source = component.take(units), part.source
            journey = Journey(
                source.offer, wish.number, column.way, part.component, float(quantity), source.legs, source.ready
            )
            self.ledger.book(journey)
            journeys.append(journey)
        if any(self.ledger.left(use) < -TINY for use, _ in uses(self.ledger.instance, column)):
            return False
        if not self._crews.bind(way.people(units), column.day):
            return False
        self._haulage.begin()
        for part, journey in zip(column.parts, journeys, strict=True):
            component = way.components[part.component]
            wanted = Wanted(wish, column.way, part.component, component.item, component.is_whole)
            if not self._haulage.fill_minimum(wanted, journey):
                return False
        self.ledger.keep(Batch(wish.number, column.way, units, column.day, tuple(journeys)))
        return True


def _by_priority(instance: Instance) -> list[list[Wish]]:
    """Needs of each priority in the order of the greedy rule."""
    tiers: defaultdict[int, list[Wish]] = defaultdict(list)
    for wish in sorted(instance.wishes, key=by_due_date):
        tiers[wish.need.priority].append(wish)
    return [tiers[priority] for priority in sorted(tiers)]
