"""Set what happened into a dataset: each change is a new row, a changed cell, or a limit that holds from a day on."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

from muster.domain.changes import Change, ChangeKind, Deed
from muster.domain.network import Closure
from muster.domain.offers import Offer, OfferStage, OfferStatus
from muster.domain.permits import PermitStatus
from muster.domain.row import Row
from muster.domain.situation import Situation
from muster.domain.training import Course

TABLES = {
    ChangeKind.NEED: ("needs", "need_id"),
    ChangeKind.OFFER: ("offers", "offer_id"),
    ChangeKind.LINK: ("links", "link_id"),
    ChangeKind.SITE: ("sites", "site_id"),
    ChangeKind.COURSE: ("courses", "course_id"),
    ChangeKind.PERMIT: ("permits", "permit_id"),
}


def apply_changes(situation: Situation, changes: Iterable[Change], parts: Mapping[str, str]) -> Situation:
    """The dataset with all changes in it, one after another; `parts` names the offers under which assignments move."""
    for change in sorted(changes, key=lambda change: change.happened_on):
        situation = _applied(situation, change, parts)
    return situation


def _applied(situation: Situation, change: Change, parts: Mapping[str, str]) -> Situation:
    if change.kind is ChangeKind.MOVEMENT:
        offer_id = parts.get(change.subject_id, "")
        return _to_row(situation, change, ("offers", "offer_id", offer_id), _MOVEMENT_DEEDS[change.deed])
    table, attribute = TABLES[change.kind]
    if change.deed is Deed.ADD and change.row is not None:
        return _with_rows(situation, table, (*getattr(situation, table), change.row))
    if change.deed is Deed.CHANGE:
        return _to_row(situation, change, (table, attribute, change.subject_id), _changed)
    if change.kind in {ChangeKind.LINK, ChangeKind.SITE}:
        return replace(situation, closures=(*situation.closures, _closure(change)))
    deed = _DEEDS[change.kind, change.deed]
    return _to_row(situation, change, (table, attribute, change.subject_id), deed)


def _with_rows(situation: Situation, table: str, rows: Iterable[Row]) -> Situation:
    return replace(situation, **{table: tuple(rows)})  # type: ignore[arg-type] # the rows of just that table


def _to_row(
    situation: Situation, change: Change, where: tuple[str, str, str], deed: Callable[[Any, Change], list[Row]]
) -> Situation:
    """Put what a deed makes of a row in its place."""
    table, attribute, subject_id = where
    rows: list[Row] = []
    for row in getattr(situation, table):
        is_meant = getattr(row, attribute) == subject_id or _is_held_part(row, change)
        rows += deed(row, change) if is_meant else [row]
    return _with_rows(situation, table, rows)


def _is_held_part(row: Row, change: Change) -> bool:
    """Whether a row is a part of an offer that is late or withdrawn as a whole, and has not left."""
    return (
        isinstance(row, Offer)
        and change.kind is ChangeKind.OFFER
        and change.deed in {Deed.CANCEL, Deed.LATE}
        and row.part_of == change.subject_id
        and not row.under_way
    )


def _changed(row: Row, change: Change) -> list[Row]:
    known = {field.name for field in fields(row)}
    cells = {name: value for name, value in change.cells if name in known}
    return [replace(row, **cells)]  # type: ignore[arg-type] # each cell was read as its column's


def _closure(change: Change) -> Closure:
    """A link or site that is closed, or slowed, from the day of the change on; cancelled: to the end."""
    return Closure(
        link_id=change.subject_id if change.kind is ChangeKind.LINK else "",
        site_id=change.subject_id if change.kind is ChangeKind.SITE else "",
        from_date=change.happened_on,
        until_date=None if change.deed is Deed.CANCEL else change.until,
        factor=0.0 if change.deed is Deed.CANCEL else change.factor,
        note=change.note,
    )


def _cancelled_need(_: Row, __: Change) -> list[Row]:
    return []


def _withdrawn(offer: Offer, _: Change) -> list[Row]:
    return [replace(offer, status=OfferStatus.WITHDRAWN)]


def _late_offer(offer: Offer, change: Change) -> list[Row]:
    return [replace(offer, available_from=change.until)]


def _lost(offer: Offer, change: Change) -> list[Row]:
    """What is lost is a row of its own, and the rest goes on."""
    held = offer.quantity or 0.0
    amount = held if change.quantity is None else min(held, change.quantity)
    if amount >= held:
        return [replace(offer, stage=OfferStage.LOST, note=change.note or offer.note)]
    gone = replace(
        offer,
        offer_id=f"{offer.offer_id}-lost",
        quantity=amount,
        minimum=0.0,
        stage=OfferStage.LOST,
        part_of=offer.part_of or offer.offer_id,
        note=change.note or str(change.deed),
    )
    return [replace(offer, quantity=held - amount, minimum=min(offer.minimum, held - amount)), gone]


def _late_movement(offer: Offer, change: Change) -> list[Row]:
    return [replace(offer, available_from=change.until, stage=OfferStage.MOVING)]


def _arrived(offer: Offer, change: Change) -> list[Row]:
    return [replace(offer, available_from=change.happened_on)]


def _handed_over(offer: Offer, change: Change) -> list[Row]:
    """Received: all of it, or as much as is said; what is not said to be received is lost."""
    there = replace(offer, available_from=change.happened_on, stage=OfferStage.RECEIVED)
    held = offer.quantity or 0.0
    if change.quantity is None or change.quantity >= held:
        return [there]
    missing = replace(change, quantity=held - change.quantity)
    rest, gone = _lost(there, missing)
    return [rest, gone]


def _cancelled_course(course: Course, change: Change) -> list[Row]:
    """No start from the day of the change on."""
    return _without_starts(course, change.happened_on, None)


def _closed_course(course: Course, change: Change) -> list[Row]:
    """No start from the day of the change to `until`."""
    return _without_starts(course, change.happened_on, change.until)


def _without_starts(course: Course, first: date, last: date | None) -> list[Row]:
    """The course before and after a time without starts."""
    rows: list[Row] = []
    if course.first_start < first:
        day_before = first - timedelta(days=1)
        end = day_before if course.last_start is None else min(course.last_start, day_before)
        rows.append(replace(course, last_start=end))
    if last is None:
        return rows
    again = _first_start_after(course, last)
    if again is not None:
        own_id = course.course_id if not rows else f"{course.course_id}-again"
        rows.append(replace(course, course_id=own_id, first_start=again))
    return rows


def _first_start_after(course: Course, day: date) -> date | None:
    start = course.first_start
    if start <= day:
        if not course.every_days:
            return None
        start += timedelta(days=course.every_days * ((day - start).days // course.every_days + 1))
    return start if course.last_start is None or start <= course.last_start else None


def _refused(permit: Any, _: Change) -> list[Row]:  # noqa: ANN401 - a permit's row
    return [replace(permit, status=PermitStatus.REFUSED)]


def _late_permit(permit: Any, change: Change) -> list[Row]:  # noqa: ANN401 - a permit's row
    return [replace(permit, expected=change.until)]


_DEEDS: dict[tuple[ChangeKind, Deed], Callable[[Any, Change], list[Row]]] = {
    (ChangeKind.NEED, Deed.CANCEL): _cancelled_need,
    (ChangeKind.OFFER, Deed.CANCEL): _withdrawn,
    (ChangeKind.OFFER, Deed.LATE): _late_offer,
    (ChangeKind.OFFER, Deed.LOST): _lost,
    (ChangeKind.OFFER, Deed.DAMAGED): _lost,
    (ChangeKind.COURSE, Deed.CANCEL): _cancelled_course,
    (ChangeKind.COURSE, Deed.CLOSE): _closed_course,
    (ChangeKind.PERMIT, Deed.CANCEL): _refused,
    (ChangeKind.PERMIT, Deed.LATE): _late_permit,
}
_MOVEMENT_DEEDS: dict[Deed, Callable[[Any, Change], list[Row]]] = {
    Deed.LATE: _late_movement,
    Deed.LOST: _lost,
    Deed.DAMAGED: _lost,
    Deed.ARRIVED: _arrived,
    Deed.RECEIVED: _handed_over,
}
