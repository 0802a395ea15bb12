"""The starting catalogue: large enough, whole in every language, and within the contract."""

from collections import Counter

import pytest

from muster.catalogue import LANGUAGES, starting_entries, starting_items, starting_rows
from muster.catalogue.reading import name_in
from muster.domain.catalogue import Item
from muster.matching.concepts import concepts

AREAS = {
    "energy",
    "medical",
    "shelter",
    "civil_protection",
    "vehicles",
    "engineering",
    "air_defence",
    "artillery",
    "ammunition",
    "protective",
    "communications",
}


def test_it_holds_at_least_four_hundred_items_of_every_area() -> None:
    items = starting_items()
    assert len(items) >= 400
    assert len({item.item_id for item in items}) == len(items)
    assert {item.category for item in items} >= AREAS


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_item_has_a_name_of_its_own_in_every_language(language: str) -> None:
    names = Counter(name_in(row, language) for row in starting_rows())
    assert "" not in names
    assert names.most_common(1)[0][1] <= (1 if language in {"en", "uk", "zh"} else 3)


@pytest.mark.parametrize("item", starting_items(), ids=lambda item: item.item_id)
def test_an_item_keeps_to_the_contract_and_names_its_source(item: Item) -> None:
    assert not set(item.item_id) & {";", ":"}
    assert item.mass_kg > 0
    assert item.load_kg is None or item.load_kg >= item.mass_kg
    assert not any(set(alias) & {";"} for alias in item.aliases)
    own = dict(item.extra)
    assert item.source.startswith(("Published figure: ", "Estimate of this project"))
    assert item.source.startswith("Published") == (own["mass_basis"] == "fact")
    assert own["fsc"].isdigit()
    assert len(own["fsc"]) == 4
    assert concepts().chain(own["subtype"])[-1] == own["type"]


def test_matching_sees_every_name() -> None:
    for entry, row in zip(starting_entries(), starting_rows(), strict=True):
        assert {name_in(row, language) for language in LANGUAGES} <= set(entry.names)
