"""The border policy: Crimea is Ukraine (UN General Assembly, resolution 68/262), and everything else stays in place."""

import json
from pathlib import Path

import pytest

from muster.errors import BrokenInvariantError, MusterError
from muster.pictures.atlas import Atlas, load_atlas
from muster.pictures.atlas.borders import REASSIGNMENTS, apply_policy
from muster.pictures.atlas.land import BORDER, COAST, INNER
from muster.pictures.atlas.making import main, make_atlas
from muster.pictures.atlas.topology import Country, Topology, inside_polygon, read_topology

CRIMEA = {
    "Simferopol": (34.10, 44.95),
    "Sevastopol": (33.60, 44.60),
    "Kerch": (36.40, 45.36),
    "Yalta": (34.16, 44.55),
    "Yevpatoria": (33.40, 45.22),
    "Dzhankoi": (34.39, 45.71),
    "Armiansk": (33.69, 46.10),
}
UKRAINE = {
    "Kyiv": (30.52, 50.45),
    "Odesa": (30.70, 46.50),
    "Kherson": (32.60, 46.65),
    "Mariupol": (37.50, 47.13),
    "Donetsk": (37.80, 48.00),
    "Luhansk": (39.30, 48.57),
    "Uzhhorod": (22.30, 48.60),
}
ELSEWHERE = {
    "Krasnodar": ((39.0, 45.03), "Russia"),
    "Moscow": ((37.6, 55.75), "Russia"),
    "Kaliningrad": ((20.6, 54.7), "Russia"),
    "Warsaw": ((21.0, 52.2), "Poland"),
    "Taipei": ((121.5, 25.0), "Taiwan"),
    "Pristina": ((21.15, 42.65), "Kosovo"),
    "Chukotka": ((175.0, 66.8), "Russia"),
    "Uelen, beyond the date line": ((-170.2, 66.1), "Russia"),
    "the Norwegian Sea": ((5.0, 67.0), ""),
    "the Black Sea": ((34.0, 43.5), ""),
}
# Four unit squares in a row: Ukraine, then Crimea, then Russia; an arc for each side that two of them share.
STRIP = {
    "transform": {"scale": [1.0, 1.0], "translate": [33.0, 45.0]},
    "arcs": [
        [[1, 0], [0, 1]],
        [[1, 1], [-1, 0], [0, -1], [1, 0]],
        [[1, 1], [1, 0], [0, -1], [-1, 0]],
        [[3, 0], [1, 0], [0, 1], [-1, 0], [0, -1]],
    ],
    "objects": {
        "countries": {
            "geometries": [
                {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "Ukraine"}},
                {"type": "MultiPolygon", "arcs": [[[0, 2]], [[3]]], "properties": {"name": "Russia"}},
            ]
        }
    },
}


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    loaded = load_atlas()
    assert loaded, "There is no atlas inside the package. Run 'make setup'."
    return loaded


@pytest.mark.parametrize("town", CRIMEA)
def test_crimea_is_ukraine_and_not_russia(atlas: Atlas, town: str) -> None:
    assert atlas.country_at(CRIMEA[town]) == "Ukraine"
    holders = {land.country for land in atlas.lands if inside_polygon(CRIMEA[town], atlas.topology.rings(land.polygon))}
    assert holders == {"Ukraine"}


@pytest.mark.parametrize("town", UKRAINE)
def test_every_other_part_of_ukraine_is_ukraine(atlas: Atlas, town: str) -> None:
    assert atlas.country_at(UKRAINE[town]) == "Ukraine"


@pytest.mark.parametrize("place", ELSEWHERE)
def test_other_places_are_where_the_data_has_them(atlas: Atlas, place: str) -> None:
    point, country = ELSEWHERE[place]
    assert atlas.country_at(point) == country


def test_no_border_is_drawn_between_crimea_and_the_rest_of_ukraine(atlas: Atlas) -> None:
    inner = [place for place, kind in enumerate(atlas.kinds) if kind == INNER]
    assert inner
    for place in inner:
        assert all(33.0 < across < 35.5 and 45.5 < up < 46.5 for across, up in atlas.topology.arc(place))


def test_every_reassignment_names_its_source() -> None:
    assert [(each.what, each.belongs_to) for each in REASSIGNMENTS] == [("Crimea", "Ukraine")]
    assert all(each.source for each in REASSIGNMENTS)


def test_a_polygon_moves_with_its_border() -> None:
    made = make_atlas(STRIP)
    assert [name for name, _, _ in made["polygons"]] == ["Ukraine", "Ukraine", "Russia"]
    assert made["kinds"] == INNER + COAST + COAST + COAST


def test_a_border_between_two_countries_is_one() -> None:
    apart = json.loads(json.dumps(STRIP).replace("Russia", "Poland"))
    apart["objects"]["countries"]["geometries"].append(
        {"type": "Polygon", "arcs": [[3]], "properties": {"name": "Russia"}}
    )
    apart["arcs"][3][0] = [1, 0]
    assert make_atlas(apart)["kinds"][0] == BORDER


def test_data_that_is_right_already_is_left_alone() -> None:
    once = apply_policy(read_topology(STRIP))
    assert apply_policy(once) == once


def test_data_that_the_policy_does_not_know_stops_the_build() -> None:
    nowhere = Topology((), (1.0, 1.0), (0.0, 0.0), (Country("Russia", ()), Country("Ukraine", ())))
    with pytest.raises(BrokenInvariantError, match=r"Crimea .* put the policy right"):
        apply_policy(nowhere)


def test_missing_map_data_is_said_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(MusterError, match=r"there is no map data here .* Run 'make setup'"):
        main(str(tmp_path / "none.json"), str(tmp_path / "atlas.json"))


def test_the_atlas_is_made_from_a_file_into_a_file(tmp_path: Path) -> None:
    source, target = tmp_path / "countries.json", tmp_path / "atlas.json"
    source.write_text(json.dumps(STRIP), encoding="utf-8")
    main(str(source), str(target))
    assert json.loads(target.read_text(encoding="utf-8"))["kinds"] == INNER + COAST + COAST + COAST
    assert sorted(each.name for each in tmp_path.iterdir()) == ["atlas.json", "countries.json"]
