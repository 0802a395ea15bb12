"""The roads as far as they were found of use: hops of columns that prices brought up."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from muster.planning.columns import Column
from muster.planning.departures import Roads
from muster.planning.instance import Instance
from muster.planning.shelves import Shelf
from muster.planning.whole.travel import Hop, Standing, Travel, first_hop


class KnownHops:
    """Guides goods by hops that goods of the same item take in known columns."""

    def __init__(self, instance: Instance, columns: Iterable[Column]) -> None:
        """Learn from columns."""
        self._roads: Roads = instance.roads
        self._first: defaultdict[tuple[int, int], set[Hop]] = defaultdict(set)  # by item and site
        self._onward: defaultdict[int, set[Hop]] = defaultdict(set)  # by item
        for column in columns:
            for part in column.parts:
                offer, legs = part.source.offer, part.source.legs
                self.learn(int(instance.goods.item[offer]), int(instance.goods.site[offer]), legs)

    def learn(self, item: int, site: int, legs: Sequence[Hop]) -> None:
        """Take in the legs of goods of an item that stood at a site."""
        if legs:
            self._first[item, site].add(legs[0])
            self._onward[item].update(legs[1:])

    def travel(self, shelf: Shelf, goods: Sequence[Standing], deadlines: Mapping[int, int]) -> Travel:
        """Every offer may take every first hop that is known from its site and lies in its window."""
        del deadlines  # what is known was in time
        passages = {
            each.offer: [
                first_hop(self._roads, hop)
                for hop in sorted(self._first[shelf.item, each.site])
                if each.first <= hop[1] <= each.last
            ]
            for each in goods
        }
        return Travel(passages, sorted(self._onward[shelf.item]))
