"""The roads of one good: every departure that can bring it from where it is offered to where it can be used."""

from dataclasses import dataclass

import numpy as np

from benchmarks.textbook.calendar import Calendar, Days, Leaving
from benchmarks.textbook.program import Ints
from muster.domain.catalogue import Item
from muster.domain.settings import DAYS_PER_WEEK

TOLERANCE = 1e-6  # relative and absolute, the contract's own


@dataclass(frozen=True)
class Roads:
    """Arcs of one good; places are the sites, then a place for each offer that may leave on certain days only."""

    link: Ints  # (A,)
    origin: Ints  # (A,)
    destination: Ints  # (A,)
    transit: Ints  # (A,)
    departs: Days  # (A, T)

    def earliest(self, there: Ints) -> Ints:
        """First day on which the good can be at each place, from the first days `there`; the horizon where never."""
        horizon = self.departs.shape[1]
        days = np.where(self.departs, np.arange(horizon), horizon)
        following = np.minimum.accumulate(days[:, ::-1], axis=1)[:, ::-1]
        following = np.pad(following, ((0, 0), (0, 1)), constant_values=horizon)
        earliest = there.copy()
        while True:
            before = earliest.copy()
            leaves = following[np.arange(len(self.link)), before[self.origin]]
            np.minimum.at(earliest, self.destination, np.minimum(leaves + self.transit, horizon))
            if np.array_equal(before, earliest):
                return earliest

    def latest(self, used: Ints) -> Ints:
        """Last day on which the good is of use at each place, from the last days it is `used`; −1 where never."""
        days = np.where(self.departs, np.arange(self.departs.shape[1]), -1)
        previous = np.maximum.accumulate(days, axis=1)
        latest = used.copy()
        while True:
            before = latest.copy()
            by = before[self.destination] - self.transit
            leaves = np.where(by >= 0, previous[np.arange(len(self.link)), np.maximum(by, 0)], -1)
            np.maximum.at(latest, self.origin, leaves)
            if np.array_equal(before, latest):
                return latest

    def of_use(self, earliest: Ints, latest: Ints) -> tuple[Ints, Ints]:
        """Arc and day of each departure for which the good can be there, and after which it is still of use."""
        days = np.arange(self.departs.shape[1])
        can_leave = days >= earliest[self.origin][:, None]
        is_in_time = days + self.transit[:, None] <= latest[self.destination][:, None]
        arcs, when = np.nonzero(self.departs & can_leave & is_in_time)
        return arcs, when


def roads_of(calendar: Calendar, item: Item, bound: list[tuple[str, Leaving]]) -> Roads:
    """Roads of an item; offers that are `bound` to certain days leave from places of their own."""
    links = calendar.situation.links
    origin = [calendar.site[link.origin_id] for link in links]
    own = [number for number, link in enumerate(links) if link.carries(item.cargo)]
    departs = calendar.departs & _can_take(calendar, item)
    arcs = [(number, origin[number], departs[number]) for number in own]
    days = np.arange(calendar.horizon)
    for place, (site_id, leaving) in enumerate(bound, start=len(calendar.site)):
        may_leave = (days >= leaving.first) & (days <= leaving.last)
        arcs += [(number, place, departs[number] & may_leave) for number in own if links[number].origin_id == site_id]
    numbers = np.array([number for number, _, _ in arcs], dtype=np.int64)
    return Roads(
        link=numbers,
        origin=np.array([place for _, place, _ in arcs], dtype=np.int64),
        destination=np.array([calendar.site[links[each].destination_id] for each in numbers], dtype=np.int64),
        transit=np.array([links[each].transit_days for each in numbers], dtype=np.int64),
        departs=np.array([when for _, _, when in arcs], dtype=np.bool_).reshape(-1, calendar.horizon),
    )


def _can_take(calendar: Calendar, item: Item) -> Days:
    """Whether a link can take a unit on a day, where units travel whole."""
    if item.divisible:
        return np.ones_like(calendar.departs)
    takes: Days = item.load_t <= calendar.link_capacity * (1.0 + TOLERANCE) + TOLERANCE
    return np.repeat(takes, DAYS_PER_WEEK, axis=1)[:, : calendar.horizon]
