"""The tables of the catalogue: items, alternatives, packages."""

from muster.datasets.schema.columns import NOT_NEGATIVE, POSITIVE, SHARE, id_, label, listed, number, ref, text, yes_no
from muster.datasets.schema.shape import Table
from muster.domain.catalogue import Alternative, Item, PackageComponent

ITEMS = Table(
    name="items",
    noun=Item,
    columns=(
        id_("item", "item_id"),
        text("name"),
        label("category"),
        label("unit"),
        number(name="mass_kg", attribute="mass_kg", required=True, bounds=POSITIVE),
        number(
            name="load_kg",
            attribute="load_kg",
            counted=True,
            bounds=POSITIVE,
            written_out=lambda item, _: item.mass_kg,
        ),
        number(name="volume_m3", attribute="volume_m3", bounds=NOT_NEGATIVE),
        label("cargo"),
        yes_no("divisible"),
        label("qualification"),
        number(name="crew", attribute="crew", counted=True, bounds=NOT_NEGATIVE),
        number(name="unit_value", attribute="unit_value", bounds=NOT_NEGATIVE),
        listed("aliases"),
    ),
)

ALTERNATIVES = Table(
    name="alternatives",
    noun=Alternative,
    keyed=False,
    columns=(
        ref("item", "item_id", "items"),
        ref("alternative", "alternative_id", "items"),
        number(name="ratio", attribute="ratio", counted=True, bounds=POSITIVE),
        number(name="effectiveness", attribute="effectiveness", bounds=SHARE),
    ),
)

PACKAGES = Table(
    name="packages",
    noun=PackageComponent,
    keyed=False,
    columns=(
        id_("package", "package_id"),
        id_("variant", "variant"),
        ref("item", "item_id", "items"),
        number(name="quantity", attribute="quantity", required=True, bounds=POSITIVE),
        number(name="effectiveness", attribute="effectiveness", bounds=SHARE),
    ),
)
