"""What units are worth, what is short, and what the summary makes of it."""

from dataclasses import replace

import pytest

from muster.domain.plan import Reason, Shortfall
from muster.domain.promises import PromiseCode
from tests.plans import plan, send, use, with_row, with_summary
from tests.unit.verifying.judged import codes
from tests.worlds import alternative, day, link, need, offer, world

LATE_NEED = need(quantity=10, due=20, expires=30, weight=5.0)
WORLD = world(needs=[LATE_NEED], offers=[offer(quantity=10)], links=[link()])
SENT = send("O1", "N1", 10, by=[("A-B", 0)])


@pytest.mark.parametrize(
    ("usable", "worth"), [(5, 0.5), (20, 0.5), (21, 0.45), (25, 0.25), (29, 0.05), (30, 0.0), (40, 0.0)]
)
def test_worth_fades_from_due_to_expires(usable: int, worth: float) -> None:
    made = with_row(plan(WORLD, SENT, use("N1", 1, on=usable)), "fulfilment", 0, value=worth)
    made = with_summary(made, value=(worth, 0, 0, 0, 0), optimality_gap=(1 - worth / 5, 0, 0, 0, 0))
    assert codes(WORLD, made) == []


def test_expires_is_due_plus_the_days_of_grace_unless_given() -> None:
    situation = world(needs=[need(due=20)], offers=[offer()], links=[link()], settings={"grace_days": 8})
    made = with_row(plan(situation, SENT, use("N1", 10, on=22)), "fulfilment", 0, value=0.75)
    assert codes(situation, made) == []


def test_a_due_date_before_the_start_counts_as_day_zero() -> None:
    situation = world(needs=[need(due=day(-5))], offers=[offer()], links=[link()], settings={"grace_days": 9})
    made = with_row(plan(situation, SENT, use("N1", 10, on=2)), "fulfilment", 0, value=0.5)
    made = with_summary(made, value=(0.5, 0, 0, 0, 0), optimality_gap=(0.5, 0, 0, 0, 0))
    late = (Shortfall(need_id="N1", quantity=10, late=True, reason=Reason.TOO_LATE),)
    assert codes(situation, replace(made, shortfalls=late)) == []


def test_the_weight_is_that_of_the_whole_request() -> None:
    needs = [need("N1", request="R", quantity=4, weight=10.0), need("N2", request="R", quantity=16, weight=10.0)]
    situation = world(needs=needs, offers=[offer(quantity=4)], links=[link()])
    made = plan(situation, send("O1", "N1", 4, by=[("A-B", 0)]), use("N1", 4, on=2))
    assert codes(situation, with_row(made, "fulfilment", 0, value=2.0)) == []


def test_a_substitute_is_worth_its_effectiveness() -> None:
    situation = world(
        needs=[need(quantity=10)],
        offers=[offer(item="stand-in", quantity=10)],
        alternatives=[alternative("thing", "stand-in", effectiveness=0.8)],
        links=[link()],
    )
    made = plan(situation, SENT, use("N1", 10, on=2, way="stand-in"))
    assert codes(situation, with_row(made, "fulfilment", 0, value=0.8)) == []
    assert codes(situation, with_row(made, "fulfilment", 0, value=1.0)) == [PromiseCode.FULFILMENT_VALUE]


def test_shortfalls_tell_late_units_from_those_never_worth_anything() -> None:
    made = plan(WORLD, SENT, use("N1", 3, on=5), use("N1", 2, on=25), use("N1", 1, on=30))
    assert [(row.late, row.quantity) for row in made.shortfalls] == [(True, 2), (False, 5)]
    assert codes(WORLD, made) == []
    swapped = replace(made, shortfalls=tuple(replace(row, late=not row.late) for row in made.shortfalls))
    assert codes(WORLD, swapped) == [PromiseCode.SHORTFALLS_ADD_UP] * 2


def test_several_shortfalls_of_a_need_add_up_and_those_cured_together_count_once() -> None:
    made = plan(WORLD, SENT, use("N1", 4, on=5))
    parts = tuple(
        Shortfall(need_id="N1", quantity=quantity, late=False, reason=reason, joint=joint)
        for quantity, reason, joint in ((2, Reason.LINK, None), (4, Reason.COURSE, 1), (0, Reason.FUND, 1))
    )
    assert codes(WORLD, replace(made, shortfalls=parts)) == []
    assert codes(WORLD, replace(made, shortfalls=parts[1:])) == [PromiseCode.SHORTFALLS_ADD_UP]


def test_the_cost_is_transport_by_load_plus_purchase() -> None:
    situation = world(
        needs=[need(quantity=10)],
        offers=[offer(quantity=10, unit_cost=7.0, fund="F1")],
        links=[link("A", "H", cost_per_t=2.0), link("H", "B", cost_per_t=0.5)],
        funds=(),
    )
    made = plan(situation, send("O1", "N1", 10, by=[("A-H", 0), ("H-B", 2)]), use("N1", 10, on=4))
    assert made.summary.cost == 10 * 2.5 + 70
    assert PromiseCode.SUMMARY_COST not in codes(situation, made)


def test_a_priority_nobody_needs_has_no_gap() -> None:
    made = plan(WORLD, SENT, use("N1", 10, on=5))
    assert list(made.summary.bound) == [5, 0, 0, 0, 0]
    assert codes(WORLD, made) == []
