"""What a later day's dataset holds, on worlds small enough to be checked by hand."""

from dataclasses import replace

import pytest

from muster.domain.offers import OfferStage, OfferStatus
from muster.domain.plan import AssignmentStatus, Plan
from muster.domain.situation import Situation
from muster.planning.session import Manner, Session
from muster.planning.timetable import build_timetable
from muster.replanning import Today, advance
from muster.verifying import verify_rows
from tests.unit.planning.planned import planned
from tests.worlds import closure, course, day, fund, item, link, need, offer, permit, trainees, world


def two_legs(**details: object) -> tuple[Situation, Plan]:
    """Ten things of a tonne that go from A by C to B, three days each; and their plan."""
    situation = world(
        needs=[need(quantity=10, due=20)],
        offers=[offer(quantity=12, **details)],
        links=[link("A", "C", days=3, capacity_t_per_week=30.0), link("C", "B", days=3)],
    )
    return situation, planned(situation)


def on(number: int, made: tuple[Situation, Plan]) -> Today:
    """The same some days later; its plan keeps every promise there."""
    today = advance(*made, day(number))
    assert verify_rows(today.situation, today.plan) == ()
    return today


def test_before_anything_leaves_only_the_day_is_another() -> None:
    made = two_legs()
    today = on(1, made)
    assert today.situation == replace(made[0], settings=replace(made[0].settings, as_of=day(1)))
    assert today.plan.assignments == made[1].assignments


def test_goods_on_their_way_are_a_row_of_their_own_where_they_arrive_next() -> None:
    made = two_legs()
    first, second = (leg.depart for leg in made[1].movements)
    today = advance(*made, second)
    (part,) = (each for each in today.situation.offers if each.part_of)
    assert (part.part_of, part.quantity, part.site_id, part.stage) == ("O1", 10.0, "C", OfferStage.MOVING)
    assert part.available_from == first + (made[1].movements[0].arrive - first)
    (rest,) = (each for each in today.situation.offers if not each.part_of)
    assert (rest.offer_id, rest.quantity) == ("O1", 2.0)
    (leg,) = today.plan.movements
    assert (leg.leg, leg.depart) == (1, second)


def test_goods_that_have_arrived_are_received_and_serve_their_need_alone() -> None:
    made = two_legs()
    today = on(30, made)
    (part,) = (each for each in today.situation.offers if each.part_of)
    assert (part.stage, part.site_id, part.earmarked_for) == (OfferStage.RECEIVED, "B", ("N1",))
    (row,) = today.plan.assignments
    assert (row.offer_id, row.status) == (part.offer_id, AssignmentStatus.FIXED)
    assert today.plan.movements == ()


def test_an_offer_that_has_left_as_a_whole_leaves_no_row_behind() -> None:
    situation = world(needs=[need()], offers=[offer()], links=[link("A", "B", days=2)])
    today = on(30, (situation, planned(situation)))
    assert [each.part_of for each in today.situation.offers] == ["O1"]


def test_a_minimum_is_lessened_by_what_has_left() -> None:
    today = on(55, two_legs(minimum=11.0))
    (rest,) = (each for each in today.situation.offers if not each.part_of)
    assert (rest.quantity, rest.minimum) == (1.0, 0.0)


def test_a_go_ahead_that_was_given_is_a_commitment() -> None:
    made = two_legs(notice_days=5)
    leaves = made[1].movements[0].depart
    today = on((leaves - day(0)).days - 2, made)
    (part,) = (each for each in today.situation.offers if each.part_of)
    assert (part.stage, part.status, part.available_from) == (OfferStage.HELD, OfferStatus.COMMITTED, leaves)
    assert [row.status for row in today.plan.assignments] == [AssignmentStatus.ACCEPTED]


def test_money_that_was_spent_is_gone_and_the_goods_cost_nothing_more() -> None:
    situation = world(
        needs=[need()],
        offers=[offer(unit_cost=3.0, fund="F")],
        funds=[fund("F", amount=100.0)],
        links=[link("A", "B", days=2)],
    )
    today = on(30, (situation, planned(situation)))
    assert [(each.unit_cost, each.fund_id) for each in today.situation.offers] == [(0.0, "")]
    assert [each.amount for each in today.situation.funds] == [70.0]


def test_people_in_a_course_are_trained_from_their_graduation_on() -> None:
    situation = world(
        items=[item(qualification="crew", crew=2)],
        needs=[need(due=40)],
        offers=[offer(site="B")],
        courses=[course(qualification="crew", days=10, seats=30, first_start=5)],
        trainees=[trainees(15, "crew"), trainees(15)],
    )
    today = on(8, (situation, planned(situation)))
    pools = {(row.qualification, row.trained): (row.people, row.available_from) for row in today.situation.trainees}
    assert pools == {("crew", True): (20, day(15)), ("", False): (10, None)}
    assert today.plan.training == ()


def test_whose_name_had_to_be_in_counts_as_in_the_course() -> None:
    situation = world(
        items=[item(qualification="crew", crew=1)],
        needs=[need(due=40)],
        offers=[offer(site="B")],
        courses=[course(qualification="crew", days=10, seats=30, first_start=20, notice_days=7)],
        trainees=[trainees(30, "crew")],
    )
    made = situation, planned(situation)
    assert len(on(13, made).plan.training) == 1
    today = on(14, made)
    assert today.plan.training == ()
    assert [row.available_from for row in today.situation.trainees if row.trained] == [day(30)]


@pytest.mark.parametrize("slowed", [False, True])
def test_room_that_is_used_up_is_a_closure_exact_to_the_tonne(*, slowed: bool) -> None:
    closures = [closure(link="A-C", from_=1, until=2, factor=0.5)] if slowed else []
    situation = world(
        needs=[need(quantity=10, due=6)],
        offers=[offer(quantity=10)],
        links=[link("A", "C", days=3, capacity_t_per_week=30.0), link("C", "B", days=3)],
        closures=closures,
    )
    plan = planned(situation)
    (leaves,) = {leg.depart for leg in plan.movements if leg.link_id == "A-C"}
    today = on((leaves - day(0)).days + 1, (situation, plan))
    before, after = build_timetable(situation).link_capacity, build_timetable(today.situation).link_capacity
    number = [row.link_id for row in situation.links].index("A-C")
    assert after[number, 0] == pytest.approx(before[number, 0] - 10.0)
    assert after[number, 1:] == pytest.approx(before[number, 1:])


def test_a_permit_names_the_parts_that_still_wait_for_it() -> None:
    situation = world(
        needs=[need("N1", quantity=4, due=10), need("N2", quantity=4, due=40)],
        offers=[offer(quantity=10, notice_days=3)],
        links=[link("A", "B", days=2)],
        permits=[permit("P1", offers=("O1",), status="granted")],
    )
    today = on(6, (situation, planned(situation)))
    held = {each.offer_id for each in today.situation.offers if each.stage is OfferStage.HELD}
    (row,) = today.situation.permits
    assert held <= set(row.offers)


def test_accepted_assignments_stay_where_a_better_use_is_known() -> None:
    situation = world(
        needs=[need("N1", quantity=10, priority=2)],
        offers=[offer(quantity=10)],
        links=[link("A", "B", days=2)],
    )
    plan = planned(situation)
    more = replace(situation, needs=(*situation.needs, need("N0", quantity=10, priority=1)))
    session = Session(situation, plan)
    stays = frozenset(row.assignment_id for row in plan.assignments)
    kept = session.again(more, Manner(stays=stays)).plan
    taken = session.again(more).plan
    assert {row.need_id for row in kept.assignments} == {"N1"}
    assert taken.summary.value[0] >= kept.summary.value[0]
