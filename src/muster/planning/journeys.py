"""Find goods of one item for one need by one day, and book their journeys, latest departures first."""

import math
from dataclasses import dataclass

import numpy as np

from muster.planning.ledger import Journey, Ledger
from muster.planning.paths import TINY, Paths, Wanted
from muster.planning.routes import earliest_arrival
from muster.planning.timetable import Bools, Days

LEAST_SHARE = 0.01  # a journey of divisible goods carries at least this share of what is wanted, at first


@dataclass(frozen=True, slots=True)
class Ease:
    """Limits that are dropped while asking what they cost; none in a plan."""

    earmarks: bool = False
    supply: bool = False
    roads: bool = False


class Haulage:
    """Takes goods from offers and books how they travel."""

    def __init__(self, ledger: Ledger, ease: Ease | None = None) -> None:
        """Work on a ledger."""
        self._ledger = ledger
        self._ease = ease or Ease()
        self._stuck: dict[int, float] = {}
        self._in_order: dict[tuple[int, tuple[str, ...]], Days] = {}
        self.minded_money = self.minded_minimums = False  # whether a fund or a minimum has played any part so far
        self._changed = False  # whether a pass booked, gave back or refused anything, so that another may find more

    def begin(self) -> None:
        """Forget, before another need is served, which minimums could not be filled."""
        self._stuck.clear()

    def candidates(self, wanted: Wanted) -> Days:
        """Offers of the item that the need may use and that have something left, in the order of use."""
        marks = wanted.wish.marks
        offers = self._in_order.get((wanted.item, marks))
        if offers is None:
            offers = self._in_order[wanted.item, marks] = self._order_of_use(wanted.item, marks)
        least = 1.0 - TINY if wanted.is_whole else wanted.crumb
        return offers[self._ledger.offer_left[offers] >= least]

    def _order_of_use(self, item: int, marks: tuple[str, ...]) -> Days:
        """Offers of an item that a need with these marks may use, those earmarked for it first."""
        goods = self._ledger.instance.goods
        earmarked = goods.earmarked[item]
        kept = earmarked.keys() if self._ease.earmarks else marks
        found = [offer for mark in kept for offer in earmarked.get(mark, ())]
        free = goods.by_item[item]
        return np.array(list(dict.fromkeys([*found, *free.tolist()])), dtype=np.int32) if found else free

    def gather(self, wanted: Wanted, amount: float, day: int) -> tuple[list[Journey], float]:
        """Book journeys that bring up to `amount` units by `day`; returns them and the units that they bring."""
        if self._ease.supply:
            return [], amount
        journeys: list[Journey] = []
        left = amount
        shares = (1.0,) if wanted.is_whole else (LEAST_SHARE, LEAST_SHARE**3)
        for share in shares:
            for may_overfill in (False, True):
                self._changed = False
                left = self._gather_once(wanted, left, day, (share * left, may_overfill), journeys)
                if left <= wanted.crumb:
                    # A crumb is one of the need; of what is asked for now it may be more than rounding.
                    return journeys, amount if wanted.wish.is_whole else amount - left
                if not self._changed:
                    break  # the second pass would find what the first one found: nothing
        return journeys, amount - left

    def earliest(self, wanted: Wanted, least: float) -> int:
        """First day on which `least` units of one offer could be at the need's site; the horizon's length: never."""
        if self._ease.supply:
            return 0
        ledger = self._ledger
        instance = ledger.instance
        offers = self.candidates(wanted)
        if offers.size == 0:
            return instance.horizon
        sites = instance.goods.site[offers]
        if self._ease.roads:
            sites = np.full_like(sites, wanted.wish.site)
        here = offers[sites == wanted.wish.site]
        standing = int(ledger.windows.stands[here].min()) if here.size else instance.horizon
        away = offers[sites != wanted.wish.site]
        if away.size == 0:
            return standing
        arrival = earliest_arrival(
            wanted.wish.site,
            instance.goods.site[away],
            np.stack((ledger.windows.first[away], ledger.windows.last[away])),
            least * instance.load_t[wanted.item],
            self._carries(wanted),
            instance.roads,
            ledger.room,
        )
        return min(standing, int(arrival))

    def _carries(self, wanted: Wanted) -> Bools:
        instance = self._ledger.instance
        return instance.carries[instance.situation.items[wanted.item].cargo]

    def _gather_once(
        self, wanted: Wanted, left: float, day: int, manner: tuple[float, bool], journeys: list[Journey]
    ) -> float:
        """One pass over the offers; returns what is still wanted."""
        share, may_overfill = manner
        offers = self.candidates(wanted)
        has_surplus = self._ledger.has_surplus[offers]
        paths = Paths(self._ledger, wanted, day, 1.0 if wanted.is_whole else share, no_roads=self._ease.roads)
        place = 0
        while left > wanted.crumb and (place := paths.next_offer(offers, place, has_surplus)) < len(offers):
            mark = self._ledger.mark()
            journey = self._try_offer(paths, int(offers[place]), left)
            self._changed |= journey is not None
            if journey is None or not self._fill_minimum(paths, journey, may_overfill=may_overfill):
                self._ledger.rollback(mark)
                place += 1
                continue
            journeys.append(journey)
            left -= journey.quantity
        return max(0.0, left)

    def _try_offer(self, paths: Paths, offer: int, left: float) -> Journey | None:
        """Book the most that this offer can send on one path, its own surplus first given back."""
        if self._ledger.give_back(offer):
            self._changed = True
            paths.forget()
        self.minded_money |= int(self._ledger.instance.goods.fund[offer]) >= 0
        journey = paths.journey(offer, left)
        if journey is not None:
            self._ledger.book(journey)
        return journey

    def fill_minimum(self, wanted: Wanted, journey: Journey) -> bool:
        """Send what the minimum of a journey's offer asks beyond what is used; False where it cannot travel."""
        paths = Paths(self._ledger, wanted, journey.ready, 1.0 if wanted.is_whole else wanted.crumb)
        return self._fill_minimum(paths, journey, may_overfill=True)

    def _fill_minimum(self, paths: Paths, journey: Journey, *, may_overfill: bool) -> bool:
        """Send what the offer's minimum asks beyond what is used, to the same place, by the last day at the latest."""
        ledger = self._ledger
        lacking = float(ledger.minimum[journey.offer]) - ledger.used(journey.offer)
        if lacking <= TINY:
            return True
        self.minded_minimums = True
        if not may_overfill and journey.offer not in ledger.surplus:
            return False
        if lacking >= self._stuck.get(journey.offer, math.inf):
            return False
        stuck_at = lacking
        last = Paths(ledger, paths.wanted, ledger.instance.horizon - 1, paths.least, no_roads=self._ease.roads)
        lacking = math.ceil(lacking - TINY) if paths.wanted.is_whole else lacking
        extras: list[Journey] = []
        while lacking > TINY:
            extra = last.journey(journey.offer, lacking)
            if extra is None:
                self._stuck[journey.offer] = stuck_at
                return False
            ledger.book(extra)
            extras.append(extra)
            lacking -= extra.quantity
        ledger.set_surplus(journey.offer, tuple(extras))
        return True
