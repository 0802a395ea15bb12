"""What becomes of needs, checked by hand."""

import pytest

from muster.domain.coverage import NeedCoverage, Outcome, cover_needs, cover_priorities
from muster.domain.plan import Fulfilment, Plan, Summary
from muster.domain.situation import Situation
from tests.worlds import day, need, world


def plan(*rows: tuple[str, int, float, float]) -> Plan:
    """A plan of fulfilment rows: need, usable day, quantity, value."""
    summary = Summary(
        value=(0.9, 0.0, 0.0, 0.0, 0.0),
        bound=(1.0, 0.0, 0.0, 0.0, 0.0),
        optimality_gap=(0.1, 0.0, 0.0, 0.0, 0.0),
        bound_by=("prices",) * 5,
        cost=0.0,
        status="feasible",
        method="greedy",
        version="",
    )
    made = (
        Fulfilment(need_id=need_id, way="thing", usable=day(usable), quantity=quantity, value=value)
        for need_id, usable, quantity, value in rows
    )
    return Plan(summary=summary, fulfilment=tuple(made))


def only(situation: Situation, made: Plan) -> NeedCoverage:
    (each,) = cover_needs(situation, made)
    return each


@pytest.mark.parametrize(
    ("rows", "outcome"),
    [
        ((("N1", 20, 10.0, 1.0),), Outcome.ON_TIME),
        ((("N1", 20, 9.9999999, 1.0),), Outcome.ON_TIME),
        ((("N1", 20, 5.0, 0.5), ("N1", 24, 5.0, 0.4)), Outcome.LATE),
        ((("N1", 20, 5.0, 0.5),), Outcome.PART),
        ((("N1", 24, 5.0, 0.4),), Outcome.PART),
        ((), Outcome.NOTHING),
    ],
)
def test_a_need_is_on_time_late_in_part_or_nothing(
    rows: tuple[tuple[str, int, float, float], ...], outcome: Outcome
) -> None:
    assert only(world(needs=[need(quantity=10, due=20)]), plan(*rows)).outcome is outcome


def test_units_that_are_worth_nothing_are_short() -> None:
    each = only(world(needs=[need(quantity=10, due=20)]), plan(("N1", 50, 10.0, 0.0)))
    assert (each.on_time, each.late, each.short, each.outcome) == (0.0, 0.0, 10.0, Outcome.NOTHING)


def test_lateness_is_that_of_the_last_unit() -> None:
    each = only(world(needs=[need(quantity=10, due=20)]), plan(("N1", 27, 2.0, 0.1), ("N1", 18, 8.0, 0.8)))
    assert each.days_late == 7


def test_a_row_for_a_need_that_is_not_there_counts_for_nothing() -> None:
    assert only(world(needs=[need()]), plan(("N9", 1, 10.0, 1.0))).outcome is Outcome.NOTHING


def test_worth_adds_up_over_the_requests_of_a_priority() -> None:
    needs = [
        need("N1", quantity=30, request="R", due=20, weight=2.0),
        need("N2", quantity=10, request="R", due=20, weight=2.0),
        need("N3", quantity=5, due=20),
        need("N4", quantity=1, due=20, priority=2),
    ]
    situation = world(needs=needs)
    made = plan(("N1", 20, 30.0, 1.5), ("N3", 21, 5.0, 0.9))
    first, second = cover_priorities(cover_needs(situation, made), made)
    assert (first.needs, first.asked, first.on_time, first.late) == (3, 3.0, 1.5, 1.0)
    assert first.short == pytest.approx(0.5)
    assert (first.value, first.bound, first.optimality_gap) == (0.9, 1.0, 0.1)
    assert (second.priority, second.outcomes[Outcome.NOTHING]) == (2, 1)
