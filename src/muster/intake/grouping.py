"""Sort items of a list into groups by the words of their names, for counts that can be compared with other lists."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ItemGroup:
    """A group of items: its name, words of which a name must hold one, and words of which it may hold none."""

    name: str
    words: tuple[str, ...]
    without: tuple[str, ...] = ()


# What is fired, towed behind, fitted to or taken off a machine is not the machine, nor is its repair.
PARTS = (
    *("ammunition", "round", "rounds", "missile", "shell", "shells", "barrels", "spare", "spare parts"),
    *("equipment", "plough", "radio", "repair", "tow"),
)
OTHER_CALIBRES = ("105", "105mm", "122mm", "130mm", "152mm", "203mm")

# The first group that fits counts. A word is compared as a whole, whatever the case.
GROUPS = (
    ItemGroup(
        "howitzer-155",
        (
            *("155mm howitzer", "m777", "m109", "caesar", "krab", "panzerhaubitze", "pzh 2000", "zuzana", "zusana"),
            *("archer", "as-90", "fh70", "trf1", "rch-155", "dita"),
        ),
        (*PARTS, *OTHER_CALIBRES),
    ),
    ItemGroup(
        "mlrs", ("himars", "m270", "mars ii", "rm-70", "multiple rocket launcher", "mlrs"), (*PARTS, "launcher rocket")
    ),
    ItemGroup(
        "tank",
        ("leopard", "t-72", "t-55", "m-55s", "pt-91", "challenger 2", "abrams", "battle tank"),
        (*PARTS, "bridge", "bridge-laying", "recovery", "leopard-2r", "tractor"),
    ),
    ItemGroup(
        "infantry-fighting-vehicle",
        (
            *("infantry fighting vehicle", "fire support team vehicle", "marder", "bradley", "cv90"),
            *("bmp-1", "bmp-2", "bvp-1", "m80a", "ypr-765"),
        ),
        PARTS,
    ),
)


def group_of(item: str) -> str:
    """Name of the group that an item's own words put it into; empty where none fits."""
    name = item.casefold()
    return next((group.name for group in GROUPS if _any(group.words, name) and not _any(group.without, name)), "")


def _any(words: tuple[str, ...], name: str) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", name) for word in words)
