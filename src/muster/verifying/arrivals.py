"""What it costs, at given prices, to have one unit of an item at a site by each day.

Offers of one item with the same earmark form a group. Its goods enter the network at their offers' sites, on the days
on which they may leave, at the price of the offer and its fund; on each link they pay for their load. Goods that
stand at the need's site pay for their offer alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from muster.domain.catalogue import Item
from muster.domain.needs import Need
from muster.domain.offers import Offer
from muster.domain.plan import PriceKind
from muster.verifying.case import Case
from muster.verifying.earmarks import fits_earmark
from muster.verifying.passing import Passage, tolls
from muster.verifying.prices import Tariff
from muster.verifying.readiness import departure_of, standing_day
from muster.verifying.timetable import Floats, Timetable

MOST_CELLS = 4_000_000
"""How many cells (days × sites × groups) one pass holds in memory."""


class Group(NamedTuple):
    """Offers of one item with the same earmark."""

    item: Item
    offers: tuple[Offer, ...]


class Wanted(NamedTuple):
    """A group, by its place, and a site at which some need could use its goods."""

    group: int
    site_id: str


Costs = Mapping[Wanted, Floats]
"""Cost of one unit by each day of the horizon, infinite where none can be there."""


class Market:
    """All groups of a case, and what their arrivals cost under one tariff after another."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.timetable = Timetable(case.calendar)
        self.groups, self.by_item = _groups(case)

    def eligible(self, need: Need, item_id: str) -> tuple[Wanted, ...]:
        """The groups that may give an item to a need, each with the need's site."""
        places = self.by_item.get(item_id, ())
        fitting = (place for place in places if fits_earmark(self.groups[place].offers[0], need))
        return tuple(Wanted(place, need.site_id) for place in fitting)

    def costs(self, tariff: Tariff, wanted: Iterable[Wanted]) -> Costs:
        """Cost of one unit by each day for each pair wanted."""
        costs = self._travelled(tariff, sorted(set(wanted)))
        for pair, own in costs.items():
            for offer in self.groups[pair.group].offers:
                ready = standing_day(self.case.calendar, offer) if offer.site_id == pair.site_id else None
                if ready is not None:
                    np.minimum(own[ready:], _price(tariff, offer), out=own[ready:])
        return costs

    def _travelled(self, tariff: Tariff, wanted: Sequence[Wanted]) -> dict[Wanted, Floats]:
        """Cost of one unit that comes over links."""
        days, index = self.case.situation.settings.days, self.timetable.site_index
        costs = {pair: np.full(days, np.inf) for pair in wanted}
        toll = tolls(self.timetable, tariff)
        reached = [pair for pair in wanted if pair.site_id in index]
        for places in _portions(reached, max(1, MOST_CELLS // (days * max(1, len(index))))):
            column = {place: number for number, place in enumerate(places)}
            own = [pair for pair in reached if pair.group in column]
            sites = np.array([index[pair.site_id] for pair in own], dtype=np.intp)
            columns = np.array([column[pair.group] for pair in own], dtype=np.intp)
            passage = Passage(self.timetable, toll, [self.groups[place].item for place in places])
            arrived = passage.run(self._leaving(tariff, places), sites, columns)
            costs.update(zip(own, arrived.T.copy(), strict=True))
        return costs

    def _leaving(self, tariff: Tariff, places: Sequence[int]) -> Floats:
        """Cost at which the offers of these groups may leave their sites, by day, site and group."""
        calendar, index = self.case.calendar, self.timetable.site_index
        leaving = np.full((calendar.last_day + 1, len(index), len(places)), np.inf)
        for column, place in enumerate(places):
            for offer in self.groups[place].offers:
                if offer.site_id in index:
                    allowed = departure_of(calendar, offer)
                    first = max([allowed.earliest, *(window.first for window in allowed.permits)])
                    last = min([allowed.latest, *(window.last for window in allowed.permits)])
                    cells = leaving[first : last + 1, index[offer.site_id], column]
                    np.minimum(cells, _price(tariff, offer), out=cells)
        return leaving


def _price(tariff: Tariff, offer: Offer) -> float:
    """Price of one unit of an offer where it stands: of the offer itself, and of the money for it."""
    money = tariff.price(PriceKind.FUND, offer.fund_id) * offer.unit_cost
    return tariff.price(PriceKind.OFFER, offer.offer_id) + money


def _groups(case: Case) -> tuple[tuple[Group, ...], Mapping[str, tuple[int, ...]]]:
    """Offers that a plan may use, grouped, and the places of the groups by item."""
    offers: defaultdict[tuple[str, frozenset[str]], list[Offer]] = defaultdict(list)
    for offer in case.situation.offers:
        if offer.plannable and offer.item_id in case.situation.item_by_id:
            offers[offer.item_id, frozenset(offer.earmarked_for)].append(offer)
    by_item: defaultdict[str, tuple[int, ...]] = defaultdict(tuple)
    for place, (item_id, _) in enumerate(offers):
        by_item[item_id] += (place,)
    items = case.situation.item_by_id
    return tuple(Group(items[item_id], tuple(own)) for (item_id, _), own in offers.items()), dict(by_item)


def _portions(wanted: Sequence[Wanted], size: int) -> Iterator[tuple[int, ...]]:
    """The groups that are wanted, so many at a time."""
    places = sorted({pair.group for pair in wanted})
    for first in range(0, len(places), size):
        yield tuple(places[first : first + size])
