"""From the master's fractions to whole units: the largest shares first, and the greedy rule for what is left."""

import math
from collections import defaultdict

from muster.planning.columns import Column, uses
from muster.planning.crews import Crews
from muster.planning.greedy import by_due_date
from muster.planning.journeys import Haulage
from muster.planning.ledger import Batch, Journey, Ledger
from muster.planning.paths import TINY, wanted_by
from muster.planning.serving import Servant, Timing
from muster.planning.wishes import Wish


class Rounder:
    """Books columns of the master in whole units, and serves what is left."""

    def __init__(self, ledger: Ledger) -> None:
        """Add to a ledger."""
        self.ledger = ledger
        self._haulage = Haulage(self.ledger)
        self._crews = Crews(self.ledger)
        self._servant = Servant(self.ledger, self._haulage, self._crews, Timing.JUST_IN_TIME)

    @classmethod
    def above(cls, plan: Ledger, priority: int) -> "Rounder":
        """Start from what a plan does for the priorities above one; their offers' minimums are filled up again."""
        rounder = cls(plan.copy())
        ledger, wishes = rounder.ledger, plan.instance.wishes
        for number, batch in list(ledger.batches.items()):
            if wishes[batch.need].need.priority >= priority:
                ledger.drop(number)
        for batch in ledger.batches.values():
            for journey in batch.journeys:
                rounder._haulage.begin()
                if ledger.used(journey.offer) < float(ledger.minimum[journey.offer]):
                    ledger.give_back(journey.offer)
                rounder._haulage.fill_minimum(wanted_by(wishes[batch.need], journey), journey)
        for offer in list(ledger.surplus):
            if ledger.used(offer) <= sum(journey.quantity for journey in ledger.surplus[offer]) + TINY:
                ledger.give_back(offer)
        return rounder

    def place(self, column: Column, units: float) -> float:
        """Book as many whole units of a column as there is room for, at most `units`; returns how many."""
        wish = self.ledger.instance.wishes[column.need]
        before = self._met(wish)
        self._place(wish, column, units)
        return self._met(wish) - before

    def assemble(self, need: int, way: int, day: int, units: float) -> float:
        """Serve whole units by a way and a day from whatever offers have something left; returns how many."""
        wish = self.ledger.instance.wishes[need]
        units = float(math.floor(min(units, wish.quantity - self._met(wish)) + TINY))
        return self._servant.fill(wish, way, day, units) if units > wish.crumb else 0.0

    def serve_what_is_left(self, priority: int | None = None) -> Ledger:
        """Serve, in the order of the greedy rule, all that needs (of one priority, if given) still lack."""
        for wish in sorted(self.ledger.instance.wishes, key=by_due_date):
            if priority is not None and wish.need.priority != priority:
                continue
            self.serve(wish)
        return self.ledger

    def serve(self, wish: Wish) -> None:
        """Serve what a need still lacks by the greedy rule."""
        left = wish.quantity - self._met(wish)
        if left > wish.crumb:
            self._servant.serve(wish, left)

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
        for journey in journeys:
            if not self._haulage.fill_minimum(wanted_by(wish, journey), journey):
                return False
        self.ledger.keep(Batch(wish.number, column.way, units, column.day, tuple(journeys)))
        return True
