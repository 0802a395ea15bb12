"""The goods of the arc model: leaving, passing, waiting, standing, and being used; offers, links, sites and money.

A *stream* is the goods of one item on their way to one need through one of its ways. Its unknowns:

    leave(offer, link, day)     units of an offer that leave its site
    carry(link, day)            units that go on from a site where they arrived before
    wait(site, day, next)       units that stay at a site from a day on which anything happens there to the next one
    stand(offer)                units of an offer that stands at the need's site

At the need's site things happen when goods come and on the days of use; what is left on the last day is surplus.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from math import floor, inf

from muster.domain.catalogue import Item
from muster.domain.network import Link
from muster.domain.offers import Offer
from tests.oracle.days import Days
from tests.oracle.hops import possible_hops
from tests.oracle.program import Program, Term, Variable
from tests.oracle.ways import Component, Way, eligible_offers


@dataclass(eq=False)
class Stream:
    """The goods of one component of one way, and their unknowns."""

    way: Way
    component: Component
    offers: list[Offer]
    leave: dict[tuple[str, Link, int], Variable] = field(default_factory=dict)
    carry: dict[tuple[Link, int], Variable] = field(default_factory=dict)
    wait: dict[tuple[str, int, int], Variable] = field(default_factory=dict)
    stand: dict[str, Variable] = field(default_factory=dict)

    @property
    def site_id(self) -> str:
        """The need's site."""
        return self.way.need.site_id

    @property
    def name(self) -> tuple[str, str, str]:
        """What tells this stream from all others."""
        return (*self.way.name, self.component.item.item_id)

    def moved(self) -> Iterator[tuple[Link, int, Variable]]:
        """Every movement: link, day of departure, units."""
        yield from ((link, day, units) for (_, link, day), units in self.leave.items())
        yield from ((link, day, units) for (link, day), units in self.carry.items())

    def assigned(self) -> Iterator[tuple[str, Variable]]:
        """Every part of an offer that is assigned: the offer's id, units."""
        yield from ((offer_id, units) for (offer_id, _, _), units in self.leave.items())
        yield from self.stand.items()


def streams_of(program: Program, days: Days, way: Way, *, every_day: bool = False) -> list[Stream]:
    """The streams of a way, with what keeps their goods together."""
    streams = []
    for component in way.components:
        stream = Stream(way, component, eligible_offers(days.situation, way, component.item))
        _add_unknowns(program, days, stream, every_day=every_day)
        _keep_goods(program, days, stream)
        streams.append(stream)
    return streams


def _add_unknowns(program: Program, days: Days, stream: Stream, *, every_day: bool) -> None:
    """Unknowns of a stream; those of an indivisible item are whole on every movement."""
    item = stream.component.item
    coming = [offer for offer in stream.offers if offer.site_id != stream.site_id]
    most = sum(offer.quantity or 0.0 for offer in coming)
    for link, day in possible_hops(days, item, coming, stream.site_id, every_day=every_day):
        capacity = days.link_capacity(link, days.week(day))
        fits = inf if capacity is None or not item.load_t else (capacity * (1.0 + 1e-6) + 1e-6) / item.load_t
        stream.carry[link, day] = _units(program, "carry", item, min(most, fits))
        for offer in coming:
            if offer.site_id == link.origin_id and day in days.leaving(offer):
                units = _units(program, "leave", item, min(offer.quantity or 0.0, fits))
                stream.leave[offer.offer_id, link, day] = units
    for offer in stream.offers:
        ready = days.standing(offer)
        if offer.site_id == stream.site_id and ready is not None and ready <= days.last:
            stream.stand[offer.offer_id] = _units(program, "stand", item, offer.quantity or 0.0)
    for site_id, happening in _happening(days, stream).items():
        for day, following in pairwise(sorted(happening)):
            stream.wait[site_id, day, following] = program.variable("wait")


def _units(program: Program, name: str, item: Item, most: float) -> Variable:
    """Units of an item, whole unless it is divisible."""
    return program.variable(name, upper=most if item.divisible else floor(most), whole=not item.divisible)


def _happening(days: Days, stream: Stream) -> dict[str, set[int]]:
    """Days on which goods may come to a site, leave it, or be used there."""
    happening: defaultdict[str, set[int]] = defaultdict(set)
    for link, day, _ in stream.moved():
        happening[link.destination_id].add(day + link.transit_days)
    for link, day in stream.carry:
        happening[link.origin_id].add(day)
    for offer_id in stream.stand:
        happening[stream.site_id].add(days.standing(days.situation.offer_by_id[offer_id]) or 0)
    happening[stream.site_id].update(days.of_use(stream.way.need))
    return happening


def _keep_goods(program: Program, days: Days, stream: Stream) -> None:
    """Goods at a site: what comes = what goes, day by day; none is lost, and none stays on the way.

    At the need's site what is used will be added to what goes (`take`).
    """
    rule = "goods are kept"
    for link, day, units in stream.moved():
        program.add(rule, (stream.name, link.destination_id, day + link.transit_days), 1.0, units)
    for (link, day), units in stream.carry.items():
        program.add(rule, (stream.name, link.origin_id, day), -1.0, units)
    for (site_id, day, following), units in stream.wait.items():
        program.add(rule, (stream.name, site_id, day), -1.0, units)
        program.add(rule, (stream.name, site_id, following), 1.0, units)
    for offer_id, units in stream.stand.items():
        ready = days.standing(days.situation.offer_by_id[offer_id])
        program.add(rule, (stream.name, stream.site_id, ready), 1.0, units)
    for site_id, happening in _happening(days, stream).items():
        for day in happening:
            program.exactly(rule, (stream.name, site_id, day), 0.0)
        if site_id == stream.site_id:
            program.at_least(rule, (stream.name, site_id, max(happening, default=0)), 0.0)


def take(program: Program, stream: Stream, day: int, term: Term) -> None:
    """Goods at the need's site that become part of usable units on a day."""
    factor, units = term
    program.add("goods are kept", (stream.name, stream.site_id, day), -factor, units)


def limit_goods(program: Program, days: Days, streams: list[Stream]) -> None:
    """What all streams share: offers, lots, money, links and sites."""
    _limit_offers(program, days, streams)
    _limit_money(program, days, streams)
    _limit_places(program, days, streams)


def _limit_offers(program: Program, days: Days, streams: list[Stream]) -> None:
    """No more of an offer than there is; and if any, at least its minimum."""
    for stream in streams:
        for offer_id, units in stream.assigned():
            program.add("offer", offer_id, 1.0, units)
            program.add("lot", offer_id, 1.0, units)
    for offer in days.situation.offers:
        if not offer.plannable:
            continue
        quantity = offer.quantity or 0.0
        program.at_most("offer", offer.offer_id, quantity)
        if offer.minimum > 0.0 and not offer.under_way:
            used = program.variable("used", upper=1.0 if offer.minimum <= quantity else 0.0, whole=True)
            program.add("offer", offer.offer_id, -quantity, used)
            program.at_most("offer", offer.offer_id, 0.0)
            program.add("lot", offer.offer_id, -offer.minimum, used)
            program.at_least("lot", offer.offer_id, 0.0)


def _limit_money(program: Program, days: Days, streams: list[Stream]) -> None:
    """What is bought stays within its fund."""
    offers = days.situation.offer_by_id
    for stream in streams:
        for offer_id, units in stream.assigned():
            program.add("fund", offers[offer_id].fund_id, offers[offer_id].unit_cost, units)
    for fund in days.situation.funds:
        program.at_most("fund", fund.fund_id, fund.amount)


def _limit_places(program: Program, days: Days, streams: list[Stream]) -> None:
    """Load that departs on a link, and that arrives at a site, in each week."""
    for stream in streams:
        load = stream.component.item.load_t
        for link, day, units in stream.moved():
            program.add("link", (link.link_id, days.week(day)), load, units)
            program.add("site", (link.destination_id, days.week(day + link.transit_days)), load, units)
    for week in range(days.settings.weeks):
        for link in days.situation.links:
            capacity = days.link_capacity(link, week)
            if capacity is not None:
                program.at_most("link", (link.link_id, week), capacity)
        for site in days.situation.sites:
            handling = days.site_handling(site, week)
            if handling is not None:
                program.at_most("site", (site.site_id, week), handling)


def cost_terms(days: Days, streams: list[Stream]) -> list[Term]:
    """What transport and purchase cost."""
    offers = days.situation.offer_by_id
    transport = [
        (stream.component.item.load_t * link.cost_per_t, units)
        for stream in streams
        for link, _, units in stream.moved()
    ]
    purchase = [(offers[offer_id].unit_cost, units) for stream in streams for offer_id, units in stream.assigned()]
    return transport + purchase
