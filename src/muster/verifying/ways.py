"""The ways in which a need may be met, and what each takes per unit."""

from collections import defaultdict
from collections.abc import Mapping
from math import ceil, isfinite
from typing import NamedTuple

from muster.domain.catalogue import Alternative, Item, PackageComponent
from muster.domain.needs import Need
from muster.domain.situation import Situation

ROUNDING_SLACK = 1e-9
"""How far above a whole number a count of an alternative may lie, by the noise of arithmetic, and still be it."""


class Component(NamedTuple):
    """One item of a way: units of it per unit of the need; `rounded` where part of a unit takes a whole one."""

    item: Item
    per_unit: float
    rounded: bool = False

    def units(self, quantity: float) -> float:
        """Units of the item that one row of fulfilment really takes."""
        exact = quantity * self.per_unit
        return float(ceil(exact - ROUNDING_SLACK)) if self.rounded and isfinite(exact) else exact

    def crew(self, quantity: float) -> float:
        """People that one row of fulfilment binds for this item."""
        return self.units(quantity) * self.item.crew if self.item.qualification else 0.0


class Way(NamedTuple):
    """One way to meet a need: its components; `trains` names the qualification of a need for training."""

    way_id: str
    effectiveness: float
    components: tuple[Component, ...]
    whole: bool
    trains: str = ""

    def people(self, quantity: float) -> Mapping[str, float]:
        """People bound by one row of fulfilment, by qualification."""
        bound: defaultdict[str, float] = defaultdict(float)
        if self.trains:
            bound[self.trains] += quantity
        for component in self.components:
            crew = component.crew(quantity)
            if crew > 0.0:
                bound[component.item.qualification] += crew
        return bound


Ways = Mapping[str, Way]


def ways_by_item(situation: Situation) -> Mapping[str, Ways]:
    """Ways by what a need may ask for (item, package or qualification), then by the way's id."""
    wanted: dict[str, Ways] = {}
    alternatives = _alternatives_by_item(situation)
    packages = _rows_by_package(situation)
    for need in situation.needs:
        if need.item_id in wanted:
            continue
        if need.item_id in packages:
            wanted[need.item_id] = _package_ways(situation, packages[need.item_id])
        elif situation.is_training(need):
            wanted[need.item_id] = {need.item_id: Way(need.item_id, 1.0, (), whole=True, trains=need.item_id)}
        else:
            wanted[need.item_id] = _item_ways(situation, need, alternatives.get(need.item_id, ()))
    return wanted


def _item_ways(situation: Situation, need: Need, alternatives: tuple[Alternative, ...]) -> Ways:
    """The need's own item, then whatever may stand in for it."""
    own = situation.item_by_id.get(need.item_id)
    if own is None:
        return {}
    whole = not own.divisible
    ways = {own.item_id: Way(own.item_id, 1.0, (Component(own, 1.0),), whole)}
    for row in alternatives:
        other = situation.item_by_id.get(row.alternative_id)
        if other is not None and other.item_id not in ways:
            component = Component(other, row.ratio, rounded=not other.divisible)
            ways[other.item_id] = Way(other.item_id, row.effectiveness, (component,), whole)
    return ways


def _package_ways(situation: Situation, rows: tuple[PackageComponent, ...]) -> Ways:
    """The variants of a package."""
    variants: defaultdict[str, list[PackageComponent]] = defaultdict(list)
    for row in rows:
        variants[row.variant].append(row)
    return {
        variant: Way(
            variant,
            components[0].effectiveness,
            tuple(Component(situation.item_by_id[each.item_id], each.quantity) for each in components),
            whole=True,
        )
        for variant, components in variants.items()
    }


def _alternatives_by_item(situation: Situation) -> dict[str, tuple[Alternative, ...]]:
    """Alternatives by the item that they stand in for."""
    found: defaultdict[str, tuple[Alternative, ...]] = defaultdict(tuple)
    for row in situation.alternatives:
        found[row.item_id] += (row,)
    return dict(found)


def _rows_by_package(situation: Situation) -> dict[str, tuple[PackageComponent, ...]]:
    """Component rows by their package."""
    found: defaultdict[str, tuple[PackageComponent, ...]] = defaultdict(tuple)
    for row in situation.packages:
        found[row.package_id] += (row,)
    return dict(found)
