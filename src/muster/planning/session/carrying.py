"""Set a standing plan into an instance: what still holds is booked, what no longer holds is dropped and named."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from muster.domain.difference import Cause, CauseKind
from muster.planning.crews import Crews
from muster.planning.greedy import keeps_its_minimum
from muster.planning.instance import Instance
from muster.planning.journeys import Haulage
from muster.planning.ledger import Batch, Journey, Ledger
from muster.planning.paths import wanted_by
from muster.planning.session.breaks import cause_of_break, cause_of_use
from muster.planning.session.freight import book_all, is_possible, picked
from muster.planning.session.overruns import OVERFULL, Use, is_overrun, overrun_limits, users_of
from muster.planning.session.standing import Standing
from muster.planning.timetable import Bools


@dataclass(frozen=True, slots=True)
class Carried:
    """A plan in an instance: its ledger, the needs that lost something or are served otherwise, and why."""

    ledger: Ledger
    hurt: frozenset[int]
    causes: Mapping[int, tuple[Cause, ...]]


def carry(instance: Instance, standing: Standing) -> Carried:
    """Ledger with all of a standing plan that keeps every promise in this instance.

    Where a limit is overrun, the least urgent batches give way first, those of the least worth first among them.
    """
    carrier = _Carrier(instance)
    carrier.hurt.update(standing.lost)
    carrier.seat(standing)
    carrier.load(standing)
    carrier.relieve()
    carrier.fill_minimums()
    carrier.ledger.forget()
    causes = {need: tuple(sorted(found)) for need, found in carrier.causes.items()}
    return Carried(carrier.ledger, frozenset(carrier.hurt), causes)


class _Carrier:
    """Books a standing plan and takes out what does not fit."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.ledger = Ledger(instance)
        self.crews = Crews(self.ledger)
        self.hurt: set[int] = set()
        self.causes: defaultdict[int, set[Cause]] = defaultdict(set)

    def seat(self, standing: Standing) -> None:
        """Let people join the courses they were to join, as far as there is still room for them."""
        starts = self.instance.schooling.starts
        of_start = {
            number: qualification
            for qualification, numbers in enumerate(self.instance.schooling.starts_of)
            for number in numbers
        }
        for number in sorted(standing.joined, key=lambda number: (starts[number].day, number)):
            self.crews.join(of_start[number], number, standing.joined[number])

    def load(self, standing: Standing) -> None:
        """Book every batch whose journeys are still possible and whose crew is there, the most urgent first."""
        freight = standing.freight
        possible = is_possible(self.instance, freight)
        whole = self._is_whole(standing, possible)
        first = len(standing.batch_of)
        possible[:first] = whole[standing.batch_of]
        for place in np.flatnonzero(~whole).tolist():
            self._hurt(standing.batches[place], cause_of_break(self.instance, standing.batches[place]))
        for offer, extras in standing.surplus.items():
            last = first + len(extras)
            self.ledger.set_surplus(offer, _chosen(extras, possible[first:last].tolist()))
            if len(self.ledger.surplus[offer]) < len(extras):
                self.hurt.update(extra.need for extra in extras)
            first = last
        book_all(self.ledger, picked(freight, possible))
        self._bind(standing, whole)

    def _is_whole(self, standing: Standing, possible: Bools) -> Bools:
        """Whether all journeys of each batch are possible, and in time for a day on which its need can use it."""
        (need, day), batch = standing.need_and_day, standing.batch_of
        earliest = np.array([wish.earliest for wish in self.instance.wishes], dtype=np.int64)
        whole: Bools = (earliest[need] <= day) & (day < self.instance.horizon)
        holds = possible[: len(batch)] & (standing.freight.ready[: len(batch)] <= day[batch])
        whole[batch[~holds]] = False
        return whole

    def _bind(self, standing: Standing, whole: Bools) -> None:
        """Keep the whole batches whose crew is there, the most urgent first."""
        wishes, batches = self.instance.wishes, standing.batches
        priority = np.array([wish.need.priority for wish in wishes], dtype=np.int64)
        crewed = [[any(count > 0.0 for _, count in way.crew) for way in wish.ways] for wish in wishes]
        kept = []
        places = np.flatnonzero(whole)
        for place in places[np.argsort(priority[standing.need_and_day[0, places]], kind="stable")].tolist():
            batch = batches[place]
            people = wishes[batch.need].ways[batch.way].people(batch.units) if crewed[batch.need][batch.way] else {}
            if not people or self.crews.bind(people, batch.day):
                kept.append(batch)
            else:
                for journey in batch.journeys:
                    self.ledger.book(journey, -1.0)
                lacking = self.instance.schooling.qualifications[next(iter(people))]
                self._hurt(batch, Cause(CauseKind.COURSE, lacking))
        self.ledger.keep_all(kept)

    def relieve(self) -> None:
        """Drop batches until no limit and no need is overrun."""
        for need in list(self.ledger.met):
            most = self.instance.wishes[need].quantity * (1.0 + OVERFULL)
            numbers = self.ledger.numbers_of(need) if self.ledger.met[need] > most else []
            while self.ledger.met[need] > most and numbers:
                self._drop(numbers.pop(), Cause(CauseKind.ITSELF, self.instance.wishes[need].need.need_id))
        overrun = overrun_limits(self.ledger)
        if overrun:
            self._drop_users(overrun)

    def _drop_users(self, overrun: set[Use]) -> None:
        """Drop the least urgent and least worthy users of limits that are overrun, as many as it takes."""
        users = users_of(self.ledger, overrun)
        for use in sorted(overrun):
            for offer in users[use].surplus:
                self.hurt.update(extra.need for extra in self.ledger.surplus.get(offer, ()))
                self.ledger.give_back(offer)
            numbers = list(users[use].batches)
            while numbers and is_overrun(self.ledger, use):
                self._drop(numbers.pop(), cause_of_use(self.instance, use))

    def _hurt(self, batch: Batch, cause: Cause) -> None:
        self.hurt.add(batch.need)
        self.causes[batch.need].add(cause)

    def _drop(self, number: int, cause: Cause) -> None:
        if self.ledger.has(number):
            self._hurt(self.ledger.batch(number), cause)
            self.ledger.drop(number)

    def fill_minimums(self) -> None:
        """Fill up or give up every offer that is used less than its minimum."""
        waiting = self._below_minimum()
        while waiting:
            for offer in waiting:
                self.hurt.update(extra.need for extra in self.ledger.surplus.get(offer, ()))
                if not self._fill(offer):
                    self._give_up(offer)
            waiting = self._below_minimum()

    def _below_minimum(self) -> list[int]:
        used = self.instance.goods.quantity - self.ledger.offer_left
        low = np.flatnonzero((used > 0.0) & (used < self.ledger.minimum * (1.0 - OVERFULL)))
        return [offer for offer in low.tolist() if not self._keeps_its_minimum(offer)]

    def _keeps_its_minimum(self, offer: int) -> bool:
        """Whether an offer keeps its minimum; surplus of which nothing else is used any more is taken back."""
        extras = self.ledger.surplus.get(offer, ())
        keeps = keeps_its_minimum(self.ledger, offer)
        if not self.ledger.surplus.get(offer):
            self.hurt.update(extra.need for extra in extras)
        return keeps

    def _fill(self, offer: int) -> bool:
        """Send what an offer's minimum asks beyond what is used."""
        self.ledger.give_back(offer)
        for batch in self.ledger.batches.values():
            for journey in batch.journeys:
                if journey.offer == offer:
                    self.hurt.add(batch.need)
                    return Haulage(self.ledger).fill_minimum(
                        wanted_by(self.instance.wishes[journey.need], journey), journey
                    )
        return False

    def _give_up(self, offer: int) -> None:
        """Take back all that an offer gives."""
        self.ledger.give_back(offer)
        for number, batch in list(self.ledger.batches.items()):
            if any(journey.offer == offer for journey in batch.journeys):
                self._drop(number, Cause(CauseKind.MINIMUM, self.instance.situation.offers[offer].offer_id))


def _chosen(journeys: tuple[Journey, ...], kept: list[bool]) -> tuple[Journey, ...]:
    return tuple(journey for journey, is_kept in zip(journeys, kept, strict=True) if is_kept)
