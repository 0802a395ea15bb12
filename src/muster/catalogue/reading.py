"""Read the starting catalogue, `items.csv`: the contract's columns of items, and some of our own after them.

`fsc` is the federal supply class, `type` and `subtype` the kind of thing (concepts of `matching/concepts.csv`),
`mass_basis` says whether `mass_kg` is a published fact or an estimate, `name_uk` … are the item's names by language.
"""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from muster.domain.catalogue import Item
from muster.domain.match import CatalogueEntry

FILE = "items.csv"
LANGUAGES = ("en", "uk", "zh", "de", "fr", "pl", "it")
"""Languages in which every item has a name, as ISO 639-1 codes; `zh` is Chinese in traditional characters."""
_OWN_COLUMNS = ("fsc", "type", "subtype", "mass_basis")

Row = Mapping[str, str]


@cache
def starting_rows() -> tuple[Row, ...]:
    """Every row as it stands in the file."""
    text = (files(__package__) / FILE).read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def starting_items() -> tuple[Item, ...]:
    """The catalogue as items of a dataset; names in other languages are among the aliases."""
    return tuple(_item(row) for row in starting_rows())


@cache
def starting_entries() -> tuple[CatalogueEntry, ...]:
    """The catalogue as matching sees it."""
    return tuple(
        CatalogueEntry(item_id=row["item"], names=(row["name"], *_aliases(row)), category=row["category"])
        for row in starting_rows()
    )


def name_in(row: Row, language: str) -> str:
    """Name of a row's item in one of the `LANGUAGES`."""
    return row["name"] if language == "en" else row[f"name_{language}"]


def _aliases(row: Row) -> tuple[str, ...]:
    names = [each for each in row["aliases"].split(";") if each]
    names += [name_in(row, language) for language in LANGUAGES[1:]]
    return tuple(dict.fromkeys(name for name in names if name and name != row["name"]))


def _item(row: Row) -> Item:
    return Item(
        item_id=row["item"],
        name=row["name"],
        category=row["category"],
        unit=row["unit"],
        mass_kg=float(row["mass_kg"]),
        load_kg=float(row["load_kg"]) if row["load_kg"] else None,
        cargo=row["cargo"],
        divisible=row["divisible"] == "yes",
        aliases=_aliases(row),
        source=row["source"],
        extra=tuple((column, row[column]) for column in _OWN_COLUMNS),
    )
