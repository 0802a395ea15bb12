"""Moving goods: departures, windows, waiting, and goods that need not move."""

from tests.unit.planning.planned import departures, planned, sent, usable
from tests.worlds import link, need, offer, world


def test_goods_leave_as_late_as_they_may() -> None:
    plan = planned(world(needs=[need(due=20)], offers=[offer()], links=[link(days=2)]))
    assert departures(plan) == {18: 10}
    assert usable(plan) == {20: 10}


def test_goods_that_stand_at_the_needs_site_need_no_movement() -> None:
    plan = planned(world(needs=[need()], offers=[offer(site="B", available_from=3, notice_days=4)]))
    assert plan.movements == ()
    assert usable(plan) == {4: 10}


def test_the_last_day_to_leave_does_not_bind_goods_that_stand_there() -> None:
    plan = planned(world(needs=[need()], offers=[offer(site="B", available_from=9, available_until=5)]))
    assert usable(plan) == {9: 10}


def test_notice_runs_from_the_day_of_the_picture() -> None:
    late = world(settings={"as_of": 5}, needs=[need(due=10)], offers=[offer(notice_days=7)], links=[link(days=2)])
    assert usable(planned(late)) == {14: 10}


def test_a_committed_offer_needs_no_notice() -> None:
    firm = world(
        settings={"as_of": 5},
        needs=[need(due=10)],
        offers=[offer(notice_days=7, status="committed")],
        links=[link(days=2)],
    )
    assert departures(planned(firm)) == {8: 10}


def test_goods_under_way_know_no_notice_and_no_last_day() -> None:
    moving = world(
        settings={"as_of": 5},
        needs=[need(due=10)],
        offers=[offer(stage="moving", available_from=6, available_until=1, notice_days=30, minimum=40)],
        links=[link(days=2)],
    )
    assert departures(planned(moving)) == {8: 10}


def test_received_goods_count_from_the_day_they_came() -> None:
    received = world(
        settings={"as_of": 9}, needs=[need(due=4)], offers=[offer(site="B", stage="received", available_from=3)]
    )
    assert usable(planned(received)) == {3: 10}


def test_goods_leave_their_first_site_by_their_last_day_and_wait_on_the_way() -> None:
    waiting = world(
        needs=[need(due=30)],
        offers=[offer(available_until=4)],
        links=[link("A", "H", days=1), link("H", "B", days=1)],
    )
    plan = planned(waiting)
    assert departures(plan, "A-H") == {4: 10}
    assert departures(plan, "H-B") == {29: 10}


def test_a_ship_leaves_only_on_its_days() -> None:
    plan = planned(
        world(needs=[need(due=20)], offers=[offer()], links=[link(days=2, first_departure=3, every_days=10)])
    )
    assert departures(plan) == {13: 10}


def test_nothing_arrives_after_the_last_day() -> None:
    plan = planned(world(settings={"days": 10}, needs=[need(due=9)], offers=[offer()], links=[link(days=10)]))
    assert plan.assignments == ()


def test_goods_of_another_cargo_class_stay() -> None:
    plan = planned(world(needs=[need()], offers=[offer()], links=[link(cargo=("explosive",))]))
    assert plan.assignments == ()


def test_a_link_of_no_days_arrives_on_the_day_it_departs() -> None:
    plan = planned(world(needs=[need(due=20)], offers=[offer()], links=[link(days=0)]))
    assert departures(plan) == {20: 10}


def test_lost_withdrawn_and_unstated_offers_are_not_planned() -> None:
    plan = planned(
        world(
            needs=[need()],
            offers=[
                offer("O1", stage="lost"),
                offer("O2", status="withdrawn"),
                offer("O3", quantity=None),
            ],
            links=[link()],
        )
    )
    assert plan.assignments == ()


def test_an_earmarked_offer_serves_only_those_it_is_meant_for() -> None:
    plan = planned(
        world(
            needs=[need("N1", theme="energy"), need("N2", priority=2), need("N3", priority=3)],
            offers=[offer("O1", earmarked_for=("priority:2",)), offer("O2", earmarked_for=("theme:energy", "N3"))],
            links=[link()],
        )
    )
    assert {(row.offer_id, row.need_id) for row in plan.assignments} == {("O1", "N2"), ("O2", "N1")}
    assert sent(plan, "O2") == 10
