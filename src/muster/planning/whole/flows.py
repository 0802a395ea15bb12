"""The goods of one shelf on their way: which offers give, by which departures they go, and in which stores they lie."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from muster.planning.instance import Instance
from muster.planning.shelves import Shelf
from muster.planning.whole.program import Draft
from muster.planning.whole.stores import Store
from muster.planning.whole.travel import Guide, Hop, Limit, Passage, Standing, hop_uses


@dataclass(frozen=True, slots=True)
class Departure:
    """A variable: units of an offer that take a passage."""

    offer: int
    passage: Passage
    variable: int


@dataclass(slots=True)
class Flow:
    """Variables of one shelf's goods; a store by site for what came, and one for what stood there from the start."""

    shelf: Shelf
    departures: list[Departure] = field(default_factory=list)
    onward: dict[Hop, int] = field(default_factory=dict)
    standing: dict[int, int] = field(default_factory=dict)  # by offer
    stores: dict[int, Store] = field(default_factory=dict)  # by site
    stands: dict[int, Store] = field(default_factory=dict)

    def at(self, site: int) -> list[Store]:
        """Stores from which a need at a site may take."""
        return [stores[site] for stores in (self.stores, self.stands) if site in stores]

    def taken(self) -> list[tuple[int, int]]:
        """Every variable that takes from an offer: (offer, variable)."""
        return [(each.offer, each.variable) for each in self.departures] + list(self.standing.items())


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where goods of a shelf are wanted: by site, the last day; what is wanted in all; where surplus may end."""

    deadlines: Mapping[int, int]
    most: float
    for_surplus: frozenset[int]


def flow_of(instance: Instance, draft: Draft, shelf: Shelf, wanted: Wanted, guide: Guide) -> Flow:
    """Variables of the goods of a shelf, with stores that know what comes and what goes on."""
    flow = Flow(shelf)
    goods, windows = instance.goods, instance.windows
    offers = [offer for offer in shelf.offers if goods.minimum[offer] <= goods.quantity[offer]]
    there = [
        Standing(offer, int(goods.site[offer]), int(windows.first[offer]), int(windows.last[offer])) for offer in offers
    ]
    travel = guide.travel(shelf, there, wanted.deadlines)
    is_whole = not instance.situation.items[shelf.item].divisible
    for offer in offers:
        most = float(goods.quantity[offer])
        most = most if goods.minimum[offer] > 0.0 else min(most, wanted.most)
        for passage in travel.passages[offer]:
            top = _fitting(instance, shelf.item, passage.uses, most)
            flow.departures.append(Departure(offer, passage, draft.variable(top, is_whole=is_whole)))
        if int(goods.site[offer]) in wanted.deadlines and windows.stands[offer] < instance.horizon:
            flow.standing[offer] = draft.variable(most, is_whole=is_whole)
    total = float(goods.quantity[offers].sum())
    for hop in travel.onward:
        most = total if wanted.for_surplus else min(total, wanted.most)
        top = _fitting(instance, shelf.item, hop_uses(instance.roads, hop), most)
        flow.onward[hop] = draft.variable(top, is_whole=is_whole)
    _fill_stores(instance, flow, wanted)
    return flow


def _fitting(instance: Instance, item: int, uses: Iterable[Limit], most: float) -> float:
    """The most of an item that can go where these limits hold, whole units where it is not divisible."""
    load = float(instance.load_t[item])
    for kind, number, week in uses if load > 0.0 else ():
        timetable = instance.timetable
        capacity = (timetable.link_capacity if kind == "link" else timetable.site_capacity)[number, week]
        most = min(most, (float(capacity) * (1.0 + 1e-6) + 1e-6) / load)
    return most if instance.situation.items[item].divisible else float(np.floor(most + 1e-9))


def _fill_stores(instance: Instance, flow: Flow, wanted: Wanted) -> None:
    """Tell the stores of all sites what comes and what goes on."""
    roads, goods = instance.roads, instance.goods

    def store(stores: dict[int, Store], site: int) -> Store:
        return stores.setdefault(site, Store(site in wanted.for_surplus))

    for each in flow.departures:
        store(flow.stores, each.passage.site).come(each.passage.day, each.variable)
    for (link, day), variable in flow.onward.items():
        store(flow.stores, int(roads.destination[link])).come(day + int(roads.transit[link]), variable)
        store(flow.stores, int(roads.origin[link])).go(day, (variable, 1.0))
    for offer, variable in flow.standing.items():
        store(flow.stands, int(goods.site[offer])).come(int(instance.windows.stands[offer]), variable)


def limits_of(instance: Instance, flow: Flow) -> list[tuple[Limit, int, float]]:
    """What every variable of a flow takes of links, sites and funds."""
    goods = instance.goods
    load = float(instance.load_t[flow.shelf.item])
    taken = [(limit, each.variable, load) for each in flow.departures for limit in sorted(each.passage.uses)]
    for hop, variable in flow.onward.items():
        taken += [(limit, variable, load) for limit in sorted(hop_uses(instance.roads, hop))]
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
