"""The border policy: whose land is whose where the map data draws it otherwise. All of it stands here.

Natural Earth draws who holds a place. Muster follows the General Assembly of the United Nations: "Territorial integrity
of Ukraine" (resolution 68/262 of 27 March 2014) calls upon all States not to recognise any alteration of the status of
Crimea and Sevastopol, and to refrain from any action that might be taken as such. Crimea is Ukraine on every map.

Elsewhere the lines are those of Natural Earth and say nothing about the status of any place.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from muster.errors import BrokenInvariantError
from muster.pictures.atlas.topology import Country, Topology, inside_polygon


@dataclass(frozen=True, slots=True)
class Reassignment:
    """The polygon of `drawn_in` around a point, longitude and latitude in degrees, belongs to another country."""

    what: str
    point: tuple[float, float]
    drawn_in: str
    belongs_to: str
    source: str


REASSIGNMENTS = (Reassignment("Crimea", (34.1, 45.2), "Russia", "Ukraine", "UN General Assembly, resolution 68/262"),)


def apply_policy(topology: Topology) -> Topology:
    """The topology with every reassignment made.

    Raises
    ------
    BrokenInvariantError
        A polygon is neither where the data used to draw it nor where it belongs: the data has changed, and a person
        must look before any map is drawn.
    """
    countries = {country.name: country for country in topology.countries}
    for each in REASSIGNMENTS:
        _reassign(topology, countries, each)
    return replace(topology, countries=tuple(countries.values()))


def _reassign(topology: Topology, countries: dict[str, Country], what: Reassignment) -> None:
    """Move one polygon; nothing is left to do where the data draws it right already."""
    if _around(topology, countries, what.belongs_to, what.point):
        return
    found = _around(topology, countries, what.drawn_in, what.point)
    if len(found) != 1:
        raise BrokenInvariantError(
            f"{what.what} at {what.point} lies in {len(found)} polygons of {what.drawn_in} and in none of "
            f"{what.belongs_to}. Exactly one was expected. Look at the map data, then put the policy right."
        )
    old, new = countries[what.drawn_in], countries[what.belongs_to]
    left = tuple(polygon for polygon in old.polygons if polygon not in found)
    countries[what.drawn_in] = replace(old, polygons=left)
    countries[what.belongs_to] = replace(new, polygons=(*new.polygons, *found))


def _around(
    topology: Topology, countries: Mapping[str, Country], name: str, point: tuple[float, float]
) -> tuple[tuple[tuple[int, ...], ...], ...]:
    """Polygons of a country that hold a point."""
    polygons = countries[name].polygons if name in countries else ()
    return tuple(each for each in polygons if inside_polygon(point, topology.rings(each)))
