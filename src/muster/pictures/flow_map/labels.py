"""Find room for labels: each stands where it covers neither marks nor other labels, or is left out."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import hypot

from muster.pictures.flow_map.clipping import Box, Point, clip_line
from muster.pictures.flow_map.frame import Frame
from muster.pictures.lettering import text_width

MARK_REACH = 6.5
GAP = 7.0
EDGE = 6.0
ASIDE = tuple(7.0 * step for step in range(-14, 15))
UPRIGHT = tuple(7.0 * step for step in range(-5, 6))
LEADERS = (20.0, 28.0, 38.0, 50.0)
TURNS = ((0.7, -0.7), (0.7, 0.7), (-0.7, -0.7), (-0.7, 0.7), (0.4, -0.92), (0.4, 0.92), (-0.4, -0.92), (-0.4, 0.92))
"""Distances in px, and directions, in which a label may stand off its mark."""


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text in a box of px; `anchor` is start, middle or end, as in SVG; `leader` joins it to a far mark."""

    lines: tuple[str, ...]
    box: Box
    anchor: str
    leader: tuple[Point, Point] | None = None

    @property
    def x(self) -> float:
        """Px at which lines are anchored."""
        left, _, right, _ = self.box
        return {"start": left, "middle": (left + right) / 2.0, "end": right}[self.anchor]


@dataclass
class Room:
    """What is still free inside a frame."""

    frame: Frame
    size: float
    taken: list[Box] = field(default_factory=list)

    def block(self, point: Point, reach: float = MARK_REACH) -> None:
        """Keep the surroundings of a mark free."""
        self.taken.append((point[0] - reach, point[1] - reach, point[0] + reach, point[1] + reach))

    def beside(self, lines: tuple[str, ...], point: Point) -> Label | None:
        """Lines beside a mark: right, left, above, below, or at a corner."""
        width, height = self._measure(lines)
        x, y = point
        corners: tuple[tuple[str, float, float], ...] = (
            ("start", x + GAP, y - height / 2.0),
            ("end", x - GAP - width, y - height / 2.0),
            ("middle", x - width / 2.0, y - GAP - height),
            ("middle", x - width / 2.0, y + GAP),
            ("start", x + GAP - 2.0, y - GAP - height + 4.0),
            ("start", x + GAP - 2.0, y + GAP - 4.0),
            ("end", x - GAP + 2.0 - width, y - GAP - height + 4.0),
            ("end", x - GAP + 2.0 - width, y + GAP - 4.0),
        )
        return self._first(lines, ((anchor, (left, up, left + width, up + height)) for anchor, left, up in corners))

    def away(self, lines: tuple[str, ...], point: Point) -> Label | None:
        """Lines some way off a mark, with a leader that joins them."""
        width, height = self._measure(lines)
        for reach in LEADERS:
            for across, down in TURNS:
                x, y = point[0] + across * reach, point[1] + down * reach
                left = x if across > 0.0 else x - width
                label = self._first(lines, ((("start" if across > 0.0 else "end"), _box(left, y, width, height)),))
                if label:
                    start = (point[0] + across * MARK_REACH, point[1] + down * MARK_REACH)
                    return replace(label, leader=(start, (x - across * 2.0, y)))
        return None

    def across(self, words: str, points: Iterable[Point]) -> Label | None:
        """A line of text centred on the first of these points that is free."""
        width, height = self._measure((words,))
        boxes = ((x - width / 2.0, y - height / 2.0, x + width / 2.0, y + height / 2.0) for x, y in points)
        return self._first((words,), (("middle", box) for box in boxes))

    def inward(self, lines: tuple[str, ...], point: Point) -> Label | None:
        """Lines near a point of the frame's edge, inside, at the nearest place that is free."""
        width, height = self._measure(lines)
        low = self.frame.top + self.frame.height - height - EDGE
        left = min(max(point[0] - width / 2.0, EDGE), self.frame.width - width - EDGE)
        up = min(max(point[1] - height / 2.0, self.frame.top + EDGE), low)
        anchor = "end" if left + width / 2.0 > self.frame.width * 0.75 else "start"
        steps = sorted(((x, y) for x in ASIDE for y in UPRIGHT), key=lambda step: (hypot(step[0], 2.0 * step[1]), step))
        boxes = ((left + x, up + y, left + x + width, up + y + height) for x, y in steps)
        return self._first(lines, ((anchor, box) for box in boxes))

    def _measure(self, lines: tuple[str, ...]) -> tuple[float, float]:
        return max(text_width(line, self.size) for line in lines), self.size * 1.25 * len(lines)

    def _first(self, lines: tuple[str, ...], candidates: Iterable[tuple[str, Box]]) -> Label | None:
        for anchor, box in candidates:
            if self._is_free(box):
                self.taken.append(box)
                return Label(lines, box, anchor)
        return None

    def _is_free(self, box: Box) -> bool:
        left, top, right, bottom = box
        if not (self.frame.holds((left, top), 3.0) and self.frame.holds((right, bottom), 3.0)):
            return False
        return all(right <= each[0] or left >= each[2] or bottom <= each[1] or top >= each[3] for each in self.taken)


def _box(left: float, middle: float, width: float, height: float) -> Box:
    """A box by its left edge and the height of its middle."""
    return (left, middle - height / 2.0, left + width, middle + height / 2.0)


def along(points: tuple[Point, ...], box: Box) -> list[Point]:
    """Points on the longest visible part of a line: its middle, then nearer to its ends."""
    parts = clip_line(points, box)
    if not parts:
        return []
    lengths = [_length(part) for part in parts]
    longest = parts[lengths.index(max(lengths))]
    return [_at(longest, share * max(lengths)) for share in (0.5, 0.4, 0.6, 0.3, 0.7)]


def _length(line: list[Point]) -> float:
    return sum(_step(start, end) for start, end in pairwise(line))


def _step(start: Point, end: Point) -> float:
    return hypot(end[0] - start[0], end[1] - start[1])


def _at(line: list[Point], distance: float) -> Point:
    """The point so far along a line."""
    for start, end in pairwise(line):
        step = _step(start, end)
        if step >= distance > 0.0:
            share = distance / step
            return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])
        distance -= step
    return line[-1]
