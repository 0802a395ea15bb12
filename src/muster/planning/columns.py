"""Columns: one complete way to make units of a need usable by a day, with what one unit takes of every limit."""

from collections.abc import Iterator
from dataclasses import dataclass

from muster.domain.settings import DAYS_PER_WEEK
from muster.planning.instance import Instance
from muster.planning.ledger import Batch
from muster.planning.sources import Source
from muster.planning.wishes import Wish


@dataclass(frozen=True, slots=True)
class Part:
    """Goods of one component that one unit of the need takes from one source."""

    component: int
    source: Source
    amount: float


@dataclass(frozen=True, slots=True)
class Column:
    """One way of a need, usable on one day, with sources for all its components."""

    need: int
    way: int
    day: int
    parts: tuple[Part, ...]

    def worth(self, wish: Wish) -> float:
        """Value of one unit."""
        return wish.unit_value(self.way, self.day)


def folded(batch: Batch) -> Column:
    """The column that a batch of a plan is made of."""
    parts = tuple(
        Part(journey.component, Source(journey.offer, journey.legs, journey.ready), journey.quantity / batch.units)
        for journey in batch.journeys
    )
    return Column(batch.need, batch.way, batch.day, parts)


Use = tuple[str, int, int]
"""Kind of limit, its number, its week: what a column takes some of."""


def uses(instance: Instance, column: Column) -> Iterator[tuple[Use, float]]:
    """What one unit of a column takes of offers, funds, links and sites, piece by piece."""
    goods, roads = instance.goods, instance.roads
    for part in column.parts:
        source = part.source
        load = part.amount * float(instance.load_t[goods.item[source.offer]])
        yield ("offer", source.offer, 0), part.amount
        fund = int(goods.fund[source.offer])
        if fund >= 0:
            yield ("fund", fund, 0), part.amount * float(goods.unit_cost[source.offer])
        for link, day in source.legs:
            arrival = day + int(roads.transit[link])
            yield ("link", link, day // DAYS_PER_WEEK), load
            yield ("site", int(roads.destination[link]), arrival // DAYS_PER_WEEK), load
