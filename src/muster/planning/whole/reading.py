"""A solution of the whole-unit programme as a ledger: batches with their journeys, and what fills up minimums."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from muster.domain.needs import PRIORITIES
from muster.domain.settings import DAYS_PER_WEEK
from muster.planning.crews import Crews
from muster.planning.journeys import Haulage
from muster.planning.ledger import Batch, Journey, Ledger
from muster.planning.paths import TINY, Wanted
from muster.planning.rounding import Rounder
from muster.planning.serving import Servant, Timing
from muster.planning.timetable import Floats
from muster.planning.whole.model import Model
from muster.planning.whole.tracing import NOISE, Tracer, Trail
from muster.planning.whole.uses import Use
from muster.planning.ways import Component

ROOM = 1e-8  # tonnes or units by which a limit may be passed, for rounding
ALMOST = 1e-6  # a number so little below a whole one counts as whole
SHAVED = 1e-7  # share of a minimum that solving may have shaved off


@dataclass(frozen=True, slots=True)
class Share:
    """What a solution gives to one use: units of the need, and the trails of each component."""

    use: Use
    units: float
    trails: list[list[Trail]]


def ledger_of(model: Model, values: Floats, *, with_joins: bool) -> Ledger:
    """The plan that a solution tells, whole units only; `with_joins` people train as it says, else as late as can be.

    Priority by priority, and what is lost by making units whole is made good before lower ones take their share.
    """
    values = np.where(np.array(model.draft.is_whole), np.round(values), values)
    ledger = Ledger(model.instance)
    rounder = Rounder(ledger)
    servant = Servant(ledger, Haulage(ledger), Crews(ledger), Timing.JUST_IN_TIME)
    if with_joins:
        _join(model, ledger, values)
    trails = list(_trails(model, values))
    extras = [trail for trail in trails if trail.draw < 0]
    shares = list(_shares(model, values, trails))
    for priority in PRIORITIES:
        missing: list[tuple[Share, float]] = []
        for share in [share for share in shares if share.use.wish.need.priority == priority]:
            placed, more = _placed(ledger, share)
            extras += more
            missing.append((share, share.units - placed))
        for share, units in missing:
            if units > share.use.wish.crumb:
                servant.fill(share.use.wish, share.use.way, share.use.day, units)
        if missing:
            rounder.serve_what_is_left(priority)
    _fill_minimums(model, ledger, extras)
    return rounder.serve_what_is_left()


def _trails(model: Model, values: Floats) -> Iterator[Trail]:
    for flow in model.flows:
        own = {id(store) for store in [*flow.stores.values(), *flow.stands.values()]}
        draws = [(number, draw) for number, draw in enumerate(model.uses.draws) if id(draw.store) in own]
        yield from Tracer(model.instance.roads, flow, draws, values).trails()


def _shares(model: Model, values: Floats, trails: Iterable[Trail]) -> Iterator[Share]:
    """All uses with their units and the trails of their components, by day."""
    drawn: defaultdict[tuple[int, int], list[Trail]] = defaultdict(list)
    for trail in trails:
        if trail.draw >= 0:
            draw = model.uses.draws[trail.draw]
            drawn[draw.use, draw.component].append(trail)
    for number, use in sorted(enumerate(model.uses.uses), key=lambda each: (each[1].day, each[0])):
        units = float(values[use.units])
        units = float(np.floor(units + ALMOST)) if use.wish.is_whole else units
        if units > use.wish.crumb:
            yield Share(use, units, [drawn[number, component] for component in range(len(use.takes))])


def _placed(ledger: Ledger, share: Share) -> tuple[float, list[Trail]]:
    """Book a use as the solution says; units that were booked, and trails of which something is left."""
    for round_up in (True, False):
        batch, extras = _batch(share, round_up=round_up)
        if batch.units > share.use.wish.crumb and _place(ledger, batch):
            return batch.units, extras
    return 0.0, [replace(trail, draw=-1) for trails in share.trails for trail in trails]


def _batch(share: Share, *, round_up: bool) -> tuple[Batch, list[Trail]]:
    """One use with the journeys of its components, no more than it needs; and what there was beyond it."""
    use, units, way = share.use, share.units, share.use.wish.ways[share.use.way]
    for component, trails in zip(way.components, share.trails, strict=True):
        there = sum(_amounts(trails, component, round_up=round_up)) * (1.0 + NOISE if use.wish.is_whole else 1.0)
        units = min(units, component.serves(there, whole_need=use.wish.is_whole))
    journeys, extras = [], []
    for place, (component, trails) in enumerate(zip(way.components, share.trails, strict=True)):
        left = component.take(units)
        for trail, there in zip(trails, _amounts(trails, component, round_up=round_up), strict=True):
            amount = min(left, there)
            left -= amount
            if amount > TINY:
                legs, ready = trail.legs, trail.ready
                journeys.append(Journey(trail.offer, use.wish.number, use.way, place, amount, legs, ready))
            if there - amount > NOISE:
                extras.append(replace(trail, amount=there - amount, draw=-1))
    return Batch(use.wish.number, use.way, units, use.day, tuple(journeys)), extras


def _amounts(trails: list[Trail], component: Component, *, round_up: bool) -> list[float]:
    """What trails bring, in whole pieces where the goods are; where all fractions make whole ones the largest get them.

    Only goods that come in hundreds have fractions.
    """
    amounts = [trail.amount for trail in trails]
    if not component.is_whole:
        return amounts
    pieces = [float(np.floor(amount + ALMOST)) for amount in amounts]
    more = int(np.floor(sum(amounts) + ALMOST) - sum(pieces)) if round_up else 0
    for place in sorted(range(len(amounts)), key=lambda place: (pieces[place] - amounts[place], place))[:more]:
        pieces[place] += 1.0
    return pieces


def _place(ledger: Ledger, batch: Batch) -> bool:
    """Book a batch; False, with nothing changed, where a limit stands against it after all."""
    mark = ledger.mark()
    for journey in batch.journeys:
        ledger.book(journey)
    way = ledger.instance.wishes[batch.need].ways[batch.way]
    if _has_room(ledger, batch.journeys) and Crews(ledger).bind(way.people(batch.units), batch.day):
        ledger.keep(batch)
        return True
    ledger.rollback(mark)
    return False


def _has_room(ledger: Ledger, journeys: Iterable[Journey]) -> bool:
    """Whether nothing that these journeys take is used beyond its limit."""
    goods, timetable = ledger.instance.goods, ledger.instance.timetable
    for journey in journeys:
        offer, fund = journey.offer, int(goods.fund[journey.offer])
        if ledger.offer_left[offer] < -ROOM * (1.0 + goods.quantity[offer]):
            return False
        if fund >= 0 and ledger.fund_left[fund] < -ROOM * (1.0 + ledger.instance.funds[fund]):
            return False
        for link, day in journey.legs:
            arrival = day + int(ledger.instance.roads.transit[link])
            site, week = int(ledger.instance.roads.destination[link]), arrival // DAYS_PER_WEEK
            if ledger.room.link_left[link, day // DAYS_PER_WEEK] < -ROOM * (1.0 + timetable.link_capacity[link, day // DAYS_PER_WEEK]):
                return False
            if ledger.room.site_left[site, week] < -ROOM * (1.0 + timetable.site_capacity[site, week]):
                return False
    return True


def _join(model: Model, ledger: Ledger, values: Floats) -> None:
    """Let people join courses as the solution says."""
    schooling = ledger.instance.schooling
    for (qualification, number), variables in model.joining().items():
        people = float(sum(values[variable] for variable in variables))
        start = schooling.starts[number]
        if people > 0.0:
            ledger.add(ledger.seats_left, number, -people)
            ledger.add(ledger.places_left, slice(start.day, start.graduates), -people)
            ledger.add(ledger.joined, (qualification, slice(start.day, None)), people)
            ledger.add(ledger.people_free, (qualification, slice(start.graduates, None)), people)


def _fill_minimums(model: Model, ledger: Ledger, extras: Iterable[Trail]) -> None:
    """Send what offers' minimums ask beyond what is used, as the solution does or else as there is room."""
    by_offer: defaultdict[int, list[Trail]] = defaultdict(list)
    for trail in extras:
        by_offer[trail.offer].append(trail)
    haulage = Haulage(ledger)
    for journey in [journey for batch in ledger.batches.values() for journey in batch.journeys]:
        offer = journey.offer
        if ledger.used(offer) < float(ledger.minimum[offer]) - TINY and not ledger.surplus.get(offer):
            if not _fill_minimum(model, ledger, offer, by_offer[offer]):
                haulage.begin()
                haulage.fill_minimum(_wanted(ledger, journey), journey)


def _fill_minimum(model: Model, ledger: Ledger, offer: int, trails: list[Trail]) -> bool:
    """Send what an offer's minimum asks beyond what is used by these trails; False, with nothing changed: too few."""
    is_whole = not ledger.instance.situation.items[int(ledger.instance.goods.item[offer])].divisible
    minimum = float(ledger.minimum[offer])
    lacking, journeys, mark = minimum - ledger.used(offer), [], ledger.mark()
    lacking = float(np.ceil(lacking - TINY)) if is_whole else lacking
    for trail in trails:
        place = model.surplus_place(offer, trail.site)
        if place is not None and lacking > TINY:
            shaved = lacking <= trail.amount + SHAVED * minimum
            amount = lacking if shaved else float(np.floor(trail.amount + ALMOST)) if is_whole else trail.amount
            if amount > TINY:
                journeys.append(Journey(offer, *place, amount, trail.legs, trail.ready))
                ledger.book(journeys[-1])
                lacking -= amount
    if lacking <= TINY and _has_room(ledger, journeys):
        ledger.set_surplus(offer, tuple(journeys))
        return True
    ledger.rollback(mark)
    return False


def _wanted(ledger: Ledger, journey: Journey) -> Wanted:
    wish = ledger.instance.wishes[journey.need]
    component = wish.ways[journey.way].components[journey.component]
    return Wanted(wish, journey.way, journey.component, component.item, component.is_whole)
