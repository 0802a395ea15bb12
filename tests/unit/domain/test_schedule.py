"""When goods travel, crews train, and needs become usable."""

from muster.domain.network import Mode
from muster.domain.schedule import Span, Usable, join_spans, schedule_needs
from tests.plans import plan, send, teach, use
from tests.worlds import course, day, item, link, need, offer, trainees, world


def test_journeys_and_courses_meet_when_it_is_usable() -> None:
    lists = world(
        items=[item(crew=2.0, qualification="driver")],
        needs=[need(quantity=2, due=8)],
        offers=[offer(quantity=2)],
        links=[link()],
        courses=[course(every_days=7, last_start=21)],
        trainees=[trainees(4)],
    )
    made = plan(
        lists,
        send("O1", "N1", 2, by=[("A-B", 3)]),
        teach("C1", 2, on=0),
        teach("C1", 2, on=7),
        use("N1", 1, on=7),
        use("N1", 1, on=14),
    )
    (schedule,) = schedule_needs(lists, made)
    assert schedule.spans == (Span(day(0), day(14), None), Span(day(3), day(5), Mode.RAIL))
    assert schedule.usable == (Usable(day(7), late=False, quantity=1.0), Usable(day(14), late=True, quantity=1.0))


def test_a_course_that_ends_after_the_last_day_of_use_belongs_to_others() -> None:
    lists = world(
        items=[item(crew=1.0, qualification="driver")],
        needs=[need(quantity=1)],
        offers=[offer(site="B")],
        courses=[course()],
        trainees=[trainees(4)],
    )
    made = plan(lists, send("O1", "N1", 1), teach("C1", 2, on=0), use("N1", 1, on=2))
    assert schedule_needs(lists, made)[0].spans == ()


def test_a_need_of_trained_people_has_their_courses() -> None:
    lists = world(needs=[need(item="driver", site="")], courses=[course()], trainees=[trainees(10)])
    (schedule,) = schedule_needs(lists, plan(lists, teach("C1", 10, on=0), use("N1", 10, on=7)))
    assert schedule.spans == (Span(day(0), day(7), None),)


def test_units_that_come_too_late_to_be_worth_anything_are_not_usable() -> None:
    lists = world(needs=[need(due=10, expires=day(20))], offers=[offer(site="B")])
    (schedule,) = schedule_needs(lists, plan(lists, send("O1", "N1", 10), use("N1", 10, on=25)))
    assert schedule.usable == ()


def test_spans_of_one_mode_that_overlap_or_touch_are_one() -> None:
    rail, road = Mode.RAIL, Mode.ROAD
    spans = [
        Span(day(0), day(2), rail),
        Span(day(2), day(4), rail),
        Span(day(1), day(3), road),
        Span(day(6), day(7), rail),
    ]
    assert join_spans(reversed(spans)) == (
        Span(day(0), day(4), rail),
        Span(day(1), day(3), road),
        Span(day(6), day(7), rail),
    )
