"""Read a concrete change off what serving a need without some limits would use: this permit by then, so many seats."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from math import ceil

from muster.domain.cures import Change, ChangeKind
from muster.domain.plan import Reason
from muster.domain.reasons import DOABLE
from muster.explaining.rooms import link_room, site_room
from muster.explaining.scene import TINY
from muster.explaining.seats import seat_changes, trainee_changes
from muster.explaining.wanted import Wanted
from muster.planning.timetable import permit_window
from muster.planning.windows import permit_marks

ROUNDING = 1e-6
OF_A_WEEK = frozenset({ChangeKind.ADD_LINK_ROOM, ChangeKind.ADD_SITE_ROOM})
"""Changes whose day is the first of a week."""


def changes_for(wanted: Wanted) -> tuple[Change, ...]:
    """Changes that would let the goods go as they would without the limits, the most doable first.

    None where one of them would have to be made in the past.
    """
    kept = (reason for reason in DOABLE if reason in wanted.limits)
    changes = tuple(change for reason in kept for change in _READ[reason](wanted))
    settings = wanted.scene.situation.settings
    today = settings.date(settings.as_of_day)
    is_past = any(change.kind not in OF_A_WEEK and change.at is not None and change.at < today for change in changes)
    return () if is_past else changes


def _grants(wanted: Wanted) -> Iterator[Change]:
    scene = wanted.scene
    situation, settings = scene.situation, scene.situation.settings
    by_permit: defaultdict[str, list[int]] = defaultdict(list)
    for journey in wanted.journeys:
        marks = set(permit_marks(situation.offers[journey.offer]))
        leaves = journey.legs[0][1] if journey.legs else journey.ready
        departures = {situation.links[link].link_id: day for link, day in journey.legs}
        for permit in scene.reliefs.binding_permits:
            opens, closes = permit_window((permit,), settings)
            days = [leaves] if marks & set(permit.offers) else []
            days += [departures[link] for link in permit.links if link in departures]
            if situation.offers[journey.offer].under_way and not permit.links:
                continue
            by_permit[permit.permit_id] += [day for day in days if not opens <= day <= closes]
    for permit_id, days in sorted(by_permit.items()):
        if days:
            yield Change(kind=ChangeKind.GRANT, subject_id=permit_id, at=settings.date(min(days)))


def _earmarks(wanted: Wanted) -> Iterator[Change]:
    marks = set(wanted.lack.wish.marks)
    own = {journey.offer for journey in wanted.journeys if journey.need == wanted.lack.wish.number}
    for number in sorted(own):
        offer = wanted.scene.situation.offers[number]
        if offer.earmarked_for and not marks & set(offer.earmarked_for):
            yield Change(kind=ChangeKind.LIFT_EARMARK, subject_id=offer.offer_id, need_id=wanted.lack.wish.need.need_id)


def _minimums(wanted: Wanted) -> Iterator[Change]:
    scene = wanted.scene
    for number, units in sorted(wanted.by_offer().items()):
        used = units + wanted.ledger.used(number)
        if used < float(wanted.ledger.minimum[number]) * (1.0 - TINY):
            yield Change(kind=ChangeKind.LOWER_MINIMUM, subject_id=scene.situation.offers[number].offer_id, amount=used)


def _quantities(wanted: Wanted) -> Iterator[Change]:
    scene = wanted.scene
    for number, units in sorted(wanted.by_offer().items()):
        offer = scene.situation.offers[number]
        if number in scene.reliefs.unstated:
            least = 0.0 if Reason.MINIMUM in wanted.limits else offer.minimum
            yield Change(kind=ChangeKind.STATE_QUANTITY, subject_id=offer.offer_id, amount=max(units, least))


def _dates(wanted: Wanted) -> Iterator[Change]:
    scene = wanted.scene
    settings = scene.situation.settings
    windows = scene.reliefs.windows(with_permits=Reason.PERMIT not in wanted.limits, with_dates=True)
    leaves: defaultdict[int, list[int]] = defaultdict(list)
    for journey in wanted.journeys:
        leaves[journey.offer].append(journey.legs[0][1] if journey.legs else journey.ready)
    for number, days in sorted(leaves.items()):
        offer_id = scene.situation.offers[number].offer_id
        if min(days) < int(windows.first[number]):
            yield Change(kind=ChangeKind.BRING_FORWARD, subject_id=offer_id, at=settings.date(min(days)))
        if max(days) > int(windows.last[number]) and any(each.legs for each in wanted.journeys):
            yield Change(kind=ChangeKind.KEEP_UNTIL, subject_id=offer_id, at=settings.date(max(days)))


def _seats(wanted: Wanted) -> Iterator[Change]:
    return seat_changes(wanted.scene, wanted.lack.wish, wanted.batches)


def _people(wanted: Wanted) -> Iterator[Change]:
    return trainee_changes(wanted.scene, wanted.lack.wish, wanted.batches, has_seats=Reason.COURSE in wanted.limits)


def _money(wanted: Wanted) -> Iterator[Change]:
    scene = wanted.scene
    goods = scene.instance.goods
    spent: defaultdict[int, float] = defaultdict(float)
    for journey in wanted.journeys:
        if int(goods.fund[journey.offer]) >= 0:
            spent[int(goods.fund[journey.offer])] += journey.quantity * float(goods.unit_cost[journey.offer])
    for fund, money in sorted(spent.items()):
        lacking = money - max(0.0, float(wanted.ledger.fund_left[fund]))
        if lacking > ROUNDING:
            yield Change(
                kind=ChangeKind.ADD_MONEY, subject_id=scene.situation.funds[fund].fund_id, amount=ceil(lacking)
            )


def _link_room(wanted: Wanted) -> Iterator[Change]:
    return link_room(wanted.scene, wanted.journeys, wanted.ledger.room)


def _site_room(wanted: Wanted) -> Iterator[Change]:
    return site_room(wanted.scene, wanted.journeys, wanted.ledger.room)


def _routes(wanted: Wanted) -> Iterator[Change]:
    goal = wanted.lack.wish.need.site_id
    origins = {wanted.scene.situation.offers[number].site_id for number in wanted.by_offer()}
    for site_id in sorted(origins - {goal}):
        yield Change(kind=ChangeKind.OPEN_ROUTE, subject_id=site_id, site_id=site_id, to_site_id=goal)


def _raised(wanted: Wanted) -> Iterator[Change]:
    scene = wanted.scene
    for number, units in sorted(wanted.by_offer().items()):
        lacking = units - float(wanted.ledger.offer_left[number])
        if number not in scene.reliefs.unstated and lacking > ROUNDING:
            offer_id = scene.situation.offers[number].offer_id
            yield Change(kind=ChangeKind.RAISE_OFFER, subject_id=offer_id, amount=lacking)


def _pledges(wanted: Wanted) -> Iterator[Change]:
    """Goods that nobody offers at the site on the last day on which that is in time."""
    scene, wish = wanted.scene, wanted.lack.wish
    amounts = _all_components(wanted) if wanted.supplied is None else wanted.supplied
    for (item, day), amount in sorted(amounts.items()):
        yield Change(
            kind=ChangeKind.PLEDGE,
            subject_id=scene.situation.items[item].item_id,
            amount=amount,
            at=scene.situation.settings.date(day),
            site_id=wish.need.site_id,
            need_id=wish.need.need_id,
        )


def _all_components(wanted: Wanted) -> dict[tuple[int, int], float]:
    """All components of all units, by item and day."""
    amounts: defaultdict[tuple[int, int], float] = defaultdict(float)
    for batch in wanted.batches:
        for component in wanted.lack.wish.ways[batch.way].components:
            amounts[component.item, batch.day] += component.take(batch.units)
    return amounts


_READ: dict[Reason, Callable[[Wanted], Iterator[Change]]] = {
    Reason.PERMIT: _grants,
    Reason.EARMARKED: _earmarks,
    Reason.MINIMUM: _minimums,
    Reason.NOT_STATED: _quantities,
    Reason.TOO_LATE: _dates,
    Reason.COURSE: _seats,
    Reason.TRAINEES: _people,
    Reason.FUND: _money,
    Reason.LINK: _link_room,
    Reason.SITE: _site_room,
    Reason.NO_ROUTE: _routes,
    Reason.OUTRANKED: _raised,
    Reason.NO_OFFER: _pledges,
}
