"""The ways to cover an item or a package, and the pools of items that stand in for each other."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from math import ceil, floor

import numpy as np

from muster.comparing.arrivals import Days
from muster.comparing.stock import ROUNDING, Stock
from muster.domain.situation import Situation


class Kind(IntEnum):
    """Kinds of ways, in the order in which they take their turns among needs of equal priority and due date."""

    OWN = 0  # the item itself, and what stands in for it one for one
    ALTERNATIVE = 1
    PACKAGE = 2


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One item of a way: `per_unit` units of it for one unit of the need; its offers begin at bit `shift` of a pool."""

    item: int
    pool: int
    shift: int
    per_unit: float
    is_whole: bool

    def take(self, units: float) -> float:
        """Units of the item that so many units of the need use."""
        amount = units * self.per_unit
        return float(ceil(amount - ROUNDING)) if self.is_whole else amount


@dataclass(frozen=True, slots=True, eq=False)
class Option:
    """One way. The parts of `OWN` may each do, best first; those of the others are all needed."""

    kind: Kind
    whole_need: bool
    parts: tuple[Part, ...]

    def units(self, part: Part, amount: float) -> float:
        """Units of the need that an amount of a part is enough for."""
        units = amount / part.per_unit
        return float(floor(units + ROUNDING)) if self.whole_need else units

    def is_possible(self, offers: tuple[int, ...]) -> bool:
        """Whether there are offers, as bits for each part, that could serve at all."""
        return any(offers) if self.kind is Kind.OWN else all(offers)


@dataclass(frozen=True, slots=True)
class Pools:
    """Items that stand in for each other one for one share a pool: of each item its pool and its first bit in it."""

    of_item: tuple[int, ...]
    shift: tuple[int, ...]
    offers: tuple[Days, ...]  # of each pool, places in the stock in the order of their bits


class OptionBook:
    """Finds the ways to cover an item or a package; they are the same for every need that asks for it."""

    def __init__(self, situation: Situation, wanted: set[str], stock: Stock) -> None:
        """Look up alternatives of what is wanted, and variants of packages; put the items into pools."""
        self._items = situation.items
        self._number = {item.item_id: number for number, item in enumerate(situation.items)}
        self._alternatives: defaultdict[str, list[tuple[float, float, str]]] = defaultdict(list)
        for row in situation.alternatives:
            if row.item_id in wanted:
                self._alternatives[row.item_id].append((-row.effectiveness, row.ratio, row.alternative_id))
        self._variants: defaultdict[str, defaultdict[tuple[float, str], list[tuple[int, float]]]]
        self._variants = defaultdict(lambda: defaultdict(list))
        for part in situation.packages:
            component = (self._number[part.item_id], part.quantity)
            self._variants[part.package_id][-part.effectiveness, part.variant].append(component)
        swaps = [(self._number[item_id], other) for item_id in self._alternatives for other in self._swaps(item_id)]
        self.pools = _pools(len(self._items), swaps, stock)
        self._known: dict[str, tuple[Option, ...]] = {}

    def options_of(self, item_id: str) -> tuple[Option, ...]:
        """Ways to cover an item or a package, best first."""
        if item_id not in self._known:
            self._known[item_id] = tuple(self._find(item_id))
        return self._known[item_id]

    def _swaps(self, item_id: str) -> list[int]:
        """Alternatives that stand in one for one and are counted as the item is, best first."""
        own = self._items[self._number[item_id]]
        numbers = [self._number[other] for _, ratio, other in sorted(self._alternatives[item_id]) if ratio == 1.0]
        return [number for number in numbers if self._items[number].divisible == own.divisible]

    def _find(self, item_id: str) -> list[Option]:
        if item_id in self._variants:
            variants = self._variants[item_id]
            return [self._option(Kind.PACKAGE, variants[name], whole_need=True) for name in sorted(variants)]
        own = self._number[item_id]
        whole, swaps = not self._items[own].divisible, self._swaps(item_id)
        rest = [(self._number[other], ratio) for _, ratio, other in sorted(self._alternatives[item_id])]
        return [
            self._option(Kind.OWN, [(number, 1.0) for number in (own, *swaps)], whole_need=whole),
            *(
                self._option(Kind.ALTERNATIVE, [(number, ratio)], whole_need=whole)
                for number, ratio in rest
                if number not in swaps
            ),
        ]

    def _option(self, kind: Kind, parts: Sequence[tuple[int, float]], *, whole_need: bool) -> Option:
        pools = self.pools
        return Option(
            kind=kind,
            whole_need=whole_need,
            parts=tuple(
                Part(number, pools.of_item[number], pools.shift[number], per_unit, not self._items[number].divisible)
                for number, per_unit in parts
            ),
        )


def _pools(count: int, swaps: Sequence[tuple[int, int]], stock: Stock) -> Pools:
    """Put every item into one pool with whatever stands in for it one for one."""
    leader = list(range(count))

    def find(number: int) -> int:
        while leader[number] != number:
            number = leader[number]
        return number

    for pair in swaps:
        one, other = sorted(map(find, pair))
        leader[other] = one
    members: defaultdict[int, list[int]] = defaultdict(list)
    for number in range(count):
        members[find(number)].append(number)
    of_item, shift = [0] * count, [0] * count
    for pool, items in enumerate(members.values()):
        bits = 0
        for number in items:
            of_item[number], shift[number] = pool, bits
            bits += int(stock.first[number + 1] - stock.first[number])
    offers = tuple(
        np.concatenate([np.arange(stock.first[item], stock.first[item + 1]) for item in items])
        for items in members.values()
    )
    return Pools(of_item=tuple(of_item), shift=tuple(shift), offers=offers)
