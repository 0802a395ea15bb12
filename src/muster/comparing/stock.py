"""The offers that can be counted, as arrays sorted by item."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from muster.comparing.arrivals import NEVER, Days, fastest_days
from muster.domain.gap import CONFIDENCE
from muster.domain.offers import Offer, OfferStage, OfferStatus
from muster.domain.settings import Settings
from muster.domain.situation import Situation

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

ROUNDING = 1e-9
"""A number this close to a whole one counts as whole; quantities below it are nothing."""


@dataclass(frozen=True, slots=True)
class Stock:
    """Offers with a stated quantity, sorted so that those of one item stand together, shape (O,).

    Among them come first those that fewest needs may use: the earmarked, then those that are ready last.
    """

    earmarks: tuple[tuple[str, ...], ...]
    quantity: Floats  # whole where the item is indivisible
    level: Days  # place in CONFIDENCE
    site: Days
    ready: Days  # first day on which it can leave its site; NEVER where it cannot
    standing: Days  # first day on which it can be used where it stands
    first: Days  # (items + 1): offers of item i are first[i] … first[i + 1] − 1
    destinations: dict[str, int]  # sites where something is needed
    days: tuple[Days, ...]  # per item, fewest days from each site to each destination

    def arrivals(self, item: int) -> Days:
        """First day on which each offer of an item can be at each destination; shape (its offers, destinations)."""
        here = slice(self.first[item], self.first[item + 1])
        site = self.site[here]
        arrival = np.minimum(self.ready[here, None] + self.days[item][site], NEVER)
        stands = site[:, None] == self._destination_sites()
        return np.where(stands, self.standing[here, None], arrival)

    def _destination_sites(self) -> Days:
        return np.fromiter(self.destinations.values(), dtype=np.int64, count=len(self.destinations))


def build_stock(situation: Situation) -> Stock:
    """Stock of a situation: neither withdrawn nor lost nor unstated offers; pieces of indivisible goods are dropped."""
    offers = _countable(situation.offers)
    item_number = {item.item_id: number for number, item in enumerate(situation.items)}
    site_number = {site.site_id: number for number, site in enumerate(situation.sites)}
    firmness = {status: place for place, status in enumerate(CONFIDENCE)}
    item = _numbers([item_number[offer.item_id] for offer in offers])
    ready, standing = _ready(offers, situation.settings)
    free = np.array([not offer.earmarked_for for offer in offers], dtype=np.bool_)
    order = np.lexsort((-ready, free, item))
    quantity = np.array([offer.quantity for offer in offers], dtype=np.float64)
    divisible = np.array([each.divisible for each in situation.items], dtype=np.bool_)
    whole = np.where(divisible[item], quantity, np.floor(quantity + ROUNDING))
    wanted_at = [site_id for site_id in dict.fromkeys(need.site_id for need in situation.needs) if site_id]
    fewest = fastest_days(situation, wanted_at)
    return Stock(
        earmarks=tuple([offers[place].earmarked_for for place in order.tolist()]),
        quantity=whole[order],
        level=_numbers([firmness[offer.status] for offer in offers])[order],
        site=_numbers([site_number[offer.site_id] for offer in offers])[order],
        ready=ready[order],
        standing=standing[order],
        first=np.searchsorted(item[order], np.arange(len(situation.items) + 1)),
        destinations={site_id: site_number[site_id] for site_id in wanted_at},
        days=tuple(fewest[each.cargo] for each in situation.items),
    )


def _countable(offers: Sequence[Offer]) -> list[Offer]:
    """Offers that are plannable; as `Offer.plannable` says, in a third of the time."""
    withdrawn, lost = OfferStatus.WITHDRAWN, OfferStage.LOST
    return [
        offer
        for offer in offers
        if offer.quantity is not None and offer.status is not withdrawn and offer.stage is not lost
    ]


def _ready(offers: Sequence[Offer], settings: Settings) -> tuple[Days, Days]:
    """First days on which offers can leave, and on which they can be used where they stand."""
    as_of, day, held, committed = settings.as_of_day, _DayNumbers(settings), OfferStage.HELD, OfferStatus.COMMITTED
    available = _numbers([day[offer.available_from] for offer in offers])
    under_way = np.array([offer.stage is not held for offer in offers], dtype=np.bool_)
    notice = _numbers([0 if offer.status is committed else offer.notice_days for offer in offers])
    until = _numbers([NEVER if offer.available_until is None else day[offer.available_until] for offer in offers])
    from_as_of = np.maximum(available, as_of + np.where(under_way, 0, notice))
    ready = np.where(under_way | (from_as_of <= until), from_as_of, NEVER)
    return ready, np.where(under_way, available, from_as_of)


class _DayNumbers(dict[date | None, int]):
    """Day numbers of dates, each computed once; an absent date is day 0."""

    def __init__(self, settings: Settings) -> None:
        super().__init__({None: 0})
        self._settings = settings

    def __missing__(self, when: date | None) -> int:
        self[when] = self._settings.day_or(when, 0)
        return self[when]


def _numbers(numbers: Sequence[int]) -> Days:
    return np.array(numbers, dtype=np.int64)
