"""The ways in which a need can be met: its own item, an alternative, a package variant, or training alone."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from muster.domain.catalogue import Item
from muster.domain.needs import Need
from muster.domain.situation import Situation

ROUNDING = 1e-9  # a number this close to a whole one counts as whole


@dataclass(frozen=True, slots=True)
class Component:
    """One item of a way, by its place in the items; `per_unit` units of it for one unit of the need."""

    item: int
    per_unit: float
    is_whole: bool

    def take(self, units: float) -> float:
        """Units of the item that `units` of the need really use."""
        amount = units * self.per_unit
        return math.ceil(amount - ROUNDING) if self.is_whole else amount

    def serves(self, amount: float, *, whole_need: bool) -> float:
        """Units of the need that `amount` of the item is enough for."""
        units = amount / self.per_unit
        return float(math.floor(units + ROUNDING)) if whole_need else units


@dataclass(frozen=True, slots=True)
class Way:
    """One way to meet a need: its name in the plan, how well it serves, its components and the crew of each.

    `crew` holds, per component, (qualification number, people per unit of the item); a way without components is
    training alone and its `crew` is what one unit binds.
    """

    way_id: str
    effectiveness: float
    components: tuple[Component, ...]
    crew: tuple[tuple[int, float], ...]

    def people(self, units: float) -> dict[int, float]:
        """People bound by `units` of the need, by qualification number."""
        if not self.components:
            return {qualification: people * units for qualification, people in self.crew}
        bound: defaultdict[int, float] = defaultdict(float)
        for component, (qualification, people) in zip(self.components, self.crew, strict=True):
            if people > 0.0:
                bound[qualification] += component.take(units) * people
        return bound

    def people_per_unit(self) -> dict[int, float]:
        """People whom one unit of the need binds before any rounding up, by qualification number."""
        if not self.components:
            return dict(self.crew)
        bound: defaultdict[int, float] = defaultdict(float)
        for component, (qualification, people) in zip(self.components, self.crew, strict=True):
            if people > 0.0:
                bound[qualification] += component.per_unit * people
        return bound

    def load(self, load_t: Sequence[float]) -> float:
        """Tonnes of load of one unit of the need, from the load per unit of each item."""
        return sum(component.per_unit * load_t[component.item] for component in self.components)


class WayBook:
    """Finds the ways of every need, best first; ways are shared between needs of one item."""

    def __init__(self, situation: Situation) -> None:
        """Number the items and qualifications of a situation."""
        self._situation = situation
        self._item_number = {item.item_id: number for number, item in enumerate(situation.items)}
        self.qualifications = tuple(sorted(situation.qualifications))
        self._qualification_number = {name: number for number, name in enumerate(self.qualifications)}
        self._alternatives: defaultdict[str, list[tuple[str, float, float]]] = defaultdict(list)
        for row in situation.alternatives:
            self._alternatives[row.item_id].append((row.alternative_id, row.ratio, row.effectiveness))
        self._variants: defaultdict[str, defaultdict[str, list[tuple[str, float, float]]]]
        self._variants = defaultdict(lambda: defaultdict(list))
        for part in situation.packages:
            self._variants[part.package_id][part.variant].append((part.item_id, part.quantity, part.effectiveness))
        self._known: dict[str, tuple[Way, ...]] = {}

    def ways_of(self, need: Need) -> tuple[Way, ...]:
        """Ways of a need; the best comes first, among equals its own item, then by name."""
        if need.item_id not in self._known:
            ways = self._find(need)
            self._known[need.item_id] = tuple(
                sorted(ways, key=lambda way: (-way.effectiveness, way.way_id != need.item_id, way.way_id))
            )
        return self._known[need.item_id]

    def _find(self, need: Need) -> list[Way]:
        asked = need.item_id
        if self._situation.is_training(need):
            return [Way(asked, 1.0, (), ((self._qualification_number[asked], 1.0),))]
        if asked in self._situation.package_ids:
            return [
                self._way(variant, parts[0][2], [(item_id, quantity) for item_id, quantity, _ in parts])
                for variant, parts in self._variants[asked].items()
            ]
        own = self._way(asked, 1.0, [(asked, 1.0)])
        return [own] + [
            self._way(alternative_id, effectiveness, [(alternative_id, ratio)])
            for alternative_id, ratio, effectiveness in self._alternatives[asked]
        ]

    def _way(self, way_id: str, effectiveness: float, parts: list[tuple[str, float]]) -> Way:
        items: Mapping[str, Item] = self._situation.item_by_id
        return Way(
            way_id=way_id,
            effectiveness=effectiveness,
            components=tuple(
                Component(self._item_number[item_id], float(per_unit), not items[item_id].divisible)
                for item_id, per_unit in parts
            ),
            crew=tuple(
                (self._qualification_number[items[item_id].qualification], items[item_id].crew)
                if items[item_id].qualification
                else (-1, 0.0)
                for item_id, _ in parts
            ),
        )
