"""What an intake knows beforehand: the items that texts may mean, and what the dataset holds."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from muster.catalogue import starting_items
from muster.datasets import OpenFolder
from muster.domain.catalogue import Item
from muster.domain.match import entry_of
from muster.intake.matched import Catalogues
from muster.intake.taking_in import Known
from muster.intake.typed import Nameable


def catalogues_of(folder: OpenFolder, cache: Path | None) -> Catalogues:
    """The dataset's own items; one that it has of the starting catalogue is still that catalogue's.

    What a text means must not change because an earlier import brought in some items of the starting catalogue.
    """
    there = {item.item_id: item for item in folder.rows.get("items", ())}
    starting = {item.item_id: item for item in starting_items()}
    own = {
        item_id: item
        for item_id, item in there.items()
        if item_id not in starting or entry_of(item) != entry_of(starting[item_id])
    }
    rest = {item_id: there.get(item_id, item) for item_id, item in starting.items() if item_id not in own}
    return Catalogues(own=own, starting=rest, cache=cache)


def known_of(folder: OpenFolder, items: Mapping[str, Item], day: date) -> Known:
    """What the dataset holds; `day` is the date of an intake into one that has no horizon yet."""
    settings = folder.settings
    return Known(
        items=items,
        partners=folder.rows.get("partners", ()),
        sites=folder.rows.get("sites", ()),
        existing=[*folder.rows.get("needs", ()), *folder.rows.get("offers", ())],
        ids=frozenset(folder.ids("needs") | folder.ids("offers")),
        near=settings.start if settings else day,
        last_day=settings.date(settings.last_day) if settings else None,
    )


def nameable_of(folder: OpenFolder, known: Known) -> Nameable:
    """What a typed answer may name."""
    return Nameable(items=known.items, partners=folder.ids("partners"), sites=folder.ids("sites"))
