"""The roads with few limits: from each offer to each site, by when, and through which narrow places.

Of all limits on links and sites only the *narrow* ones are kept. Between ways that lead through the same of them the
earliest is as good as any, so few are left; and as limits are only left out, no plan is lost.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from muster.domain.settings import DAYS_PER_WEEK
from muster.planning.instance import Instance
from muster.planning.shelves import Shelf
from muster.planning.timetable import Bools
from muster.planning.whole.travel import Limit, Passage, Standing, Travel
from muster.planning.whole.trips import passes_for

MOST_WAYS = 24  # from one offer to one site; of more, one is made that is as good as all


@dataclass(slots=True)
class NarrowPlaces:
    """Guides goods by what is narrow alone."""

    instance: Instance
    narrow: frozenset[Limit]

    def travel(self, shelf: Shelf, goods: Sequence[Standing], deadlines: Mapping[int, int]) -> Travel:
        """From every offer straight to every site."""
        walker = _Walker(self.instance, passes_for(self.instance, shelf.item), self.narrow, max(deadlines.values()))
        passages = {}
        for each in goods:
            found = walker.walk(each)
            passages[each.offer] = [
                passage
                for site, deadline in sorted(deadlines.items())
                for passage in found.get(site, ())
                if passage.day <= deadline and site != each.site
            ]
        return Travel(passages, ())


@dataclass(slots=True)
class _Walker:
    """Finds passages of goods that may depart where `passes` (L, T) says."""

    instance: Instance
    passes: Bools
    narrow: frozenset[Limit]
    last_day: int
    _departures: dict[int, list[int]] = field(default_factory=dict)

    def walk(self, goods: Standing) -> dict[int, list[Passage]]:
        """Passages to every site, of which none is as good as another."""
        found: defaultdict[int, list[Passage]] = defaultdict(list)
        waiting = [Passage(goods.site, goods.first, frozenset(), ())]
        while waiting:
            place = min(range(len(waiting)), key=lambda number: (waiting[number].day, len(waiting[number].uses)))
            passage = waiting.pop(place)
            if passage.legs and not any(passage is own for own in found[passage.site]):
                continue  # something as good was found meanwhile
            for further in self._further(passage, goods.last if not passage.legs else self.last_day):
                own = found[further.site]
                if further.day <= self.last_day and not any(_is_as_good(each, further) for each in own):
                    own[:] = [each for each in own if not _is_as_good(further, each)]
                    own.append(further if len(own) < MOST_WAYS else _as_good_as_all([*own, further]))
                    waiting.append(own[-1])
        return found

    def _further(self, passage: Passage, last: int) -> Iterator[Passage]:
        """One leg on: by each link the first departure, and later ones for as long as they pass a narrow place."""
        roads = self.instance.roads
        for link in roads.leaving[roads.leaving_from[passage.site] : roads.leaving_from[passage.site + 1]].tolist():
            there, transit = int(roads.destination[link]), int(roads.transit[link])
            weeks = None
            days = self._days(link)
            for day in days[bisect_left(days, passage.day) :]:
                if day > last:
                    break
                if weeks == (day // DAYS_PER_WEEK, (day + transit) // DAYS_PER_WEEK):
                    continue
                weeks = (day // DAYS_PER_WEEK, (day + transit) // DAYS_PER_WEEK)
                new = self.narrow & {("link", link, weeks[0]), ("site", there, weeks[1])}
                yield Passage(there, day + transit, passage.uses | new, (*passage.legs, (link, day)))
                if not new:
                    break

    def _days(self, link: int) -> list[int]:
        if link not in self._departures:
            self._departures[link] = np.flatnonzero(self.passes[link]).tolist()
        return self._departures[link]


def _is_as_good(one: Passage, other: Passage) -> bool:
    """Whether one passage is as early as another and needs no narrow place that the other does not need."""
    return one.day <= other.day and one.uses <= other.uses


def _as_good_as_all(passages: Sequence[Passage]) -> Passage:
    """A passage as early as any of these, through what all of them pass."""
    earliest = min(passages, key=lambda each: each.day)
    return Passage(
        earliest.site, earliest.day, frozenset.intersection(*(each.uses for each in passages)), earliest.legs
    )
