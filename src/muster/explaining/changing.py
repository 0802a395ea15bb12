"""Make a concrete change in a dataset: the situation as it would be if the cure were there."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from muster.domain.cures import Change, ChangeKind
from muster.domain.network import Link, Mode
from muster.domain.offers import Offer, OfferStatus
from muster.domain.permits import Permit, PermitStatus
from muster.domain.situation import Situation
from muster.domain.training import Course, Trainees
from muster.explaining.weekly import with_link_room, with_site_room

NEW = "~new:"
"""Begins the id of every row that a change adds: no id of a dataset has a colon, so none is met twice; and it comes
after most others, so that what stands keeps its numbers."""


def changed(situation: Situation, changes: Iterable[Change]) -> Situation:
    """The situation with all of these changes made."""
    rooms: defaultdict[tuple[ChangeKind, str], dict[date, float]] = defaultdict(dict)
    for number, change in enumerate(changes):
        if change.kind in _ROOM and change.at is not None:
            rooms[change.kind, change.subject_id][change.at] = change.amount
        else:
            situation = _MAKE[change.kind](situation, change, number)
    for (kind, subject_id), extra in rooms.items():
        situation = _ROOM[kind](situation, subject_id, extra)
    return situation


def _grant(situation: Situation, change: Change, _number: int) -> Situation:
    """The permit holds from the day on; where it would have ended before, to the end."""

    def granted(permit: Permit) -> Permit:
        ends = permit.until is not None and change.at is not None and permit.until < change.at
        opened = [day for day in (change.at, None if permit.never else permit.expected) if day is not None]
        holds_already = permit.status is PermitStatus.GRANTED and permit.expected is None
        return replace(
            permit,
            status=PermitStatus.GRANTED,
            expected=None if holds_already else min(opened, default=None),
            until=None if ends else permit.until,
        )

    return situation.but(
        permits=tuple(
            granted(permit) if permit.permit_id == change.subject_id else permit for permit in situation.permits
        ),
    )


def _offer(situation: Situation, offer_id: str, edit: Callable[[Offer], Offer]) -> Situation:
    return situation.but(
        offers=tuple(edit(offer) if offer.offer_id == offer_id else offer for offer in situation.offers),
    )


def _lift_earmark(situation: Situation, change: Change, _number: int) -> Situation:
    return _offer(
        situation,
        change.subject_id,
        lambda offer: replace(offer, earmarked_for=(*offer.earmarked_for, change.need_id)),
    )


def _lower_minimum(situation: Situation, change: Change, _number: int) -> Situation:
    return _offer(situation, change.subject_id, lambda offer: replace(offer, minimum=change.amount))


def _state_quantity(situation: Situation, change: Change, _number: int) -> Situation:
    return _offer(situation, change.subject_id, lambda offer: replace(offer, quantity=change.amount))


def _bring_forward(situation: Situation, change: Change, _number: int) -> Situation:
    """Ready to leave on the day: packed by then, whatever notice was asked for."""

    def ready(offer: Offer) -> Offer:
        settings = situation.settings
        ahead = settings.day_or(change.at, 0) - settings.as_of_day
        earlier = [day for day in (offer.available_from, change.at) if day is not None]
        return replace(
            offer,
            available_from=min(earlier) if offer.available_from is not None else None,
            notice_days=min(offer.notice_days, max(0, ahead)),
        )

    return _offer(situation, change.subject_id, ready)


def _keep_until(situation: Situation, change: Change, _number: int) -> Situation:
    return _offer(situation, change.subject_id, lambda offer: replace(offer, available_until=change.at))


def _raise_offer(situation: Situation, change: Change, _number: int) -> Situation:
    return _offer(
        situation, change.subject_id, lambda offer: replace(offer, quantity=(offer.quantity or 0.0) + change.amount)
    )


def _confirm(situation: Situation, change: Change, _number: int) -> Situation:
    return _offer(situation, change.subject_id, lambda offer: replace(offer, status=OfferStatus.COMMITTED))


def _add_seats(situation: Situation, change: Change, number: int) -> Situation:
    """Seats in one start only: a course of that one start beside the others, whose names may still be sent in."""
    course = situation.course_by_id[change.subject_id]
    row = replace(
        course,
        course_id=f"{NEW}{course.course_id}-{number}",
        seats=round(change.amount),
        first_start=change.at or course.first_start,
        every_days=None,
        last_start=None,
        notice_days=0,
    )
    return situation.but(courses=(*situation.courses, row))


def _add_trainees(situation: Situation, change: Change, _number: int) -> Situation:
    row = Trainees(people=round(change.amount), qualification=change.subject_id, available_from=change.at)
    return situation.but(trainees=(*situation.trainees, row))


def _add_money(situation: Situation, change: Change, _number: int) -> Situation:
    return situation.but(
        funds=tuple(
            replace(fund, amount=fund.amount + change.amount) if fund.fund_id == change.subject_id else fund
            for fund in situation.funds
        ),
    )


def _open_route(situation: Situation, change: Change, number: int) -> Situation:
    row = Link(
        link_id=f"{NEW}route-{number}",
        origin_id=change.site_id,
        destination_id=change.to_site_id,
        mode=Mode.ROAD,
        transit_days=0,
    )
    return situation.but(links=(*situation.links, row))


def _pledge(situation: Situation, change: Change, number: int) -> Situation:
    """Goods that are firm and at the site on the day."""
    row = Offer(
        offer_id=f"{NEW}offer-{number}",
        partner_id="",
        item_id=change.subject_id,
        site_id=change.site_id,
        quantity=change.amount,
        available_from=change.at,
        status=OfferStatus.COMMITTED,
        earmarked_for=(change.need_id,) if change.need_id else (),
    )
    return situation.but(offers=(*situation.offers, row))


def new_course(situation: Situation, qualification: str, seats: int) -> Course:
    """A course of one day that starts every day, with these seats: for asking what courses cost."""
    settings = situation.settings
    return Course(
        course_id=f"{NEW}course-{qualification}",
        qualification=qualification,
        duration_days=1,
        seats=seats,
        first_start=settings.date(settings.as_of_day),
        every_days=1,
    )


_ROOM: dict[ChangeKind, Callable[[Situation, str, dict[date, float]], Situation]] = {
    ChangeKind.ADD_LINK_ROOM: with_link_room,
    ChangeKind.ADD_SITE_ROOM: with_site_room,
}
_MAKE: dict[ChangeKind, Callable[[Situation, Change, int], Situation]] = {
    ChangeKind.GRANT: _grant,
    ChangeKind.LIFT_EARMARK: _lift_earmark,
    ChangeKind.LOWER_MINIMUM: _lower_minimum,
    ChangeKind.STATE_QUANTITY: _state_quantity,
    ChangeKind.BRING_FORWARD: _bring_forward,
    ChangeKind.KEEP_UNTIL: _keep_until,
    ChangeKind.ADD_SEATS: _add_seats,
    ChangeKind.ADD_TRAINEES: _add_trainees,
    ChangeKind.ADD_MONEY: _add_money,
    ChangeKind.OPEN_ROUTE: _open_route,
    ChangeKind.RAISE_OFFER: _raise_offer,
    ChangeKind.PLEDGE: _pledge,
    ChangeKind.CONFIRM: _confirm,
}
