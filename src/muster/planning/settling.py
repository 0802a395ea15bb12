"""Once all journeys are known: let every unit count from the first day on which it really is usable."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from muster.planning.ledger import Batch, Ledger
from muster.planning.ways import ROUNDING, Way

PEOPLE_SLACK = 1e-7


def bring_forward(ledger: Ledger, needs: Collection[int] | None = None) -> None:
    """Split batches by arrival and move each part to the first day on which its crew is free, most urgent first.

    Goods that were due just in time often arrive a little earlier; courses are not changed. Where `needs` are given,
    only their batches are looked at.
    """
    batches = ledger.batches
    numbers = batches if needs is None else [number for number, batch in batches.items() if batch.need in needs]
    order = sorted(numbers, key=lambda number: (ledger.instance.wishes[batches[number].need].need.priority, number))
    for number in order:
        batch = batches[number]
        parts = list(_by_arrival(ledger, batch))
        ledger.move(number, parts[0])
        for part in parts[1:]:
            ledger.keep(part)


def _by_arrival(ledger: Ledger, batch: Batch) -> Iterator[Batch]:
    """Parts of a batch, each with the day from which it counts; the first part keeps all journeys."""
    wish = ledger.instance.wishes[batch.need]
    way = wish.ways[batch.way]
    _unbind(ledger, way, batch)
    journeys, counted = batch.journeys, 0.0
    for ready in sorted({journey.ready for journey in batch.journeys}) if _can_be_split(way) else []:
        units = min(batch.units, _units_by(way, batch, ready, is_whole=wish.is_whole))
        if units - counted > ROUNDING:
            part = replace(batch, units=units - counted, journeys=journeys)
            yield _settled(ledger, way, part, max(ready, wish.earliest))
            journeys, counted = (), units
    if batch.units - counted > ROUNDING * batch.units:
        part = replace(batch, units=batch.units - counted, journeys=journeys)
        yield _settled(ledger, way, part, max([wish.earliest, *(journey.ready for journey in batch.journeys)]))


def _can_be_split(way: Way) -> bool:
    """Whether parts never use more of a component than the whole: no rounding up is lost."""
    return all(not component.is_whole or component.per_unit.is_integer() for component in way.components)


def _units_by(way: Way, batch: Batch, day: int, *, is_whole: bool) -> float:
    """Units of the need for which all components are there by a day."""
    return min(
        component.serves(
            sum(journey.quantity for journey in batch.journeys if journey.component == number and journey.ready <= day),
            whole_need=is_whole,
        )
        for number, component in enumerate(way.components)
    )


def _unbind(ledger: Ledger, way: Way, batch: Batch) -> None:
    for qualification, count in way.people(batch.units).items():
        ledger.people_free[qualification, batch.day :] += count


def _settled(ledger: Ledger, way: Way, part: Batch, ready: int) -> Batch:
    """A part bound to the first day from `ready` on, and not after its own, on which its people are free."""
    people = way.people(part.units)
    day = part.day
    while day > ready and all(
        ledger.people_free[qualification, day - 1] >= count - PEOPLE_SLACK for qualification, count in people.items()
    ):
        day -= 1
    for qualification, count in people.items():
        ledger.people_free[qualification, day:] -= count
    return replace(part, day=day)
