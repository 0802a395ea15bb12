"""One exact pass over all days of the network: the cheapest way to be at each site by each day."""

from collections.abc import Sequence

import numpy as np

from muster.domain.catalogue import Item
from muster.domain.plan import PriceKind
from muster.verifying.measuring import TOLERANCE
from muster.verifying.prices import Tariff
from muster.verifying.timetable import Floats, Indices, Timetable, Wave


def tolls(timetable: Timetable, tariff: Tariff) -> Floats:
    """Price of a tonne of load by link and day of departure: of the link's week, and of its end's week of arrival."""
    settings = timetable.calendar.situation.settings
    links, sites = tariff.of(PriceKind.LINK), tariff.of(PriceKind.SITE)
    days = np.arange(settings.days)
    by_link = np.zeros((len(timetable.links), settings.weeks))
    by_end = np.zeros_like(by_link)
    place = {link.link_id: number for number, link in enumerate(timetable.links)}
    for (link_id, week), price in links.items():
        by_link[place[link_id], week] = price
    for (site_id, week), price in sites.items():
        end = timetable.site_index.get(site_id)
        by_end[timetable.ends == end, week] = price
    arrivals = np.minimum(days + timetable.transit[:, None], settings.days - 1)
    departing: Floats = by_link[:, timetable.week(days)]
    return departing + np.take_along_axis(by_end, timetable.week(arrivals), axis=1)


class Passage:
    """A pass for several items side by side; `leaving` costs are by day, site and item."""

    def __init__(self, timetable: Timetable, toll: Floats, items: Sequence[Item]) -> None:
        self.timetable = timetable
        self.toll = toll
        self.load = np.array([item.load_t for item in items])
        self.barrier = self._barriers(items)

    def run(self, leaving: Floats, sites: Indices, columns: Indices) -> Floats:
        """Cost of having arrived at these pairs of site and item, by day (rows).

        `leaving` comes in with the cost at which goods may leave their offers' sites on each day (shape days × sites ×
        items, infinite where none may) and goes out with that at which any goods may.
        """
        there = np.full(leaving.shape[1:], np.inf)
        arrived = np.empty((leaving.shape[0], len(sites)))
        for day, (earlier, same) in enumerate(self.timetable.waves):
            if len(earlier.links):
                self._arrive(leaving, there, earlier, day)
            np.minimum(leaving[day], there, out=leaving[day])
            while len(same.links) and self._arrive(leaving, there, same, day):
                np.minimum(leaving[day], there, out=leaving[day])
            arrived[day] = there[sites, columns]
        return arrived

    def _arrive(self, leaving: Floats, there: Floats, wave: Wave, day: int) -> bool:
        """Let the goods of one day arrive in `there`; whether any came cheaper than before."""
        links = wave.links
        departed = day - self.timetable.transit[links]
        costs = leaving[departed, self.timetable.origins[links]]
        costs = costs + self.toll[links, departed][:, None] * self.load
        costs += self.barrier[self.timetable.week(departed), links]
        best = np.minimum.reduceat(costs, wave.firsts, axis=0)
        before = there[wave.sites]
        there[wave.sites] = np.minimum(before, best)
        return bool((best < before).any())

    def _barriers(self, items: Sequence[Item]) -> Floats:
        """Infinite by week, link and item where it cannot go, else 0.

        It cannot where its cargo class is not carried, where nothing can depart in the week, and where one unit of an
        indivisible item is more than the week's capacity.
        """
        carried = np.array([[link.carries(item.cargo) for item in items] for link in self.timetable.links])
        capacity = self.timetable.capacity.T[:, :, None]
        whole = np.array([not item.divisible for item in items])
        too_heavy = whole & (self.load > capacity * (1.0 + TOLERANCE) + TOLERANCE)
        return np.where(~carried | (capacity <= 0.0) | too_heavy, np.inf, 0.0)
