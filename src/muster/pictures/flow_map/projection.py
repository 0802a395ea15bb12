"""Lambert's azimuthal equal-area projection (Snyder 1987, "Map Projections", chapter 24), distances on the sphere."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Projection:
    """Sphere → plane, centred on a point in degrees; distances on the plane are in radii of the sphere, north up.

    The whole sphere lies within a circle of two radii; the antipode of the centre is its rim.
    """

    longitude: float
    latitude: float

    def project(self, point: Point) -> Point:
        """Place on the plane of a longitude and latitude in degrees."""
        turn, up, centre = radians(point[0] - self.longitude), radians(point[1]), radians(self.latitude)
        closeness = 1.0 + sin(centre) * sin(up) + cos(centre) * cos(up) * cos(turn)
        scale = sqrt(2.0 / max(closeness, 1e-9))
        across = scale * cos(up) * sin(turn)
        return across, scale * (cos(centre) * sin(up) - sin(centre) * cos(up) * cos(turn))


def centre_of(points: Iterable[Point]) -> Point:
    """Mean place of points in degrees, taken on the sphere; (0, 0) where they cancel out."""
    x = y = z = 0.0
    for across, up in points:
        turn, rise = radians(across), radians(up)
        x, y, z = x + cos(rise) * cos(turn), y + cos(rise) * sin(turn), z + sin(rise)
    return degrees(atan2(y, x)), degrees(atan2(z, hypot(x, y)))


def distance_km(start: Point, end: Point) -> float:
    """Great-circle distance between two points in degrees (haversine)."""
    up = sin(radians(end[1] - start[1]) / 2.0) ** 2
    across = sin(radians(end[0] - start[0]) / 2.0) ** 2
    half = up + cos(radians(start[1])) * cos(radians(end[1])) * across
    return 2.0 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, half)))
