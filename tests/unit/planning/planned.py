"""Plan a tiny world greedily and read off what the tests ask for; every plan is verified on the way."""

from datetime import date

from muster.domain.plan import Plan, Reason
from muster.domain.situation import Situation
from muster.planning import Method, PlanOptions, compute_plan
from muster.verifying import verify
from tests.worlds import START

GREEDY = PlanOptions(method=Method.GREEDY)


def planned(situation: Situation, options: PlanOptions = GREEDY) -> Plan:
    """Plan of a world, which must keep every promise."""
    plan = compute_plan(situation, options)
    assert verify(situation, plan) == ()
    return plan


def usable(plan: Plan, need_id: str = "N1") -> dict[int, float]:
    """Units of a need by the day number on which they become usable."""
    units: dict[int, float] = {}
    for row in plan.fulfilment:
        if row.need_id == need_id:
            units[number(row.usable)] = units.get(number(row.usable), 0.0) + row.quantity
    return units


def sent(plan: Plan, offer_id: str = "O1") -> float:
    """Units of an offer that are assigned."""
    return sum(row.quantity for row in plan.assignments if row.offer_id == offer_id)


def departures(plan: Plan, link_id: str = "A-B") -> dict[int, float]:
    """Quantity that leaves on a link by day number."""
    leaving: dict[int, float] = {}
    for row in plan.movements:
        if row.link_id == link_id:
            leaving[number(row.depart)] = leaving.get(number(row.depart), 0.0) + row.quantity
    return leaving


def joined(plan: Plan) -> dict[int, int]:
    """People who join courses by day number of the start."""
    people: dict[int, int] = {}
    for row in plan.training:
        people[number(row.start)] = people.get(number(row.start), 0) + row.people
    return people


def reasons(plan: Plan, need_id: str = "N1") -> dict[Reason, float]:
    """Units of a need that are short or late, by reason."""
    return {row.reason: row.quantity for row in plan.shortfalls if row.need_id == need_id}


def number(when: date) -> int:
    """Day number of a date."""
    return (when - START).days
