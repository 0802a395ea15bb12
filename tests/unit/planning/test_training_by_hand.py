"""Crews: courses, seats, pools of people, and needs for training alone."""

from muster.domain.plan import Reason
from tests.unit.planning.planned import joined, planned, reasons, usable
from tests.worlds import alternative, course, item, link, need, offer, trained, trainees, world

TRUCK = item(qualification="driver", crew=2)


def test_equipment_counts_when_its_crew_is_trained() -> None:
    plan = planned(
        world(
            items=[TRUCK],
            needs=[need(due=20)],
            offers=[offer()],
            links=[link()],
            courses=[course(days=25, seats=12)],
            trainees=[trainees(50)],
        )
    )
    assert usable(plan) == {25: 6}
    assert joined(plan) == {0: 12}
    assert reasons(plan)[Reason.COURSE] > 0


def test_the_latest_course_in_time_is_taken_first() -> None:
    plan = planned(
        world(
            items=[TRUCK],
            needs=[need(due=30)],
            offers=[offer()],
            links=[link()],
            courses=[course(days=7, seats=12, every_days=7)],
            trainees=[trainees(50)],
        )
    )
    assert joined(plan) == {14: 8, 21: 12}


def test_people_trained_already_need_no_course() -> None:
    plan = planned(
        world(items=[TRUCK], needs=[need()], offers=[offer()], links=[link()], trainees=[trained(8, available_from=5)])
    )
    assert sum(usable(plan).values()) == 4
    assert reasons(plan) == {Reason.COURSE: 6} or Reason.TRAINEES in reasons(plan)


def test_own_people_join_before_the_general_pool() -> None:
    two = world(
        needs=[
            need("N1", item="driver", quantity=4),
            need("N2", item="medic", quantity=4, priority=2),
        ],
        courses=[course("C1"), course("C2", qualification="medic")],
        trainees=[trainees(3, "driver"), trainees(3)],
    )
    plan = planned(two)
    assert sum(usable(plan, "N1").values()) == 4
    assert sum(usable(plan, "N2").values()) == 2


def test_a_need_for_training_alone_moves_no_goods() -> None:
    plan = planned(world(needs=[need(item="driver", quantity=5)], courses=[course(seats=4)], trainees=[trainees(9)]))
    assert plan.assignments == ()
    assert usable(plan) == {7: 4}
    assert reasons(plan) == {Reason.COURSE: 1}


def test_too_few_people_are_the_reason_where_seats_are_left() -> None:
    plan = planned(world(needs=[need(item="driver", quantity=5)], courses=[course(seats=40)], trainees=[trainees(3)]))
    assert reasons(plan) == {Reason.TRAINEES: 2}


def test_no_more_people_are_in_training_than_may_be() -> None:
    plan = planned(
        world(
            settings={"max_in_training": 5},
            needs=[need(item="driver", quantity=8)],
            courses=[course(seats=40)],
            trainees=[trainees(30), trained(2, available_from=4)],
        )
    )
    assert joined(plan) == {0: 3}


def test_a_course_starts_only_when_names_can_be_in() -> None:
    plan = planned(
        world(
            settings={"as_of": 3},
            needs=[need(item="driver", due=40)],
            courses=[course(every_days=7, last_start=15, notice_days=5)],
            trainees=[trainees(30)],
        )
    )
    assert joined(plan) == {14: 10}


def test_the_crew_of_a_substitute_is_counted_per_unit_really_used() -> None:
    plan = planned(
        world(
            items=[item("small", qualification="driver", crew=1)],
            needs=[need(item="large", quantity=4)],
            offers=[offer(item="small", quantity=12)],
            alternatives=[alternative("large", "small", ratio=3)],
            links=[link()],
            trainees=[trained(7)],
        )
    )
    assert sum(usable(plan).values()) == 2
