"""The map: marks by role, lines by mode and load, labels that do not collide, far places at the edge."""

from dataclasses import replace

import pytest

from muster.domain.flows import SiteRole
from muster.domain.network import Mode
from muster.pictures import FlowMap, Look, MapFlow, MapSite, Theme, draw_map
from muster.pictures.atlas.land import load_atlas
from muster.pictures.flow_map import drawing
from muster.pictures.flow_map.corridors import Widths
from muster.pictures.flow_map.key import round_load
from muster.pictures.flow_map.places import short_name
from tests.unit.pictures.drawings import outside, overlaps, paths, texts, tree, words

SITES = tuple(
    MapSite(site_id=site_id, name=name, role=role, longitude=across, latitude=up)
    for site_id, name, role, across, up in (
        ("USCHS", "Charleston, South Carolina", SiteRole.SOURCE, -79.93, 32.78),
        ("AUBNE", "Brisbane", SiteRole.SOURCE, 153.18, -27.47),
        ("DEBRV", "Bremerhaven", SiteRole.HUB, 8.58, 53.54),
        ("PLRZE", "Rzeszów (hub & airport) <1>", SiteRole.HUB, 22.02, 50.11),
        ("PLRZE-explosive", "Rzeszów area", SiteRole.HUB, 22.1, 50.07),
        ("UALWO", "Lviv", SiteRole.DESTINATION, 24.03, 49.84),
        ("UAIEV", "Kyiv", SiteRole.DESTINATION, 30.52, 50.45),
        ("ESSDR", "Santander", SiteRole.SOURCE, -3.80, 43.47),
    )
)
FLOWS = tuple(
    MapFlow(origin_id=start, destination_id=end, mode=mode, load_t=load_t)
    for start, end, mode, load_t in (
        ("USCHS", "DEBRV", Mode.SEA, 9000.0),
        ("DEBRV", "PLRZE", Mode.RAIL, 7000.0),
        ("DEBRV", "PLRZE", Mode.ROAD, 2000.0),
        ("ESSDR", "PLRZE-explosive", Mode.ROAD, 300.0),
        ("AUBNE", "PLRZE", Mode.AIR, 40.0),
        ("PLRZE", "UALWO", Mode.RAIL, 9000.0),
        ("UALWO", "UAIEV", Mode.RAIL, 6000.0),
    )
)
MAP = FlowMap(
    title="9 340 t travel; 98 % of it passes Rzeszów",
    description="A map of sites and flows.",
    note="",
    sites=SITES,
    flows=FLOWS,
    tonnes="{:.0f} t".format,
    roles=tuple((role, role.value) for role in SiteRole),
    modes=tuple((mode, mode.value) for mode in Mode),
    home=(30.52, 50.45),
    empty="No site has coordinates.",
    no_land="Coasts and borders are missing.",
)


@pytest.mark.parametrize("width", [240, 288, 896, 1600])
def test_no_text_runs_into_another_or_out_of_the_picture(width: int) -> None:
    drawn = draw_map(MAP, Look(width=width))
    assert not overlaps(texts(drawn))
    assert not outside(drawn)
    assert min(each.size for each in texts(drawn)) >= 11


def test_the_heaviest_places_and_loads_are_named() -> None:
    said = words(draw_map(MAP, Look()))
    assert {"Bremerhaven", "Rzeszów", "Lviv", "Kyiv", "Santander", "7000 t", "2000 t"} <= set(said)


def test_far_places_stand_at_the_edge_with_their_load() -> None:
    drawn = draw_map(MAP, Look())
    (charleston,) = (each for each in texts(drawn) if each.words == "Charleston 9000 t")
    (brisbane,) = (each for each in texts(drawn) if each.words == "Brisbane 40 t")
    assert charleston.box[0] < 60.0
    assert brisbane.box[2] > 800.0


def test_sites_that_would_cover_each_other_are_one_mark() -> None:
    assert "Rzeszów area" not in words(draw_map(MAP, Look()))


def test_lines_differ_by_more_than_their_colour() -> None:
    drawn = draw_map(MAP, Look())
    dashes = {
        each.attrib["class"]: each.attrib.get("stroke-dasharray")
        for each in tree(drawn).iter()
        if each.attrib.get("class", "") in {"mp-s-air", "mp-s-road", "mp-s-rail"}
    }
    assert dashes["mp-s-air"]
    assert not dashes["mp-s-road"]
    assert paths(drawn, "rail")
    assert paths(drawn, "paper"), "a railway shows its ties"


def test_the_recipients_land_is_tinted_and_reaches_to_crimea() -> None:
    tinted = paths(draw_map(MAP, Look()), "home", "f")
    assert len(tinted) == 1
    assert tinted[0].count("M") >= 2


def test_a_wider_line_carries_more() -> None:
    widths = Widths(100.0, 9.0)
    assert widths.of(100.0) > widths.of(25.0) > widths.of(1.0) > 0.0
    assert Widths(0.0, 9.0).of(0.0) > 0.0


def test_the_key_shows_loads_that_are_easy_to_read() -> None:
    assert [round_load(load) for load in (9340.0, 2335.0, 0.73, 0.0)] == [5000.0, 2000.0, 0.5, 0.0]


def test_links_without_a_plan_are_drawn_without_loads() -> None:
    bare = replace(MAP, flows=tuple(replace(flow, load_t=0.0) for flow in FLOWS))
    said = words(draw_map(bare, Look()))
    assert not [each for each in said if each.endswith(" t")]
    assert "Charleston" in said


def test_a_map_without_any_place_says_so() -> None:
    assert "No site has coordinates." in words(draw_map(replace(MAP, sites=(), flows=()), Look()))


@pytest.mark.parametrize("count", [1, 2])
def test_few_sites_and_no_flows_are_drawn(count: int) -> None:
    drawn = draw_map(replace(MAP, sites=SITES[5 : 5 + count], flows=()), Look())
    assert "Lviv" in words(drawn)


def test_a_flow_to_a_site_that_is_not_there_is_left_out() -> None:
    lost = MapFlow(origin_id="UALWO", destination_id="nowhere", mode=Mode.ROAD, load_t=1.0)
    assert draw_map(replace(MAP, flows=(*FLOWS, lost)), Look())


@pytest.mark.parametrize("point", [(179.9, 89.9), (-180.0, -90.0), (0.0, 0.0)])
def test_sites_at_the_ends_of_the_earth_are_drawn(point: tuple[float, float]) -> None:
    site = replace(SITES[0], longitude=point[0], latitude=point[1])
    assert draw_map(replace(MAP, sites=(site, *SITES[1:])), Look())
    assert draw_map(replace(MAP, sites=(site,), flows=()), Look())


def test_without_the_atlas_the_map_is_drawn_and_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "load_atlas", lambda: None)
    drawn = draw_map(MAP, Look())
    assert "Coasts and borders are missing." in words(drawn)
    assert "Kyiv" in words(drawn)
    assert not paths(drawn, "coast")


def test_the_same_map_is_the_same_picture() -> None:
    first = draw_map(MAP, Look())
    load_atlas.cache_clear()
    turned = replace(MAP, sites=SITES[::-1], flows=FLOWS[::-1])
    assert draw_map(turned, Look()) == first


def test_a_map_for_a_page_or_a_printer_needs_no_style_sheet() -> None:
    assert "<style" not in draw_map(MAP, Look(styled=False))
    fixed = draw_map(MAP, Look(theme=Theme.DARK))
    assert "<style" not in fixed
    assert "mp-" not in fixed


def test_a_map_is_small_enough_to_mail() -> None:
    assert len(draw_map(MAP, Look(width=1600))) < 250_000


def test_a_small_window_inside_a_large_country_shows_its_land() -> None:
    inland = tuple(replace(site, longitude=100.0 + number, latitude=62.0) for number, site in enumerate(SITES[5:7]))
    assert paths(draw_map(replace(MAP, sites=inland, flows=()), Look()), "land", "f")


@pytest.mark.parametrize(
    ("name", "short"),
    [("Rzeszów (hub)", "Rzeszów"), ("Charleston, South Carolina", "Charleston"), ("(hidden)", "(hidden)")],
)
def test_a_name_is_cut_at_its_first_comma_or_bracket(name: str, short: str) -> None:
    assert short_name(name) == short
