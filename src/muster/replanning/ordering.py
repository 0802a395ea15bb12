"""The orders that a new plan asks for, partner by partner: what is to be sent, and what no longer is."""

from collections import defaultdict
from collections.abc import Iterable

from muster.domain.difference import Order, OrderDeed
from muster.domain.plan import Assignment, AssignmentStatus, Movement, Plan
from muster.domain.situation import Situation

ARROW = " → "


def orders_of(situation: Situation, before: Plan, after: Plan) -> tuple[Order, ...]:
    """Orders to issue again: assignments that ended are stopped, new and altered ones are to be sent."""
    was = {row.assignment_id: row for row in before.assignments}
    now = {row.assignment_id: row for row in after.assignments}
    legs_before, legs_after = _legs(before.movements), _legs(after.movements)
    orders = []
    for name in sorted(was.keys() | now.keys()):
        old, new = was.get(name), now.get(name)
        if old is not None and new is not None and _is_same(old, new):
            continue
        if old is not None and new is None and old.status is not AssignmentStatus.FIXED:
            orders.append(_order(situation, old, legs_before[name], OrderDeed.STOP))
        if new is not None:
            orders.append(_order(situation, new, legs_after[name], OrderDeed.SEND))
    return tuple(sorted(orders, key=lambda order: (order.partner_id, order.first_departure, order.assignment_id)))


def _is_same(old: Assignment, new: Assignment) -> bool:
    return (old.offer_id, old.need_id, old.quantity, old.ready) == (
        new.offer_id,
        new.need_id,
        new.quantity,
        new.ready,
    )


def _order(situation: Situation, row: Assignment, legs: list[Movement], deed: OrderDeed) -> Order:
    offer = situation.offer_by_id.get(row.offer_id)
    links = [situation.link_by_id[leg.link_id] for leg in legs if leg.link_id in situation.link_by_id]
    stops = [link.origin_id for link in links[:1]] + [link.destination_id for link in links]
    return Order(
        partner_id=offer.partner_id if offer else "",
        deed=deed,
        assignment_id=row.assignment_id,
        offer_id=row.offer_id,
        item_id=row.item_id,
        quantity=row.quantity,
        need_id=row.need_id,
        first_departure=legs[0].depart.isoformat() if legs else row.ready.isoformat(),
        ready=row.ready.isoformat(),
        route=ARROW.join(stops),
        decide_by=row.decide_by.isoformat(),
    )


def _legs(movements: Iterable[Movement]) -> defaultdict[str, list[Movement]]:
    legs: defaultdict[str, list[Movement]] = defaultdict(list)
    for row in sorted(movements, key=lambda row: (row.assignment_id, row.leg)):
        legs[row.assignment_id].append(row)
    return legs
