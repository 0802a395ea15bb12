"""The textbook model: uses of goods and people, worth by the priorities' weights."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.textbook.calendar import Calendar
from benchmarks.textbook.goods import Goods
from benchmarks.textbook.limits import Limits
from benchmarks.textbook.people import People
from benchmarks.textbook.program import Floats, Ints, LinearProgram, Writer
from benchmarks.textbook.ways import Marks, Part, Way, is_meant_for, ways
from benchmarks.textbook.weights import WEIGHTS
from muster.domain.needs import PRIORITIES, Need
from muster.domain.offers import Offer
from muster.domain.situation import Situation

Source = tuple[Goods, int, int]  # goods, the place from which they are drawn, the first day on which they can be there


@dataclass(frozen=True)
class TextbookModel:
    """The program of a dataset, and what one of each column is worth for each priority, not weighted."""

    program: LinearProgram
    value: Floats  # (priorities, C)

    def values(self, answer: Floats) -> tuple[float, ...]:
        """Value of each priority in an answer, 1 first."""
        return tuple(float(each) for each in self.value @ answer)


def textbook_model(situation: Situation, weights: Sequence[float] = WEIGHTS) -> TextbookModel:
    """The model of a dataset; `weights` of the priorities, 1 first."""
    author = _Author(situation, weights)
    for way in ways(situation):
        author.add(way)
    return author.finished()


class _Author:
    """Writes the model way by way."""

    def __init__(self, situation: Situation, weights: Sequence[float]) -> None:
        self._situation = situation
        self._settings = situation.settings
        self._weights = weights
        self._writer = Writer()
        self._calendar = Calendar(situation)
        self._limits = Limits(self._writer, self._calendar)
        self._people = People(self._writer, situation)
        self._goods = _goods(self._calendar)
        needs = situation.needs
        rows = self._writer.rows(len(needs), high=np.array([need.quantity for need in needs]))
        self._asked = dict(zip((need.need_id for need in needs), rows, strict=True))
        self._uses: list[tuple[int, Ints, Floats]] = []

    def add(self, way: Way) -> None:
        """A column for every day on which a unit by this way can be usable and is worth anything."""
        sources = [self._sources(way.need, part) for part in way.parts]
        first = max((min((at for _, _, at in each), default=self._calendar.horizon) for each in sources), default=0)
        days, timeliness = self._days_of_use(way.need, first)
        worth = self._situation.unit_worth(way.need) * way.effectiveness * timeliness
        weight = self._weights[way.need.priority - 1]
        columns = self._writer.columns(len(days), worth=weight * worth)
        self._uses.append((way.need.priority, columns, worth))
        self._writer.enter(self._asked[way.need.need_id], columns)
        if not way.parts:
            self._people.bind(way.need.item_id, days, columns, 1.0)
        for part, own in zip(way.parts, sources, strict=True):
            self._people.bind(part.item.qualification, days, columns, part.item.crew * part.per_unit)
            self._draw(own, part, days, columns)

    def _draw(self, sources: list[Source], part: Part, days: Ints, columns: Ints) -> None:
        """Take a part of the units used on each day from any of its sources."""
        if len(sources) == 1:
            goods, place, _ = sources[0]
            goods.draw(place, days, columns, part.per_unit)
            return
        rows = self._writer.rows(len(days), low=0.0)
        self._writer.enter(rows, columns, -part.per_unit)
        for goods, place, at in sources:
            is_there = days >= at
            drawn = self._writer.columns(int(is_there.sum()))
            self._writer.enter(rows[is_there], drawn)
            goods.draw(place, days[is_there], drawn)

    def _sources(self, need: Need, part: Part) -> list[Source]:
        return [
            (goods, place, at)
            for marks, goods in self._goods[part.item.item_id]
            if is_meant_for(marks, need)
            for place, at in goods.places(need.site_id)
        ]

    def _days_of_use(self, need: Need, first: int) -> tuple[Ints, Floats]:
        """Days from `first` on which units can become usable, and the share of their worth that they then have.

        On all days up to `due` a unit is worth the same, and nothing is easier on an earlier one: the last is enough.
        """
        due, expires = self._settings.day(need.due), self._settings.day(need.expires_on(self._settings))
        begin = max(self._settings.day_or(need.earliest, 0), min(due, self._settings.last_day), first)
        days = np.arange(begin, max(begin, min(self._settings.days, max(expires, due + 1))), dtype=np.int64)
        late = (expires - days) / max(1, expires - due)
        return days, np.where(days <= due, 1.0, late)

    def finished(self) -> TextbookModel:
        """The model, once all ways are added."""
        for kinds in self._goods.values():
            for _, goods in kinds:
                goods.write(self._writer, self._limits)
        program = self._writer.written()
        value = np.zeros((len(PRIORITIES), len(program.worth)))
        for priority, columns, worth in self._uses:
            value[priority - 1, columns] = worth
        return TextbookModel(program, value)


def _goods(calendar: Calendar) -> defaultdict[str, list[tuple[Marks, Goods]]]:
    """Goods of each item, apart by what they are earmarked for."""
    situation = calendar.situation
    alike: defaultdict[tuple[str, Marks], list[Offer]] = defaultdict(list)
    for offer in situation.offers:
        if offer.plannable:
            alike[offer.item_id, frozenset(offer.earmarked_for)].append(offer)
    goods: defaultdict[str, list[tuple[Marks, Goods]]] = defaultdict(list)
    for (item_id, marks), offers in alike.items():
        goods[item_id].append((marks, Goods(calendar, situation.item_by_id[item_id], offers)))
    return goods
