"""What an offer may give and to whom: the odd cases."""

import pytest

from muster.domain.promises import PromiseCode
from tests.plans import plan, send, use
from tests.unit.verifying.judged import codes
from tests.worlds import alternative, fund, item, link, need, offer, world

NEED = need(quantity=10, due=20, theme="energy")


@pytest.mark.parametrize(
    ("marks", "fits"),
    [
        ((), True),
        (("N1",), True),
        (("N2",), False),
        (("priority:1",), True),
        (("priority:2",), False),
        (("site:B",), True),
        (("site:A",), False),
        (("theme:energy",), True),
        (("theme:medical",), False),
        (("N2", "theme:medical", "priority:1"), True),
    ],
)
def test_a_need_is_eligible_if_it_fits_any_entry_of_the_earmark(marks: tuple[str, ...], *, fits: bool) -> None:
    offers = [offer(quantity=10, earmarked_for=marks)]
    situation = world(needs=[NEED, need("N2", priority=2, site="C")], offers=offers, links=[link()])
    made = plan(situation, send("O1", "N1", 10, by=[("A-B", 3)]), use("N1", 10, on=5))
    assert codes(situation, made) == ([] if fits else [PromiseCode.EARMARK])


def test_a_minimum_larger_than_any_need_travels_as_surplus() -> None:
    situation = world(needs=[need(quantity=3)], offers=[offer(quantity=20, minimum=8)], links=[link()])
    assert codes(situation, plan(situation, send("O1", "N1", 8, by=[("A-B", 3)]), use("N1", 3, on=5))) == []
    less = plan(situation, send("O1", "N1", 7, by=[("A-B", 3)]), use("N1", 3, on=5))
    assert codes(situation, less) == [PromiseCode.OFFER_MINIMUM]


def test_a_minimum_counts_all_assignments_of_an_offer() -> None:
    needs = [need("N1", quantity=4), need("N2", quantity=4)]
    situation = world(needs=needs, offers=[offer(quantity=20, minimum=8)], links=[link()])
    sends = [send("O1", each, 4, by=[("A-B", 3)]) for each in ("N1", "N2")]
    assert codes(situation, plan(situation, *sends, use("N1", 4, on=5), use("N2", 4, on=5))) == []


@pytest.mark.parametrize("details", [{"quantity": None}, {"status": "withdrawn"}, {"stage": "lost"}])
def test_offers_not_stated_withdrawn_or_lost_are_not_used(details: dict[str, object]) -> None:
    situation = world(needs=[NEED], offers=[offer(**{"quantity": 10, **details})], links=[link()])
    made = plan(situation, send("O1", "N1", 10, by=[("A-B", 3)]), use("N1", 10, on=5))
    assert codes(situation, made) == [PromiseCode.OFFER_PLANNABLE]


def test_limits_hold_within_a_millionth() -> None:
    situation = world(needs=[NEED], offers=[offer(quantity=10)], items=[item(divisible=True)], links=[link()])
    near = plan(situation, send("O1", "N1", 10.000009, by=[("A-B", 3)]), use("N1", 10, on=5))
    assert codes(situation, near) == []
    far = plan(situation, send("O1", "N1", 10.00002, by=[("A-B", 3)]), use("N1", 10, on=5))
    assert codes(situation, far) == [PromiseCode.OFFER_QUANTITY]


def test_alternatives_are_not_symmetric_and_not_transitive() -> None:
    situation = world(
        needs=[need(item="one")],
        offers=[offer("O1", item="two"), offer("O2", item="three")],
        alternatives=[alternative("two", "one"), alternative("two", "three"), alternative("one", "two")],
        links=[link()],
    )
    two, three = send("O1", "N1", 1, by=[("A-B", 3)]), send("O2", "N1", 1, by=[("A-B", 3)])
    assert codes(situation, plan(situation, two)) == []
    assert codes(situation, plan(situation, three)) == [PromiseCode.WAY_EXISTS]


def test_several_offers_draw_on_one_fund() -> None:
    offers = [offer(each, quantity=5, unit_cost=4.0, fund="F1") for each in ("O1", "O2")]
    situation = world(needs=[NEED], offers=offers, links=[link()], funds=[fund(amount=39.0)])
    sends = [send(each, "N1", 5, by=[("A-B", 3)]) for each in ("O1", "O2")]
    assert codes(situation, plan(situation, *sends, use("N1", 10, on=5))) == [PromiseCode.FUND]


def test_purchases_without_a_known_fund_are_not_paid() -> None:
    situation = world(needs=[NEED], offers=[offer(quantity=10, unit_cost=4.0, fund="F9")], links=[link()])
    made = plan(situation, send("O1", "N1", 10, by=[("A-B", 3)]), use("N1", 10, on=5))
    assert codes(situation, made) == [PromiseCode.FUND]


def test_divisible_goods_may_be_parted() -> None:
    situation = world(needs=[NEED], offers=[offer(quantity=10)], items=[item(divisible=True)], links=[link()])
    made = plan(situation, send("O1", "N1", 2.5, by=[("A-B", 3)]), use("N1", 2.5, on=5))
    assert codes(situation, made) == []
