"""Promises about links: movements of a cargo they carry depart on departing days, with permits, where it is open."""

from collections.abc import Iterator

from muster.domain.network import Link
from muster.domain.promises import BrokenPromise, PromiseCode
from muster.verifying.calendar import Calendar
from muster.verifying.case import Case
from muster.verifying.measuring import broken
from muster.verifying.screening import doubtful_departures
from muster.verifying.tied import Leg, Sent


def departure_promises(case: Case) -> Iterator[BrokenPromise]:
    """What each movement breaks of its link's calendar and cargo classes."""
    for sent in doubtful_departures(case):
        yield from promises_of_legs(case.calendar, sent)


def promises_of_legs(calendar: Calendar, sent: Sent) -> Iterator[BrokenPromise]:
    """What the movements of one assignment break."""
    for leg in sent.legs:
        yield from _leg(calendar, sent, leg)


def departs_on(calendar: Calendar, link: Link, day: int) -> bool:
    """Whether a day is one of a link's `first_departure` + k × `every_days`, k ≥ 0; closures and permits apart."""
    waited = day - calendar.situation.settings.day_or(link.first_departure, 0)
    return waited >= 0 and waited % link.every_days == 0


def _leg(calendar: Calendar, sent: Sent, leg: Leg) -> Iterator[BrokenPromise]:
    """What one movement breaks."""
    own_id, link, where = sent.row.assignment_id, leg.link, leg.row.leg
    if not link.carries(sent.item.cargo):
        values = {"link": link.link_id, "found": sent.item.cargo, "expected": ";".join(link.cargo)}
        yield broken(PromiseCode.CARGO, own_id, leg=where, **values)
    if not departs_on(calendar, link, leg.depart):
        values = {"link": link.link_id, "found": calendar.text(leg.depart)}
        yield broken(PromiseCode.DEPARTURE_DAY, own_id, leg=where, **values)
    for place, day in _shut(calendar, leg):
        yield broken(PromiseCode.CLOSED, own_id, leg=where, place=place, found=calendar.text(day))
    for window in calendar.link_windows.get(link.link_id, ()):
        if window.never:
            yield broken(PromiseCode.PERMIT_NEVER, own_id, permit=window.permit_id)
        elif not window.holds(leg.depart):
            first, last = calendar.text(window.first), calendar.text(window.last)
            values = {"permit": window.permit_id, "found": calendar.text(leg.depart), "first": first, "last": last}
            yield broken(PromiseCode.LINK_PERMIT, own_id, leg=where, link=link.link_id, **values)


def _shut(calendar: Calendar, leg: Leg) -> Iterator[tuple[str, int]]:
    """Places that are shut to a movement, with the day: its link and origin as it departs, its end as it arrives."""
    link = leg.link
    if leg.depart in calendar.shut_links.get(link.link_id, ()):
        yield link.link_id, leg.depart
    if leg.depart in calendar.shut_sites.get(link.origin_id, ()):
        yield link.origin_id, leg.depart
    arrival = leg.depart + link.transit_days
    if arrival in calendar.shut_sites.get(link.destination_id, ()):
        yield link.destination_id, arrival
