"""TopoJSON: countries whose rings are made of shared arcs (The TopoJSON Format Specification, 2013)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

TURN, HALF_TURN = 360.0, 180.0
Point = tuple[float, float]
Polygon = tuple[tuple[int, ...], ...]
"""Rings, the outer first; each a sequence of arc numbers, of which ~n is arc n the other way round."""


@dataclass(frozen=True, slots=True)
class Country:
    """A name and the polygons that bear it."""

    name: str
    polygons: tuple[Polygon, ...]


@dataclass(frozen=True, slots=True)
class Topology:
    """Arcs as whole numbers, each point told from the one before; `scale` and `translate` make degrees of them."""

    arcs: tuple[tuple[tuple[int, int], ...], ...]
    scale: Point
    translate: Point
    countries: tuple[Country, ...]

    def arc(self, place: int) -> list[Point]:
        """Points of an arc as longitude and latitude in degrees."""
        x = y = 0
        points = []
        for across, up in self.arcs[place if place >= 0 else ~place]:
            x, y = x + across, y + up
            points.append((x * self.scale[0] + self.translate[0], y * self.scale[1] + self.translate[1]))
        return points if place >= 0 else points[::-1]

    def ring(self, arcs: Sequence[int]) -> list[Point]:
        """Points of a ring, the last the first again; longitudes run on beyond ±180 where it crosses the date line."""
        points: list[Point] = []
        for place in arcs:
            points += self.arc(place)[1 if points else 0 :]
        turn, before = 0.0, points[0][0]
        for place, (across, up) in enumerate(points):
            if abs(across - before) > HALF_TURN:
                turn += TURN if across < before else -TURN
            before = across
            points[place] = (across + turn, up)
        return points

    def rings(self, polygon: Polygon) -> list[list[Point]]:
        """Points of every ring of a polygon."""
        return [self.ring(ring) for ring in polygon]


def read_topology(document: Mapping[str, Any], name: str = "countries") -> Topology:
    """The countries of a TopoJSON document that is quantised, as `world-atlas` writes it."""
    transform = document["transform"]
    countries = tuple(
        Country(each["properties"]["name"], _polygons(each)) for each in document["objects"][name]["geometries"]
    )
    arcs = tuple(tuple((int(point[0]), int(point[1])) for point in arc) for arc in document["arcs"])
    return Topology(arcs, tuple(transform["scale"]), tuple(transform["translate"]), countries)


def inside_polygon(point: Point, rings: Sequence[Sequence[Point]]) -> bool:
    """Whether a point lies in the first ring and in none of the others (even–odd rule), on whichever turn."""
    return any(sum(_crossings(each, ring) for ring in rings) % 2 == 1 for each in turns(point))


def turns(point: Point) -> tuple[Point, ...]:
    """The point a turn to the west, where it is, and a turn to the east."""
    across, up = point
    return (across - TURN, up), point, (across + TURN, up)


def _crossings(point: Point, ring: Sequence[Point]) -> int:
    """How often a ray to the east crosses a ring."""
    x, y = point
    return sum(
        (y1 > y) is not (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1 for (x1, y1), (x2, y2) in pairwise(ring)
    )


def _polygons(geometry: Mapping[str, Any]) -> tuple[Polygon, ...]:
    """Polygons of a geometry of either kind."""
    several = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return tuple(tuple(tuple(ring) for ring in polygon) for polygon in several)
