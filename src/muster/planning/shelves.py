"""The offers on shelves: those of one item with the same earmarks stand together, for they travel alike."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from muster.planning.instance import Instance
from muster.planning.wishes import Wish

OFFERS_A_SHELF = 12  # a shelf of more is divided, so that one pricing shows a need several offers
MOST_PARTS = 6


@dataclass(frozen=True, slots=True)
class Shelf:
    """Offers of one item with the same earmarks, by number; an empty set of marks means free for all."""

    item: int
    marks: frozenset[str]
    offers: tuple[int, ...]

    def serves(self, wish: Wish) -> bool:
        """Whether a need may take from this shelf."""
        return not self.marks or any(mark in self.marks for mark in wish.marks)


class ShelfBook:
    """All shelves of an instance, and from which of them a need may take."""

    def __init__(self, instance: Instance) -> None:
        """Sort the offers that a plan may use onto shelves."""
        self.shelves = _shelves(instance)
        self._free: defaultdict[int, list[int]] = defaultdict(list)
        self._marked: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
        for number, shelf in enumerate(self.shelves):
            if not shelf.marks:
                self._free[shelf.item].append(number)
            for mark in shelf.marks:
                self._marked[shelf.item, mark].append(number)

    def shelves_for(self, wish: Wish, item: int) -> list[int]:
        """Numbers of the shelves of an item from which a need may take, in order."""
        found = set(self._free.get(item, ()))
        for mark in wish.marks:
            found.update(self._marked.get((item, mark), ()))
        return sorted(found)


def _shelves(instance: Instance) -> tuple[Shelf, ...]:
    """Offers with something to give, by item and earmarks; large shelves in parts, dealt out in turn."""
    goods = instance.goods
    groups: defaultdict[tuple[int, frozenset[str]], list[int]] = defaultdict(list)
    for offer in sorted([*np.flatnonzero(goods.quantity > 0.0).tolist(), *instance.crumbs]):
        marks = frozenset(instance.situation.offers[offer].earmarked_for)
        groups[int(goods.item[offer]), marks].append(offer)
    shelves = []
    for (item, marks), offers in sorted(groups.items(), key=lambda each: (each[0][0], sorted(each[0][1]))):
        parts = min(MOST_PARTS, -(-len(offers) // OFFERS_A_SHELF))
        shelves += [Shelf(item, marks, tuple(offers[part::parts])) for part in range(parts)]
    return tuple(shelves)
