"""Make the atlas that is shipped from the map data that was fetched: `python -m muster.pictures.atlas.making FROM TO`.

It holds every country once, after the border policy, and says of each arc whether it is coast or border; an arc
between two parts of one country is neither.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from muster.errors import MusterError
from muster.pictures.atlas.borders import apply_policy
from muster.pictures.atlas.land import BORDER, COAST, INNER
from muster.pictures.atlas.topology import Country, Polygon, Topology, read_topology


def make_atlas(document: dict[str, Any]) -> dict[str, Any]:
    """The shipped form of a TopoJSON document of countries."""
    topology = apply_policy(read_topology(document))
    polygons = [(country.name, polygon) for country in topology.countries for polygon in country.polygons]
    return {
        "scale": topology.scale,
        "translate": topology.translate,
        "arcs": [[step for point in arc for step in point] for arc in topology.arcs],
        "kinds": "".join(_kinds(topology)),
        "polygons": [[name, polygon, _box(topology, polygon)] for name, polygon in polygons],
    }


def _kinds(topology: Topology) -> list[str]:
    """What each arc is, by who lies beside it."""
    beside: defaultdict[int, list[str]] = defaultdict(list)
    for country in topology.countries:
        for place in _arcs(country):
            beside[place].append(country.name)
    return [_kind(beside[place]) for place in range(len(topology.arcs))]


def _kind(names: list[str]) -> str:
    if len(names) == 1:
        return COAST
    return BORDER if len(set(names)) > 1 else INNER


def _arcs(country: Country) -> list[int]:
    """Every arc that a country's rings use, as often as they use it."""
    return [max(place, ~place) for polygon in country.polygons for ring in polygon for place in ring]


def _box(topology: Topology, polygon: Polygon) -> list[float]:
    """West, south, east and north of a polygon in degrees."""
    points = topology.ring(polygon[0])
    across, up = [point[0] for point in points], [point[1] for point in points]
    return [round(edge, 2) for edge in (min(across), min(up), max(across), max(up))]


def main(source: str, target: str) -> None:
    """Read one file, write the other.

    Raises
    ------
    MusterError
        There is no map data to read.
    """
    try:
        document = json.loads(Path(source).read_text(encoding="utf-8"))
    except OSError as error:
        raise MusterError(f"{source}: there is no map data here ({error.strerror}). Run 'make setup'.") from error
    written = json.dumps(make_atlas(document), separators=(",", ":"), ensure_ascii=False)
    beside = Path(f"{target}.part")
    beside.write_text(written + "\n", encoding="utf-8")
    beside.replace(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
