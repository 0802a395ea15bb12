"""What one more is worth, and what to ask of whom, by hand."""

import pytest

from muster.domain.cures import ChangeKind
from muster.domain.plan import PriceKind
from muster.domain.situation import Situation
from muster.explaining import explain
from muster.planning import PlanOptions, compute_plan
from muster.planning.options import Watch
from tests.worlds import link, need, offer, world


def eight_of_ten() -> Situation:
    """Ten wanted, eight offered firmly by Q, and an offer of P that is one day too late to be worth anything."""
    return world(
        settings={"days": 30},
        needs=[need(due=10, expires=12)],
        offers=[offer(quantity=8, partner="Q"), offer("O2", quantity=9, available_from=10, status="committed")],
        links=[link(days=2)],
    )


def test_one_more_of_a_scarce_offer_is_worth_one_unit_and_one_less_loses_one() -> None:
    situation = eight_of_ten()
    found = explain(situation, compute_plan(situation, PlanOptions()))
    (worth,) = [each for each in found.worths if each.kind is PriceKind.OFFER and each.subject_id == "O1"]
    assert worth.step == 1.0
    assert [worth.up, worth.down] == pytest.approx([0.1, 0.1])
    assert worth.at_most == pytest.approx(0.1)


def test_asks_say_whom_and_come_in_order_of_worth() -> None:
    situation = eight_of_ten()
    found = explain(situation, compute_plan(situation, PlanOptions()))
    asks = [(ask.partner_id, ask.change.kind, ask.change.subject_id, round(ask.value[0], 6)) for ask in found.asks]
    assert asks == [
        ("Q", ChangeKind.CONFIRM, "O1", 0.8),
        ("P", ChangeKind.BRING_FORWARD, "O2", 0.2),
    ]
    assert found.is_whole


def test_told_to_stop_it_says_that_it_is_not_whole() -> None:
    situation = eight_of_ten()
    plan = compute_plan(situation, PlanOptions())
    assert not explain(situation, plan, watch=Watch(stop=lambda: True)).is_whole
