"""Draw water, land, coasts and borders inside a frame."""

from collections.abc import Iterable

from muster.pictures.atlas import Atlas
from muster.pictures.atlas.land import BORDER, COAST, Land
from muster.pictures.atlas.topology import Polygon
from muster.pictures.flow_map.clipping import Box, Point, clip_line, clip_ring, simplify
from muster.pictures.flow_map.frame import Frame
from muster.pictures.flow_map.projection import distance_km
from muster.pictures.pen import Pen

TOLERANCE = 0.45
LEAST_AREA = 2.5
"""Islands of fewer square px are left out."""

HEMISPHERE_KM = 9000.0
AROUND, SAMPLE = 2.5, 6
"""Land of which no sixth point lies within so many radii of the frame is not in it, unless the frame is inside."""

PARALLELS = range(-80, 81, 10)
MERIDIANS = range(-180, 180, 10)


def draw_ground(pen: Pen, frame: Frame, atlas: Atlas | None, home: Point | None) -> str:
    """Water with a thin graticule, and land where there is an atlas; `home` lies in the land that is tinted."""
    box = (0.0, frame.top, frame.width, frame.top + frame.height)
    water = pen.rect((0, frame.top), (frame.width, frame.height), fill="water" if atlas else "land")
    net = _path(part for line in _graticule() for part in clip_line([frame.place(each) for each in line], box))
    drawn = [water, pen.element("path", d=net, fill="none", stroke="hairline", stroke_width=0.6)] if net else [water]
    return "".join(drawn) + ("" if atlas is None else _draw_land(pen, frame, atlas, box, home))


def _draw_land(pen: Pen, frame: Frame, atlas: Atlas, box: Box, home: Point | None) -> str:
    """All land that the frame shows, with its coasts and borders."""
    shown = _Shown(frame, atlas, box)
    own = atlas.country_at(home) if home else ""
    lands = [land for land in atlas.lands if shown.may_show(land)]
    tinted = [land for land in lands if own and land.country == own]
    plain = [land for land in lands if not own or land.country != own]
    drawn = [
        pen.element("path", d=area, fill=token, fill_rule="evenodd", stroke=token, stroke_width=0.6)
        for token, part in (("land", plain), ("home", tinted))
        if (area := _path((ring for land in part for ring in shown.rings(land.polygon)), closed=True))
    ]
    for kind, token, width in ((BORDER, "border", 0.9), (COAST, "coast", 0.7)):
        lines = _path(part for place in shown.arcs(lands, kind) for part in clip_line(shown.arc(place), box))
        if lines:
            drawn.append(
                pen.element("path", d=lines, fill="none", stroke=token, stroke_width=width, stroke_linejoin="round")
            )
    return "".join(drawn)


class _Shown:
    """Arcs of an atlas as px of a frame, each projected and simplified once."""

    def __init__(self, frame: Frame, atlas: Atlas, box: Box) -> None:
        self._frame = frame
        self._atlas = atlas
        self._box = box
        self._arcs: dict[int, list[Point]] = {}

    def may_show(self, land: Land) -> bool:
        """Whether any part of a land is in the frame; what is plainly elsewhere is not even projected."""
        centre = (self._frame.projection.longitude, self._frame.projection.latitude)
        far = min(HEMISPHERE_KM, AROUND * self._frame.radius_km)
        if not land.may_hold(centre):
            points = (each for place in land.polygon[0] for each in self._atlas.topology.arc(place)[::SAMPLE])
            if all(distance_km(centre, each) > far for each in points):
                return False
        return bool(self.rings(land.polygon))

    def arc(self, place: int) -> list[Point]:
        """Px of an arc, in its own direction."""
        if place not in self._arcs:
            placed = [self._frame.place(point) for point in self._atlas.topology.arc(place)]
            self._arcs[place] = simplify(placed, TOLERANCE)
        return self._arcs[place]

    def rings(self, polygon: Polygon) -> list[list[Point]]:
        """The parts of a polygon's rings inside the frame; specks are left out."""
        found = []
        for arcs in polygon:
            ring: list[Point] = []
            for place in arcs:
                points = self.arc(place) if place >= 0 else self.arc(~place)[::-1]
                ring += points[1 if ring else 0 :]
            clipped = clip_ring(ring, self._box)
            if _area(clipped) >= LEAST_AREA:
                found.append(clipped)
        return found

    def arcs(self, lands: Iterable[Land], kind: str) -> list[int]:
        """Numbers of the arcs of one kind that lands use, each once."""
        used = {max(place, ~place) for land in lands for ring in land.polygon for place in ring}
        return sorted(place for place in used if self._atlas.kinds[place] == kind)


def _area(ring: list[Point]) -> float:
    """Area of a ring in square px."""
    pairs = zip(ring, [*ring[1:], *ring[:1]], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2.0


def _graticule() -> list[list[Point]]:
    """Every tenth parallel and meridian, in degrees."""
    parallels = [[(float(across), float(up)) for across in range(-180, 181, 2)] for up in PARALLELS]
    meridians = [[(float(across), float(up)) for up in range(-80, 81, 2)] for across in MERIDIANS]
    return parallels + meridians


def _path(lines: Iterable[list[Point]], *, closed: bool = False) -> str:
    """Path data of lines, in tenths of a px, each point told from the one before."""
    written = []
    for line in lines:
        x, y = round(line[0][0] * 10), round(line[0][1] * 10)
        steps = [f"M{x / 10:g} {y / 10:g}l"]
        for point in line[1:]:
            next_x, next_y = round(point[0] * 10), round(point[1] * 10)
            if (next_x, next_y) != (x, y):
                steps.append(f"{(next_x - x) / 10:g} {(next_y - y) / 10:g} ")
                x, y = next_x, next_y
        if len(steps) > 1:
            written.append("".join(steps).rstrip() + ("z" if closed else ""))
    return "".join(written)
