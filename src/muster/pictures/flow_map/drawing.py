"""Draw the map: ground, corridors, marks, the far places at its edge, and labels where there is room."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import hypot

from muster.pictures.atlas import load_atlas
from muster.pictures.flow_map.clipping import Box, Point, clip_line
from muster.pictures.flow_map.content import FlowMap
from muster.pictures.flow_map.corridors import Corridor, Passage, Widths, corridors, passages
from muster.pictures.flow_map.frame import Frame, frame_around, near_points
from muster.pictures.flow_map.ground import draw_ground
from muster.pictures.flow_map.key import draw_key
from muster.pictures.flow_map.labels import Room, along
from muster.pictures.flow_map.marks import draw_entry, draw_label, draw_line, draw_mark
from muster.pictures.flow_map.places import Place, gather_places, site_loads
from muster.pictures.heading import draw_heading, draw_note
from muster.pictures.lettering import text_width
from muster.pictures.look import Look
from muster.pictures.pen import Pen

LABEL = 11.5
WIDE_HEIGHTS, NARROW_HEIGHTS = (0.5, 0.78), (0.85, 1.3)
WIDE_LINE, NARROW_LINE = 9.0, 5.0
WIDE_NAMES, NARROW_NAMES = 16, 7
WIDE_LOADS, NARROW_LOADS = 16, 4
APART = 9.0
"""Px between the label of a load and any heavier line, so that it is not taken for that line's."""

NEAR_ENTRY = 44.0
SAME_LOAD = 0.02


def draw_map(flow_map: FlowMap, look: Look) -> str:
    """The map as SVG; without an atlas it has no land and says so."""
    pen = Pen(look)
    head, top = draw_heading(pen, flow_map.title, flow_map.note)
    if not flow_map.sites:
        said, used = draw_note(pen, flow_map.empty, top)
        return pen.picture(flow_map.title, flow_map.description, top + used + 8, head, said)
    frame = _frame(flow_map, look, top)
    atlas = load_atlas()
    places = gather_places(flow_map, frame)
    passed = passages(flow_map, frame, places)
    drawn = corridors(passed)
    most_px = NARROW_LINE if look.narrow else WIDE_LINE
    widths = Widths(max((each.load_t for each in drawn), default=0.0), most_px)
    key, used = draw_key(pen, flow_map, widths, top + frame.height)
    missing, more = draw_note(pen, "" if atlas else flow_map.no_land, top + frame.height + used)
    box = (0.0, top, frame.width, top + frame.height)
    parts = (
        head,
        draw_ground(pen, frame, atlas, flow_map.home),
        _lines(pen, drawn, widths, box),
        _marks(pen, flow_map, frame, places, (passed, drawn)),
        key,
        missing,
    )
    return pen.picture(flow_map.title, flow_map.description, top + frame.height + used + more + 4, *parts)


def _frame(flow_map: FlowMap, look: Look, top: float) -> Frame:
    """The frame around all places but the far ones."""
    ends = {flow.destination_id for flow in flow_map.flows} - {flow.origin_id for flow in flow_map.flows}
    loads = site_loads(flow_map)
    points: dict[Point, float] = {}
    for site in flow_map.sites:
        point = (site.longitude, site.latitude)
        points[point] = points.get(point, 0.0) + loads[site.site_id]
    wanted = [(site.longitude, site.latitude) for site in flow_map.sites if site.site_id in ends]
    heights = NARROW_HEIGHTS if look.narrow else WIDE_HEIGHTS
    return frame_around(near_points(wanted, points), look.width, top, heights)


def _lines(pen: Pen, drawn: Sequence[Corridor], widths: Widths, box: Box) -> str:
    """All corridors, the widest below."""
    return "".join(
        draw_line(pen, part, each.mode, widths.of(each.load_t))
        for each in drawn
        for part in clip_line(each.points, box)
    )


def _marks(
    pen: Pen,
    flow_map: FlowMap,
    frame: Frame,
    places: Mapping[str, Place],
    lines: tuple[Sequence[Passage], Sequence[Corridor]],
) -> str:
    """Marks, the far places, then names and loads as far as there is room, the heaviest first."""
    room = Room(frame, LABEL)
    inside = sorted({place.number: place for place in places.values() if place.inside}.values(), key=_weight)
    for place in inside:
        room.block(place.place)
    marks = [draw_mark(pen, place.role, place.place) for place in reversed(inside)]
    entries = _entries(pen, flow_map, frame, lines[0], room)
    named = NARROW_NAMES if pen.look.narrow else WIDE_NAMES
    first = [_name(pen, place, room, must=True) for place in inside[:named]]
    loads = _loads(pen, flow_map, frame, lines[1], room)
    rest = [_name(pen, place, room) for place in inside[named:]]
    return "".join((*marks, *loads, *first, *rest, *entries))


def _weight(place: Place) -> tuple[float, int]:
    return (-place.load_t, place.number)


def _name(pen: Pen, place: Place, room: Room, *, must: bool = False) -> str:
    """The name of a place beside its mark; some way off where it must be named and there is no room beside it."""
    label = room.beside((place.name,), place.place) or (room.away((place.name,), place.place) if must else None)
    return draw_label(pen, label, LABEL) if label else ""


def _loads(pen: Pen, flow_map: FlowMap, frame: Frame, drawn: Sequence[Corridor], room: Room) -> list[str]:
    """Loads on the heaviest corridors; pieces of one lane that carry the same are labelled once."""
    box = (0.0, frame.top, frame.width, frame.top + frame.height)
    labels: list[str] = []
    said: list[tuple[str, float]] = []
    for number, each in enumerate(drawn):
        words = flow_map.tonnes(each.load_t)
        again = any(mode == each.mode and abs(load - each.load_t) <= SAME_LOAD * load for mode, load in said)
        if again or each.load_t <= 0.0 or _length(each.points) < text_width(words, LABEL) * 1.2:
            continue
        heavier = [other.points for other in drawn[:number] if other.load_t > each.load_t]
        free = [point for point in along(each.points, box) if all(_away(point, line) > APART for line in heavier)]
        label = room.across(words, free)
        if label:
            said.append((each.mode, each.load_t))
            labels.append(draw_label(pen, label, LABEL, 600))
        if len(labels) == (NARROW_LOADS if pen.look.narrow else WIDE_LOADS):
            break
    return labels


def _away(point: Point, line: Sequence[Point]) -> float:
    """Distance in px of a point from a line."""
    return min(_from_piece(point, start, end) for start, end in pairwise(line))


def _from_piece(point: Point, start: Point, end: Point) -> float:
    across, down = end[0] - start[0], end[1] - start[1]
    length = across * across + down * down
    share = ((point[0] - start[0]) * across + (point[1] - start[1]) * down) / length if length else 0.0
    share = min(1.0, max(0.0, share))
    return hypot(point[0] - start[0] - share * across, point[1] - start[1] - share * down)


def _length(points: Sequence[Point]) -> float:
    return sum(hypot(end[0] - start[0], end[1] - start[1]) for start, end in pairwise(points))


def _entries(pen: Pen, flow_map: FlowMap, frame: Frame, passed: Sequence[Passage], room: Room) -> list[str]:
    """Arrowheads where goods enter the map from far away, with where they come from and their load."""
    box = (0.0, frame.top, frame.width, frame.top + frame.height)
    groups: list[tuple[Point, Point, dict[str, float]]] = []
    for each in passed:
        parts = clip_line(each.points, box)
        if each.origin.inside or not parts:
            continue
        start, after = parts[-1][0], parts[-1][1]
        near = (group for group in groups if hypot(group[0][0] - start[0], group[0][1] - start[1]) < NEAR_ENTRY)
        group = next(near, None)
        if group is None:
            group = (start, after, {})
            groups.append(group)
        group[2][each.origin.name] = group[2].get(each.origin.name, 0.0) + each.load_t
    drawn = []
    for start, after, loads in groups:
        room.block(start, 9.0)
        ordered = sorted(loads.items(), key=lambda each: (-each[1], each[0]))
        ordered = ordered[:1] if pen.look.narrow else ordered
        lines = tuple(f"{name} {flow_map.tonnes(load) if load else ''}".strip() for name, load in ordered)
        label = room.inward(lines, start)
        drawn.append(draw_entry(pen, start, after) + (draw_label(pen, label, LABEL) if label else ""))
    return drawn
