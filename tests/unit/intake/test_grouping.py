"""Grouping items by the words of their names."""

import pytest

from muster.intake import group_of


@pytest.mark.parametrize(
    ("item", "group"),
    [
        ("M777 howitzer", "howitzer-155"),
        ("Panzerhaubitze 2000", "howitzer-155"),
        ("replacement barrels for M777 howitzer", ""),
        ("Tactical vehicle to tow 155mm howitzer", ""),
        ("D-30 howitzer", ""),
        ("M101 105mm howitzer", ""),
        ("HIMARS 142 multiple rocket launcher", "mlrs"),
        ("Ammunition for HIMARS", ""),
        ("GRAD multiple rocket launcher rocket", ""),
        ("M72 rocket launcher", ""),
        ("Leopard-2A4", "tank"),
        ("bridge-laying Leopard 1 tanks", ""),
        ("anti-tank mine", ""),
        ("large water tank", ""),
        ("infantry fighting vehicle MARDER", "infantry-fighting-vehicle"),
        ("generator", ""),
    ],
)
def test_an_item_is_grouped_by_whole_words_and_its_parts_are_not_it(item: str, group: str) -> None:
    assert group_of(item) == group
