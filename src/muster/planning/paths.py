"""Latest paths from any offer to one need by one day, and how much fits on them."""

import math
from dataclasses import dataclass

from muster.domain.settings import DAYS_PER_WEEK
from muster.planning.ledger import Journey, Ledger
from muster.planning.routes import first_in_time, latest_first_leg, latest_stays
from muster.planning.timetable import Bools, Days
from muster.planning.wishes import Wish

TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Wanted:
    """Goods wanted: for which need, way and component; the item, and whether it goes in whole pieces."""

    wish: Wish
    way: int
    component: int
    item: int
    is_whole: bool

    @property
    def crumb(self) -> float:
        """Units of the item too few to be worth a journey."""
        return self.wish.crumb * (
            1.0 if self.is_whole else self.wish.ways[self.way].components[self.component].per_unit
        )


def wanted_by(wish: Wish, journey: Journey) -> Wanted:
    """The goods that a journey brings to a need."""
    component = wish.ways[journey.way].components[journey.component]
    return Wanted(wish, journey.way, journey.component, component.item, component.is_whole)


class Paths:
    """Latest paths to one need by one day; found anew when what was found is full."""

    def __init__(self, ledger: Ledger, wanted: Wanted, day: int, least: float, *, no_roads: bool = False) -> None:
        """Aim for the need's site by `day` with at least `least` units a journey."""
        self._no_roads = no_roads
        self.wanted = wanted
        self.least = least
        self._ledger = ledger
        self._day = day
        instance = ledger.instance
        self._carries = instance.carries[instance.situation.items[wanted.item].cargo]
        self._unit_t = float(instance.load_t[wanted.item])
        self._found: tuple[Days, Days, Days] | None = None

    def forget(self) -> None:
        """Search again next time: room has been given back."""
        self._found = None

    def next_offer(self, offers: Days, begin: int, always: Bools) -> int:
        """Place, from `begin` on, of the first offer that can send something by the day, or is to be tried anyway.

        `offers` and `always` have one shape; the length of `offers` means none.
        """
        ledger = self._ledger
        goods = ledger.instance.goods
        if self._no_roads:
            return begin
        return int(
            first_in_time(
                (offers, begin, always),
                (goods.site, ledger.windows.first, ledger.windows.last, ledger.windows.stands),
                (self.wanted.wish.site, self._day, self._unit_t * self.least),
                self._carries,
                self._search()[0],
                ledger.instance.roads,
                ledger.room,
            )
        )

    def journey(self, offer: int, left: float) -> Journey | None:
        """A journey of at most `left` units from an offer, or None where no path by the day has room for `least`."""
        ledger = self._ledger
        goods = ledger.instance.goods
        available = min(left, float(ledger.offer_left[offer]), self._affordable(offer))
        least = min(self.least, available)
        if available <= self.wanted.crumb or (self.wanted.is_whole and available < 1.0 - TINY):
            return None
        if self._no_roads or int(goods.site[offer]) == self.wanted.wish.site:
            ready = int(ledger.windows.stands[offer])
            return self._packed(offer, available, (), ready) if ready <= self._day else None
        for _ in range(2):
            legs = self._legs(offer, least)
            if legs is None:
                return None
            most = self._room_for(legs)
            if most >= least - TINY:
                return self._packed(offer, min(available, most), legs, self._arrival(legs))
            self.forget()
        return None

    def _affordable(self, offer: int) -> float:
        """Units that the offer's fund can still pay for."""
        goods = self._ledger.instance.goods
        fund = int(goods.fund[offer])
        if fund < 0:
            return math.inf
        return max(0.0, float(self._ledger.fund_left[fund])) / float(goods.unit_cost[offer])

    def _packed(self, offer: int, quantity: float, legs: tuple[tuple[int, int], ...], ready: int) -> Journey | None:
        if self.wanted.is_whole:
            quantity = float(math.floor(quantity + TINY))
        if quantity <= 0.0:
            return None
        wanted = self.wanted
        return Journey(offer, wanted.wish.number, wanted.way, wanted.component, float(quantity), legs, ready)

    def _legs(self, offer: int, least: float) -> tuple[tuple[int, int], ...] | None:
        """Latest legs from the offer's site, or None."""
        ledger = self._ledger
        roads = ledger.instance.roads
        load = self._unit_t * least
        target = self.wanted.wish.site
        stay, via, leaves = self._search()
        window = (int(ledger.windows.first[offer]), int(ledger.windows.last[offer]))
        site = int(ledger.instance.goods.site[offer])
        link, day = latest_first_leg(site, window, load, self._carries, stay, roads, ledger.room)
        if link < 0:
            return None
        legs = [(int(link), int(day))]
        site = int(roads.destination[link])
        while site != target:
            legs.append((int(via[site]), int(leaves[site])))
            site = int(roads.destination[legs[-1][0]])
        return tuple(legs)

    def _search(self) -> tuple[Days, Days, Days]:
        """How goods get on from each site, as `latest_stays` says."""
        if self._found is None:
            target, load = self.wanted.wish.site, self._unit_t * self.least
            ledger = self._ledger
            self._found = latest_stays(target, self._day, load, self._carries, ledger.instance.roads, ledger.room)
        return self._found

    def _room_for(self, legs: tuple[tuple[int, int], ...]) -> float:
        """Units that fit on every leg and at every arrival."""
        room = self._ledger.room
        roads = self._ledger.instance.roads
        tonnes = math.inf
        for link, day in legs:
            arrival = (day + int(roads.transit[link])) // DAYS_PER_WEEK
            tonnes = min(
                tonnes,
                room.link_left[link, day // DAYS_PER_WEEK],
                room.site_left[int(roads.destination[link]), arrival],
            )
        return tonnes / self._unit_t

    def _arrival(self, legs: tuple[tuple[int, int], ...]) -> int:
        link, day = legs[-1]
        return day + int(self._ledger.instance.roads.transit[link])
