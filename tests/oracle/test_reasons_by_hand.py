"""Causes are true: by hand on tiny worlds, and by the textbook model, which knows every set that cures."""

import pytest

from muster.domain.plan import Reason
from muster.domain.situation import Situation
from muster.explaining.needs import need_reasons
from muster.explaining.scene import build_scene
from tests.oracle.curing import Judge
from tests.oracle.telling import asked_about, full_sets, optimal
from tests.worlds import course, fund, item, link, need, offer, package, permit, site, trainees, world

TIME_LIMIT_S = 5.0

GUNS = [item("gun", qualification="gunner", crew=2)]
SHORT_COURSE = course(qualification="gunner", days=7, seats=4, first_start=0)


def a_permit_alone() -> Situation:
    return world(needs=[need()], offers=[offer()], links=[link()], permits=[permit(offers=("O1",), status="refused")])


def a_permit_and_seats() -> Situation:
    return world(
        items=GUNS,
        needs=[need(item="gun", quantity=4)],
        offers=[offer(item="gun", quantity=2), offer("O2", item="gun", quantity=2)],
        links=[link()],
        permits=[permit(offers=("O2",), status="requested")],
        courses=[SHORT_COURSE],
        trainees=[trainees(20, "gunner")],
    )


def seats_and_people() -> Situation:
    return world(
        items=GUNS,
        needs=[need(item="gun", quantity=4)],
        offers=[offer(item="gun", quantity=4)],
        links=[link()],
        courses=[SHORT_COURSE],
        trainees=[trainees(4, "gunner")],
    )


def a_full_link_or_a_late_offer() -> Situation:
    """Eight of ten come: one week is left to an offer that is ready late, on a link of eight tonnes a week."""
    return world(
        settings={"days": 14},
        needs=[need(due=13)],
        offers=[offer(available_from=7)],
        links=[link(days=0, capacity_t_per_week=8)],
    )


def an_earmark_and_money() -> Situation:
    return world(
        needs=[need(), need("N2", item="other", priority=5)],
        offers=[offer(earmarked_for=("N2",), unit_cost=10.0, fund="F1")],
        links=[link()],
        funds=[fund(amount=0.0)],
    )


def three_at_once() -> Situation:
    """A permit, a link and a site: without all three nothing comes."""
    return world(
        settings={"days": 14},
        needs=[need(due=13)],
        offers=[offer()],
        sites=[site("A"), site("B", handling_t_per_week=0)],
        links=[link(days=0, capacity_t_per_week=0.5)],
        permits=[permit(offers=("O1",), status="needed")],
    )


def others_could_give_way() -> Situation:
    """What waits for a permit is earmarked for the more urgent need, which then leaves to this one what it has now."""
    return world(
        needs=[need(priority=2), need("N2")],
        offers=[offer(), offer("O2", earmarked_for=("N2",))],
        links=[link()],
        permits=[permit(offers=("O2",), status="refused")],
    )


def a_package_that_lacks_a_part() -> Situation:
    return world(
        packages=[package("battery", "full", gun=1, truck=2)],
        needs=[need(item="battery", quantity=2)],
        offers=[offer(item="gun", quantity=2), offer("O2", item="truck", quantity=None)],
        links=[link()],
    )


WORLDS = {
    a_permit_alone: [{Reason.PERMIT}, {Reason.NO_OFFER}],
    a_permit_and_seats: [{Reason.PERMIT, Reason.COURSE}, {Reason.NO_OFFER, Reason.COURSE}],
    seats_and_people: [{Reason.COURSE, Reason.TRAINEES}],
    a_full_link_or_a_late_offer: [{Reason.LINK}, {Reason.TOO_LATE}, {Reason.NO_OFFER}],
    an_earmark_and_money: [{Reason.EARMARKED, Reason.FUND}, {Reason.NO_OFFER}],
    three_at_once: [{Reason.PERMIT, Reason.LINK, Reason.SITE}, {Reason.NO_OFFER}],
    others_could_give_way: [{Reason.PERMIT}, {Reason.OUTRANKED}, {Reason.NO_OFFER}],
    a_package_that_lacks_a_part: [{Reason.NOT_STATED}, {Reason.NO_OFFER}],
}


@pytest.mark.parametrize("build", WORLDS, ids=lambda build: build.__name__)
def test_the_sets_that_cure_are_those_found_by_hand_and_no_others(build: object) -> None:
    assert callable(build)
    situation: Situation = build()
    plan = optimal(situation, time_limit_s=TIME_LIMIT_S)
    scene = build_scene(situation, plan, lambda: False)
    (lack,) = [lack for lack in scene.lacks() if lack.wish.need.need_id == "N1"]
    reasons = need_reasons(scene, lack)
    assert reasons.is_proven
    assert {frozenset(each) for each in WORLDS[build]} == set(full_sets(reasons))
    assert list(Judge(situation, plan, lack, TIME_LIMIT_S).lies(full_sets(reasons), asked_about(scene, lack))) == []
