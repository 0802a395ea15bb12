"""Cut lines and rings at the edges of a frame, and leave out points that nobody could see."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import hypot

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right and bottom in px."""


def clip_ring(ring: Sequence[Point], box: Box) -> list[Point]:
    """The part of a ring inside a box (Sutherland & Hodgman 1974); empty where there is none."""
    left, top, right, bottom = box
    points = list(ring)
    for axis, edge, keep in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
        points = _cut(points, axis, edge, keep)
    return points


def clip_line(line: Sequence[Point], box: Box) -> list[list[Point]]:
    """The parts of a line inside a box, in order (Liang & Barsky 1984, for each piece)."""
    parts: list[list[Point]] = []
    for start, end in pairwise(line):
        cut = _clip_piece(start, end, box)
        if cut is None:
            continue
        if parts and parts[-1][-1] == cut[0]:
            parts[-1].append(cut[1])
        else:
            parts.append(list(cut))
    return parts


def simplify(line: Sequence[Point], tolerance: float) -> list[Point]:
    """The line without points that lie closer than the tolerance to it (Douglas & Peucker 1973); its ends stay."""
    kept = {0, len(line) - 1}
    open_parts = [(0, len(line) - 1)]
    while open_parts:
        first, last = open_parts.pop()
        if last - first < 2:  # noqa: PLR2004 (nothing lies between neighbours)
            continue
        away = _distance_from(line[first], line[last])
        farthest = max(range(first + 1, last), key=lambda place: away(line[place]))
        if away(line[farthest]) > tolerance:
            kept.add(farthest)
            open_parts += [(first, farthest), (farthest, last)]
    return [line[place] for place in sorted(kept)]


def _cut(points: Sequence[Point], axis: int, edge: float, keep: int) -> list[Point]:
    """The part of a ring on one side of an edge."""
    kept: list[Point] = []
    for place, point in enumerate(points):
        before = points[place - 1]
        inside, was_inside = (keep * (each[axis] - edge) >= 0.0 for each in (point, before))
        if inside is not was_inside:
            share = (edge - before[axis]) / (point[axis] - before[axis])
            kept.append((before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])))
        if inside:
            kept.append(point)
    return kept


def _clip_piece(start: Point, end: Point, box: Box) -> tuple[Point, Point] | None:
    """The part of a straight line inside a box."""
    enter, leave = 0.0, 1.0
    across, down = end[0] - start[0], end[1] - start[1]
    left, top, right, bottom = box
    for step, room in (
        (-across, start[0] - left),
        (across, right - start[0]),
        (-down, start[1] - top),
        (down, bottom - start[1]),
    ):
        if step == 0.0:
            if room < 0.0:
                return None
        elif step < 0.0:
            enter = max(enter, room / step)
        else:
            leave = min(leave, room / step)
    if enter > leave:
        return None
    first = start if enter == 0.0 else (start[0] + enter * across, start[1] + enter * down)
    last = end if leave == 1.0 else (start[0] + leave * across, start[1] + leave * down)
    return first, last


def _distance_from(start: Point, end: Point) -> Callable[[Point], float]:
    """Distance of a point from a straight piece, or from its first end where the piece has no length."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = hypot(across, down)
    if length == 0.0:
        return lambda point: hypot(point[0] - start[0], point[1] - start[1])
    return lambda point: abs(across * (start[1] - point[1]) - (start[0] - point[0]) * down) / length
