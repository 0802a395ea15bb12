"""A solution of the whole-unit programme as a ledger: batches with their journeys, and what fills up minimums."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np

from muster.domain.settings import DAYS_PER_WEEK
from muster.planning.crews import Crews
from muster.planning.journeys import Haulage
from muster.planning.ledger import Batch, Journey, Ledger
from muster.planning.paths import TINY, Wanted
from muster.planning.serving import Servant, Timing
from muster.planning.timetable import Floats
from muster.planning.whole.model import Model
from muster.planning.whole.tracing import NOISE, Tracer, Trail
from muster.planning.whole.uses import Use
from muster.planning.ways import Component

ROOM = 1e-8  # tonnes or units by which a limit may be passed, for rounding
ALMOST = 1e-6  # a number so little below a whole one counts as whole
SHAVED = 1e-7  # share of a minimum that solving may have shaved off


def ledger_of(model: Model, values: Floats, *, with_joins: bool) -> Ledger:
    """The plan that a solution tells, whole units only; `with_joins` people train as it says, else as late as can be."""
    values = np.where(np.array(model.draft.is_whole), np.round(values), values)
    ledger = Ledger(model.instance)
    if with_joins:
        _join(model, ledger, values)
    trails = list(_trails(model, values))
    extras = [trail for trail in trails if trail.draw < 0]
    missing: list[tuple[Use, float]] = []
    for use, units, batch, more in _batches(model, values, trails):
        is_placed = batch.units > use.wish.crumb and _place(ledger, batch)
        extras += more
        missing.append((use, units - batch.units if is_placed else units))
    _fill_minimums(model, ledger, extras)
    servant = Servant(ledger, Haulage(ledger), Crews(ledger), Timing.JUST_IN_TIME)
    for use, units in missing:
        if units > use.wish.crumb:
            servant.fill(use.wish, use.way, use.day, units)
    return ledger


def _trails(model: Model, values: Floats) -> Iterator[Trail]:
    for flow in model.flows:
        own = {id(store) for store in [*flow.stores.values(), *flow.stands.values()]}
        draws = [(number, draw) for number, draw in enumerate(model.uses.draws) if id(draw.store) in own]
        yield from Tracer(model.instance.roads, flow, draws, values).trails()


def _batches(model: Model, values: Floats, trails: Iterable[Trail]) -> Iterator[tuple[Use, float, Batch, list[Trail]]]:
    """All uses, the most urgent needs first: units, the batch that the trails give, and what they give beyond it."""
    drawn: defaultdict[tuple[int, int], list[Trail]] = defaultdict(list)
    for trail in trails:
        if trail.draw >= 0:
            draw = model.uses.draws[trail.draw]
            drawn[draw.use, draw.component].append(trail)
    uses = list(enumerate(model.uses.uses))
    for number, use in sorted(uses, key=lambda each: (each[1].wish.need.priority, each[1].day, each[0])):
        units = float(values[use.units])
        units = float(np.floor(units + ALMOST)) if use.wish.is_whole else units
        if units > use.wish.crumb:
            own = [drawn[number, component] for component in range(len(use.takes))]
            yield use, units, *_batch(use, units, own)


def _batch(use: Use, units: float, drawn: list[list[Trail]]) -> tuple[Batch, list[Trail]]:
    """One use with the journeys of its components, no more than it needs; and what there was beyond it."""
    way = use.wish.ways[use.way]
    for component, trails in zip(way.components, drawn, strict=True):
        there = sum(_amount(trail, component) for trail in trails) * (1.0 + NOISE if use.wish.is_whole else 1.0)
        units = min(units, component.serves(there, whole_need=use.wish.is_whole))
    journeys, extras = [], []
    for place, (component, trails) in enumerate(zip(way.components, drawn, strict=True)):
        left = component.take(units)
        for trail in trails:
            amount = min(left, _amount(trail, component))
            left -= amount
            if amount > TINY:
                legs, ready = trail.legs, trail.ready
                journeys.append(Journey(trail.offer, use.wish.number, use.way, place, amount, legs, ready))
            if _amount(trail, component) - amount > NOISE:
                extras.append(replace(trail, amount=trail.amount - amount, draw=-1))
    return Batch(use.wish.number, use.way, units, use.day, tuple(journeys)), extras


def _amount(trail: Trail, component: Component) -> float:
    """What a trail brings, in whole pieces where the goods are."""
    return float(np.floor(trail.amount + ALMOST)) if component.is_whole else trail.amount


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
