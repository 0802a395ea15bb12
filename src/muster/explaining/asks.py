"""What to ask of whom: the changes that cures need, each with what it wins; and what the plan rests on, to confirm."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from muster.domain.cures import Change, ChangeKind
from muster.domain.offers import OfferStatus
from muster.domain.reasons import Ask, Cause, NeedReasons
from muster.domain.situation import Situation
from muster.explaining.changing import changed
from muster.explaining.raising import raises
from muster.explaining.scene import TINY, Scene

ADDED_UP = frozenset({ChangeKind.STATE_QUANTITY, ChangeKind.RAISE_OFFER, ChangeKind.ADD_MONEY, ChangeKind.ADD_SEATS})
"""Changes whose amounts add up where several needs ask for them."""
MOST_AT_ONCE = 4
"""Changes that may have to be made together for an ask to be worth asking."""
OF_NOBODY = frozenset({ChangeKind.PLEDGE, ChangeKind.OPEN_ROUTE, ChangeKind.ADD_LINK_ROOM, ChangeKind.ADD_SITE_ROOM})
"""Changes that no row of the data says whom to ask for."""


@dataclass(slots=True)
class _Wish:
    """One ask in the making: the change, the needs that it helps, and what they need besides."""

    change: Change
    need_ids: list[str]
    together: tuple[Change, ...]


def asks_for(scene: Scene, needs: tuple[NeedReasons, ...], tell: Callable[[int, int], None]) -> tuple[Ask, ...]:
    """Asks that follow from the cures of needs, in order of worth; each with its gain in a plan made again."""
    wishes = list(_wishes(scene, needs))
    asks = []
    for number, wish in enumerate(wishes):
        tell(number, len(wishes))
        if scene.stop():
            break
        values = scene.values_in(changed(scene.situation, (wish.change, *wish.together)), wish.need_ids)
        asks.append(_ask(scene, wish.change, _difference(values, scene.values), (wish.need_ids, wish.together)))
    return in_order([ask for ask in asks if max(ask.value) > TINY])


def confirmations(scene: Scene, tell: Callable[[int, int], None]) -> tuple[Ask, ...]:
    """Offers on which the plan rests and which are not firm: what would be lost without each."""
    used: defaultdict[str, list[str]] = defaultdict(list)
    for row in scene.plan.assignments:
        used[row.offer_id].append(row.need_id)
    loose = [offer_id for offer_id in used if not _is_firm(scene.situation, offer_id)]
    asks = []
    for number, offer_id in enumerate(sorted(loose)):
        tell(number, len(loose))
        if scene.stop():
            break
        without = scene.situation.but(
            offers=tuple(
                replace(row, status=OfferStatus.WITHDRAWN) if row.offer_id == offer_id else row
                for row in scene.situation.offers
            ),
        )
        lost = _difference(scene.values, scene.values_in(without, ()))
        change = Change(kind=ChangeKind.CONFIRM, subject_id=offer_id)
        asks.append(_ask(scene, change, lost, (list(dict.fromkeys(used[offer_id])), ())))
    return in_order([ask for ask in asks if max(ask.value) > TINY])


def in_order(asks: list[Ask]) -> tuple[Ask, ...]:
    """Those that win most first: at priority 1, then 2, and so on."""
    return tuple(sorted(asks, key=lambda ask: (*(-round(value, 9) for value in ask.value), ask.change.subject_id)))


def _is_firm(situation: Situation, offer_id: str) -> bool:
    offer = situation.offer_by_id[offer_id]
    return offer.status is OfferStatus.COMMITTED or offer.under_way


def _wishes(scene: Scene, needs: tuple[NeedReasons, ...]) -> Iterator[_Wish]:
    """One wish for each change of the cures, and for more of each offer that is used up; alike ones put together.

    Of changes that one partner must make together the first stands for all.
    """
    found: dict[tuple[object, ...], _Wish] = {}
    lacks = {(lack.wish.need.need_id, lack.only_on_time): lack for lack in scene.lacks()}
    for need in needs:
        for cause in need.causes:
            changes = _askable(cause)
            asked: set[tuple[str, str]] = set()
            for change in changes:
                partner = whom(scene.situation, change)
                if change.kind not in OF_NOBODY and partner not in asked:
                    others = tuple(each for each in changes if each is not change)
                    _add(found, need.need_id, change, others)
                asked.add(partner)
        if not scene.stop() and not need.is_past:
            for change in raises(scene, need, lacks[need.need_id, need.is_late]):
                _add(found, need.need_id, change, ())
    yield from found.values()


def _askable(cause: Cause) -> tuple[Change, ...]:
    """Changes of a cause's cure; none where so many must be made at once that nobody would ask for them."""
    changes = () if cause.cure is None else cause.cure.changes
    return changes if len(changes) <= MOST_AT_ONCE else ()


def _add(found: dict[tuple[object, ...], _Wish], need_id: str, change: Change, others: tuple[Change, ...]) -> None:
    """Put a change to those that are asked for already; with changes besides it stays apart."""
    place = change.at if change.kind is ChangeKind.ADD_SEATS else None
    key = (change.kind, change.subject_id, place, others)
    if key not in found:
        found[key] = _Wish(change, [need_id], others)
        return
    wish = found[key]
    if need_id in wish.need_ids:
        return
    wish.need_ids.append(need_id)
    if change.kind in ADDED_UP:
        wish.change = replace(wish.change, amount=wish.change.amount + change.amount)
    elif change.at is not None and wish.change.at is not None:
        wish.change = replace(wish.change, at=min(change.at, wish.change.at))


def _ask(scene: Scene, change: Change, value: tuple[float, ...], rest: tuple[list[str], tuple[Change, ...]]) -> Ask:
    partner_id, authority = whom(scene.situation, change)
    return Ask(
        partner_id=partner_id,
        authority=authority,
        change=change,
        value=value,
        need_ids=tuple(rest[0]),
        together=rest[1],
    )


def whom(situation: Situation, change: Change) -> tuple[str, str]:
    """Partner and authority of whom a change is asked; both empty where it is the recipient's own."""
    if change.kind is ChangeKind.GRANT:
        permit = next(row for row in situation.permits if row.permit_id == change.subject_id)
        named = [mark.partition(":")[2] for mark in permit.offers if mark.startswith("partner:")]
        named += [situation.offer_by_id[mark].partner_id for mark in permit.offers if mark in situation.offer_by_id]
        return (named[0] if len(set(named)) == 1 else "", permit.authority)
    if change.kind is ChangeKind.ADD_SEATS:
        return situation.course_by_id[change.subject_id].partner_id, ""
    if change.kind is ChangeKind.ADD_MONEY:
        return next(row.partner_id for row in situation.funds if row.fund_id == change.subject_id), ""
    offer = situation.offer_by_id.get(change.subject_id)
    return ("" if offer is None else offer.partner_id), ""


def _difference(after: tuple[float, ...], before: tuple[float, ...]) -> tuple[float, ...]:
    """What was won by priority; what is noise counts as nothing."""
    return tuple(
        0.0 if abs(now - was) <= TINY * TINY * (1.0 + abs(was)) else now - was
        for now, was in zip(after, before, strict=True)
    )
