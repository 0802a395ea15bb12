"""A standing plan is read as units that stand or fall together."""

from dataclasses import replace

from muster.domain.offers import OfferStatus
from muster.planning import PlanOptions, compute_plan
from muster.planning.session import Session
from muster.verifying import verify
from tests.worlds import alternative, item, link, need, offer, world


def test_whole_units_that_divisible_goods_of_two_offers_make_up_stay_whole_when_one_is_withdrawn() -> None:
    situation = world(
        items=[item("ration"), item("flour", divisible=True)],
        alternatives=[alternative("ration", "flour")],
        needs=[need(item="ration", quantity=4)],
        offers=[offer("O1", item="flour", quantity=1.4), offer("O2", item="flour", quantity=2.6)],
        links=[link()],
    )
    plan = compute_plan(situation, PlanOptions())
    assert sum(row.quantity for row in plan.fulfilment) == 4
    gone = tuple(
        replace(each, status=OfferStatus.WITHDRAWN) if each.offer_id == "O1" else each for each in situation.offers
    )
    changed = replace(situation, offers=gone)
    again = Session(situation, plan).again(changed).plan
    assert verify(changed, again) == ()
    assert sum(row.quantity for row in again.fulfilment) == 2
