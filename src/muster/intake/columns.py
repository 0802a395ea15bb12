"""The headings under which public pledge lists state what a draft needs."""

from collections.abc import Mapping, Sequence

from muster.sheets import Cell

# By field of a draft, the headings that mean it; where a list has several, the first of them here counts: what a list
# says itself comes before what someone has made of it.
HEADINGS: Mapping[str, Sequence[str]] = {
    "partner": ("donor", "partner", "country"),
    "item": ("item", "goods", "description"),
    "reference": ("row", "id", "reference"),
    "promised_on": ("date", "announced"),
    "quantity": ("units_raw", "units", "quantity", "number"),
    "delivered": ("delivered_raw", "delivered"),
    "price": ("unit_price_usd", "unit_price", "price"),
    "value": ("value_committed_usd", "value"),
    "words": ("explanation", "text", "note"),
    "source": ("source1", "source", "url"),
}
REQUIRED = ("partner", "item", "quantity")


def find_columns(header: Sequence[Cell]) -> dict[str, int]:
    """Where each field of a draft stands, by column from 0; fields that the list does not have are left out."""
    stands: dict[str, int] = {}
    for at, cell in enumerate(header):
        stands.setdefault(_plain(cell), at)
    found = {field: next((stands[name] for name in names if name in stands), None) for field, names in HEADINGS.items()}
    return {field: at for field, at in found.items() if at is not None}


def _plain(cell: Cell) -> str:
    return str(cell or "").strip().lower().replace(" ", "_").replace("-", "_")
