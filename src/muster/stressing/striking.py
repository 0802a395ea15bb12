"""Set disruptions, and what is held ready against them, into a dataset."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, timedelta

from muster.domain.disruption import BackUp, BackUpKind, Disruption, DisruptionKind
from muster.domain.network import Closure
from muster.domain.offers import Offer, OfferStatus
from muster.domain.permits import Permit, PermitStatus
from muster.domain.situation import Situation
from muster.domain.training import Course

BACK_UP_OFFER = "BACK-UP"


def strike(situation: Situation, disruptions: Iterable[Disruption]) -> Situation:
    """The dataset of the day with disruptions in it; what has left already is past their reach."""
    by_kind: dict[DisruptionKind, dict[str, Disruption]] = {kind: {} for kind in DisruptionKind}
    for each in disruptions:
        by_kind[each.kind][each.subject_id] = each
    closures = [
        *(_closure(each, link_id=each.subject_id) for each in by_kind[DisruptionKind.LINK_CLOSED].values()),
        *(_closure(each, site_id=each.subject_id) for each in by_kind[DisruptionKind.SITE_CLOSED].values()),
    ]
    tables: dict[str, tuple[object, ...]] = {}
    if closures:
        tables["closures"] = (*situation.closures, *closures)
    if cancelled := by_kind[DisruptionKind.COURSE_CANCELLED]:
        tables["courses"] = tuple(_cancelled(situation.courses, cancelled))
    refused, slow = by_kind[DisruptionKind.PERMIT_REFUSED], by_kind[DisruptionKind.PERMIT_LATE]
    if refused or slow:
        tables["permits"] = tuple(_decided(permit, refused, slow) for permit in situation.permits)
    gone, late = by_kind[DisruptionKind.PARTNER_WITHDRAWN], by_kind[DisruptionKind.PARTNER_LATE]
    if gone or late:
        tables["offers"] = tuple(_held_back(situation, offer, gone, late) for offer in situation.offers)
    return situation.but(**tables)


def with_back_up(situation: Situation, back_up: BackUp) -> Situation:
    """The dataset with something that was held ready; goods are there at once, for any need at their site."""
    if back_up.kind is BackUpKind.PLEDGE:
        offer = Offer(
            offer_id=BACK_UP_OFFER,
            partner_id="",
            item_id=back_up.subject_id,
            site_id=back_up.site_id,
            quantity=back_up.amount,
            status=OfferStatus.COMMITTED,
        )
        return situation.but(offers=(*situation.offers, offer))
    if back_up.kind is BackUpKind.SEATS:
        return situation.but(
            courses=tuple(
                replace(course, seats=course.seats + round(back_up.amount))
                if course.course_id == back_up.subject_id
                else course
                for course in situation.courses
            ),
        )
    if back_up.kind is BackUpKind.LINK:
        return situation.but(
            links=tuple(
                replace(link, capacity_t_per_week=link.capacity_t_per_week + back_up.amount)
                if link.link_id == back_up.subject_id and link.capacity_t_per_week is not None
                else link
                for link in situation.links
            ),
        )
    return situation.but(
        sites=tuple(
            replace(site, handling_t_per_week=site.handling_t_per_week + back_up.amount)
            if site.site_id == back_up.subject_id and site.handling_t_per_week is not None
            else site
            for site in situation.sites
        ),
    )


def _closure(disruption: Disruption, *, link_id: str = "", site_id: str = "") -> Closure:
    until = disruption.strikes + timedelta(days=disruption.days - 1) if disruption.days else None
    return Closure(link_id=link_id, site_id=site_id, from_date=disruption.strikes, until_date=until)


def _cancelled(courses: Iterable[Course], cancelled: dict[str, Disruption]) -> Iterable[Course]:
    """Courses without the starts that lie on or after the day of their cancellation."""
    for course in courses:
        disruption = cancelled.get(course.course_id)
        if disruption is None:
            yield course
        elif course.first_start < disruption.strikes:
            end = disruption.strikes - timedelta(days=1)
            yield replace(course, last_start=end if course.last_start is None else min(course.last_start, end))


def _decided(permit: Permit, refused: Collection[str], slow: dict[str, Disruption]) -> Permit:
    if permit.permit_id in refused:
        return replace(permit, status=PermitStatus.REFUSED)
    if permit.permit_id in slow and permit.expected is not None:
        return replace(permit, expected=permit.expected + timedelta(days=slow[permit.permit_id].days))
    return permit


def _held_back(situation: Situation, offer: Offer, gone: Collection[str], late: dict[str, Disruption]) -> Offer:
    """An offer whose partner withdraws, or is late by some days against the first day on which it could go."""
    if offer.under_way:
        return offer
    if offer.partner_id in gone:
        return replace(offer, status=OfferStatus.WITHDRAWN)
    if offer.partner_id not in late:
        return offer
    ready = _ready(situation, offer) + timedelta(days=late[offer.partner_id].days)
    return replace(offer, available_from=ready)


def _ready(situation: Situation, offer: Offer) -> date:
    """The first day on which an offer could go, permits aside."""
    settings = situation.settings
    notice = 0 if offer.status is OfferStatus.COMMITTED else offer.notice_days
    day = max(settings.day_or(offer.available_from, 0), settings.as_of_day + notice)
    return settings.date(day)
