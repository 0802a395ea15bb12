"""People: they join courses, graduate, and are bound by usable units for good."""

from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

import numpy as np

from benchmarks.textbook.program import Ints, Writer
from muster.domain.situation import Situation
from muster.domain.training import Course

GENERAL = ""  # the pool of people who may join any course


class _Joining(NamedTuple):
    """People of one pool who join one start of a course."""

    course: Course
    start: int
    pool: str


class People:
    """Columns and rows of all qualifications."""

    def __init__(self, writer: Writer, situation: Situation) -> None:
        self._writer = writer
        self._situation = situation
        self._settings = situation.settings
        self._held = {name: self._hold(name) for name in sorted(situation.qualifications)}
        self._joinings = [
            _Joining(course, start, pool)
            for course in situation.courses
            for start in self._starts(course)
            for pool in (course.qualification, GENERAL)
        ]
        self._columns = writer.columns(len(self._joinings))
        self._starting = np.array([each.start for each in self._joinings], dtype=np.int64)
        self._graduate()
        self._limit_seats()
        self._limit_pools()
        self._limit_in_training()

    def bind(self, qualification: str, days: Ints, columns: Ints, factor: float) -> None:
        """Bind factor × columns people from these days on."""
        if qualification and factor > 0.0:
            self._writer.enter(self._held[qualification][days], columns, -factor)

    def _hold(self, qualification: str) -> Ints:
        """Rows of one qualification, day by day: bound today + free today ≤ free yesterday + trained today."""
        arriving = np.zeros(self._settings.days)
        for day, people in self._pool(qualification, trained=True):
            if day < self._settings.days:
                arriving[day] += people
        rows = self._writer.rows(self._settings.days, low=-arriving)
        free = self._writer.columns(self._settings.days - 1)
        self._writer.enter(rows[:-1], free, -1.0)
        self._writer.enter(rows[1:], free, 1.0)
        return rows

    def _graduate(self) -> None:
        for joining, column in zip(self._joinings, self._columns, strict=True):
            day = joining.start + joining.course.duration_days
            if day < self._settings.days:
                self._writer.enter(self._held[joining.course.qualification][[day]], column[None])

    def _limit_seats(self) -> None:
        """Each start has so many seats; the two pools of a start stand side by side."""
        seats = np.array([each.course.seats for each in self._joinings[::2]], dtype=np.float64)
        rows = self._writer.rows(len(seats), high=seats)
        self._writer.enter(np.repeat(rows, 2), self._columns)

    def _limit_pools(self) -> None:
        """By each start no more have joined from a pool than are available by then."""
        for pool in sorted({each.pool for each in self._joinings}):
            is_own = np.array([each.pool == pool for each in self._joinings])
            for day in np.unique(self._starting[is_own]):
                available = sum(people for at, people in self._pool(pool, trained=False) if at <= day)
                row = self._writer.rows(1, high=float(available))
                self._writer.enter(row, self._columns[is_own & (self._starting <= day)])

    def _limit_in_training(self) -> None:
        """On each day people in courses, and those whose training ends later, are not too many."""
        limit = self._settings.max_in_training
        if limit is None or not self._joinings:
            return
        ends = self._starting + np.array([each.course.duration_days for each in self._joinings])
        to_come = [
            (self._settings.day_or(row.available_from, 0), row.people)
            for row in self._situation.trainees
            if row.trained
        ]
        for day in range(self._settings.days):
            others = sum(people for at, people in to_come if at > day)
            row = self._writer.rows(1, high=float(max(0, limit - others)))
            self._writer.enter(row, self._columns[(self._starting <= day) & (day < ends)])

    def _starts(self, course: Course) -> Iterator[int]:
        """Days on which a course starts for which names can still be sent in."""
        last = min(self._settings.day_or(course.last_start, self._settings.last_day), self._settings.last_day)
        for number in count() if course.every_days else (0,):
            day = self._settings.day(course.first_start) + number * (course.every_days or 0)
            if day > last:
                return
            if day >= self._settings.as_of_day + course.notice_days:
                yield day

    def _pool(self, qualification: str, *, trained: bool) -> Iterator[tuple[int, int]]:
        """Day and number of the people of each row of a pool."""
        for row in self._situation.trainees:
            if row.qualification == qualification and row.trained is trained:
                yield self._settings.day_or(row.available_from, 0), row.people
