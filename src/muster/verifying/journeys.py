"""Promises about journeys: legs that connect, in order, with the whole load, and the dates that follow from them."""

from collections.abc import Iterator

from muster.domain.promises import BrokenPromise, PromiseCode
from muster.verifying.calendar import Calendar
from muster.verifying.case import Case
from muster.verifying.ids import outside
from muster.verifying.measuring import broken, differs
from muster.verifying.readiness import departure_of, standing_day
from muster.verifying.screening import doubtful_journeys
from muster.verifying.tied import Sent


def journey_promises(case: Case) -> Iterator[BrokenPromise]:
    """What the way of each assignment from its offer to its need breaks, calendar of the links apart."""
    for sent in doubtful_journeys(case):
        yield from promises_of_journey(case.calendar, sent)


def promises_of_journey(calendar: Calendar, sent: Sent) -> Iterator[BrokenPromise]:
    """What the way of one assignment breaks."""
    yield from _route(sent)
    yield from _succession(calendar, sent)
    yield from _quantities(sent)
    if sent.legs:
        yield from _departure(calendar, sent)
        yield from _dates(calendar, sent, sent.legs[-1].arrive, sent.legs[0].depart)
    elif sent.stands:
        yield from _standing(calendar, sent)


def _route(sent: Sent) -> Iterator[BrokenPromise]:
    """Whether the legs lead from the offer's site to the need's site."""
    own_id = sent.row.assignment_id
    if sent.stands and sent.legs:
        yield broken(PromiseCode.STANDING_GOODS, own_id, site=sent.need.site_id, found=len(sent.legs))
        return
    if [leg.row.leg for leg in sent.legs] != list(range(1, len(sent.legs) + 1)):
        numbers = ", ".join(str(leg.row.leg) for leg in sent.legs)
        yield broken(PromiseCode.LEGS_NUMBERED, own_id, found=numbers, expected=len(sent.legs))
    where = sent.offer.site_id
    for leg in sent.legs:
        if leg.link.origin_id != where:
            values = {"leg": leg.row.leg, "found": leg.link.origin_id, "expected": where}
            yield broken(PromiseCode.LEGS_CONNECT, own_id, **values)
        where = leg.link.destination_id
    if where != sent.need.site_id:
        yield broken(PromiseCode.LEGS_ARRIVE, own_id, found=where, expected=sent.need.site_id)


def _succession(calendar: Calendar, sent: Sent) -> Iterator[BrokenPromise]:
    """Whether each leg takes as long as its link, begins when the goods are there, and ends inside the horizon."""
    own_id = sent.row.assignment_id
    there = None
    for leg in sent.legs:
        due = leg.depart + leg.link.transit_days
        if leg.arrive != due:
            values = {"leg": leg.row.leg, "found": calendar.text(leg.arrive), "expected": calendar.text(due)}
            yield broken(PromiseCode.LEG_ARRIVAL, own_id, **values)
        if there is not None and leg.depart < there:
            values = {"leg": leg.row.leg, "found": calendar.text(leg.depart), "expected": calendar.text(there)}
            yield broken(PromiseCode.LEG_ORDER, own_id, **values)
        there = leg.arrive
        for day in (leg.depart, leg.arrive):
            if not calendar.inside(day):
                yield outside(calendar, "movements", own_id, day)


def _quantities(sent: Sent) -> Iterator[BrokenPromise]:
    """Whether each leg carries the assignment's whole quantity and states its true load."""
    own_id = sent.row.assignment_id
    for leg in sent.legs:
        if differs(leg.row.quantity, sent.row.quantity):
            values: dict[str, object] = {"leg": leg.row.leg, "found": leg.row.quantity, "expected": sent.row.quantity}
            yield broken(PromiseCode.LEG_QUANTITY, own_id, **values)
        if differs(leg.row.load_t, sent.load_t):
            values = {"leg": leg.row.leg, "found": leg.row.load_t, "expected": sent.load_t}
            yield broken(PromiseCode.LEG_LOAD, own_id, **values)


def _departure(calendar: Calendar, sent: Sent) -> Iterator[BrokenPromise]:
    """Whether the goods leave the offer's site when the offer and its permits allow."""
    own_id, day = sent.row.assignment_id, sent.legs[0].depart
    allowed = departure_of(calendar, sent.offer)
    found = calendar.text(day)
    if day < allowed.earliest:
        expected = calendar.text(allowed.earliest)
        yield broken(PromiseCode.FIRST_DEPARTURE, own_id, offer=sent.offer.offer_id, found=found, expected=expected)
    if day > allowed.latest:
        expected = calendar.text(allowed.latest)
        yield broken(PromiseCode.LAST_DEPARTURE, own_id, offer=sent.offer.offer_id, found=found, expected=expected)
    for window in allowed.permits:
        if window.never:
            yield broken(PromiseCode.PERMIT_NEVER, own_id, permit=window.permit_id)
        elif not window.holds(day):
            first, last = calendar.text(window.first), calendar.text(window.last)
            values = {"permit": window.permit_id, "found": found, "first": first, "last": last}
            yield broken(PromiseCode.OFFER_PERMIT, own_id, **values)


def _standing(calendar: Calendar, sent: Sent) -> Iterator[BrokenPromise]:
    """Whether goods that stand at the need's site are ready no earlier than they can be."""
    earliest = standing_day(calendar, sent.offer)
    if earliest is None:
        permits = ";".join(window.permit_id for window in calendar.offer_windows(sent.offer))
        yield broken(PromiseCode.PERMIT_NEVER, sent.row.assignment_id, permit=permits)
        return
    if not calendar.inside(sent.ready):
        yield outside(calendar, "assignments", sent.row.assignment_id, sent.ready)
    yield from _dates(calendar, sent, max(earliest, sent.ready), sent.ready)


def _dates(calendar: Calendar, sent: Sent, ready: int, first: int) -> Iterator[BrokenPromise]:
    """Whether `ready` and `decide_by` say what follows from the true day of being ready and the first departure."""
    if sent.ready != ready:
        found, expected = sent.row.ready.isoformat(), calendar.text(ready)
        yield broken(PromiseCode.READY_DATE, sent.row.assignment_id, found=found, expected=expected)
    last_call = first - sent.offer.notice_days
    if calendar.number(sent.row.decide_by) != last_call:
        found, expected = sent.row.decide_by.isoformat(), calendar.text(last_call)
        yield broken(PromiseCode.DECIDE_BY, sent.row.assignment_id, found=found, expected=expected)
