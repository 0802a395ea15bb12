"""Train the people whom a batch binds: latest courses first, own pools before the general one."""

import math

import numpy as np

from muster.planning.courses import MANY, CourseStart
from muster.planning.ledger import Ledger
from muster.planning.timetable import Floats
from muster.planning.ways import Way

PEOPLE_SLACK = 1e-7
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
        mark = self._ledger.mark()
        done = self.bind(people, day)
        self._ledger.rollback(mark)
        return done

    def _bind_one(self, qualification: int, count: float, day: int) -> bool:
        ledger = self._ledger
        lacking = count - float(ledger.people_free[qualification, day:].min())
        if lacking > PEOPLE_SLACK and not self._train(qualification, math.ceil(lacking - PEOPLE_SLACK), day):
            return False
        ledger.add(ledger.people_free, (qualification, slice(day, None)), -count)
        return True

    def _train(self, qualification: int, people: int, day: int) -> bool:
        """Book seats for `people` that graduate by `day`, the latest starts first."""
        self.minded_courses = True
        ledger = self._ledger
        if self._no_courses_needed:
            return self._train_at_once(qualification, people, day)
        schooling = ledger.instance.schooling
        pool = None if self._no_pools_needed else self._general_left(qualification)
        for number in schooling.starts_of[qualification]:
            start = schooling.starts[number]
            if start.graduates > day:
                continue
            joining = min(people, self._room_on(qualification, number, pool))
            if joining > 0:
                self._enrol(qualification, number, joining)
                people -= joining
            if people == 0:
                return True
        return False

    def join(self, qualification: int, number: int, people: int) -> int:
        """Let up to `people` join a course start, as many as there is room for; returns how many."""
        joining = min(people, self._room_on(qualification, number, self._general_left(qualification)))
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
        if not self._no_pools_needed:
            at_hand = self._people_left(qualification, day, self._general_left(qualification))
            if at_hand < people:
                return False
        ledger.add(ledger.joined, (qualification, slice(day, None)), people)
        ledger.add(ledger.people_free, (qualification, slice(day, None)), people)
        return True

    def _room_on(self, qualification: int, number: int, pool: Floats | None) -> int:
        """How many more people may join a start: seats, places in training, and people at hand."""
        ledger = self._ledger
        start: CourseStart = ledger.instance.schooling.starts[number]
        room = min(float(ledger.seats_left[number]), float(ledger.places_left[start.day : start.graduates].min()))
        if room > 0.0 and pool is not None:
            room = min(room, self._people_left(qualification, start.day, pool))
        return max(0, math.floor(min(room, MANY) + PEOPLE_SLACK))

    def _general_left(self, qualification: int) -> Floats:
        """People of the general pool whom the other qualifications have not taken, by day; shape (T,).

        A general person who has joined stays joined: what a qualification has overdrawn from its own pool never falls.
        """
        schooling = self._ledger.instance.schooling
        overdrawn = np.maximum.accumulate(np.maximum(self._ledger.joined - schooling.own, 0.0), axis=1)
        left: Floats = schooling.general - overdrawn.sum(axis=0) + overdrawn[qualification]
        return left

    def _people_left(self, qualification: int, day: int, pool: Floats) -> float:
        """People who can still join a course of the qualification on `day`, from its own pool and the general one."""
        own = self._ledger.instance.schooling.own[qualification, day:]
        ours = np.maximum.accumulate(self._ledger.joined[qualification, day:] - own)
        return float((pool[day:] - ours).min())
