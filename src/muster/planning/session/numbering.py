"""Numbers of one instance as numbers of another: offers, needs, links, course starts, by their ids."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace
from operator import attrgetter

from muster.domain.row import Row
from muster.planning.instance import Instance
from muster.planning.ledger import Batch, Journey
from muster.planning.session.standing import Standing

Numbers = dict[int, int]
"""From the old number to the new one; what is gone is not in it."""


@dataclass(frozen=True, slots=True)
class Numbering:
    """How to find the rows of one instance in another."""

    offers: Numbers
    needs: Numbers
    links: Numbers
    starts: Numbers
    is_same: bool

    def standing(self, old: Standing, instance: Instance) -> Standing:
        """What stands, in the numbers of the other instance; needs that lose a part of it are named."""
        if self.is_same:
            return old
        lost = {self.needs[need] for need in old.lost if need in self.needs}
        batches = []
        for batch in old.batches:
            kept = self._batch(batch, instance)
            if kept is not None:
                batches.append(kept)
            elif batch.need in self.needs:
                lost.add(self.needs[batch.need])
        surplus = {
            self.offers[offer]: tuple(
                moved for journey in journeys if (moved := self._journey(journey, instance)) is not None
            )
            for offer, journeys in old.surplus.items()
            if offer in self.offers
        }
        joined = {self.starts[start]: people for start, people in old.joined.items() if start in self.starts}
        return Standing(tuple(batches), surplus, joined, frozenset(lost))

    def _batch(self, batch: Batch, instance: Instance) -> Batch | None:
        if batch.need not in self.needs:
            return None
        journeys = [self._journey(journey, instance) for journey in batch.journeys]
        need = self.needs[batch.need]
        kept = tuple(journey for journey in journeys if journey is not None)
        if len(kept) < len(journeys) or batch.way >= len(instance.wishes[need].ways):
            return None
        return replace(batch, need=need, journeys=kept)

    def _journey(self, journey: Journey, instance: Instance) -> Journey | None:
        offer, need = self.offers.get(journey.offer), self.needs.get(journey.need)
        legs = [(self.links[link], day) for link, day in journey.legs if link in self.links]
        if offer is None or need is None or len(legs) < len(journey.legs):
            return None
        if journey.way >= len(instance.wishes[need].ways):
            return None
        return replace(journey, offer=offer, need=need, legs=tuple(legs))


def numbering(old: Instance, new: Instance) -> Numbering:
    """How to find the rows of the old instance in the new one."""
    before, after = old.situation, new.situation
    offers = _numbers_of_rows(before.offers, after.offers, "offer_id")
    needs = _numbers_of_rows(before.needs, after.needs, "need_id")
    links = _numbers_of_rows(before.links, after.links, "link_id")
    starts = _numbers(_starts(old), _starts(new))
    is_same = all(
        len(numbers) == count and all(left == right for left, right in numbers.items())
        for numbers, count in (
            (offers, len(before.offers)),
            (needs, len(before.needs)),
            (links, len(before.links)),
            (starts, len(old.schooling.starts)),
        )
    )
    return Numbering(offers, needs, links, starts, is_same)


def _starts(instance: Instance) -> Iterable[Hashable]:
    courses = instance.situation.courses
    return [(courses[start.course].course_id, start.day) for start in instance.schooling.starts]


def _numbers_of_rows(old: tuple[Row, ...], new: tuple[Row, ...], attribute: str) -> Numbers:
    if old is new:
        return {number: number for number in range(len(new))}
    ids = attrgetter(attribute)
    return _numbers(map(ids, old), map(ids, new))


def _numbers(old: Iterable[Hashable], new: Iterable[Hashable]) -> Numbers:
    place = {row: number for number, row in enumerate(new)}
    return {number: place[row] for number, row in enumerate(old) if row in place}
