"""Who is in a course today, or has the place: trained people who are available on their graduation day."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from muster.domain.plan import Plan, TrainingStart
from muster.domain.situation import Situation
from muster.domain.training import Trainees


@dataclass(frozen=True, slots=True)
class InCourses:
    """Today's people: pools without those who joined, and a row for those who graduate without a plan's doing."""

    trainees: tuple[Trainees, ...]


def people_in_courses(situation: Situation, plan: Plan, as_of: date) -> InCourses:
    """Today's pools; who joined before the day, or whose name had to be in before it, is in none of them any more."""
    pools = list(situation.trainees)
    graduates = []
    courses = situation.course_by_id
    for row in sorted(plan.training, key=lambda row: (row.start, row.course_id)):
        course = courses.get(row.course_id)
        if course is None or row.start >= as_of + timedelta(days=course.notice_days):
            continue
        pools = _without(situation, pools, row)
        graduates.append(
            Trainees(
                people=row.people,
                qualification=row.qualification,
                available_from=row.start + timedelta(days=course.duration_days),
                trained=True,
                source=f"{row.course_id} {row.start.isoformat()}",
            )
        )
    return InCourses((*pools, *graduates))


def _without(situation: Situation, pools: list[Trainees], row: TrainingStart) -> list[Trainees]:
    """The pools less those who join a start: the own ones first, of each those who were there first."""
    settings = situation.settings
    left = row.people

    def order(place: int) -> tuple[bool, int, int]:
        pool = pools[place]
        return (not pool.qualification, settings.day_or(pool.available_from, 0), place)

    taken = {}
    for place in sorted(range(len(pools)), key=order):
        pool = pools[place]
        is_open = not pool.trained and pool.qualification in {"", row.qualification}
        if is_open and settings.day_or(pool.available_from, 0) <= settings.day(row.start):
            taken[place] = min(left, pool.people)
            left -= taken[place]
    reduced = [replace(pool, people=pool.people - taken.get(place, 0)) for place, pool in enumerate(pools)]
    return [pool for place, pool in enumerate(reduced) if pool.people > 0 or not taken.get(place)]
