"""A solution of the whole-unit programme as a ledger: batches with their journeys, and what fills up minimums."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from muster.domain.needs import PRIORITIES
from muster.planning.crews import Crews
from muster.planning.journeys import Haulage
from muster.planning.ledger import Batch, Journey, Ledger
from muster.planning.paths import TINY
from muster.planning.rounding import Rounder
from muster.planning.serving import Servant, Timing
from muster.planning.timetable import Floats
from muster.planning.ways import Component
from muster.planning.whole.minimums import fill_minimums, has_room
from muster.planning.whole.model import Model
from muster.planning.whole.tracing import ALMOST, NOISE, Tracer, Trail
from muster.planning.whole.uses import Use


@dataclass(frozen=True, slots=True)
class Share:
    """What a solution gives to one use: units of the need, and the trails of each component."""

    use: Use
    units: float
    trails: list[list[Trail]]


def ledger_of(model: Model, values: Floats, *, with_joins: bool, as_told: bool = False) -> Ledger:
    """The plan that a solution tells, whole units only; `with_joins` people train as it says, else as late as can be.

    Priority by priority, and what is lost by making units whole is made good before lower ones take their share; unless
    the plan is wanted only `as_told`, where no need is served more than the solution serves it.
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
        if missing and not as_told:
            rounder.serve_what_is_left(priority)
    fill_minimums(model, ledger, extras)
    return ledger if as_told else rounder.serve_what_is_left()


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
    if has_room(ledger, batch.journeys) and Crews(ledger).bind(way.people(batch.units), batch.day):
        ledger.keep(batch)
        return True
    ledger.rollback(mark)
    return False


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
