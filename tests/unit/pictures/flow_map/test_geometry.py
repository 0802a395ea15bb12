"""Places on the plane: the projection, the window, what is cut off and what is left out."""

from math import hypot, pi, radians, sin

import pytest

from muster.pictures.flow_map.clipping import clip_line, clip_ring, simplify
from muster.pictures.flow_map.frame import frame_around, near_points
from muster.pictures.flow_map.projection import EARTH_RADIUS_KM, Projection, centre_of, distance_km

BOX = (0.0, 0.0, 10.0, 10.0)
KYIV, LVIV, LISBON, BRISBANE = (30.52, 50.45), (24.03, 49.84), (-9.14, 38.72), (153.18, -27.47)


def test_the_centre_is_the_origin_and_north_is_up() -> None:
    projection = Projection(20.0, 50.0)
    assert projection.project((20.0, 50.0)) == pytest.approx((0.0, 0.0))
    assert projection.project((20.0, 60.0))[1] > 0.0
    assert projection.project((30.0, 50.0))[0] > 0.0


def test_the_plane_agrees_with_a_worked_example() -> None:
    # Snyder 1987, p. 332: centre 40° N 100° W, point 20° S 100° E, sphere of radius 3.
    x, y = Projection(-100.0, 40.0).project((100.0, -20.0))
    assert (3 * x, 3 * y) == pytest.approx((-4.2339303, 4.0257775), abs=1e-6)


def test_areas_are_kept() -> None:
    projection = Projection(20.0, 50.0)
    for across, up in ((20.0, 50.0), (-9.0, 38.0), (45.0, 65.0)):
        corners = [(across, up), (across + 0.1, up), (across + 0.1, up + 0.1), (across, up + 0.1)]
        places = [projection.project(each) for each in corners]
        drawn = sum(one[0] * two[1] - two[0] * one[1] for one, two in zip(places, places[1:] + places[:1], strict=True))
        real = radians(0.1) * (sin(radians(up + 0.1)) - sin(radians(up)))
        assert drawn / 2.0 == pytest.approx(real, rel=1e-4)


def test_even_the_antipode_has_a_place() -> None:
    assert hypot(*Projection(20.0, 50.0).project((-160.0, -50.0))) <= 2.001


def test_the_middle_of_points_is_taken_on_the_sphere() -> None:
    assert centre_of([(170.0, 0.0), (-170.0, 0.0)])[0] == pytest.approx(180.0)
    assert centre_of([]) == (0.0, 0.0)


def test_distances_run_along_great_circles() -> None:
    assert distance_km((0.0, 0.0), (90.0, 0.0)) == pytest.approx(EARTH_RADIUS_KM * pi / 2)
    assert distance_km(KYIV, LVIV) == pytest.approx(467, abs=5)
    assert distance_km(KYIV, KYIV) == 0.0


def test_far_sites_are_not_inside_the_window() -> None:
    assert near_points([KYIV], {KYIV: 9.0, LVIV: 5.0, LISBON: 5.0, BRISBANE: 90.0}) == [KYIV, LVIV, LISBON]
    assert near_points([KYIV], {BRISBANE: 1.0}) == [BRISBANE], "where that leaves nothing, all are near"


def test_a_small_consignment_from_the_rim_does_not_make_everything_else_small() -> None:
    assert near_points([KYIV], {KYIV: 900.0, LVIV: 1.0, LISBON: 10.0}) == [KYIV, LVIV]
    assert LISBON in near_points([KYIV], {KYIV: 0.0, LVIV: 0.0, LISBON: 0.0}), "links without a plan are all shown"


@pytest.mark.parametrize("points", [[KYIV], [KYIV, KYIV], [KYIV, LVIV], [KYIV, LVIV, LISBON]])
def test_every_near_point_is_well_inside_the_frame(points: list[tuple[float, float]]) -> None:
    frame = frame_around(points, 800.0, 40.0, (0.5, 0.8))
    assert 400.0 <= frame.height <= 640.0
    assert all(frame.holds(frame.place(each), 10.0) for each in points)
    assert not frame.holds(frame.place(BRISBANE))


def test_a_line_is_cut_at_the_edges() -> None:
    assert clip_line([(-5, 5), (15, 5)], BOX) == [[(0, 5), (10, 5)]]
    assert clip_line([(5, 5), (15, 5), (15, 8), (5, 8)], BOX) == [[(5, 5), (10, 5)], [(10, 8), (5, 8)]]
    assert clip_line([(-5, -5), (-1, 20)], BOX) == []
    assert clip_line([(2, 2), (3, 3), (4, 2)], BOX) == [[(2, 2), (3, 3), (4, 2)]]


def test_a_ring_is_cut_at_the_edges() -> None:
    assert set(clip_ring([(5, 5), (20, 5), (20, 20), (5, 20)], BOX)) == {(5, 5), (10, 5), (10, 10), (5, 10)}
    assert clip_ring([(20, 20), (30, 20), (30, 30)], BOX) == []
    assert set(clip_ring([(-9, -9), (99, -9), (99, 99), (-9, 99)], BOX)) == {(0, 0), (10, 0), (10, 10), (0, 10)}


def test_points_that_nobody_could_see_are_left_out() -> None:
    assert simplify([(0, 0), (5, 0.1), (10, 0)], 0.5) == [(0, 0), (10, 0)]
    assert simplify([(0, 0), (5, 3), (10, 0)], 0.5) == [(0, 0), (5, 3), (10, 0)]
    assert simplify([(0, 0), (4, 3), (0, 0)], 0.5) == [(0, 0), (4, 3), (0, 0)], "a ring keeps its farthest point"
