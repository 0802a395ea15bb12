"""What one more, or one less, of a binding limit is worth: a range, from planning again and from the proof's price."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from muster.domain.cures import Change, ChangeKind
from muster.domain.needs import PRIORITIES
from muster.domain.plan import Price, PriceKind
from muster.domain.reasons import LimitWorth
from muster.domain.situation import Situation
from muster.domain.training import Course
from muster.explaining.changing import changed
from muster.explaining.scene import Scene
from muster.explaining.weekly import week_of
from muster.planning.options import Watch
from muster.planning.session.proving_anew import is_small, prove_anew
from muster.planning.session.tables import price_table

MOST_OF_A_KIND = 4
"""Limits of one kind at one priority that are looked at, those of the highest price first."""
CHANGES: dict[PriceKind, ChangeKind] = {
    PriceKind.OFFER: ChangeKind.RAISE_OFFER,
    PriceKind.LINK: ChangeKind.ADD_LINK_ROOM,
    PriceKind.SITE: ChangeKind.ADD_SITE_ROOM,
    PriceKind.COURSE: ChangeKind.ADD_SEATS,
    PriceKind.TRAINEES: ChangeKind.ADD_TRAINEES,
    PriceKind.FUND: ChangeKind.ADD_MONEY,
}
"""Which change gives more of which limit."""


def dearest(scene: Scene) -> list[Price]:
    """Prices of the limits that bind most: of each priority and kind the highest."""
    chosen: list[Price] = []
    counts: dict[tuple[int, PriceKind], int] = {}
    for price in sorted(_prices(scene), key=lambda row: (row.priority, -row.price * _step(scene, row))):
        key = (price.priority, price.kind)
        if price.kind in CHANGES and price.price > 0.0 and counts.get(key, 0) < MOST_OF_A_KIND:
            counts[key] = counts.get(key, 0) + 1
            chosen.append(price)
    return chosen


def _prices(scene: Scene) -> tuple[Price, ...]:
    """The plan's prices; of priorities that a search has proven those found now, where the dataset is small enough."""
    bound_by = scene.plan.summary.bound_by
    unpriced = [priority for priority, by in zip(PRIORITIES, bound_by, strict=True) if by == "search"]
    if not unpriced or not is_small(scene.ledger):
        return scene.plan.prices
    proven = prove_anew(scene.ledger, scene.values, Watch(stop=scene.stop), unpriced)
    return (*scene.plan.prices, *price_table(scene.instance, proven))


def worth_of(scene: Scene, price: Price) -> LimitWorth:
    """What a step more, and a step less, of a limit is worth at the priority of its price."""
    step = _step(scene, price)
    more = scene.values_in(changed(scene.situation, [_more(scene, price, step)]))
    less = scene.values_in(_with_less(scene, price, step))
    place = price.priority - 1
    return LimitWorth(
        kind=price.kind,
        subject_id=price.subject_id,
        at=price.at,
        priority=price.priority,
        step=step,
        at_most=price.price * step,
        up=_counted(scene, more, place),
        down=-_counted(scene, less, place),
    )


def _counted(scene: Scene, values: tuple[float, ...], place: int) -> float:
    """Change of value at a priority; 0 where it is noise."""
    change = values[place] - scene.values[place]
    return 0.0 if abs(change) < 1e-9 * (1.0 + abs(values[place])) else change


def _step(scene: Scene, price: Price) -> float:
    """One unit, tonne, seat or person; of money what the dearest unit costs that the fund pays for."""
    if price.kind is not PriceKind.FUND:
        return 1.0
    costs = [offer.unit_cost for offer in scene.situation.offers if offer.fund_id == price.subject_id]
    return max(1.0, *costs) if costs else 1.0


def _more(scene: Scene, price: Price, step: float) -> Change:
    at = price.at
    if price.kind in {PriceKind.LINK, PriceKind.SITE} and at is not None:
        at = week_of(scene.situation, at)
    return Change(kind=CHANGES[price.kind], subject_id=price.subject_id, amount=step, at=at)


def _with_less(scene: Scene, price: Price, step: float) -> Situation:
    """The situation with a step less of the limit, not below zero."""
    situation = scene.situation
    if price.kind in {PriceKind.LINK, PriceKind.SITE}:
        return changed(situation, [replace(_more(scene, price, step), amount=-step)])
    return _LESS[price.kind](situation, price, step)


def _less_offer(situation: Situation, price: Price, step: float) -> Situation:
    return situation.but(
        offers=tuple(
            replace(row, quantity=max(0.0, (row.quantity or 0.0) - step))
            if row.offer_id == price.subject_id and row.quantity is not None
            else row
            for row in situation.offers
        ),
    )


def _less_money(situation: Situation, price: Price, step: float) -> Situation:
    return situation.but(
        funds=tuple(
            replace(row, amount=max(0.0, row.amount - step)) if row.fund_id == price.subject_id else row
            for row in situation.funds
        ),
    )


def _less_seats(situation: Situation, price: Price, step: float) -> Situation:
    """The start with fewer seats: the course is said start by start under its own id, so who joined others stays."""
    course = situation.course_by_id[price.subject_id]
    rows = [
        replace(
            course,
            first_start=start,
            every_days=None,
            last_start=None,
            seats=max(0, course.seats - round(step)) if start == price.at else course.seats,
        )
        for start in _starts(situation, course)
    ]
    return situation.but(courses=(*(row for row in situation.courses if row is not course), *rows))


def _starts(situation: Situation, course: Course) -> Iterator[date]:
    settings = situation.settings
    last = min(settings.day_or(course.last_start, settings.last_day), settings.last_day)
    first = settings.day(course.first_start)
    yield from map(settings.date, range(first, last + 1, course.every_days or max(1, last + 1 - first)))


def _fewer_people(situation: Situation, price: Price, step: float) -> Situation:
    """One pool of the qualification that is there by the day with fewer people; as it was where there is none."""
    rows = list(situation.trainees)
    for place, row in enumerate(rows):
        is_there = row.available_from is None or price.at is None or row.available_from <= price.at
        if row.qualification == price.subject_id and not row.trained and is_there and row.people >= step:
            rows[place] = replace(row, people=row.people - round(step))
            break
    return situation.but(trainees=tuple(rows))


_LESS: dict[PriceKind, Callable[[Situation, Price, float], Situation]] = {
    PriceKind.OFFER: _less_offer,
    PriceKind.FUND: _less_money,
    PriceKind.COURSE: _less_seats,
    PriceKind.TRAINEES: _fewer_people,
}
