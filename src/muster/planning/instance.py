"""A situation as arrays, numbered in the order of its tables: what every planning method works on."""

from collections import defaultdict
from dataclasses import dataclass, field

import numpy as np

from muster.domain.offers import Offer, OfferStatus
from muster.domain.situation import Situation
from muster.planning.courses import Schooling, build_schooling
from muster.planning.departures import Roads
from muster.planning.timetable import Bools, Days, Floats, Timetable, build_timetable
from muster.planning.ways import WayBook
from muster.planning.windows import Windows, build_windows
from muster.planning.wishes import Wish, build_wishes

FIRMNESS = (OfferStatus.OFFERED, OfferStatus.PLEDGED, OfferStatus.COMMITTED)
NOT_USED = 0.0


@dataclass(frozen=True, slots=True)
class Goods:
    """The offers as arrays of shape (O,); what may not be planned has quantity 0."""

    item: Days
    site: Days
    quantity: Floats
    minimum: Floats
    unit_cost: Floats
    fund: Days  # −1: none
    by_item: tuple[Days, ...]  # free offers of each item, in the order in which people would use them
    earmarked: tuple[dict[str, tuple[int, ...]], ...]  # per item: earmark → offers

    def of_item(self, item: int) -> list[int]:
        """All offers of an item, whatever they are earmarked for."""
        marked = [offer for shelf in self.earmarked[item].values() for offer in shelf]
        return list(dict.fromkeys([*marked, *self.by_item[item].tolist()]))


@dataclass(frozen=True, slots=True)
class Instance:
    """Everything that a method needs, in numbers; S sites, L links, O offers, T days, W weeks."""

    situation: Situation
    roads: Roads
    carries: dict[str, Bools]  # cargo class → which links carry it, shape (L,)
    load_t: Floats  # per unit of each item
    timetable: Timetable
    goods: Goods
    windows: Windows
    funds: Floats  # amount of each
    wishes: tuple[Wish, ...]
    schooling: Schooling
    cost_per_t: Floats = field(repr=False)  # per link

    @property
    def horizon(self) -> int:
        """Number of days."""
        return self.situation.settings.days

    @property
    def crumbs(self) -> list[int]:
        """Offers of less than one whole piece: no plan can use them, but the contract's bound counts every offer."""
        return [
            number
            for number, offer in enumerate(self.situation.offers)
            if offer.plannable and 0.0 < (offer.quantity or 0.0) < 1.0 and self.goods.quantity[number] <= 0.0
        ]


def build_instance(situation: Situation, least_status: OfferStatus = OfferStatus.OFFERED) -> Instance:
    """Instance of a situation; offers less firm than `least_status` are kept with quantity 0."""
    book = WayBook(situation)
    return Instance(
        situation=situation,
        roads=_roads(situation),
        carries=_carries(situation),
        load_t=np.array([item.load_t for item in situation.items], dtype=np.float64),
        timetable=build_timetable(situation),
        goods=_goods(situation, least_status),
        windows=build_windows(situation),
        funds=np.array([fund.amount for fund in situation.funds], dtype=np.float64),
        wishes=build_wishes(situation, book),
        schooling=build_schooling(situation, book.qualifications),
        cost_per_t=np.array([link.cost_per_t for link in situation.links], dtype=np.float64),
    )


def rebuild_instance(like: Instance, situation: Situation, least_status: OfferStatus = OfferStatus.OFFERED) -> Instance:
    """Instance of a situation that differs from another's in some tables only: the arrays of the others are shared."""
    before = like.situation

    def is_same(*tables: str) -> bool:
        return all(getattr(before, table) == getattr(situation, table) for table in ("settings", *tables))

    same_sites = [site.site_id for site in before.sites] == [site.site_id for site in situation.sites]
    same_people = is_same("courses", "trainees")
    same_names = same_people or before.qualifications == situation.qualifications
    if not (is_same("items", "alternatives", "packages") and same_sites and same_names):
        return build_instance(situation, least_status)
    same_links = is_same("links")
    return Instance(
        situation=situation,
        roads=like.roads if same_links else _roads(situation),
        carries=like.carries if same_links else _carries(situation),
        load_t=like.load_t,
        timetable=like.timetable if is_same("links", "closures", "permits", "sites") else build_timetable(situation),
        goods=like.goods if is_same("offers", "funds") else _goods(situation, least_status),
        windows=like.windows if is_same("offers", "permits") else build_windows(situation),
        funds=np.array([fund.amount for fund in situation.funds], dtype=np.float64),
        wishes=like.wishes if is_same("needs") else build_wishes(situation, WayBook(situation)),
        schooling=like.schooling if same_people else build_schooling(situation, like.schooling.qualifications),
        cost_per_t=np.array([link.cost_per_t for link in situation.links], dtype=np.float64),
    )


def _carries(situation: Situation) -> dict[str, Bools]:
    classes = {item.cargo for item in situation.items}
    return {cargo: np.array([link.carries(cargo) for link in situation.links], dtype=np.bool_) for cargo in classes}


def is_firm(offer: Offer, least: OfferStatus) -> bool:
    """Whether an offer is at least as firm as asked."""
    return offer.status in FIRMNESS and FIRMNESS.index(offer.status) >= FIRMNESS.index(least)


def _roads(situation: Situation) -> Roads:
    site = {row.site_id: number for number, row in enumerate(situation.sites)}
    origin = np.array([site[link.origin_id] for link in situation.links], dtype=np.int32)
    destination = np.array([site[link.destination_id] for link in situation.links], dtype=np.int32)
    bounds = np.arange(len(situation.sites) + 1)
    leaving = np.argsort(origin, kind="stable").astype(np.int32)
    entering = np.argsort(destination, kind="stable").astype(np.int32)
    return Roads(
        origin=origin,
        destination=destination,
        transit=np.array([link.transit_days for link in situation.links], dtype=np.int32),
        leaving=leaving,
        leaving_from=np.searchsorted(origin[leaving], bounds).astype(np.int32),
        entering=entering,
        entering_from=np.searchsorted(destination[entering], bounds).astype(np.int32),
    )


def _goods(situation: Situation, least_status: OfferStatus) -> Goods:
    item = {row.item_id: number for number, row in enumerate(situation.items)}
    site = {row.site_id: number for number, row in enumerate(situation.sites)}
    fund = {row.fund_id: number for number, row in enumerate(situation.funds)}
    offers = situation.offers
    quantity = np.zeros(len(offers))
    for number, offer in enumerate(offers):
        if offer.plannable and offer.quantity is not None and is_firm(offer, least_status):
            whole = not situation.item_by_id[offer.item_id].divisible
            quantity[number] = np.floor(offer.quantity + 1e-9) if whole else offer.quantity
    by_item, earmarked = _shelves(situation, item)
    return Goods(
        item=np.array([item[offer.item_id] for offer in offers], dtype=np.int32),
        site=np.array([site[offer.site_id] for offer in offers], dtype=np.int32),
        quantity=quantity,
        minimum=np.array([NOT_USED if offer.under_way else offer.minimum for offer in offers], dtype=np.float64),
        unit_cost=np.array([offer.unit_cost for offer in offers], dtype=np.float64),
        fund=np.array(
            [fund.get(offer.fund_id, -1) if offer.unit_cost > 0.0 else -1 for offer in offers], dtype=np.int32
        ),
        by_item=by_item,
        earmarked=earmarked,
    )


def _shelves(
    situation: Situation, item: dict[str, int]
) -> tuple[tuple[Days, ...], tuple[dict[str, tuple[int, ...]], ...]]:
    """Offers of each item, free ones and by earmark: gifts before purchases, those ready last first.

    Stock that is ready early is left for those who need it early.
    """
    settings = situation.settings
    order = sorted(
        range(len(situation.offers)),
        key=lambda number: (
            situation.offers[number].unit_cost,
            -settings.day_or(situation.offers[number].available_from, 0),
            number,
        ),
    )
    free: list[list[int]] = [[] for _ in item]
    earmarked: list[defaultdict[str, list[int]]] = [defaultdict(list) for _ in item]
    for number in order:
        offer = situation.offers[number]
        if not offer.earmarked_for:
            free[item[offer.item_id]].append(number)
        for mark in offer.earmarked_for:
            earmarked[item[offer.item_id]][mark].append(number)
    return (
        tuple(np.array(shelf, dtype=np.int32) for shelf in free),
        tuple({mark: tuple(shelf) for mark, shelf in marks.items()} for marks in earmarked),
    )
