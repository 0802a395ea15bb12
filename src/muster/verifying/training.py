"""Promises about training: starts, seats, the people who may join, and how many train at once."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from muster.domain.promises import BrokenPromise, PromiseCode
from muster.domain.training import Course, Trainees
from muster.verifying.calendar import Calendar
from muster.verifying.case import Case
from muster.verifying.measuring import broken, is_whole


def training_promises(case: Case) -> Iterator[BrokenPromise]:
    """What the plan's people in courses break."""
    yield from _rows(case)
    yield from _seats(case)
    yield from _pools(case)
    yield from _in_training(case)


def starts_of(calendar: Calendar, course: Course) -> range:
    """Days of the horizon on which a course starts, notice apart."""
    settings = calendar.situation.settings
    first = settings.day(course.first_start)
    last = min(settings.day_or(course.last_start, calendar.last_day), calendar.last_day)
    if course.every_days is None:
        last = min(last, first)
    return range(first, last + 1, course.every_days or 1)


def first_call(calendar: Calendar, course: Course) -> int:
    """First day on which a course may start that names can still be sent in for."""
    return calendar.as_of + course.notice_days


def open_starts(calendar: Calendar, course: Course) -> range:
    """Starts of a course that people may still join."""
    starts = starts_of(calendar, course)
    missed = -((starts.start - first_call(calendar, course)) // starts.step)
    return starts[max(0, missed) :]


def available_by(pools: tuple[Trainees, ...], calendar: Calendar, *, day: int) -> int:
    """People of these pools who are available on a day."""
    settings = calendar.situation.settings
    return sum(pool.people for pool in pools if settings.day_or(pool.available_from, 0) <= day)


def pools_of(case: Case, qualification: str, *, trained: bool) -> tuple[Trainees, ...]:
    """Rows of people of one qualification (empty: the general pool), trained or still to train."""
    rows = case.situation.trainees
    return tuple(row for row in rows if row.qualification == qualification and row.trained is trained)


def _rows(case: Case) -> Iterator[BrokenPromise]:
    """What each row breaks by itself."""
    for row, course, day in case.joined:
        if row.qualification != course.qualification:
            values = {"found": row.qualification, "expected": course.qualification}
            yield broken(PromiseCode.COURSE_QUALIFICATION, row.course_id, **values)
        if not is_whole(row.people):
            yield broken(PromiseCode.WHOLE_UNITS, row.course_id, table="training", found=row.people)
        if day not in starts_of(case.calendar, course) and case.calendar.inside(day):
            yield broken(PromiseCode.COURSE_START, row.course_id, found=row.start)
        earliest = first_call(case.calendar, course)
        if day < earliest:
            expected = case.calendar.text(earliest)
            yield broken(PromiseCode.COURSE_NOTICE, row.course_id, found=row.start, expected=expected)


def _seats(case: Case) -> Iterator[BrokenPromise]:
    """Starts that more people join than have a seat."""
    joined: defaultdict[tuple[str, int], int] = defaultdict(int)
    for row, _, day in case.joined:
        joined[row.course_id, day] += row.people
    for (course_id, day), people in joined.items():
        seats = case.situation.course_by_id[course_id].seats
        if people > seats:
            start = case.calendar.text(day)
            yield broken(PromiseCode.COURSE_SEATS, course_id, start=start, found=people, expected=seats)


def _pools(case: Case) -> Iterator[BrokenPromise]:
    """The first day by which more people have joined than are available.

    Own rows of a qualification go before the general ones; who once went beyond them came from the general pool.
    """
    own = {each: pools_of(case, each, trained=False) for each in {course.qualification for _, course, _ in case.joined}}
    general = pools_of(case, "", trained=False)
    joined: defaultdict[str, int] = defaultdict(int)
    borrowed: defaultdict[str, int] = defaultdict(int)
    people_by_day = _people_by_day(case)
    for day in sorted(people_by_day):
        for qualification, people in people_by_day[day].items():
            joined[qualification] += people
            beyond = joined[qualification] - available_by(own[qualification], case.calendar, day=day)
            borrowed[qualification] = max(borrowed[qualification], beyond)
        limit = available_by(general, case.calendar, day=day)
        if sum(borrowed.values()) > limit:
            subject = ", ".join(sorted(each for each, people in borrowed.items() if people))
            by, found = case.calendar.text(day), sum(borrowed.values())
            yield broken(PromiseCode.TRAINEES, subject, by=by, found=found, expected=limit)
            return


def _people_by_day(case: Case) -> Mapping[int, Mapping[str, int]]:
    """People who join, by day and qualification."""
    people: dict[int, defaultdict[str, int]] = {}
    for row, course, day in case.joined:
        people.setdefault(day, defaultdict(int))[course.qualification] += row.people
    return people


def _in_training(case: Case) -> Iterator[BrokenPromise]:
    """Each stretch of days on which the plan's people and those of `trained` rows still to come are too many."""
    limit = case.situation.settings.max_in_training
    if limit is None:
        return
    own, others = _own_in_training(case), _others_in_training(case)
    over = (own > 0) & (own + others > limit)
    over[: case.calendar.as_of] = False
    edges = np.flatnonzero(np.diff(np.concatenate(([0], over.astype(int), [0]))))
    for first, after in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        found = float((own + others)[first:after].max())
        days = {"first": case.calendar.text(first), "last": case.calendar.text(after - 1)}
        yield broken(PromiseCode.IN_TRAINING, case.calendar.text(first), found=found, expected=limit, **days)


def _own_in_training(case: Case) -> NDArray[np.float64]:
    """People of the plan in courses, by day of the horizon."""
    people = np.zeros(case.situation.settings.days)
    for row, course, day in case.joined:
        people[max(0, day) : max(0, day + course.duration_days)] += row.people
    return people


def _others_in_training(case: Case) -> NDArray[np.float64]:
    """People of `trained` rows who graduate after a day, by day of the horizon."""
    people = np.zeros(case.situation.settings.days)
    for row in case.situation.trainees:
        if row.trained:
            people[: case.situation.settings.day_or(row.available_from, 0)] += row.people
    return people
