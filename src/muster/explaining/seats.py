"""How many seats in which start, and how many people by when, the crews of some batches lack."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import ceil

from muster.domain.cures import Change, ChangeKind
from muster.explaining.scene import TINY, Scene
from muster.planning.ledger import Batch
from muster.planning.wishes import Wish

Lacking = dict[tuple[int, int], int]
"""People by qualification and the day by which they must have graduated."""


def seat_changes(scene: Scene, wish: Wish, batches: Iterable[Batch]) -> Iterator[Change]:
    """Seats in the latest start that graduates in time; in a start of its own where no course has one."""
    for (qualification, day), people in sorted(lacking_people(scene, wish, batches).items()):
        start = latest_start(scene, qualification, day)
        if start is not None:
            course_id, begins = start
            at = scene.situation.settings.date(begins)
            yield Change(kind=ChangeKind.ADD_SEATS, subject_id=course_id, amount=people, at=at)


def trainee_changes(scene: Scene, wish: Wish, batches: Iterable[Batch], *, has_seats: bool) -> Iterator[Change]:
    """People who can join the latest start that graduates in time and, unless seats are added too, has seats left."""
    names = scene.instance.schooling.qualifications
    for (qualification, day), people in sorted(lacking_people(scene, wish, batches).items()):
        start = latest_start(scene, qualification, day, with_seats=not has_seats)
        if start is not None:
            at = scene.situation.settings.date(start[1])
            yield Change(kind=ChangeKind.ADD_TRAINEES, subject_id=names[qualification], amount=people, at=at)


def lacking_people(scene: Scene, wish: Wish, batches: Iterable[Batch]) -> Lacking:
    """People beyond those who are free, whom the crews of some batches bind."""
    bound: defaultdict[tuple[int, int], float] = defaultdict(float)
    for batch in batches:
        for qualification, people in wish.ways[batch.way].people(batch.units).items():
            bound[qualification, batch.day] += people
    lacking: Lacking = {}
    before: defaultdict[int, float] = defaultdict(float)
    for (qualification, day), people in sorted(bound.items()):
        before[qualification] += people
        free = float(scene.ledger.people_free[qualification, day:].min())
        told = sum(number for (each, _), number in lacking.items() if each == qualification)
        more = ceil(before[qualification] - max(0.0, free) - told - TINY)
        if more > 0:
            lacking[qualification, day] = more
    return lacking


def latest_start(scene: Scene, qualification: int, day: int, *, with_seats: bool = False) -> tuple[str, int] | None:
    """Course and day of the latest start that graduates by a day; a start not yet planned where there is none."""
    schooling, courses = scene.instance.schooling, scene.situation.courses
    for number in schooling.starts_of[qualification]:
        start = schooling.starts[number]
        has_room = not with_seats or float(scene.ledger.seats_left[number]) >= 1.0
        if start.graduates <= day and has_room:
            return courses[start.course].course_id, start.day
    name = schooling.qualifications[qualification]
    own = sorted(
        (course for course in courses if course.qualification == name),
        key=lambda course: (course.duration_days, course.course_id),
    )
    begins = day - own[0].duration_days if own else -1
    if own and not with_seats and begins >= scene.situation.settings.as_of_day:
        return own[0].course_id, begins
    return None


def first_start_with_seats(scene: Scene, qualification: int, after: int) -> int | None:
    """Day of the first start from a day on that has seats left."""
    schooling = scene.instance.schooling
    days = [
        schooling.starts[number].day
        for number in schooling.starts_of[qualification]
        if float(scene.ledger.seats_left[number]) >= 1.0 and schooling.starts[number].day >= after
    ]
    return min(days, default=None)
