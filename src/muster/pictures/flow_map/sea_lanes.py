"""Where ships sail, roughly: a few waypoints, so that what goes by sea is drawn on water. No distance is taken here."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from heapq import heappop, heappush
from itertools import pairwise

from muster.pictures.flow_map.projection import Point, distance_km

REACH_KM = 1500.0
"""A port farther than this from every waypoint has no lanes; its ships are drawn straight."""

ENTRIES = 2
"""Waypoints that a port may set out for: its nearest ones."""

# Longitude and latitude in degrees.
WAYPOINTS: Mapping[str, Point] = {
    "virginia": (-72.0, 36.5),
    "saint-lawrence": (-58.0, 47.5),
    "grand-banks": (-45.0, 43.0),
    "azores": (-27.0, 38.0),
    "mid-atlantic": (-30.0, 47.5),
    "western-approaches": (-9.0, 48.9),
    "ushant": (-5.9, 48.8),
    "channel-west": (-3.3, 49.7),
    "channel": (-0.9, 50.25),
    "dover": (1.5, 51.05),
    "flanders": (2.9, 51.9),
    "texel": (4.0, 53.3),
    "german-bight": (7.4, 54.1),
    "jutland-bank": (7.2, 56.6),
    "skagerrak": (9.6, 57.95),
    "kattegat": (11.3, 57.0),
    "great-belt": (10.95, 55.4),
    "fehmarn": (11.3, 54.55),
    "arkona": (13.4, 54.85),
    "bornholm": (15.6, 55.5),
    "gdansk-basin": (18.9, 55.1),
    "gotland": (19.7, 56.9),
    "north-baltic": (21.0, 59.1),
    "gulf-of-finland": (24.2, 59.75),
    "bothnia": (19.6, 62.0),
    "dogger": (3.2, 55.6),
    "pentland": (-2.0, 58.9),
    "norway": (3.6, 61.5),
    "lofoten": (9.5, 66.5),
    "north-cape": (25.0, 71.6),
    "barents": (35.0, 70.2),
    "malin": (-8.6, 55.8),
    "hebrides": (-8.3, 57.9),
    "clyde": (-5.0, 55.35),
    "north-channel": (-5.6, 55.1),
    "irish-sea": (-5.2, 53.4),
    "saint-george": (-6.3, 51.6),
    "biscay": (-5.2, 45.4),
    "finisterre": (-9.9, 43.3),
    "lisbon": (-9.9, 38.4),
    "saint-vincent": (-9.2, 36.7),
    "gibraltar-west": (-6.3, 35.93),
    "gibraltar": (-5.0, 36.0),
    "alboran": (-1.2, 36.6),
    "algiers": (4.0, 37.5),
    "balearics": (5.2, 40.5),
    "corsica": (9.35, 43.25),
    "sardinia": (8.6, 38.2),
    "tyrrhenian": (11.6, 40.6),
    "sicily": (11.3, 37.35),
    "malta": (15.0, 36.1),
    "ionian": (18.8, 36.6),
    "otranto": (18.85, 40.1),
    "adriatic": (15.9, 42.9),
    "istria": (13.3, 44.8),
    "matapan": (22.6, 36.1),
    "kythira": (23.6, 36.6),
    "kafireas": (24.64, 38.03),
    "lemnos": (24.9, 39.5),
    "dardanelles-west": (25.9, 40.0),
    "gallipoli": (26.7, 40.4),
    "marmara": (28.0, 40.75),
    "bosporus": (29.15, 41.3),
    "dobruja": (29.3, 43.7),
    "danube-mouth": (30.0, 45.0),
    "odesa-roads": (31.0, 45.9),
    "batumi": (40.0, 42.2),
    "kerch": (36.4, 44.6),
    "crete-south": (26.0, 34.3),
    "rhodes": (28.6, 35.9),
    "levant": (32.6, 34.2),
    "port-said": (32.4, 31.6),
    "suez": (32.6, 29.7),
    "red-sea": (38.0, 20.0),
    "bab-el-mandeb": (43.3, 12.6),
    "socotra": (54.0, 13.5),
    "ceylon": (80.0, 5.6),
    "aceh": (95.0, 6.0),
    "singapore": (104.3, 1.3),
    "south-china": (112.0, 12.0),
    "luzon": (121.0, 20.5),
    "japan": (139.6, 34.8),
    "leeuwin": (113.5, -35.0),
    "bass": (146.5, -39.6),
    "tasman": (155.0, -34.0),
    "north-cape-nz": (172.5, -34.0),
    "florida": (-79.5, 31.5),
    "panama": (-79.9, 9.5),
    "cape-verde": (-19.0, 16.0),
    "good-hope": (18.0, -35.2),
    "madagascar": (52.0, -22.0),
}

# Chains of waypoints that follow each other.
LANES = (
    "florida virginia grand-banks western-approaches ushant channel-west channel dover flanders texel german-bight",
    "saint-lawrence grand-banks mid-atlantic western-approaches",
    "saint-lawrence mid-atlantic malin",
    "virginia azores saint-vincent",
    "texel dogger pentland hebrides malin north-channel irish-sea saint-george ushant",
    "saint-george western-approaches malin",
    "clyde north-channel",
    "german-bight jutland-bank skagerrak kattegat great-belt fehmarn arkona",
    "texel jutland-bank",
    "dogger skagerrak",
    "arkona bornholm gdansk-basin gotland north-baltic gulf-of-finland",
    "bornholm gotland",
    "north-baltic bothnia",
    "dogger norway lofoten north-cape barents",
    "pentland norway",
    "ushant biscay finisterre",
    "ushant finisterre lisbon saint-vincent gibraltar-west gibraltar alboran algiers sardinia",
    "western-approaches finisterre",
    "alboran balearics corsica",
    "sardinia sicily malta ionian matapan kythira kafireas",
    "sardinia tyrrhenian corsica",
    "tyrrhenian sicily",
    "ionian otranto adriatic istria",
    "malta crete-south",
    "matapan crete-south rhodes levant port-said",
    "crete-south port-said suez red-sea bab-el-mandeb socotra ceylon aceh",
    "kafireas lemnos dardanelles-west gallipoli marmara bosporus dobruja danube-mouth odesa-roads",
    "bosporus batumi",
    "bosporus kerch",
    "aceh singapore south-china luzon japan",
    "aceh leeuwin bass tasman north-cape-nz",
    "socotra leeuwin",
    "panama florida",
    "saint-vincent cape-verde good-hope madagascar ceylon",
    "madagascar leeuwin",
)


@cache
def sea_route(start: Point, end: Point) -> tuple[Point, ...]:
    """Points in degrees from port to port along the lanes; straight where no lane is near or none leads on."""
    entries, exits = _nearest(start), _nearest(end)
    if not entries or not exits:
        return (start, end)
    waiting: list[tuple[float, str, tuple[str, ...]]] = [
        (distance_km(start, WAYPOINTS[name]), name, (name,)) for name in entries
    ]
    seen: set[str] = set()
    while waiting:
        sailed, name, way = heappop(waiting)
        if name == "":
            return (start, *(WAYPOINTS[each] for each in way), end)
        if name in seen:
            continue
        seen.add(name)
        if name in exits:
            heappush(waiting, (sailed + distance_km(WAYPOINTS[name], end), "", way))
        for other in _lanes()[name]:
            heappush(waiting, (sailed + distance_km(WAYPOINTS[name], WAYPOINTS[other]), other, (*way, other)))
    return (start, end)


def _nearest(port: Point) -> tuple[str, ...]:
    """The waypoints that a port may set out for, nearest first."""
    within = [(distance_km(port, point), name) for name, point in WAYPOINTS.items()]
    return tuple(name for away, name in sorted(within)[:ENTRIES] if away <= REACH_KM)


@cache
def _lanes() -> Mapping[str, tuple[str, ...]]:
    """Waypoints that follow each one, in either direction."""
    beside: defaultdict[str, set[str]] = defaultdict(set)
    for lane in LANES:
        chain = lane.split()
        for first, second in pairwise(chain):
            beside[first].add(second)
            beside[second].add(first)
    return {name: tuple(sorted(beside[name])) for name in WAYPOINTS}
