"""Crews and courses, one by one, where the best plan is known by hand.

Ten vehicles that need one driver each are asked for by day 20 and lose 0.1 of their worth on each of the ten days
after it.
"""

from typing import Any

import pytest

from tests.oracle.finding import best_value, best_values
from tests.worlds import alternative, course, item, link, need, offer, trained, trainees, world

VEHICLE = item("thing", qualification="driver", crew=1.0)
LATE = need(due=20, expires=30)


def tables(**given: Any) -> dict[str, Any]:  # noqa: ANN401 (tables of any kind)
    """Ten vehicles from A to B, with these tables or their usual ones."""
    return {"items": [VEHICLE], "needs": [LATE], "offers": [offer()], "links": [link()], **given}


def value(**given: Any) -> float:  # noqa: ANN401 (tables of any kind)
    """Best value with these tables."""
    return best_value(world(**tables(**given)))


def test_without_a_crew_nothing_is_usable() -> None:
    assert value() == 0.0


def test_people_who_are_trained_already_need_no_course() -> None:
    assert value(trainees=[trained(3), trained(2, available_from=23)]) == pytest.approx(0.3 + 0.2 * 0.7)


def test_who_joins_a_course_graduates_when_it_ends() -> None:
    assert value(trainees=[trainees(10)], courses=[course(first_start=16)]) == pytest.approx(0.7)


def test_a_start_takes_as_many_as_it_has_seats() -> None:
    taught = [course(seats=2, every_days=5, last_start=10)]
    assert value(trainees=[trainees(10)], courses=taught) == pytest.approx(0.6)


def test_a_course_without_a_rhythm_starts_once() -> None:
    assert value(trainees=[trainees(10)], courses=[course(seats=2)]) == pytest.approx(0.2)


def test_names_must_be_in_some_days_before_a_start() -> None:
    taught = [course(first_start=4, every_days=9, notice_days=10)]
    assert value(settings={"as_of": 4}, trainees=[trainees(10)], courses=taught) == pytest.approx(0.1 * 10 * 0.1)


def test_who_joins_must_be_available_on_the_day_of_the_start() -> None:
    taught = [course(first_start=4, every_days=12)]
    people = [trainees(4), trainees(6, available_from=5)]
    assert value(trainees=people, courses=taught) == pytest.approx(0.4 + 0.6 * 0.7)


def test_own_people_join_before_those_of_the_general_pool_and_each_trains_once() -> None:
    taught = [course(), course("C2", qualification="gunner")]
    gun = item("gun", qualification="gunner", crew=1.0)
    needs = [LATE, need("N2", item="gun", due=20, priority=2)]
    people = [trainees(7, "driver"), trainees(8)]
    given = tables(items=[VEHICLE, gun], needs=needs, offers=[offer(), offer("O2", item="gun")])
    assert best_values(world(**given, trainees=people, courses=taught))[:2] == (1.0, 0.5)


def test_people_of_another_qualification_do_not_join() -> None:
    assert value(trainees=[trainees(10, "gunner")], courses=[course()]) == 0.0


def test_no_more_are_in_training_at_once_than_allowed() -> None:
    taught = [course(every_days=3, last_start=9)]
    # Starts on days 0, 3, 6, 9; of seven days each, so that only those of 0 and 9 do not meet.
    assert value(settings={"max_in_training": 4}, trainees=[trainees(10)], courses=taught) == pytest.approx(0.8)


def test_trained_people_who_are_still_to_come_count_as_in_training() -> None:
    people = [trainees(10), trained(3, available_from=5)]
    assert value(settings={"max_in_training": 4}, trainees=people, courses=[course()]) == pytest.approx(0.4)


def test_crew_is_counted_for_the_item_that_is_really_used() -> None:
    bus = item("bus", qualification="driver", crew=2.0)
    swapped = {"items": [item("thing"), bus], "alternatives": [alternative("thing", "bus", ratio=0.5)]}
    assert value(**swapped, offers=[offer(item="bus")], trainees=[trained(7)]) == pytest.approx(0.6)


def test_part_of_a_person_may_be_needed_per_unit() -> None:
    relaxed = [item("thing", qualification="driver", crew=0.4)]
    assert value(items=relaxed, trainees=[trained(3)]) == pytest.approx(0.7)


def test_a_person_serves_one_unit_for_good() -> None:
    needs = [need(due=5, quantity=3), need("N2", due=40, quantity=10)]
    assert value(needs=needs, offers=[offer(quantity=13)], trainees=[trained(8)]) == pytest.approx(1.5)


def test_a_need_for_training_is_met_by_people_trained_whole() -> None:
    asked = [need(item="driver", site="", due=20, expires=30)]
    people = [trained(2), trainees(4)]
    assert value(items=[], needs=asked, offers=[], links=[], trainees=people, courses=[course()]) == pytest.approx(0.6)
