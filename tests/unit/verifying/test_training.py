"""Courses and people: starts, notice, pools and how many train at once."""

from typing import Any

import pytest

from muster.domain.promises import PromiseCode
from muster.domain.situation import Situation
from tests.plans import plan, send, teach, use
from tests.unit.verifying.judged import codes
from tests.worlds import course, day, item, link, need, offer, trained, trainees, world


def school(**tables: object) -> Situation:
    """Ten drivers wanted; a course of seven days starts every seven; twenty people may join."""
    rows: dict[str, Any] = {
        "needs": [need(item="driver", quantity=10, site="", due=40)],
        "courses": [course(every_days=7)],
        "trainees": [trainees(20)],
    }
    return world(**{**rows, **tables})


def open_days(situation: Situation) -> list[int]:
    """Days on which one person may join C1."""
    return [each for each in range(40) if not codes(situation, plan(situation, teach("C1", 1, on=each)))]


@pytest.mark.parametrize(
    ("details", "starts"),
    [
        ({"every_days": None, "first_start": 3}, [3]),
        ({"first_start": 3, "every_days": 10}, [3, 13, 23, 33]),
        ({"first_start": 3, "every_days": 10, "last_start": 22}, [3, 13]),
        ({"first_start": day(-3), "every_days": 30}, [0, 30]),
        ({"every_days": 10, "notice_days": 11}, [20, 30]),
        ({"every_days": 10, "notice_days": 10}, [10, 20, 30]),
    ],
)
def test_people_join_on_starts_for_which_names_can_be_in(details: dict[str, object], starts: list[int]) -> None:
    assert open_days(school(courses=[course(**details)])) == starts


def test_no_one_joins_before_the_day_of_the_picture() -> None:
    assert open_days(school(settings={"as_of": 8})) == [14, 21, 28, 35]
    assert open_days(school(settings={"as_of": 8}, courses=[course(every_days=7, notice_days=7)])) == [21, 28, 35]


def test_seats_are_per_start() -> None:
    situation = school(courses=[course(seats=5, every_days=7)])
    assert codes(situation, plan(situation, teach("C1", 5, on=0), teach("C1", 5, on=7))) == []
    two_rows = plan(situation, teach("C1", 3, on=0), teach("C1", 3, on=0))
    assert codes(situation, two_rows) == [PromiseCode.COURSE_SEATS]


def test_already_trained_people_serve_a_need_for_training() -> None:
    situation = school(trainees=[trained(4), trained(3, available_from=9), trainees(3)])
    made = plan(situation, teach("C1", 3, on=0), use("N1", 7, on=7), use("N1", 3, on=9))
    assert codes(situation, made) == []
    early = plan(situation, teach("C1", 3, on=0), use("N1", 8, on=7), use("N1", 2, on=9))
    assert codes(situation, early) == [PromiseCode.CREW]


def test_own_trainees_go_before_the_general_pool() -> None:
    situation = school(
        courses=[course("C1", every_days=7), course("C2", qualification="pilot", every_days=7)],
        trainees=[trainees(4, "driver"), trainees(6)],
    )
    assert codes(situation, plan(situation, teach("C1", 7, on=0), teach("C2", 3, on=0))) == []
    assert codes(situation, plan(situation, teach("C1", 7, on=0), teach("C2", 4, on=0))) == [PromiseCode.TRAINEES]


def test_who_once_came_from_the_general_pool_stays_taken_from_it() -> None:
    late_own = [trainees(5, "driver", available_from=7), trainees(5)]
    situation = school(courses=[course("C1", every_days=7), course("C2", qualification="pilot", every_days=7)])
    situation = school(courses=situation.courses, trainees=late_own)
    assert codes(situation, plan(situation, teach("C1", 5, on=0), teach("C1", 5, on=7))) == []
    taken = plan(situation, teach("C1", 5, on=0), teach("C2", 1, on=7))
    assert codes(situation, taken) == [PromiseCode.TRAINEES]


def test_people_join_no_earlier_than_they_are_available() -> None:
    situation = school(trainees=[trainees(5), trainees(5, available_from=8)])
    assert codes(situation, plan(situation, teach("C1", 5, on=0), teach("C1", 5, on=14))) == []
    early = plan(situation, teach("C1", 5, on=0), teach("C1", 5, on=7))
    assert codes(situation, early) == [PromiseCode.TRAINEES]


def test_people_of_trained_rows_count_as_in_training_until_they_graduate() -> None:
    waiting = [trainees(20), trained(4, available_from=9)]
    situation = school(settings={"max_in_training": 10}, trainees=waiting)
    assert codes(situation, plan(situation, teach("C1", 6, on=0))) == []
    assert codes(situation, plan(situation, teach("C1", 7, on=0))) == [PromiseCode.IN_TRAINING]
    assert codes(situation, plan(situation, teach("C1", 10, on=14))) == []


def test_too_many_in_training_is_nothing_that_a_plan_without_courses_breaks() -> None:
    situation = school(settings={"max_in_training": 3}, trainees=[trained(10, available_from=9)])
    assert codes(situation, plan(situation, use("N1", 10, on=9))) == []


def test_people_are_in_training_from_their_start_to_the_day_before_they_graduate() -> None:
    situation = school(settings={"max_in_training": 10})
    assert codes(situation, plan(situation, teach("C1", 10, on=0), teach("C1", 10, on=7))) == []
    overlapping = school(settings={"max_in_training": 10}, courses=[course(every_days=7, days=8)])
    assert codes(overlapping, plan(overlapping, teach("C1", 10, on=0), teach("C1", 10, on=7))) == [
        PromiseCode.IN_TRAINING
    ]


def test_a_person_serves_one_unit_of_any_need() -> None:
    situation = world(
        needs=[need("N1", item="truck", quantity=2), need("N2", item="driver", quantity=2, site="")],
        offers=[offer(item="truck", quantity=2)],
        items=[item("truck", qualification="driver", crew=1)],
        links=[link()],
        trainees=[trained(3)],
    )
    sent, used = send("O1", "N1", 2, by=[("A-B", 0)]), use("N1", 2, on=2)
    assert codes(situation, plan(situation, sent, used, use("N2", 1, on=2))) == []
    assert codes(situation, plan(situation, sent, used, use("N2", 2, on=2))) == [PromiseCode.CREW]
