"""The bound at random prices, on random datasets: exact in its routes, and never below what a plan is worth."""

import heapq
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from math import inf
from random import Random

import pytest

from benchmarks.generating import Size, generate
from muster.domain.catalogue import Item
from muster.domain.needs import PRIORITIES
from muster.domain.network import Link
from muster.domain.offers import Offer
from muster.domain.plan import Price, PriceKind
from muster.domain.settings import DAYS_PER_WEEK
from muster.planning import PlanOptions, compute_plan
from muster.verifying.arrivals import Market, Wanted
from muster.verifying.bound import Prover
from muster.verifying.capacity import link_limits
from muster.verifying.case import Case
from muster.verifying.departures import departure_promises
from muster.verifying.ids import open_case
from muster.verifying.prices import Tariff, price_promises, tariffs
from muster.verifying.readiness import departure_of, standing_day
from muster.verifying.training import open_starts
from tests.plans import plan, send

SEEDS = range(8)


@pytest.mark.parametrize("seed", SEEDS)
def test_routes_are_as_cheap_as_a_search_of_all_of_them_finds(seed: int) -> None:
    case = priced_case(seed)
    market, tariff = Market(case), tariffs(case)[1]
    wanted = sorted({pair for need in case.situation.needs for pair in _pairs(case, market, need.need_id)})
    costs = market.costs(tariff, wanted)
    for pair in wanted:
        expected = _searched(case, tariff, market, pair)
        assert costs[pair].tolist() == pytest.approx(expected)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_plan_is_worth_more_than_any_prices_prove(seed: int) -> None:
    case = priced_case(seed)
    assert list(price_promises(case)) == []
    prover = Prover(case)
    assert all(prover.bound(each) >= prover.reached[each - 1] - 1e-9 for each in PRIORITIES)


@lru_cache
def priced_case(seed: int) -> Case:
    """A small random dataset with a plan, and random prices of every kind and priority."""
    situation = generate(Size.XXS, seed)
    made = compute_plan(situation, PlanOptions())
    bare, _ = open_case(situation, made)
    chance = Random(seed)  # noqa: S311 (the same prices for the same seed)
    prices = [row for priority in PRIORITIES for row in _prices(bare, priority, chance)]
    case, _ = open_case(situation, replace(made, prices=tuple(prices)))
    return case


def _prices(case: Case, priority: int, chance: Random) -> Iterator[Price]:
    """Random prices for about half of the limits of a dataset."""
    for kind, subject_id, days, scale in _limits(case, priority):
        for at in days:
            if chance.random() < 0.5:
                date = None if at is None else case.situation.settings.date(at)
                amount = scale * chance.random()
                yield Price(priority=priority, kind=kind, subject_id=subject_id, at=date, price=amount)


def _limits(case: Case, priority: int) -> Iterator[tuple[PriceKind, str, list[int] | list[None], float]]:
    """Kind, id, times and a sensible height of the prices that a dataset may have."""
    situation = case.situation
    days = list(range(situation.settings.days))
    weeks = days[::DAYS_PER_WEEK]
    yield from ((PriceKind.OFFER, each.offer_id, [None], 0.1) for each in situation.offers if each.plannable)
    yield from ((PriceKind.FUND, each.fund_id, [None], 0.0001) for each in situation.funds)
    yield from ((PriceKind.HELD, str(each), [None], 2.0) for each in range(1, priority))
    narrow = [each.link_id for each in situation.links if each.capacity_t_per_week is not None]
    yield from ((PriceKind.LINK, each, weeks, 0.01) for each in narrow)
    handling = [each.site_id for each in situation.sites if each.handling_t_per_week is not None]
    yield from ((PriceKind.SITE, each, weeks, 0.01) for each in handling)
    for course in situation.courses:
        yield PriceKind.COURSE, course.course_id, list(open_starts(case.calendar, course)), 0.05
    qualifications = sorted(situation.qualifications)
    yield from ((PriceKind.GRADUATES, each, days, 0.01) for each in qualifications)
    yield from ((PriceKind.TRAINEES, each, days, 0.001) for each in ["", *qualifications])
    if situation.settings.max_in_training is not None:
        yield PriceKind.IN_TRAINING, "", days, 0.001


def _pairs(case: Case, market: Market, need_id: str) -> Iterator[Wanted]:
    """Groups and site that may serve a need."""
    need = case.situation.need_by_id[need_id]
    for way in case.ways[need.item_id].values():
        for part in way.components:
            yield from market.eligible(need, part.item.item_id)


def _searched(case: Case, tariff: Tariff, market: Market, pair: Wanted) -> list[float]:
    """Cheapest cost by each day, found offer by offer by a search over sites and days."""
    item = market.groups[pair.group].item
    best = [inf] * case.situation.settings.days
    for offer in market.groups[pair.group].offers:
        at_home = tariff.price(PriceKind.OFFER, offer.offer_id)
        at_home += tariff.price(PriceKind.FUND, offer.fund_id) * offer.unit_cost
        if offer.site_id == pair.site_id:
            ready = standing_day(case.calendar, offer)
            arrivals = {} if ready is None else {ready: 0.0}
        else:
            arrivals = _journeys(case, tariff, item, offer, pair.site_id)
        for day, cost in arrivals.items():
            for later in range(day, len(best)):
                best[later] = min(best[later], at_home + cost)
    return best


def _journeys(case: Case, tariff: Tariff, item: Item, offer: Offer, site_id: str) -> dict[int, float]:
    """Cheapest toll with which one unit of an offer arrives at a site, by day of arrival (Dijkstra)."""
    allowed = departure_of(case.calendar, offer)
    departures = _departures(case, tariff, item, offer)
    queue = [
        (toll, link.destination_id, arrive)
        for link, depart, arrive, toll in departures
        if link.origin_id == offer.site_id
        and allowed.earliest <= depart <= allowed.latest
        and all(window.holds(depart) for window in allowed.permits)
    ]
    heapq.heapify(queue)
    settled: dict[tuple[str, int], float] = {}
    while queue:
        cost, where, day = heapq.heappop(queue)
        if settled.get((where, day), inf) <= cost:
            continue
        settled[where, day] = cost
        for link, depart, arrive, toll in departures:
            if link.origin_id == where and depart >= day:
                heapq.heappush(queue, (cost + toll, link.destination_id, arrive))
    return {day: cost for (where, day), cost in settled.items() if where == site_id}


def _departures(case: Case, tariff: Tariff, item: Item, offer: Offer) -> list[tuple[Link, int, int, float]]:
    """Every departure that one unit of an offer may take by what the verifier says: link, day, arrival, and toll."""
    situation = case.situation
    legs = {
        f"{link.link_id} on {depart}": (link, depart, depart + link.transit_days)
        for link in situation.links
        for depart in range(case.calendar.as_of, situation.settings.days - link.transit_days)
        if _takes_one(case, item, link, depart // DAYS_PER_WEEK)
    }
    need_id = situation.needs[0].need_id
    sends = (
        send(offer.offer_id, need_id, 1, assignment_id=name, by=[(link.link_id, depart)])
        for name, (link, depart, _) in legs.items()
    )
    alone, _ = open_case(situation, plan(situation, *sends))
    refused = {promise.subject for promise in departure_promises(alone)}
    return [(*leg, item.load_t * _toll(tariff, *leg)) for name, leg in legs.items() if name not in refused]


def _takes_one(case: Case, item: Item, link: Link, week: int) -> bool:
    """Whether a week's capacity of a link is enough for one unit; for any of it where the item is divisible."""
    limits = link_limits(case.calendar, link)
    return limits is None or (limits[week] > 0 if item.divisible else item.load_t <= limits[week] * (1 + 1e-6) + 1e-6)


def _toll(tariff: Tariff, link: Link, depart: int, arrive: int) -> float:
    """Price of a tonne."""
    leaving = tariff.price(PriceKind.LINK, link.link_id, depart // DAYS_PER_WEEK)
    return leaving + tariff.price(PriceKind.SITE, link.destination_id, arrive // DAYS_PER_WEEK)
