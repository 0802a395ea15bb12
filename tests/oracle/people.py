"""The people of the arc model: they join starts of courses from two pools, graduate, and are bound by usable units.

Unknowns: `join(course, start, pool)` people who join, and `free(qualification, day)` people who hold a qualification
and are not bound by the end of a day.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from muster.domain.training import Course
from tests.oracle.days import Days
from tests.oracle.program import Program, Term, Variable

GENERAL = ""
"""The pool of people who may join any course."""


class Joining(NamedTuple):
    """People who join one start of a course from one pool."""

    course: Course
    start: int
    pool: str
    people: Variable


def add_people(program: Program, days: Days) -> list[Joining]:
    """Everyone who may join a course, and what limits them."""
    joinings = [
        Joining(course, start, pool, program.variable("join", whole=True))
        for course in days.situation.courses
        for start in days.starts(course)
        for pool in (course.qualification, GENERAL)
    ]
    _limit_seats(program, joinings)
    _limit_pools(program, days, joinings)
    _limit_in_training(program, days, joinings)
    _keep_people(program, days, joinings)
    return joinings


def bind(program: Program, qualification: str, day: int, term: Term) -> None:
    """People whom units that become usable on a day bind for good."""
    factor, units = term
    program.add("people are kept", (qualification, day), -factor, units)


def _limit_seats(program: Program, joinings: list[Joining]) -> None:
    for course, start, _, people in joinings:
        program.add("seats", (course.course_id, start), 1.0, people)
        program.at_most("seats", (course.course_id, start), course.seats)


def _limit_pools(program: Program, days: Days, joinings: list[Joining]) -> None:
    """By each start no more have joined from a pool than are available by then; each person trains once."""
    for pool in {joining.pool for joining in joinings}:
        own = [joining for joining in joinings if joining.pool == pool]
        for day in {joining.start for joining in own}:
            for joining in own:
                if joining.start <= day:
                    program.add("pool", (pool, day), 1.0, joining.people)
            available = sum(people for at, people in _pool(days, pool, trained=False) if at <= day)
            program.at_most("pool", (pool, day), available)


def _limit_in_training(program: Program, days: Days, joinings: list[Joining]) -> None:
    """On each day, people in courses and those of `trained` rows who still wait for their day are not too many."""
    limit = days.settings.max_in_training
    if limit is None:
        return
    to_come = [
        (days.settings.day_or(row.available_from, 0), row.people) for row in days.situation.trainees if row.trained
    ]
    for course, start, _, people in joinings:
        for day in range(start, min(start + course.duration_days, days.settings.days)):
            program.add("in training", day, 1.0, people)
    for day in days.all:
        others = sum(people for at, people in to_come if at > day)
        # Where the others alone are too many, the plan may not add to them.
        program.at_most("in training", day, max(0, limit - others))


def _keep_people(program: Program, days: Days, joinings: list[Joining]) -> None:
    """People who hold a qualification: free the day before + trained or graduated today = bound today + free."""
    rule = "people are kept"
    for qualification in sorted(days.situation.qualifications):
        arriving: defaultdict[int, int] = defaultdict(int)
        for day, trained in _pool(days, qualification, trained=True):
            arriving[day] += trained
        for day in days.all:
            free = program.variable("free")
            program.add(rule, (qualification, day), -1.0, free)
            program.add(rule, (qualification, day + 1), 1.0, free)
            program.exactly(rule, (qualification, day), -arriving[day])
    for course, start, _, people in joinings:
        program.add(rule, (course.qualification, start + course.duration_days), 1.0, people)


def _pool(days: Days, qualification: str, *, trained: bool) -> Iterator[tuple[int, int]]:
    """Rows of people of one qualification: the day from which they are available, and how many they are."""
    for row in days.situation.trainees:
        if row.qualification == qualification and row.trained is trained:
            yield days.settings.day_or(row.available_from, 0), row.people
