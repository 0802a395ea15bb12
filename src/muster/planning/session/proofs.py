"""Bounds after a change, from the prices that stood before it.

Prices prove a bound of any dataset, so they go on proving one when the world changes. What a limit is worth moves with
the limit. A change that makes nothing possible that was not possible before leaves every need's best reduced value
where it was or lowers it, so the rest of the bound can only fall. Where an offer can do something new, its price is
raised until that is worth nothing, which leaves the rest of the bound alone; a need that is new, or worth more, counts
with all that it is worth. Only new departures ask for all prices to be looked at again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from muster.domain.needs import PRIORITIES
from muster.domain.settings import DAYS_PER_WEEK
from muster.planning.instance import Instance
from muster.planning.prices import Prices, no_prices
from muster.planning.pricing import Aim, Pricer
from muster.planning.rents import rent_of_limits, rent_of_people
from muster.planning.session.numbering import Numbering
from muster.planning.session.openings import altered_needs, opened_offers, opens_roads
from muster.planning.timetable import Floats

LIMITING = ("settings", "items", "sites", "links", "offers", "funds", "courses", "trainees")
"""Tables whose rows have prices, or decide whether others have."""


@dataclass(frozen=True, slots=True)
class Proven:
    """Bounds of all priorities, and the prices behind those that have any."""

    bounds: tuple[float, ...]
    prices: Mapping[int, Prices]
    as_before: bool = False  # whether the table of prices says the same as before the change


@dataclass(frozen=True, slots=True)
class Change:
    """From one instance to another: how numbers map, and the values reached before and after."""

    old: Instance
    new: Instance
    numbers: Numbering
    before: tuple[float, ...]
    after: tuple[float, ...]
    passed: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    """Legs (old link number, day) that goods which have a row of their own now have behind them, by the offer's id."""

    @property
    def has_same_limits(self) -> bool:
        """Whether both instances set the same limits, if not the same amounts, by week, to what closures slow."""
        before, after = self.old.situation, self.new.situation
        return all(getattr(before, table) == getattr(after, table) for table in LIMITING)


def proven_again(proven: Proven, change: Change) -> Proven:
    """Bounds of the new instance at the old prices."""
    if opens_roads(change.old, change.new, change.numbers):
        return priced_anew(proven, change)
    bounds, prices = [], {}
    opened = opened_offers(change.old, change.new, change.numbers)
    gained = _worth_of_changed_needs(change)
    as_before = change.has_same_limits and not opened
    for priority, bound in zip(PRIORITIES, proven.bounds, strict=True):
        was = proven.prices.get(priority) or no_prices(change.old)
        now = was if as_before else moved(was, change)
        weights = Aim(priority, change.after, change.after).weights(was)
        for offer in opened:
            now.offer[offer] = max(now.offer[offer], _most_worth(change.new, offer, weights))
        rents = _rent_of_slowing(change, now) if as_before else _rents(change.new, now) - _rents(change.old, was)
        held = float(was.held @ (np.array(change.before) - np.array(change.after)))
        bounds.append(bound + rents + held + float(weights @ gained))
        if priority in proven.prices or now.offer.any():
            prices[priority] = now
    return Proven(tuple(bounds), prices, as_before)


def _rents(instance: Instance, prices: Prices) -> float:
    return rent_of_limits(instance, prices) + rent_of_people(instance, prices)


def _rent_of_slowing(change: Change, prices: Prices) -> float:
    """Σ price × change of capacity, where nothing but closures and permits differs."""
    was, now = change.old.timetable, change.new.timetable
    total = 0.0
    for price, before, after in (
        (prices.link, was.link_capacity, now.link_capacity),
        (prices.site, was.site_capacity, now.site_capacity),
    ):
        used = price > 0.0
        total += float((price[used] * (after[used] - before[used])).sum())
    return total


def priced_anew(proven: Proven, change: Change) -> Proven:
    """Bounds of the new instance at the old prices, every need looked at again."""
    pricer = Pricer(change.new)
    prices = {priority: moved(own, change) for priority, own in proven.prices.items()}
    bounds = tuple(
        pricer.bound(prices.get(priority) or no_prices(change.new), Aim(priority, change.after, change.after))
        for priority in PRIORITIES
    )
    return Proven(bounds, prices)


def moved(prices: Prices, change: Change) -> Prices:
    """The prices in the numbers of the new instance; what is new, or may no longer be planned, costs nothing."""
    new, old, numbers = change.new, change.old, change.numbers
    now = no_prices(new)
    for before, after in numbers.offers.items():
        if new.situation.offers[after].plannable:
            now.offer[after] = prices.offer[before]
    _price_parts(prices, now, change)
    for before, after in numbers.links.items():
        now.link[after] = prices.link[before]
    for before, after in numbers.starts.items():
        now.course[after] = prices.course[before]
    _copy(prices.site, now.site, [row.site_id for row in old.situation.sites], [r.site_id for r in new.situation.sites])
    _copy(prices.fund, now.fund, [row.fund_id for row in old.situation.funds], [r.fund_id for r in new.situation.funds])
    for name in ("own", "graduates"):
        source, target = getattr(prices, name), getattr(now, name)
        _copy(source, target, list(old.schooling.qualifications), list(new.schooling.qualifications))
    now.link[~np.isfinite(new.timetable.link_capacity)] = 0.0
    now.site[~np.isfinite(new.timetable.site_capacity)] = 0.0
    in_training = prices.in_training if new.situation.settings.max_in_training is not None else now.in_training
    return replace(now, general=prices.general.copy(), in_training=in_training.copy(), held=prices.held.copy())


def _price_parts(prices: Prices, now: Prices, change: Change) -> None:
    """A part of an offer is worth what the whole was, and what it has paid on its way."""
    old, new = change.old, change.new
    number = {offer.offer_id: place for place, offer in enumerate(old.situation.offers)}
    for place, offer in enumerate(new.situation.offers):
        if offer.offer_id in number or offer.part_of not in number or not offer.plannable:
            continue
        was = number[offer.part_of]
        fund = int(old.goods.fund[was])
        price = float(prices.offer[was]) + (float(prices.fund[fund] * old.goods.unit_cost[was]) if fund >= 0 else 0.0)
        load = float(old.load_t[old.goods.item[was]])
        for link, day in change.passed.get(offer.offer_id, ()):
            arrival = (day + int(old.roads.transit[link])) // DAYS_PER_WEEK
            tolls = prices.link[link, day // DAYS_PER_WEEK] + prices.site[int(old.roads.destination[link]), arrival]
            price += load * float(tolls)
        now.offer[place] = price


def _copy(source: Floats, target: Floats, old: list[str], new: list[str]) -> None:
    """Carry rows over by their ids."""
    place = {name: number for number, name in enumerate(new)}
    for number, name in enumerate(old):
        if name in place:
            target[place[name]] = source[number]


def _most_worth(instance: Instance, offer: int, weights: Floats) -> float:
    """The most that one unit of an offer could add to any need, each counted as its priority is."""
    item = int(instance.goods.item[offer])
    marks = set(instance.situation.offers[offer].earmarked_for)
    best = 0.0
    for wish in instance.wishes:
        weight = float(weights[wish.need.priority - 1])
        if weight > 0.0 and (not marks or marks.intersection(wish.marks)):
            for way in wish.ways:
                units = sum(component.per_unit for component in way.components if component.item == item)
                if units > 0.0:
                    best = max(best, weight * wish.unit_worth * way.effectiveness / units)
    return best


def _worth_of_changed_needs(change: Change) -> Floats:
    """For each priority, all that its new and altered needs could be worth."""
    worth = np.zeros(len(PRIORITIES))
    for number in altered_needs(change.old, change.new, change.numbers):
        wish = change.new.wishes[number]
        best = max((way.effectiveness for way in wish.ways), default=0.0)
        worth[wish.need.priority - 1] += wish.need.quantity * wish.unit_worth * best
    return worth
