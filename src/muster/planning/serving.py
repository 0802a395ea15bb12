"""Serve one need: choose the way that is worth most, gather its goods, bind its crew."""

from dataclasses import dataclass
from enum import StrEnum

from muster.planning.crews import Crews
from muster.planning.journeys import Haulage
from muster.planning.ledger import Batch, Journey, Ledger
from muster.planning.paths import Wanted
from muster.planning.ways import Way
from muster.planning.wishes import Wish

SHRINK = 1.0 - 1e-6  # what a divisible quantity that did not fit is lessened by, at the least
LATE_STEPS = (1, 2, 4, 7)  # days by which a late attempt that failed is put off, the last one repeated


class Timing(StrEnum):
    """Whether goods are sent as late as they may, or as early as they can."""

    JUST_IN_TIME = "just in time"
    EARLIEST = "as early as possible"


@dataclass(slots=True)
class _Attempt:
    """Where the search for one way stands: the day aimed at next, and how often an aim has failed."""

    place: int
    way: Way
    day: int
    failures: int = 0


class Servant:
    """Serves needs one after another from what is left in a ledger."""

    def __init__(self, ledger: Ledger, haulage: Haulage, crews: Crews, timing: Timing) -> None:
        """Work on a ledger with these means."""
        self._ledger = ledger
        self._haulage = haulage
        self._crews = crews
        self._timing = timing

    def serve(self, wish: Wish, units: float, *, only_on_time: bool = False) -> float:
        """Serve up to `units` of a need and return how many were; on time first, then as little late as possible."""
        self._haulage.begin()
        left = units
        attempts = [_Attempt(place, way, self._first_aim(wish, place)) for place, way in enumerate(wish.ways)]
        while left > wish.crumb:
            chosen = self._most_worth(wish, attempts, only_on_time=only_on_time)
            if chosen is None:
                break
            done = self._fill(wish, chosen, left)
            left -= done
            if done <= 0.0:
                self._put_off(wish, chosen)
        return units - left

    def fill(self, wish: Wish, place: int, day: int, units: float) -> float:
        """Serve up to `units` by one way that is usable by a day; returns how many were."""
        self._haulage.begin()
        return self._fill(wish, _Attempt(place, wish.ways[place], day), units)

    def _first_aim(self, wish: Wish, place: int) -> int:
        last = self._ledger.instance.horizon - 1
        if self._timing is Timing.JUST_IN_TIME:
            return max(wish.earliest, min(wish.due, last))
        return self._earliest(wish, place, wish.earliest)

    def _most_worth(self, wish: Wish, attempts: list[_Attempt], *, only_on_time: bool) -> _Attempt | None:
        """The attempt whose next aim is worth most, the first among equals; None where nothing is worth anything."""
        best, best_worth = None, 0.0
        for attempt in attempts:
            if attempt.day >= self._ledger.instance.horizon or (only_on_time and attempt.day > wish.due):
                continue
            worth = attempt.way.effectiveness * wish.timeliness(attempt.day)
            if worth > best_worth:
                best, best_worth = attempt, worth
        return best

    def _put_off(self, wish: Wish, attempt: _Attempt) -> None:
        """Aim a failed attempt at the first later day that looks possible."""
        step = LATE_STEPS[min(attempt.failures, len(LATE_STEPS) - 1)]
        attempt.failures += 1
        attempt.day = self._earliest(wish, attempt.place, attempt.day + step)

    def _earliest(self, wish: Wish, place: int, begin: int) -> int:
        """First day ≥ `begin` on which one unit looks possible, component by component and crew."""
        way = wish.ways[place]
        unit = 1.0 if wish.is_whole else min(1.0, wish.quantity)
        day = begin
        for number, component in enumerate(way.components):
            least = 1.0 if component.is_whole else component.take(unit) * 1e-6
            day = max(day, self._haulage.earliest(self._wanted(wish, place, number), least))
        return self._crews.earliest_day(way.people(unit), day)

    def _wanted(self, wish: Wish, place: int, number: int) -> Wanted:
        component = wish.ways[place].components[number]
        return Wanted(wish, place, number, component.item, component.is_whole)

    def _fill(self, wish: Wish, attempt: _Attempt, units: float) -> float:
        """Book as many units as can be usable by the aimed day; returns how many."""
        way = attempt.way
        units = self._crews.most_units(way, units, attempt.day, is_whole=wish.is_whole)
        mark = self._ledger.mark()
        while units > wish.crumb:
            journeys, possible = self._gather(wish, attempt, units)
            if possible >= units - wish.crumb:
                units = units if wish.is_whole else min(units, possible)
                if not self._crews.bind(way.people(units), attempt.day):
                    break
                self._ledger.keep(Batch(wish.number, attempt.place, units, attempt.day, tuple(journeys)))
                return units
            self._ledger.rollback(mark)
            units = min(possible, units - 1.0) if wish.is_whole else min(possible, units * SHRINK)
        self._ledger.rollback(mark)
        return 0.0

    def _gather(self, wish: Wish, attempt: _Attempt, units: float) -> tuple[list[Journey], float]:
        """Journeys for every component, and the units that the scarcest of them is enough for."""
        journeys: list[Journey] = []
        possible = units
        for number, component in enumerate(attempt.way.components):
            found, brought = self._haulage.gather(
                self._wanted(wish, attempt.place, number), component.take(units), attempt.day
            )
            journeys += found
            possible = min(possible, component.serves(brought, whole_need=wish.is_whole))
            if possible <= wish.crumb:
                break
        return journeys, possible
