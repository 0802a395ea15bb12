"""The goods of one shelf on their way: which offers give, by which departures they go, and in which stores they lie."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from muster.domain.settings import DAYS_PER_WEEK
from muster.planning.instance import Instance
from muster.planning.shelves import Shelf
from muster.planning.timetable import Bools
from muster.planning.whole.hops import Hop, Standing, useful_hops
from muster.planning.whole.program import Draft
from muster.planning.whole.stores import Store

Limit = tuple[str, int, int]
"""Kind of limit, its number, its week."""


@dataclass(slots=True)
class Flow:
    """Variables of one shelf's goods; a store by site for what came, and one for what stood there from the start."""

    shelf: Shelf
    leaving: dict[tuple[int, Hop], int] = field(default_factory=dict)  # by offer and hop
    onward: dict[Hop, int] = field(default_factory=dict)
    standing: dict[int, int] = field(default_factory=dict)  # by offer
    stores: dict[int, Store] = field(default_factory=dict)  # by site
    stands: dict[int, Store] = field(default_factory=dict)

    def at(self, site: int) -> list[Store]:
        """Stores from which a need at a site may take."""
        return [stores[site] for stores in (self.stores, self.stands) if site in stores]

    def taken(self) -> list[tuple[int, int]]:
        """Every variable that takes from an offer: (offer, variable)."""
        left = [(offer, variable) for (offer, _), variable in self.leaving.items()]
        return left + list(self.standing.items())

    def moved(self) -> list[tuple[Hop, int]]:
        """Every variable that moves goods: (hop, variable)."""
        return [*((hop, variable) for (_, hop), variable in self.leaving.items()), *self.onward.items()]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where goods of a shelf are wanted: by site, the last day; what is wanted in all; where surplus may end."""

    deadlines: Mapping[int, int]
    most: float
    for_surplus: frozenset[int]


def passes_for(instance: Instance, item: int) -> Bools:
    """Where one unit of an item may depart, shape (L, T): where a link's week has room for one whole unit."""
    row = instance.situation.items[item]
    load = 0.0 if row.divisible else float(instance.load_t[item])
    weeks = np.arange(instance.horizon) // DAYS_PER_WEEK
    capacity = instance.timetable.link_capacity[:, weeks]
    fits = (capacity * (1.0 + 1e-6) + 1e-6 >= load) & (capacity > 0.0)
    departs: Bools = instance.timetable.previous == np.arange(instance.horizon)
    passes: Bools = departs & fits & instance.carries[row.cargo][:, None]
    return passes


def flow_of(instance: Instance, draft: Draft, shelf: Shelf, wanted: Wanted) -> Flow:
    """Variables of the goods of a shelf, with stores that know what comes and what goes on."""
    flow = Flow(shelf)
    goods, windows = instance.goods, instance.windows
    offers = [offer for offer in shelf.offers if goods.minimum[offer] <= goods.quantity[offer]]
    there = [
        Standing(offer, int(goods.site[offer]), int(windows.first[offer]), int(windows.last[offer])) for offer in offers
    ]
    hops = useful_hops(passes_for(instance, shelf.item), instance.roads, there, wanted.deadlines)
    is_whole = not instance.situation.items[shelf.item].divisible
    total = min(wanted.most, float(goods.quantity[offers].sum()))
    for offer in offers:
        most = float(goods.quantity[offer])
        most = most if goods.minimum[offer] > 0.0 else min(most, wanted.most)
        for hop in hops.leaving[offer]:
            top = _fitting(instance, shelf.item, hop, most)
            flow.leaving[offer, hop] = draft.variable(top, is_whole=is_whole)
        site = int(goods.site[offer])
        if site in wanted.deadlines and windows.stands[offer] < instance.horizon:
            flow.standing[offer] = draft.variable(most, is_whole=is_whole)
            store = flow.stands.setdefault(site, Store(site in wanted.for_surplus))
            store.come(int(windows.stands[offer]), flow.standing[offer])
    for hop in hops.onward:
        most = total if not wanted.for_surplus else float(goods.quantity[offers].sum())
        flow.onward[hop] = draft.variable(_fitting(instance, shelf.item, hop, most), is_whole=is_whole)
    _fill_stores(instance, flow, wanted)
    return flow


def _fitting(instance: Instance, item: int, hop: Hop, most: float) -> float:
    """The most of an item that can go on one hop, whole units where it is not divisible."""
    load = float(instance.load_t[item])
    capacity = float(instance.timetable.link_capacity[hop[0], hop[1] // DAYS_PER_WEEK])
    top = min(most, (capacity * (1.0 + 1e-6) + 1e-6) / load) if load > 0.0 else most
    return top if instance.situation.items[item].divisible else float(np.floor(top + 1e-9))


def _fill_stores(instance: Instance, flow: Flow, wanted: Wanted) -> None:
    """Tell the stores of all sites what comes and what goes on."""
    roads = instance.roads
    for (link, day), variable in flow.moved():
        site = int(roads.destination[link])
        store = flow.stores.setdefault(site, Store(site in wanted.for_surplus))
        store.come(day + int(roads.transit[link]), variable)
    for (link, day), variable in flow.onward.items():
        flow.stores[int(roads.origin[link])].go(day, (variable, 1.0))


def limits_of(instance: Instance, flow: Flow) -> list[tuple[Limit, int, float]]:
    """What every variable of a flow takes of links, sites and funds."""
    goods, roads = instance.goods, instance.roads
    load = float(instance.load_t[flow.shelf.item])
    taken: list[tuple[Limit, int, float]] = []
    for (link, day), variable in flow.moved():
        arrival = day + int(roads.transit[link])
        taken.append((("link", link, day // DAYS_PER_WEEK), variable, load))
        taken.append((("site", int(roads.destination[link]), arrival // DAYS_PER_WEEK), variable, load))
    for offer, variable in flow.taken():
        fund = int(goods.fund[offer])
        if fund >= 0:
            taken.append((("fund", fund, 0), variable, float(goods.unit_cost[offer])))
    return taken


def shelves_of(instance: Instance) -> Sequence[Shelf]:
    """Offers that a plan may use, by item and earmarks."""
    goods = instance.goods
    groups: dict[tuple[int, frozenset[str]], list[int]] = {}
    for offer in np.flatnonzero(goods.quantity > 0.0).tolist():
        marks = frozenset(instance.situation.offers[offer].earmarked_for)
        groups.setdefault((int(goods.item[offer]), marks), []).append(offer)
    in_order = sorted(groups.items(), key=lambda each: (each[0][0], sorted(each[0][1])))
    return [Shelf(item, marks, tuple(offers)) for (item, marks), offers in in_order]
