"""Which hops the goods of one stream can make at all: there in time from some offer, and in time for the need.

Nothing is decided here: a hop that is left out could only ever be zero, or could as well be made earlier. For
capacity only the week of departure and the week of arrival count, and goods may wait anywhere. So whatever departs on
a day may depart on the first departing day on which it is there and which has the same two weeks: it uses the same
capacity, arrives no later, and can go on as before.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping

from muster.domain.catalogue import Item
from muster.domain.network import Link
from muster.domain.offers import Offer
from tests.oracle.days import Days

Hop = tuple[Link, int]
"""A link and the day of departure."""


def possible_hops(
    days: Days, item: Item, offers: Iterable[Offer], site_id: str, *, every_day: bool = False
) -> list[Hop]:
    """The hops on which an item may pass from any of these offers to a site, for as long as goods may depart.

    With `every_day` those too that could as well be made earlier.
    """
    carried = [hop for hop in _hops(days, item) if hop[0].origin_id != site_id]
    earliest = _earliest(carried, offers, days)
    latest = _latest(carried, days, site_id)
    possible = [
        (link, day)
        for link, day in carried
        if earliest.get(link.origin_id, days.last + 1) <= day
        and day + link.transit_days <= latest.get(link.destination_id, -1)
    ]
    return possible if every_day else _as_early_as_can_be(possible, offers, days)


def _as_early_as_can_be(hops: list[Hop], offers: Iterable[Offer], days: Days) -> list[Hop]:
    """Of the hops with the same two weeks the first, and those that are first when some goods have just come."""
    by_link: defaultdict[Link, list[int]] = defaultdict(list)
    for link, day in hops:
        by_link[link].append(day)
    firsts: dict[tuple[Link, int, int], int] = {}
    for link, day in hops:
        firsts.setdefault((link, days.week(day), days.week(day + link.transit_days)), day)
    kept = {(link, day) for (link, _, _), day in firsts.items()}
    coming = [(offer.site_id, days.leaving(offer).first) for offer in offers]
    coming += [(link.destination_id, day + link.transit_days) for link, day in kept]
    seen = set(coming)
    while coming:
        site_id, there = coming.pop()
        for link, departures in by_link.items():
            place = bisect_left(departures, there)
            if link.origin_id == site_id and place < len(departures):
                kept.add((link, departures[place]))
                arrival = (link.destination_id, departures[place] + link.transit_days)
                if arrival not in seen:
                    seen.add(arrival)
                    coming.append(arrival)
    return sorted(kept, key=lambda hop: (hop[0].link_id, hop[1]))


def _hops(days: Days, item: Item) -> Iterable[Hop]:
    """Every departure of every link that takes the item and, where it travels whole, can take one unit of it."""
    for link in days.situation.links:
        if link.carries(item.cargo):
            for day in days.departures(link):
                capacity = days.link_capacity(link, days.week(day))
                if item.divisible or capacity is None or item.load_t <= capacity * (1.0 + 1e-6) + 1e-6:
                    yield link, day


def _earliest(hops: list[Hop], offers: Iterable[Offer], days: Days) -> Mapping[str, int]:
    """First day on which goods can be at each site."""
    earliest: dict[str, int] = {}
    for offer in offers:
        window = days.leaving(offer)
        if window.first <= window.last:
            earliest[offer.site_id] = min(window.first, earliest.get(offer.site_id, window.first))
    changed = True
    while changed:
        changed = False
        for link, day in hops:
            arrival = day + link.transit_days
            there = earliest.get(link.origin_id, days.last + 1) <= day
            if there and arrival < earliest.get(link.destination_id, days.last + 1):
                earliest[link.destination_id] = arrival
                changed = True
    return earliest


def _latest(hops: list[Hop], days: Days, site_id: str) -> Mapping[str, int]:
    """Last day on which goods that are at a site can still come to the need's site."""
    latest = {site_id: days.last}
    changed = True
    while changed:
        changed = False
        for link, day in hops:
            arrives = day + link.transit_days <= latest.get(link.destination_id, -1)
            if arrives and day > latest.get(link.origin_id, -1):
                latest[link.origin_id] = day
                changed = True
    return latest
