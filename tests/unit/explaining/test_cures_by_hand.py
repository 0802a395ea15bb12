"""The smallest change that is enough, by hand: the day, the seats, the tonnes, the quantity."""

from datetime import date

import pytest

from muster.domain.cures import Change, ChangeKind
from muster.domain.reasons import Idleness, NeedReasons
from muster.domain.situation import Situation
from muster.explaining import Focus, explain
from muster.explaining.changing import changed
from muster.language.reasons import proof_sentence
from muster.planning import Method, PlanOptions, compute_plan
from muster.planning.instance import build_instance
from muster.planning.session.carrying import carry
from muster.planning.session.loosening import loosened
from muster.planning.session.numbering import numbering
from muster.planning.session.standing import read_standing
from tests.worlds import closure, course, day, fund, item, link, need, offer, permit, site, trainees, world

GREEDY = PlanOptions(method=Method.GREEDY)


def reasons_of(situation: Situation, need_id: str = "N1") -> NeedReasons:
    """Reasons of the one lack of a need, in a greedy plan."""
    (found,) = explain(situation, compute_plan(situation, GREEDY), Focus(need_id=need_id)).needs
    return found


def first_cure(situation: Situation) -> tuple[Change, ...]:
    """Changes of the most doable cure."""
    cure = reasons_of(situation).causes[0].cure
    assert cure is not None
    return cure.changes


def test_a_permit_is_needed_by_the_last_day_on_which_the_goods_can_still_leave_in_time() -> None:
    situation = world(
        needs=[need(due=20)],
        offers=[offer()],
        links=[link(days=2)],
        permits=[permit(offers=("O1",), status="requested", expected=50)],
    )
    found = reasons_of(situation)
    assert found.is_late
    assert found.causes[0].cure is not None
    assert found.causes[0].cure.changes == (Change(kind=ChangeKind.GRANT, subject_id="X1", at=day(18)),)
    assert found.causes[0].cure.gain.days_earlier == 32


def test_so_many_seats_in_the_last_start_that_graduates_in_time() -> None:
    situation = world(
        items=[item("gun", qualification="gunner", crew=5)],
        needs=[need(item="gun", quantity=4, due=20)],
        offers=[offer(item="gun", quantity=4)],
        links=[link()],
        courses=[course(qualification="gunner", days=7, seats=5, first_start=0, every_days=10, last_start=10)],
        trainees=[trainees(20, "gunner")],
    )
    assert first_cure(situation) == (Change(kind=ChangeKind.ADD_SEATS, subject_id="C1", amount=10, at=day(10)),)


def test_so_many_tonnes_on_the_link_in_the_week_that_is_too_narrow() -> None:
    situation = world(
        settings={"days": 14},
        needs=[need(due=13)],
        offers=[offer(available_from=7)],
        links=[link(days=0, capacity_t_per_week=8)],
    )
    found = reasons_of(situation)
    changes = [cause.cure.changes[0] for cause in found.causes if cause.cure is not None]
    assert Change(kind=ChangeKind.BRING_FORWARD, subject_id="O1", at=day(6)) in changes
    assert Change(kind=ChangeKind.ADD_LINK_ROOM, subject_id="A-B", amount=2.0, at=day(7)) in changes


def test_so_much_money() -> None:
    situation = world(
        needs=[need()], offers=[offer(unit_cost=30.0, fund="F1")], links=[link()], funds=[fund(amount=120.0)]
    )
    assert first_cure(situation) == (Change(kind=ChangeKind.ADD_MONEY, subject_id="F1", amount=180),)


def test_a_quantity_of_what_is_lacking_is_enough() -> None:
    situation = world(needs=[need(quantity=10)], offers=[offer(quantity=4), offer("O2", quantity=None)], links=[link()])
    assert first_cure(situation) == (Change(kind=ChangeKind.STATE_QUANTITY, subject_id="O2", amount=6),)


def test_what_alone_does_not_help_is_told_with_what_stands_in_the_way_besides_and_until_when() -> None:
    situation = world(
        items=[item("gun", qualification="gunner", crew=1)],
        needs=[need(item="gun", quantity=4, due=12, expires=13)],
        offers=[offer(item="gun", quantity=4)],
        links=[link()],
        permits=[permit(offers=("O1",), status="refused")],
        courses=[course(qualification="gunner", days=7, seats=0, first_start=0), _later_course()],
        trainees=[trainees(20, "gunner")],
    )
    no_help = {each.reason.value: each for each in reasons_of(situation).no_help}
    assert [reason.value for reason in no_help["permit"].besides] == ["course"]
    assert no_help["permit"].until == day(20)
    assert no_help["course"].until is None


def _later_course() -> object:
    return course("C2", qualification="gunner", days=7, seats=9, first_start=20)


@pytest.mark.parametrize(
    ("details", "why"),
    [
        ({"quantity": None}, Idleness.NOT_STATED),
        ({"status": "withdrawn"}, Idleness.WITHDRAWN),
        ({"item": "spoon"}, Idleness.NOT_ASKED_FOR),
        ({"earmarked_for": ("N2",)}, Idleness.EARMARKED),
        ({"available_from": 50}, Idleness.HELD_UP),
    ],
)
def test_an_offer_is_idle_for_a_reason(details: dict[str, object], why: Idleness) -> None:
    situation = world(
        needs=[need(expires=40), need("N2", item="other", quantity=1)],
        offers=[offer("O1", **details), offer("O2", item="other")],
        links=[link()],
    )
    plan = compute_plan(situation, GREEDY)
    (found,) = explain(situation, plan, Focus(offer_id="O1")).offers
    assert found.why is why


def test_more_room_in_one_week_leaves_every_other_week_as_it_was() -> None:
    situation = world(
        needs=[need()],
        offers=[offer()],
        links=[link(capacity_t_per_week=10)],
        closures=[closure(link="A-B", from_=14, until=20, factor=0.5), closure(link="A-B", from_=24, until=25)],
        sites=[site("A"), site("B", handling_t_per_week=6)],
    )
    before = build_instance(situation).timetable
    room = Change(kind=ChangeKind.ADD_LINK_ROOM, subject_id="A-B", amount=3.0, at=day(14))
    handling = Change(kind=ChangeKind.ADD_SITE_ROOM, subject_id="B", amount=2.0, at=day(7))
    after = build_instance(changed(situation, [room, handling])).timetable
    more = (after.link_capacity - before.link_capacity)[0]
    assert more == pytest.approx([0, 0, 3, 0, 0, 0, 0, 0])
    assert after.site_capacity[1] - before.site_capacity[1] == pytest.approx([0, 2, 0, 0, 0, 0, 0, 0])
    assert (after.previous == before.previous).all()


def test_a_plan_stands_in_a_looser_dataset_as_if_it_had_been_booked_again() -> None:
    situation = world(
        items=[item("gun", qualification="gunner", crew=2)],
        needs=[need(item="gun", quantity=4), need("N2", priority=2)],
        offers=[offer(item="gun", quantity=3), offer("O2", unit_cost=5.0, fund="F1")],
        links=[link(capacity_t_per_week=6)],
        courses=[course(qualification="gunner", days=7, seats=8, first_start=0)],
        trainees=[trainees(8, "gunner")],
        funds=[fund(amount=1000.0)],
    )
    changes = [
        Change(kind=ChangeKind.PLEDGE, subject_id="gun", amount=1, at=date(2024, 1, 5), site_id="B"),
        Change(kind=ChangeKind.ADD_SEATS, subject_id="C1", amount=2, at=day(3)),
        Change(kind=ChangeKind.ADD_MONEY, subject_id="F1", amount=50),
        Change(kind=ChangeKind.ADD_LINK_ROOM, subject_id="A-B", amount=2, at=day(7)),
    ]
    instance = build_instance(situation)
    plan = compute_plan(situation, GREEDY)
    base = carry(instance, read_standing(instance, plan)).ledger
    other = build_instance(changed(situation, changes))
    quick = loosened(base, other, numbering(instance, other))
    slow = carry(other, read_standing(other, plan)).ledger
    assert quick is not None
    for name in ("offer_left", "fund_left", "seats_left", "places_left", "joined", "people_free"):
        assert getattr(quick, name) == pytest.approx(getattr(slow, name)), name
    assert quick.room.link_left == pytest.approx(slow.room.link_left)


def test_what_was_due_before_the_day_of_the_picture_cannot_be_brought_on_time_any_more() -> None:
    situation = world(
        settings={"as_of": day(10)},
        needs=[need(due=5)],
        offers=[offer(stage="moving", site="B", available_from=14)],
    )
    found = reasons_of(situation)
    assert (found.is_late, found.is_past, found.causes) == (True, True, ())
    assert "before the day of the picture" in proof_sentence(found)


def test_goods_under_way_are_not_brought_forward_into_the_past() -> None:
    """They may be there on the day of the picture at the soonest, which is soon enough for what is due after it."""
    situation = world(
        settings={"as_of": day(10)},
        needs=[need(due=12)],
        offers=[offer(stage="moving", site="B", available_from=14)],
    )
    found = reasons_of(situation)
    assert found.causes[0].cure is not None
    assert found.causes[0].cure.changes == (Change(kind=ChangeKind.BRING_FORWARD, subject_id="O1", at=day(12)),)
