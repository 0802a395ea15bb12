"""Course starts, pools of people and who is trained already, as arrays."""

from dataclasses import dataclass

import numpy as np

from muster.domain.situation import Situation
from muster.planning.timetable import Days, Floats

MANY = 1e15  # stands for an unlimited number of people


@dataclass(frozen=True, slots=True)
class CourseStart:
    """One start of one course; who joins graduates on day `graduates`."""

    course: int
    day: int
    graduates: int
    seats: int


@dataclass(frozen=True, slots=True)
class Schooling:
    """The training side; Q qualifications in order of name, T days. People counts are cumulative over days."""

    qualifications: tuple[str, ...]
    starts: tuple[CourseStart, ...]
    starts_of: tuple[tuple[int, ...], ...]  # per qualification, those that graduate last first
    numbers_of: tuple[Days, ...]  # the same as arrays
    dates: tuple[Days, Days]  # day and graduation of every start
    trained: Floats  # (Q, T) people trained by day, whatever the plan does
    own: Floats  # (Q, T) people of the qualification's own pool available by day
    general: Floats  # (T,) people of the general pool available by day
    places: Floats  # (T,) how many more people may be in training on each day


def build_schooling(situation: Situation, qualifications: tuple[str, ...]) -> Schooling:
    """Schooling of a situation; people who graduate later without a plan's doing count as in training until then."""
    settings = situation.settings
    number = {name: place for place, name in enumerate(qualifications)}
    trained = np.zeros((len(qualifications), settings.days))
    own = np.zeros((len(qualifications), settings.days))
    general = np.zeros(settings.days)
    limit = MANY if settings.max_in_training is None else settings.max_in_training
    places = np.full(settings.days, float(limit))
    for pool in situation.trainees:
        day = settings.day_or(pool.available_from, 0)
        if pool.trained:
            trained[number[pool.qualification], day:] += pool.people
            places[:day] -= pool.people
        elif pool.qualification:
            own[number[pool.qualification], day:] += pool.people
        else:
            general[day:] += pool.people
    starts, starts_of = _starts(situation, number)
    days = np.array([start.day for start in starts], dtype=np.int32)
    graduations = np.array([start.graduates for start in starts], dtype=np.int32)
    numbers_of = tuple(np.array(numbers, dtype=np.int32) for numbers in starts_of)
    return Schooling(qualifications, starts, starts_of, numbers_of, (days, graduations), trained, own, general, places)


def _starts(
    situation: Situation, number: dict[str, int]
) -> tuple[tuple[CourseStart, ...], tuple[tuple[int, ...], ...]]:
    """Every start inside the horizon for which names can still be in, and their numbers by qualification."""
    settings = situation.settings
    starts: list[CourseStart] = []
    starts_of: list[list[int]] = [[] for _ in number]
    for place, course in enumerate(situation.courses):
        first = settings.day(course.first_start)
        last = min(settings.last_day, settings.day_or(course.last_start, settings.last_day))
        step = course.every_days or settings.days
        for day in range(first, last + 1, step):
            if day < settings.as_of_day + course.notice_days:
                continue
            starts_of[number[course.qualification]].append(len(starts))
            starts.append(CourseStart(place, day, day + course.duration_days, course.seats))
    for shelf in starts_of:
        shelf.sort(key=lambda start: (-starts[start].graduates, -starts[start].day, start))
    return tuple(starts), tuple(tuple(shelf) for shelf in starts_of)
