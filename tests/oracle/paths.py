"""Takes the flow of a stream apart into journeys: an offer, a quantity, and dated legs to the need's site."""

from collections.abc import Callable
from typing import NamedTuple

from muster.domain.network import Link
from tests.oracle.days import Days
from tests.oracle.goods import Stream
from tests.oracle.program import Variable

NOISE = 1e-7
"""Units below which a flow is the noise of arithmetic."""

Leg = tuple[Link, int]
Place = tuple[str, int]
"""A site and a day."""


class Journey(NamedTuple):
    """Units of an offer that go to a need; `ready` is the day on which they are at its site."""

    stream: Stream
    offer_id: str
    quantity: float
    legs: tuple[Leg, ...]
    ready: int


class Arc(NamedTuple):
    """What is left of a flow from one place to a later one; `leg` is None for goods that wait."""

    flow: list[float]
    leg: Leg | None
    end: Place


def journeys_of(days: Days, stream: Stream, amount: Callable[[Variable], float]) -> list[Journey]:
    """All journeys of a stream; `amount` says what each unknown came to."""
    whole = not stream.component.item.divisible

    def units(variable: Variable) -> float:
        return float(round(amount(variable))) if whole else amount(variable)

    journeys = []
    for offer_id, variable in stream.stand.items():
        ready = days.standing(days.situation.offer_by_id[offer_id]) or 0
        if units(variable) > NOISE:
            journeys.append(Journey(stream, offer_id, units(variable), (), ready))
    arcs = _arcs(stream, units)
    for (offer_id, link, day), variable in stream.leave.items():
        left = units(variable)
        while left > NOISE:
            end = (link.destination_id, day + link.transit_days)
            path = _path(arcs, end, stream.site_id, {end})
            if path is None:
                # In whole units this cannot be; in others it is the rest of rounding at the last digits.
                assert not whole, "goods leave and do not arrive"
                break
            quantity = min([left, *(arc.flow[0] for arc in path)])
            for arc in path:
                arc.flow[0] -= quantity
            left -= quantity
            legs = ((link, day), *(arc.leg for arc in path if arc.leg is not None))
            last, departure = legs[-1]
            journeys.append(Journey(stream, offer_id, quantity, legs, departure + last.transit_days))
    return journeys


def _arcs(stream: Stream, units: Callable[[Variable], float]) -> dict[Place, list[Arc]]:
    """Everything that goes on from each place."""
    arcs: dict[Place, list[Arc]] = {}
    for (link, day), variable in stream.carry.items():
        end = (link.destination_id, day + link.transit_days)
        arcs.setdefault((link.origin_id, day), []).append(Arc([units(variable)], (link, day), end))
    for (site_id, day, following), variable in stream.wait.items():
        arcs.setdefault((site_id, day), []).append(Arc([units(variable)], None, (site_id, following)))
    return arcs


def _path(arcs: dict[Place, list[Arc]], place: Place, site_id: str, seen: set[Place]) -> list[Arc] | None:
    """A path along what is left of the flow; links within a day may lead in circles, which are passed by."""
    if place[0] == site_id:
        return []
    for arc in arcs.get(place, ()):
        if arc.flow[0] > NOISE and arc.end not in seen:
            seen.add(arc.end)
            rest = _path(arcs, arc.end, site_id, seen)
            if rest is not None:
                return [arc, *rest]
    return None
