"""What an offer's minimum sends beyond need is still sent once the rest of it has left."""

import pytest

from muster.planning import PlanOptions, compute_plan
from muster.planning.session import Session
from muster.replanning import advance
from muster.verifying import verify
from tests.worlds import day, item, link, need, offer, world


@pytest.mark.parametrize("wanted", [0.1, 0.7, 1.1, 2.7, 3.3, 6.9])
def test_surplus_that_is_still_to_leave_stands_and_is_paid_for(wanted: float) -> None:
    situation = world(
        items=[item(divisible=True)],
        needs=[need("N1", due=10, quantity=wanted), need("N2", due=9, quantity=0.1), need("N3", due=8, quantity=0.7)],
        offers=[offer(quantity=30.1, minimum=20.3)],
        links=[link(days=2, cost_per_t=7.0)],
    )
    plan = compute_plan(situation, PlanOptions())
    assert sum(row.quantity for row in plan.assignments) == pytest.approx(20.3)
    today = advance(situation, plan, day(12))
    session = Session(situation, plan).moved_on(today.situation, today.plan)
    again = session.again(today.situation)
    assert verify(today.situation, again.plan) == ()
    assert sum(row.quantity for row in again.plan.assignments) == pytest.approx(20.3)
