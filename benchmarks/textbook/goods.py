"""The goods of one item with the same earmarks: offered, moved, waiting, and drawn for use."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from benchmarks.textbook.calendar import Calendar, Leaving
from benchmarks.textbook.limits import Limits
from benchmarks.textbook.program import Ints, Writer
from benchmarks.textbook.roads import roads_of
from muster.domain.catalogue import Item
from muster.domain.offers import Offer


class _Stock(NamedTuple):
    """An offer at its first place, from a day on."""

    offer: Offer
    place: int
    day: int


class _Draw(NamedTuple):
    """Units that are used at a place: factor × columns on these days."""

    place: int
    days: Ints
    columns: Ints
    factor: float


_Flow = tuple[Ints, Ints, float]  # nodes, columns, and the factor by which these add to what is there


class Goods:
    """One commodity of the flow; unit for unit its offers are the same."""

    def __init__(self, calendar: Calendar, item: Item, offers: Sequence[Offer]) -> None:
        self._calendar = calendar
        self._item = item
        self._horizon = calendar.horizon
        self._stocks: list[_Stock] = []
        self._bound: list[tuple[str, Leaving]] = []
        self._draws: list[_Draw] = []
        for offer in offers:
            self._add(offer)
        self._roads = roads_of(calendar, item, self._bound)
        there = np.full(len(calendar.site) + len(self._bound), self._horizon, dtype=np.int64)
        for stock in self._stocks:
            there[stock.place] = min(there[stock.place], stock.day)
        self._earliest = self._roads.earliest(there)

    def _add(self, offer: Offer) -> None:
        """Put an offer at its site or, where its days of leaving say more than its first day, at a place of its own."""
        leaving = self._calendar.leaving(offer)
        if leaving is None or leaving.stands >= self._horizon:
            return
        is_bound = leaving.last < self._horizon - 1 or leaving.stands != leaving.first
        place = self._calendar.site[offer.site_id]
        if is_bound:
            place = len(self._calendar.site) + len(self._bound)
            self._bound.append((offer.site_id, leaving))
        self._stocks.append(_Stock(offer, place, leaving.stands))

    def places(self, site_id: str) -> list[tuple[int, int]]:
        """Places from which the good may be drawn for use at a site, and the first day of each."""
        own = [len(self._calendar.site) + number for number, (at, _) in enumerate(self._bound) if at == site_id]
        every = [(place, int(self._earliest[place])) for place in (self._calendar.site[site_id], *own)]
        return [(place, first) for place, first in every if first < self._horizon]

    def draw(self, place: int, days: Ints, columns: Ints, factor: float = 1.0) -> None:
        """Use factor × columns of the good at a place on these days."""
        self._draws.append(_Draw(place, days, columns, factor))

    def write(self, writer: Writer, limits: Limits) -> None:
        """Write columns and rows: at every place and day no more goes than comes; what is left over may stay."""
        if not self._draws:
            return
        flows = [*self._moved(writer, limits), self._offered(writer, limits)]
        flows += [(self._nodes(draw.place, draw.days), draw.columns, -draw.factor) for draw in self._draws]
        nodes = np.unique(np.concatenate([where for where, _, _ in flows]))
        rows = writer.rows(len(nodes), low=0.0)
        for where, columns, factor in flows:
            writer.enter(rows[np.searchsorted(nodes, where)], columns, factor)
        # Goods wait from one day on which anything happens at a place to the next one.
        goes_on = np.flatnonzero(np.diff(nodes // self._horizon) == 0)
        waiting = writer.columns(len(goes_on))
        writer.enter(rows[goes_on], waiting, -1.0)
        writer.enter(rows[goes_on + 1], waiting, 1.0)

    def _moved(self, writer: Writer, limits: Limits) -> list[_Flow]:
        """What movements take from one node and bring to another."""
        roads, load_t = self._roads, self._item.load_t
        arcs, days = roads.of_use(self._earliest, roads.latest(self._last_use()))
        arrivals = days + roads.transit[arcs]
        columns = writer.columns(len(arcs))
        limits.depart(roads.link[arcs], days, columns, load_t)
        limits.arrive(roads.destination[arcs], arrivals, columns, load_t)
        return [
            (self._nodes(roads.origin[arcs], days), columns, -1.0),
            (self._nodes(roads.destination[arcs], arrivals), columns, 1.0),
        ]

    def _offered(self, writer: Writer, limits: Limits) -> _Flow:
        """What offers bring to their first nodes."""
        offers = [stock.offer for stock in self._stocks]
        columns = writer.columns(len(offers), most=np.array([offer.quantity for offer in offers], dtype=np.float64))
        for number, offer in enumerate(offers):
            limits.pay(offer.fund_id, columns[number : number + 1], offer.unit_cost)
        places = np.array([stock.place for stock in self._stocks], dtype=np.int64)
        days = np.array([stock.day for stock in self._stocks], dtype=np.int64)
        return self._nodes(places, days), columns, 1.0

    def _last_use(self) -> Ints:
        """Last day on which the good is drawn at each place, −1 where never."""
        last = np.full(len(self._earliest), -1, dtype=np.int64)
        for draw in self._draws:
            last[draw.place] = max(last[draw.place], int(draw.days.max(initial=-1)))
        return last

    def _nodes(self, places: Ints | int, days: Ints) -> Ints:
        """Numbers of nodes, place by place."""
        return np.asarray(places * self._horizon + days, dtype=np.int64)
