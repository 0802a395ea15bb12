"""What a change makes possible that was not possible before: on the roads, and for single offers."""

from dataclasses import replace

import numpy as np

from muster.domain.settings import DAYS_PER_WEEK
from muster.planning.instance import Instance
from muster.planning.session.numbering import Numbering
from muster.planning.timetable import Bools


def opens_roads(old: Instance, new: Instance, numbers: Numbering) -> bool:
    """Whether any goods can depart on some link on a day on which they could not before, or arrive sooner."""
    if len(new.situation.links) > len(numbers.links):
        return True
    if not numbers.links:
        return False
    before, after = np.array(list(numbers.links.items()), dtype=np.int64).T
    sooner = new.timetable.following[after] < old.timetable.following[before]
    sooner[:, : new.situation.settings.as_of_day] = False  # what has passed can be used no more
    was, now = old.timetable.link_capacity[before], new.timetable.link_capacity[after]
    return bool(
        sooner.any()
        or (new.roads.transit[after] < old.roads.transit[before]).any()
        or any((new.carries[cargo][after] & ~links[before]).any() for cargo, links in old.carries.items())
        or ((now > was) & (was < _heaviest_unit(new))).any()
    )


def has_more_room(old: Instance, new: Instance, numbers: Numbering) -> bool:
    """Whether any link or site can take more in some week, or departs on a day on which it did not."""
    if opens_roads(old, new, numbers):
        return True
    if not numbers.links:
        return False
    before, after = np.array(list(numbers.links.items()), dtype=np.int64).T
    week = new.situation.settings.as_of_day // DAYS_PER_WEEK
    grown = new.timetable.link_capacity[after, week:] > old.timetable.link_capacity[before, week:]
    return bool(grown.any()) or _sites_can_take_more(old, new, week)


def opened_offers(old: Instance, new: Instance, numbers: Numbering) -> list[int]:
    """Offers that are new, or can go earlier, later, cheaper or to more needs than before."""
    if old.windows is new.windows and old.goods is new.goods:
        return []
    before = {after: number for number, after in numbers.offers.items() if old.situation.offers[number].plannable}
    return [
        number
        for number, offer in enumerate(new.situation.offers)
        if offer.plannable and offer.quantity and (number not in before or _is_freer(old, new, before[number], number))
    ]


def altered_needs(old: Instance, new: Instance, numbers: Numbering) -> list[int]:
    """Needs of the new instance that are new, or ask for something else, or are worth something else, than before."""
    if old.wishes is new.wishes:
        return []
    before = {after: number for number, after in numbers.needs.items()}
    return [
        wish.number
        for wish in new.wishes
        if wish.number not in before or replace(old.wishes[before[wish.number]], number=wish.number) != wish
    ]


def grown_offers(old: Instance, new: Instance, numbers: Numbering) -> Bools:
    """Whether each offer of the new instance has more to give, or can do more, than before; shape (O,)."""
    grown: Bools = np.zeros(len(new.goods.item), dtype=np.bool_)
    if old.windows is new.windows and old.goods is new.goods:
        return grown
    grown[opened_offers(old, new, numbers)] = True
    for before, after in numbers.offers.items():
        grown[after] |= bool(
            new.goods.quantity[after] > old.goods.quantity[before]
            or new.goods.minimum[after] < old.goods.minimum[before]
        )
    return grown & (new.goods.quantity > 0.0)


def _is_freer(old: Instance, new: Instance, before: int, after: int) -> bool:
    """Whether an offer can do something that it could not do before."""
    was, now = old.situation.offers[before], new.situation.offers[after]
    if was != now and (
        was.site_id != now.site_id
        or was.earmarked_for != now.earmarked_for
        or now.unit_cost < was.unit_cost
        or was.item_id != now.item_id
    ):
        return True
    old_windows, new_windows = old.windows, new.windows
    return bool(
        new_windows.first[after] < old_windows.first[before]
        or new_windows.last[after] > old_windows.last[before]
        or new_windows.stands[after] < old_windows.stands[before]
    )


def _heaviest_unit(instance: Instance) -> float:
    """Load in tonnes of the heaviest unit that cannot be divided."""
    loads = [
        float(load) for item, load in zip(instance.situation.items, instance.load_t, strict=True) if not item.divisible
    ]
    return max(loads, default=0.0)


def _sites_can_take_more(old: Instance, new: Instance, week: int) -> bool:
    place = {site.site_id: number for number, site in enumerate(old.situation.sites)}
    was, now = old.timetable.site_capacity, new.timetable.site_capacity
    return any(
        site.site_id not in place or bool((now[number, week:] > was[place[site.site_id], week:]).any())
        for number, site in enumerate(new.situation.sites)
    )
