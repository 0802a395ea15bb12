"""Say what sets a limit, with its numbers: from the changes that would cure it, and from what the plan leaves."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date

from muster.domain.cures import Change, ChangeKind
from muster.domain.plan import Reason
from muster.domain.reasons import DOABLE, Limit, Subject
from muster.domain.settings import DAYS_PER_WEEK
from muster.explaining.scene import Scene
from muster.explaining.seats import first_start_with_seats
from muster.planning.relaxing import Lack
from muster.planning.timetable import Floats

KINDS: dict[Reason, frozenset[ChangeKind]] = {
    Reason.PERMIT: frozenset({ChangeKind.GRANT}),
    Reason.EARMARKED: frozenset({ChangeKind.LIFT_EARMARK}),
    Reason.MINIMUM: frozenset({ChangeKind.LOWER_MINIMUM}),
    Reason.NOT_STATED: frozenset({ChangeKind.STATE_QUANTITY}),
    Reason.TOO_LATE: frozenset({ChangeKind.BRING_FORWARD, ChangeKind.KEEP_UNTIL}),
    Reason.COURSE: frozenset({ChangeKind.ADD_SEATS}),
    Reason.TRAINEES: frozenset({ChangeKind.ADD_TRAINEES}),
    Reason.FUND: frozenset({ChangeKind.ADD_MONEY}),
    Reason.LINK: frozenset({ChangeKind.ADD_LINK_ROOM}),
    Reason.SITE: frozenset({ChangeKind.ADD_SITE_ROOM}),
    Reason.NO_ROUTE: frozenset({ChangeKind.OPEN_ROUTE}),
    Reason.OUTRANKED: frozenset({ChangeKind.RAISE_OFFER}),
    Reason.NO_OFFER: frozenset({ChangeKind.PLEDGE}),
}
"""Which changes cure which limit."""


def limits_behind(scene: Scene, lack: Lack, reasons: Iterable[Reason], changes: Iterable[Change]) -> tuple[Limit, ...]:
    """The limits that these changes would cure, the most doable first."""
    kept = set(reasons)
    made = list(changes)
    return tuple(
        _limit(scene, lack, reason, [change for change in made if change.kind in KINDS[reason]])
        for reason in DOABLE
        if reason in kept
    )


def _limit(scene: Scene, lack: Lack, reason: Reason, changes: list[Change]) -> Limit:
    subjects = tuple(_subject(scene, change) for change in changes)
    if reason is Reason.OUTRANKED:
        return Limit(reason=reason, subjects=subjects, rivals=_rivals(scene, lack, changes))
    if reason is Reason.NO_OFFER and _is_part(scene, lack, changes):
        return Limit(reason=Reason.INCOMPLETE, subjects=subjects)
    return Limit(reason=reason, subjects=subjects)


def _is_part(scene: Scene, lack: Lack, changes: list[Change]) -> bool:
    """Whether only some components of every package that needs them would have to be pledged."""
    items = scene.situation.items
    pledged = {change.subject_id for change in changes}
    ways = [
        {items[component.item].item_id for component in way.components}
        for way in lack.wish.ways
        if pledged & {items[component.item].item_id for component in way.components}
    ]
    return bool(pledged) and all(len(way) > 1 and not way <= pledged for way in ways)


def _rivals(scene: Scene, lack: Lack, changes: list[Change]) -> tuple[str, ...]:
    """Needs that the goods of these offers go to instead, those that take most first."""
    offers = {change.subject_id for change in changes}
    taken: defaultdict[str, float] = defaultdict(float)
    for row in scene.plan.assignments:
        if row.offer_id in offers and row.need_id != lack.wish.need.need_id:
            taken[row.need_id] += row.quantity
    return tuple(sorted(taken, key=lambda need_id: (-taken[need_id], need_id)))


def _subject(scene: Scene, change: Change) -> Subject:
    return _SUBJECTS.get(change.kind, _plain)(scene, change)


def _plain(_scene: Scene, change: Change) -> Subject:
    return Subject(subject_id=change.subject_id, amount=change.amount or None, at=change.at)


def _permit(scene: Scene, change: Change) -> Subject:
    permit = next(row for row in scene.situation.permits if row.permit_id == change.subject_id)
    return Subject(subject_id=change.subject_id, at=change.at, until=None if permit.never else permit.expected)


def _minimum(scene: Scene, change: Change) -> Subject:
    return Subject(subject_id=change.subject_id, amount=scene.situation.offer_by_id[change.subject_id].minimum)


def _date(scene: Scene, change: Change) -> Subject:
    settings = scene.situation.settings
    number = next(place for place, offer in enumerate(scene.situation.offers) if offer.offer_id == change.subject_id)
    first = int(scene.instance.windows.first[number])
    days = first - settings.day_or(change.at, first)
    until = settings.date(first) if first < settings.days else None
    return Subject(subject_id=change.subject_id, at=change.at, days=max(0, days), until=until)


def _seats(scene: Scene, change: Change) -> Subject:
    settings = scene.situation.settings
    names = scene.instance.schooling.qualifications
    course = scene.situation.course_by_id[change.subject_id]
    day = first_start_with_seats(scene, names.index(course.qualification), settings.day_or(change.at, 0))
    return Subject(
        subject_id=change.subject_id,
        amount=change.amount,
        at=change.at,
        until=None if day is None else settings.date(day),
    )


def _link(scene: Scene, change: Change) -> Subject:
    number = next(place for place, row in enumerate(scene.situation.links) if row.link_id == change.subject_id)
    until = _first_week(scene, scene.ledger.room.link_left[number], change)
    return Subject(subject_id=change.subject_id, amount=change.amount, at=change.at, until=until)


def _site(scene: Scene, change: Change) -> Subject:
    number = next(place for place, row in enumerate(scene.situation.sites) if row.site_id == change.subject_id)
    until = _first_week(scene, scene.ledger.room.site_left[number], change)
    return Subject(subject_id=change.subject_id, amount=change.amount, at=change.at, until=until)


def _first_week(scene: Scene, left: Floats, change: Change) -> date | None:
    """First day of the first later week in which there is so much room."""
    settings = scene.situation.settings
    week = settings.day_or(change.at, 0) // DAYS_PER_WEEK
    later = [each for each in range(week + 1, settings.weeks) if float(left[each]) >= change.amount]
    return settings.date(later[0] * DAYS_PER_WEEK) if later else None


_SUBJECTS: dict[ChangeKind, Callable[[Scene, Change], Subject]] = {
    ChangeKind.GRANT: _permit,
    ChangeKind.LOWER_MINIMUM: _minimum,
    ChangeKind.BRING_FORWARD: _date,
    ChangeKind.ADD_SEATS: _seats,
    ChangeKind.ADD_LINK_ROOM: _link,
    ChangeKind.ADD_SITE_ROOM: _site,
}
