"""The window of a map: which sites are near enough to be inside, and the px at which they stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import hypot

from muster.pictures.flow_map.projection import EARTH_RADIUS_KM, Point, Projection, centre_of, distance_km

FAR_KM = 3600.0
"""Sites farther than this from the middle of where goods are wanted stand at the edge of the map."""

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


def near_points(wanted: Sequence[Point], points: Sequence[Point]) -> list[Point]:
    """The points near enough to where goods are wanted; all of them where that leaves none."""
    middle = centre_of(wanted or points)
    return [each for each in points if distance_km(middle, each) <= FAR_KM] or list(points)


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
