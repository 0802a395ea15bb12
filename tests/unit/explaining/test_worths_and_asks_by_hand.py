"""What one more is worth, and what to ask of whom, by hand."""

import pytest

from muster.domain.cures import ChangeKind
from muster.domain.offers import Offer
from muster.domain.plan import PriceKind
from muster.domain.situation import Situation
from muster.explaining import explain
from muster.planning import PlanOptions, compute_plan
from muster.planning.options import Watch
from tests.worlds import course, item, link, need, offer, package, permit, trainees, world


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
        ("Q", ChangeKind.RAISE_OFFER, "O1", 0.2),
        ("P", ChangeKind.BRING_FORWARD, "O2", 0.2),
    ]
    assert found.is_whole


def asked(situation: Situation) -> list[tuple[str, ChangeKind, str, float, float]]:
    """Whom, what, of which row, how much and for what worth at priority 1, in the order of worth."""
    found = explain(situation, compute_plan(situation, PlanOptions()))
    return [
        (ask.partner_id or ask.authority, ask.change.kind, ask.change.subject_id, ask.change.amount, ask.value[0])
        for ask in found.asks
    ]


def firm(**details: object) -> Offer:
    """Ten things that are committed."""
    return offer(status="committed", **details)


GUNS = [item("gun", qualification="gunner", crew=2)]
SEVEN: dict[ChangeKind, tuple[Situation, tuple[str, ChangeKind, str, float, float]]] = {
    ChangeKind.BRING_FORWARD: (
        world(
            settings={"days": 21}, needs=[need(due=10, expires=11)], offers=[firm(available_from=15)], links=[link()]
        ),
        ("P", ChangeKind.BRING_FORWARD, "O1", 0.0, 1.0),
    ),
    ChangeKind.LIFT_EARMARK: (
        world(
            needs=[need(), need("N2", item="other", priority=5)], offers=[firm(earmarked_for=("N2",))], links=[link()]
        ),
        ("P", ChangeKind.LIFT_EARMARK, "O1", 0.0, 1.0),
    ),
    ChangeKind.RAISE_OFFER: (
        world(needs=[need()], offers=[firm(quantity=6)], links=[link()]),
        ("P", ChangeKind.RAISE_OFFER, "O1", 4.0, 0.4),
    ),
    ChangeKind.CONFIRM: (
        world(needs=[need()], offers=[offer()], links=[link()]),
        ("P", ChangeKind.CONFIRM, "O1", 0.0, 1.0),
    ),
    ChangeKind.STATE_QUANTITY: (
        world(needs=[need()], offers=[firm(quantity=None)], links=[link()]),
        ("P", ChangeKind.STATE_QUANTITY, "O1", 10.0, 1.0),
    ),
    ChangeKind.GRANT: (
        world(
            needs=[need()],
            offers=[firm()],
            links=[link()],
            permits=[permit(links=("A-B",), status="needed", authority="customs")],
        ),
        ("customs", ChangeKind.GRANT, "X1", 0.0, 1.0),
    ),
    ChangeKind.ADD_SEATS: (
        world(
            items=GUNS,
            needs=[need(item="gun", quantity=4)],
            offers=[firm(item="gun", quantity=4)],
            links=[link()],
            courses=[course(qualification="gunner", days=7, seats=2, first_start=0, partner="Q")],
            trainees=[trainees(20, "gunner")],
        ),
        ("Q", ChangeKind.ADD_SEATS, "C1", 6.0, 0.75),
    ),
}


@pytest.mark.parametrize("kind", SEVEN)
def test_each_of_the_seven_asks_follows_from_the_data(kind: ChangeKind) -> None:
    situation, expected = SEVEN[kind]
    found = [ask for ask in asked(situation) if ask[1] is kind]
    assert [ask[:4] for ask in found] == [expected[:4]]
    assert found[0][4] == pytest.approx(expected[4])


def test_the_partner_of_an_offer_that_is_used_up_is_asked_for_no_more_than_helps() -> None:
    """The link has room for three more; more of the offer would stay where it is."""
    situation = world(
        settings={"days": 7},
        needs=[need(due=6)],
        offers=[firm(quantity=4)],
        links=[link(days=0, capacity_t_per_week=7)],
    )
    (raised,) = [ask for ask in asked(situation) if ask[1] is ChangeKind.RAISE_OFFER]
    assert raised[:4] == ("P", ChangeKind.RAISE_OFFER, "O1", 3.0)
    assert raised[4] == pytest.approx(0.3)


def test_limits_of_a_priority_that_a_search_has_proven_are_worth_something_as_well() -> None:
    situation = world(
        settings={"days": 7},
        packages=[package("pair", "both", thing=2)],
        needs=[need(item="pair", quantity=3, due=6)],
        offers=[firm(quantity=5)],
        links=[link(days=0)],
    )
    plan = compute_plan(situation, PlanOptions(optimality_gap=0.0))
    assert plan.summary.bound_by[0] == "search"
    worths = explain(situation, plan).worths
    assert [(each.subject_id, each.priority) for each in worths if each.kind is PriceKind.OFFER] == [("O1", 1)]
    assert worths[0].up <= worths[0].at_most + 1e-9 or worths[0].up == pytest.approx(1 / 3)


def test_told_to_stop_it_says_that_it_is_not_whole() -> None:
    situation = eight_of_ten()
    plan = compute_plan(situation, PlanOptions())
    assert not explain(situation, plan, watch=Watch(stop=lambda: True)).is_whole
