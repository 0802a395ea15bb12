"""The catalogue: items, what may stand in for them, and packages that are useful only whole."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from muster.domain.row import Row

KG_PER_TONNE = 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Row):
    """A thing in the catalogue; masses and loads are per unit.

    `load_kg` absent means `mass_kg`. `crew` is people holding `qualification` needed per unit.
    """

    item_id: str
    mass_kg: float
    name: str = ""
    category: str = ""
    unit: str = ""
    load_kg: float | None = None
    volume_m3: float | None = None
    cargo: str = "general"
    divisible: bool = False
    qualification: str = ""
    crew: float = 0.0
    unit_value: float | None = None
    aliases: tuple[str, ...] = ()

    @property
    def load_t(self) -> float:
        """Tonnes of link and site capacity that one unit takes up."""
        return (self.mass_kg if self.load_kg is None else self.load_kg) / KG_PER_TONNE


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative(Row):
    """An item that may stand in for another: `ratio` units of it for one unit; not transitive, not symmetric."""

    item_id: str
    alternative_id: str
    ratio: float = 1.0
    effectiveness: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageComponent(Row):
    """One component of one variant of a package: `quantity` units of the item in one package."""

    package_id: str
    variant: str
    item_id: str
    quantity: float
    effectiveness: float = 1.0


def weightiest_category(components: Sequence[PackageComponent], items: Mapping[str, Item]) -> str:
    """Category to which most of a package belongs, over all its variants; empty where no component has one.

    Most by `unit_value` if every component has one, else most by load; of equals, the first by name.
    """
    known = [(part.quantity, items[part.item_id]) for part in components if part.item_id in items]
    priced = all(item.unit_value is not None for _, item in known)
    weight: defaultdict[str, float] = defaultdict(float)
    for quantity, item in known:
        if item.category:
            weight[item.category] += quantity * ((item.unit_value or 0.0) if priced else item.load_t)
    return min(weight, key=lambda category: (-weight[category], category), default="")
