"""What lines the flows make on the map: along sea lanes by ship, in flat bows by any other mode."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import hypot, sqrt

from muster.domain.network import Mode
from muster.pictures.flow_map.content import FlowMap, MapFlow
from muster.pictures.flow_map.frame import Frame
from muster.pictures.flow_map.places import Place
from muster.pictures.flow_map.projection import Point
from muster.pictures.flow_map.sea_lanes import sea_route

LEAST_WIDTH = 0.9
BOWS = {Mode.RAIL: -0.07, Mode.ROAD: 0.12, Mode.INLAND_WATER: 0.02, Mode.AIR: 0.2, Mode.SEA: 0.0}
"""How far a line bows to the right of its way, or to the left below 0, as a share of its length; modes stand apart."""

PIECES = 14


@dataclass(frozen=True, slots=True)
class Corridor:
    """A line in px and the load on it, tonnes; `shape` is path data where the whole line is a smooth bow."""

    points: tuple[Point, ...]
    mode: Mode
    load_t: float


@dataclass(frozen=True, slots=True)
class Passage:
    """One flow between two places and all the px that it passes, inside the frame or not."""

    origin: Place
    destination: Place
    points: tuple[Point, ...]
    mode: Mode
    load_t: float


def passages(flow_map: FlowMap, frame: Frame, places: Mapping[str, Place]) -> list[Passage]:
    """Flows between different places by each mode, heaviest first; what has no coordinates is left out."""
    loads: defaultdict[tuple[int, int, Mode], float] = defaultdict(float)
    by_number = {place.number: place for place in places.values()}
    for flow in _placed(flow_map, places):
        loads[places[flow.origin_id].number, places[flow.destination_id].number, flow.mode] += flow.load_t
    ordered = sorted(loads.items(), key=lambda each: (-each[1], each[0]))
    return [
        Passage(by_number[start], by_number[end], _line(by_number[start], by_number[end], mode, frame), mode, load_t)
        for (start, end, mode), load_t in ordered
        if start != end
    ]


def corridors(passed: list[Passage]) -> list[Corridor]:
    """Lines to draw, widest first: ships share the pieces of a lane, whose loads add up; others keep their own line."""
    shared: defaultdict[tuple[Point, Point], float] = defaultdict(float)
    own = []
    for each in passed:
        if each.mode is not Mode.SEA:
            own.append(Corridor(each.points, each.mode, each.load_t))
            continue
        for start, end in zip(each.points, each.points[1:], strict=False):
            shared[min(start, end), max(start, end)] += each.load_t
    lanes = [Corridor(piece, Mode.SEA, load_t) for piece, load_t in shared.items()]
    return sorted([*lanes, *own], key=lambda each: (-each.load_t, each.mode, each.points))


@dataclass(frozen=True, slots=True)
class Widths:
    """Widths in px of lines; their squares grow with the load, so that small ones stay visible beside large ones.

    `most_t` is the heaviest load, `most_px` what it adds to the least width.
    """

    most_t: float
    most_px: float

    def of(self, load_t: float) -> float:
        """Width of the line of a load in tonnes."""
        return LEAST_WIDTH + (self.most_px * sqrt(load_t / self.most_t) if self.most_t > 0.0 else 0.0)


def _placed(flow_map: FlowMap, places: Mapping[str, Place]) -> Iterator[MapFlow]:
    return (flow for flow in flow_map.flows if flow.origin_id in places and flow.destination_id in places)


def _line(origin: Place, destination: Place, mode: Mode, frame: Frame) -> tuple[Point, ...]:
    if mode is Mode.SEA:
        return tuple(frame.place(point) for point in sea_route(origin.point, destination.point))
    (x1, y1), (x2, y2) = origin.place, destination.place
    far = not (origin.inside and destination.inside)
    bow = 0.0 if far else BOWS[mode] * min(1.0, 160.0 / max(1.0, hypot(x2 - x1, y2 - y1)))
    bend = ((x1 + x2) / 2.0 - (y2 - y1) * bow, (y1 + y2) / 2.0 + (x2 - x1) * bow)
    return tuple(_bow((x1, y1), bend, (x2, y2), step / PIECES) for step in range(PIECES + 1))


def _bow(start: Point, bend: Point, end: Point, share: float) -> Point:
    """Point of a quadratic Bézier curve."""
    rest = 1.0 - share
    weights = (rest * rest, 2.0 * rest * share, share * share)
    x, y = (
        sum(weight * each[axis] for weight, each in zip(weights, (start, bend, end), strict=True)) for axis in (0, 1)
    )
    return x, y
