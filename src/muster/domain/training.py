"""Courses and the people who may join them."""

from dataclasses import dataclass
from datetime import date

from muster.domain.row import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Course(Row):
    """A course held on `first_start` + k × `every_days` up to `last_start`; `seats` people per start.

    `every_days` absent means one start only; `last_start` absent means the last day. Names must be in `notice_days`
    before a start. Who joins on day s graduates on s + `duration_days`.
    """

    course_id: str
    qualification: str
    duration_days: int
    seats: int
    first_start: date
    site_id: str = ""
    partner_id: str = ""
    notice_days: int = 0
    every_days: int | None = None
    last_start: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trainees(Row):
    """People the recipient can make available; an empty `qualification` may join any course.

    `available_from` absent means day 0. With `trained` they hold the qualification from that day.
    """

    people: int
    qualification: str = ""
    available_from: date | None = None
    trained: bool = False
