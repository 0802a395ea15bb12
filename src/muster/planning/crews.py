"""Train the people whom a batch binds: latest courses first, own pools before the general one."""

import math

import numpy as np
import numpy.typing as npt

from muster.planning.ledger import Ledger
from muster.planning.seating import PEOPLE_SLACK, find_seats, people_at_hand
from muster.planning.timetable import Days
from muster.planning.ways import Way

Counts = npt.NDArray[np.int64]
DIVISIBLE_STEP = 1e-4  # share of the wanted quantity to which a crew-limited divisible quantity is found


class Crews:
    """Binds people to units; where too few are free it books seats on courses that graduate in time.

    `no_courses_needed` and `no_pools_needed` drop one limit, only for asking what it costs.
    """

    def __init__(self, ledger: Ledger, *, no_courses_needed: bool = False, no_pools_needed: bool = False) -> None:
        """Work on a ledger."""
        self._ledger = ledger
        self._no_courses_needed = no_courses_needed
        self._no_pools_needed = no_pools_needed
        self._starts_of = ledger.instance.schooling.numbers_of
        self.minded_courses = False  # whether anyone had to be trained so far

    def bind(self, people: dict[int, float], day: int) -> bool:
        """Bind people by qualification from `day` on; False, with nothing changed, where they cannot be there."""
        mark = self._ledger.mark()
        for qualification, count in people.items():
            if count > 0.0 and not self._bind_one(qualification, count, day):
                self._ledger.rollback(mark)
                return False
        return True

    def most_units(self, way: Way, wanted: float, day: int, *, is_whole: bool) -> float:
        """Largest number of units ≤ wanted of this way whose crews can be there by `day`."""
        if self._can(way.people(wanted), day):
            return wanted
        low, high = 0.0, wanted
        while high - low > (1.0 if is_whole else wanted * DIVISIBLE_STEP):
            middle = float(math.floor((low + high) / 2)) if is_whole else (low + high) / 2
            if self._can(way.people(middle), day):
                low = middle
            else:
                high = middle
        return low

    def earliest_day(self, people: dict[int, float], begin: int) -> int:
        """First day ≥ `begin` on which these people could be bound; the horizon's length where never."""
        horizon = self._ledger.instance.horizon
        if begin >= horizon or self._can(people, begin):
            return begin
        low, high = begin, horizon
        while high - low > 1:
            middle = (low + high) // 2
            if self._can(people, middle):
                high = middle
            else:
                low = middle
        return high

    def _can(self, people: dict[int, float], day: int) -> bool:
        if len(people) == 1:
            return self._can_one(*next(iter(people.items())), day)
        mark = self._ledger.mark()
        done = self.bind(people, day)
        self._ledger.rollback(mark)
        return done

    def _bind_one(self, qualification: int, count: float, day: int) -> bool:
        ledger = self._ledger
        lacking = self._lacking(qualification, count, day)
        if lacking > 0 and not self._train(qualification, lacking, day):
            return False
        ledger.add(ledger.people_free, (qualification, slice(day, None)), -count)
        return True

    def _can_one(self, qualification: int, count: float, day: int) -> bool:
        """Whether people of one qualification could be there by a day."""
        lacking = self._lacking(qualification, count, day)
        if count <= 0.0 or lacking == 0:
            return True
        self.minded_courses = True
        if self._no_courses_needed:
            return self._are_at_hand(qualification, lacking, day)
        return int(self._seats_for(qualification, lacking, day).sum()) == lacking

    def _lacking(self, qualification: int, count: float, day: int) -> int:
        """How many have to be trained so that so many can be bound from a day on."""
        lacking = count - float(self._ledger.people_free[qualification, day:].min())
        return math.ceil(lacking - PEOPLE_SLACK) if lacking > PEOPLE_SLACK else 0

    def _seats_for(self, qualification: int, people: int, day: int, starts: Days | None = None) -> Counts:
        """How many of `people` would join each of some starts, those of the qualification if none are given."""
        ledger, schooling = self._ledger, self._ledger.instance.schooling
        seats: Counts = find_seats(
            people,
            day,
            self._starts_of[qualification] if starts is None else starts,
            schooling.dates,
            (ledger.seats_left, ledger.places_left, ledger.joined),
            (schooling.own, schooling.general[:0] if self._no_pools_needed else schooling.general),
            qualification,
        )
        return seats

    def _train(self, qualification: int, people: int, day: int) -> bool:
        """Book seats for `people` that graduate by `day`, the latest starts first."""
        self.minded_courses = True
        if self._no_courses_needed:
            return self._train_at_once(qualification, people, day)
        seats = self._seats_for(qualification, people, day)
        starts = self._starts_of[qualification]
        for place in np.flatnonzero(seats).tolist():
            self._enrol(qualification, int(starts[place]), int(seats[place]))
        return int(seats.sum()) == people

    def join(self, qualification: int, number: int, people: int) -> int:
        """Let up to `people` join a course start, as many as there is room for; returns how many."""
        end = self._ledger.instance.schooling.starts[number].graduates
        joining = int(self._seats_for(qualification, people, end, np.array([number], dtype=np.int32))[0])
        if joining > 0:
            self._enrol(qualification, number, joining)
        return joining

    def _enrol(self, qualification: int, number: int, people: int) -> None:
        """Take seats, places and people of a start; they are free for units from their graduation on."""
        ledger = self._ledger
        start = ledger.instance.schooling.starts[number]
        ledger.add(ledger.seats_left, number, -people)
        ledger.add(ledger.places_left, slice(start.day, start.graduates), -people)
        ledger.add(ledger.joined, (qualification, slice(start.day, None)), people)
        ledger.add(ledger.people_free, (qualification, slice(start.graduates, None)), people)

    def _train_at_once(self, qualification: int, people: int, day: int) -> bool:
        """Take people from the pools without a course: only for asking what the courses cost."""
        ledger = self._ledger
        if not self._are_at_hand(qualification, people, day):
            return False
        ledger.add(ledger.joined, (qualification, slice(day, None)), people)
        ledger.add(ledger.people_free, (qualification, slice(day, None)), people)
        return True

    def _are_at_hand(self, qualification: int, people: int, day: int) -> bool:
        """Whether the pools have so many people who could join something on a day."""
        ledger, schooling = self._ledger, self._ledger.instance.schooling
        if self._no_pools_needed:
            return True
        return bool(people_at_hand(day, ledger.joined, schooling.own, schooling.general, qualification) >= people)
