"""Pages of odd plans and datasets: ids that nobody knows, nothing at all, all at once."""

from dataclasses import replace

import pytest

from muster.briefing import render_dataset, render_plan
from muster.briefing.page import heat
from muster.comparing import compare
from muster.domain.plan import Assignment, AssignmentStatus, Movement, Plan, Reason, Shortfall, Summary, TrainingStart
from tests.worlds import course, day, item, link, need, offer, trainees, world

SUMMARY = Summary(
    value=(1.0, 0.0, 0.0, 0.0, 0.0),
    bound=(1.0, 0.0, 0.0, 0.0, 0.0),
    optimality_gap=(0.0,) * 5,
    bound_by=("prices",) * 5,
    cost=0.0,
    status="optimal",
    method="greedy",
    version="1",
)
SENT = Assignment(
    assignment_id="A1",
    offer_id="O1",
    need_id="N1",
    way="thing",
    item_id="thing",
    quantity=10.0,
    ready=day(5),
    status=AssignmentStatus.PROPOSED,
    decide_by=day(1),
)
LEG = Movement(assignment_id="A1", leg=1, link_id="A-B", depart=day(3), arrive=day(5), quantity=10.0, load_t=10.0)
JOINED = TrainingStart(course_id="C1", start=day(0), qualification="driver", people=4)
LISTS = world(needs=[need()], offers=[offer()])


def everything() -> Plan:
    return Plan(
        summary=SUMMARY,
        assignments=(SENT,),
        movements=(LEG,),
        training=(JOINED,),
        shortfalls=(
            Shortfall(need_id="N1", quantity=3.0, late=True, reason=Reason.LINK, joint=1, detail="The link is full."),
            Shortfall(need_id="N1", quantity=0.0, late=True, reason=Reason.COURSE, joint=1, detail="No seats."),
        ),
    )


def test_a_page_tells_names_routes_weeks_and_reasons() -> None:
    lists = world(
        items=[item(name="Thing & Co")],
        needs=[need()],
        offers=[offer()],
        links=[link(capacity_t_per_week=20.0)],
        courses=[course()],
        trainees=[trainees(4)],
    )
    page = render_plan(lists, everything(), compare(lists))
    for words in (
        "Thing &amp; Co",
        "Week of Mon 1 Jan 2024",
        "A, Thu 4 Jan 2024 → B, Sat 6 Jan 2024 (rail)",
        "50\u202f%",
        "1 go-ahead is due within 14 days of Mon 1 Jan 2024.",
        "3 late: The link is full.",
        "together with that: No seats.",
        "4 people train.",
        "Mon 8 Jan 2024",
    ):
        assert words in page


def test_a_plan_of_ids_that_nobody_knows_is_shown_all_the_same() -> None:
    strange = replace(
        everything(),
        assignments=(replace(SENT, offer_id="O9", need_id="N9", item_id="I9"),),
        movements=(replace(LEG, link_id="L9"),),
        training=(replace(JOINED, course_id="C9"),),
    )
    page = render_plan(LISTS, strange, compare(LISTS))
    assert all(strange_id in page for strange_id in ("N9", "I9", "L9", "C9"))


def test_an_empty_plan_says_that_nothing_moves_and_nobody_trains() -> None:
    page = render_plan(LISTS, Plan(summary=SUMMARY), compare(LISTS))
    assert "0 consignments travel" in page
    assert "0 people train." in page
    assert "Nothing is short and nothing late." in page


def test_a_dataset_page_counts_what_is_there() -> None:
    lists = world(needs=[need()], offers=[offer(), offer("O2", quantity=None)])
    page = render_dataset(lists, compare(lists))
    assert "1 need and 2 offers of 1 partner." in page
    assert "1 offer without a quantity" in page


@pytest.mark.parametrize(("part", "shade"), [(0.0, 0), (0.01, 1), (0.5, 3), (0.99, 4), (1.0, 5), (1.2, 5)])
def test_a_shade_is_lightest_only_for_nothing_and_deepest_only_for_all(part: float, shade: int) -> None:
    assert heat(part, 1.0) == shade
