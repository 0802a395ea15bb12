"""Ships are drawn on water, from port to port."""

from itertools import pairwise

import pytest

from muster.pictures.atlas import load_atlas
from muster.pictures.flow_map.projection import distance_km
from muster.pictures.flow_map.sea_lanes import LANES, WAYPOINTS, _lanes, sea_route

CHARLESTON, BREMERHAVEN, ALEXANDROUPOLI = (-79.93, 32.78), (8.58, 53.54), (25.88, 40.85)
BRISBANE, CONSTANTA, IRKUTSK = (153.18, -27.47), (28.66, 44.17), (104.3, 52.3)


def test_lanes_name_known_waypoints_and_leave_none_out() -> None:
    named = {name for lane in LANES for name in lane.split()}
    assert named == set(WAYPOINTS)


def test_one_can_sail_from_any_waypoint_to_any_other() -> None:
    reached, waiting = set(), ["dover"]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += _lanes()[name]
    assert reached == set(WAYPOINTS)


@pytest.mark.parametrize("name", sorted(WAYPOINTS))
def test_a_waypoint_lies_at_sea(name: str) -> None:
    atlas = load_atlas()
    assert atlas
    assert atlas.country_at(WAYPOINTS[name]) == ""


def test_a_route_begins_and_ends_at_the_ports_and_passes_the_channel() -> None:
    route = sea_route(CHARLESTON, BREMERHAVEN)
    assert (route[0], route[-1]) == (CHARLESTON, BREMERHAVEN)
    assert WAYPOINTS["dover"] in route


def test_the_mediterranean_is_entered_at_gibraltar_and_left_at_suez() -> None:
    assert WAYPOINTS["gibraltar"] in sea_route(CHARLESTON, ALEXANDROUPOLI)
    assert {WAYPOINTS["suez"], WAYPOINTS["bosporus"]} <= set(sea_route(BRISBANE, CONSTANTA))


def test_a_route_is_the_same_in_both_directions() -> None:
    assert sea_route(BREMERHAVEN, CHARLESTON) == sea_route(CHARLESTON, BREMERHAVEN)[::-1]


def test_a_route_is_not_much_longer_than_ships_sail() -> None:
    # The example's own sea distances, computed on another network, in km.
    for start, end, sailed in ((CHARLESTON, BREMERHAVEN, 7300.0), (CHARLESTON, ALEXANDROUPOLI, 9860.0)):
        drawn = sum(distance_km(*step) for step in pairwise(sea_route(start, end)))
        assert drawn == pytest.approx(sailed, rel=0.1)


def test_a_port_far_from_every_lane_is_joined_straight() -> None:
    assert sea_route(IRKUTSK, BREMERHAVEN) == (IRKUTSK, BREMERHAVEN)
