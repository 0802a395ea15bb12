"""The shipped atlas: polygons of countries, and which of their arcs are coast and which are borders."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from muster.pictures.atlas.topology import Point, Polygon, Topology, inside_polygon, turns

COAST, BORDER, INNER = "c", "b", "i"
FILE = "atlas.json"


@dataclass(frozen=True, slots=True)
class Land:
    """One polygon of a country; `box` is west, south, east and north in degrees."""

    country: str
    polygon: Polygon
    box: tuple[float, float, float, float]

    def may_hold(self, point: Point) -> bool:
        """Whether a point lies in the box."""
        west, south, east, north = self.box
        return any(west <= across <= east and south <= up <= north for across, up in turns(point))


@dataclass(frozen=True, slots=True)
class Atlas:
    """All land; `kinds` holds one letter for each arc: coast, border, or inner."""

    topology: Topology
    kinds: str
    lands: tuple[Land, ...]

    def country_at(self, point: Point) -> str:
        """Name of the country at a longitude and latitude in degrees; empty at sea."""
        for land in self.lands:
            if land.may_hold(point) and inside_polygon(point, self.topology.rings(land.polygon)):
                return land.country
        return ""


@cache
def load_atlas() -> Atlas | None:
    """The atlas inside the package; nothing where the package was put together without it."""
    file = files("muster.pictures.atlas").joinpath(FILE)
    if not file.is_file():
        return None
    document = json.loads(file.read_text(encoding="utf-8"))
    lands = tuple(
        Land(country, tuple(map(tuple, polygon)), tuple(box)) for country, polygon, box in document["polygons"]
    )
    arcs = tuple(tuple(zip(flat[::2], flat[1::2], strict=True)) for flat in document["arcs"])
    return Atlas(Topology(arcs, tuple(document["scale"]), tuple(document["translate"]), ()), document["kinds"], lands)
