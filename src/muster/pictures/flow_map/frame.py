"""The window of a map: which sites are near enough to be inside, and the px at which they stand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import hypot

from muster.pictures.flow_map.projection import EARTH_RADIUS_KM, Point, Projection, centre_of, distance_km

NEAR_KM, FAR_KM = 2500.0, 3600.0
"""Sites nearer than this to the middle of where goods are wanted are always on the map, farther ones at its edge."""

LITTLE = 0.02
"""Share of the load that sites between the two may carry and still be left to the edge."""

LEAST_SPAN = 250.0 / EARTH_RADIUS_KM
PADDING = 0.07


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle of px, `top` px below the picture's upper edge, on a part of the projected plane."""

    projection: Projection
    scale: float
    middle: Point
    width: float
    height: float
    top: float

    def place(self, point: Point) -> Point:
        """Px of a longitude and latitude in degrees; outside the rectangle where it is not on the map."""
        across, up = self.projection.project(point)
        return (
            self.width / 2.0 + (across - self.middle[0]) * self.scale,
            self.top + self.height / 2.0 - (up - self.middle[1]) * self.scale,
        )

    @property
    def radius_km(self) -> float:
        """Distance from the middle to a corner."""
        return hypot(self.width, self.height) / 2.0 / self.scale * EARTH_RADIUS_KM

    def holds(self, place: Point, margin: float = 0.0) -> bool:
        """Whether px lie inside, at least `margin` px from the edge."""
        across = margin <= place[0] <= self.width - margin
        return across and self.top + margin <= place[1] <= self.top + self.height - margin


def near_points(wanted: Sequence[Point], points: Mapping[Point, float]) -> list[Point]:
    """The points to show, each with the load that starts or passes there; all of them where none is near.

    Of those that are neither near nor far, the farthest are left to the edge as long as they carry next to nothing:
    one small consignment from the rim must not make everything else small.
    """
    middle = centre_of(wanted or list(points))
    away = {each: distance_km(middle, each) for each in points}
    shown = sorted((each for each in points if away[each] <= FAR_KM), key=lambda each: (away[each], each))
    spare = LITTLE * sum(points[each] for each in shown)
    while shown and away[shown[-1]] > NEAR_KM and points[shown[-1]] <= spare > 0.0:
        spare -= points[shown.pop()]
    return shown or list(points)


def frame_around(points: Iterable[Point], width: float, top: float, heights: tuple[float, float]) -> Frame:
    """The frame, so wide, that shows all points in degrees; its height is between the two shares of the width."""
    shown = list(points)
    projection = Projection(*centre_of(shown))
    places = [projection.project(each) for each in shown]
    (west, east), (south, north) = (_reach([place[axis] for place in places]) for axis in (0, 1))
    height = min(heights[1], max(heights[0], (north - south) / (east - west))) * width
    scale = min(width / (east - west), height / (north - south))
    return Frame(projection, scale, ((west + east) / 2.0, (south + north) / 2.0), width, height, top)


def _reach(values: Sequence[float]) -> tuple[float, float]:
    """Least and greatest value with room beside them."""
    least, most = min(values), max(values)
    room = max((most - least) * PADDING, (LEAST_SPAN - (most - least)) / 2.0)
    return least - room, most + room
