"""Which row of the master belongs to which limit: one fixed numbering for all priorities, so that prices carry over."""

from bisect import bisect_right
from dataclasses import dataclass, field

import numpy as np

from muster.domain.needs import PRIORITIES
from muster.planning.columns import Column, uses
from muster.planning.instance import Instance
from muster.planning.ledger import Ledger
from muster.planning.prices import Prices, no_prices
from muster.planning.timetable import Days, Floats


@dataclass(slots=True)
class _Chain:
    """Rows of people taken until each of the days on which something changes, and how many there are by then."""

    days: list[int]
    first: int  # number of the row of the first day

    def row(self, day: int) -> int:
        """The first row in which somebody counts who is taken on a day: that of the last change before or on it."""
        return self.first + bisect_right(self.days, day) - 1

    def rows(self, day: int) -> range:
        """All rows in which somebody counts who is taken on a day: the first one, and those after."""
        return range(self.row(day), self.first + len(self.days))


@dataclass(slots=True)
class Rows:
    """Numbers the limits of an instance; `limits` (R,) are what they allow.

    People are counted along chains: by each day no more may have been taken than are trained, or at hand, by then, as
    in the contract. With rows that hand on from day to day who is left, of fewer entries, the first-order method let
    crews through who were not there. A chain's entries are written down once, for the first row in which they count;
    `chains` (C + 1,) are the first rows of all chains, and after them that of the first row that is in none.
    """

    instance: Instance
    limits: Floats = field(init=False)
    offer: int = field(init=False)
    fund: int = field(init=False)
    link: int = field(init=False)
    site: int = field(init=False)
    course: int = field(init=False)
    training: int = field(init=False)
    held: int = field(init=False)
    chains: Days = field(init=False)
    training_days: list[int] = field(init=False)
    bound: list[_Chain] = field(init=False)  # people trained, by qualification
    own: list[_Chain] = field(init=False)
    general: _Chain = field(init=False)

    def __post_init__(self) -> None:
        """Lay the rows out."""
        instance, schooling = self.instance, self.instance.schooling
        parts = [np.ones(len(instance.wishes))]
        self.offer = self._put(parts, instance.goods.quantity)
        self.fund = self._put(parts, instance.funds)
        self.link = self._put(parts, instance.timetable.link_capacity.ravel())
        self.site = self._put(parts, instance.timetable.site_capacity.ravel())
        self.course = self._put(parts, np.array([float(start.seats) for start in schooling.starts]))
        self.training_days = sorted({start.day for start in schooling.starts})
        most = instance.situation.settings.max_in_training
        self.training = self._put(parts, np.full(len(self.training_days), np.inf if most is None else float(most)))
        self.bound, self.own = [], []
        for qualification, starts in enumerate(schooling.starts_of):
            ends = {schooling.starts[number].graduates for number in starts}
            days = {schooling.starts[number].day for number in starts}
            self.bound.append(self._chain(parts, schooling.trained[qualification], ends))
            self.own.append(self._chain(parts, schooling.own[qualification], days))
        self.general = self._chain(parts, schooling.general, set(self.training_days))
        firsts = [chain.first for chain in (*self.bound, *self.own, self.general)]
        self.held = self._put(parts, np.zeros(len(PRIORITIES)))
        self.limits = np.concatenate(parts)
        self.chains = np.array([*sorted(firsts), self.held], dtype=np.int32)

    @staticmethod
    def _put(parts: list[Floats], limits: Floats) -> int:
        first = sum(len(part) for part in parts)
        parts.append(np.asarray(limits, dtype=np.float64))
        return first

    def _chain(self, parts: list[Floats], people: Floats, events: set[int]) -> _Chain:
        """Rows for people of whom more are there on some days, and on whom something happens on others."""
        changes = {0} | set((np.flatnonzero(np.diff(people)) + 1).tolist())
        days = sorted(day for day in changes | events if day < self.instance.horizon)
        return _Chain(days, self._put(parts, people[days]))

    def entries(self, column: Column) -> dict[int, float]:
        """What a column takes of every limit when it serves its need's whole quantity; of a chain, its first row."""
        wish = self.instance.wishes[column.need]
        entries = {wish.number: 1.0}
        weeks = self.instance.timetable.link_capacity.shape[1]
        for (kind, number, week), amount in uses(self.instance, column):
            first = getattr(self, kind)
            row = first + (number * weeks + week if kind in {"link", "site"} else number)
            if np.isfinite(self.limits[row]):
                entries[row] = entries.get(row, 0.0) + amount * wish.quantity
        for qualification, people in wish.ways[column.way].people_per_unit().items():
            entries[self.bound[qualification].row(column.day)] = people * wish.quantity
        entries[self.held + wish.need.priority - 1] = -column.worth(wish) * wish.quantity
        return entries

    def onwards(self, row: int) -> range:
        """A row and, where it is in a chain, those after it: all in which an entry for it counts."""
        place = int(np.searchsorted(self.chains, row, side="right"))
        return range(row, int(self.chains[place]) if 0 < place < len(self.chains) else row + 1)

    def left(self, ledger: Ledger) -> Floats:
        """What a plan in the making leaves of every limit; people who are bound count, who trains is still open."""
        left = self.limits.copy()
        for wish in self.instance.wishes:
            left[wish.number] = max(0.0, 1.0 - ledger.met.get(wish.number, 0.0) / max(wish.quantity, 1e-12))
        left[self.offer : self.fund] = ledger.offer_left
        left[self.fund : self.link] = ledger.fund_left
        left[self.link : self.site] = ledger.room.link_left.ravel()
        left[self.site : self.course] = ledger.room.site_left.ravel()
        np.maximum(left[: self.course], 0.0, out=left[: self.course])
        for batch in ledger.batches.values():
            way = self.instance.wishes[batch.need].ways[batch.way]
            for qualification, people in way.people(batch.units).items():
                chain = self.bound[qualification].rows(batch.day)
                left[chain.start : chain.stop] -= people
        return left

    def schooling_entries(self) -> list[tuple[float, dict[int, float]]]:
        """Columns that are no column of a need: (upper limit, entries) of who joins; of a chain, its first row."""
        schooling = self.instance.schooling
        columns: list[tuple[float, dict[int, float]]] = []
        for qualification, starts in enumerate(schooling.starts_of):
            for number in starts:
                start = schooling.starts[number]
                if start.graduates >= self.instance.horizon or start.seats <= 0:
                    continue
                entries = {self.course + number: 1.0}
                entries[self.bound[qualification].row(start.graduates)] = -1.0
                for place, day in enumerate(self.training_days):
                    if start.day <= day < start.graduates and np.isfinite(self.limits[self.training + place]):
                        entries[self.training + place] = 1.0
                for pool, chain in (
                    (schooling.own[qualification], self.own[qualification]),
                    (schooling.general, self.general),
                ):
                    if pool[start.day] > 0.0:
                        columns.append((float(start.seats), entries | {chain.row(start.day): 1.0}))
        return columns

    def prices(self, duals: Floats) -> Prices:
        """Prices of all limits from the duals of the rows."""
        prices = no_prices(self.instance)
        duals = np.where(np.isfinite(self.limits), duals, 0.0)
        timetable = self.instance.timetable
        prices.offer[:] = duals[self.offer : self.fund]
        prices.fund[:] = duals[self.fund : self.link]
        prices.link[:] = duals[self.link : self.site].reshape(timetable.link_capacity.shape)
        prices.site[:] = duals[self.site : self.course].reshape(timetable.site_capacity.shape)
        prices.course[:] = 0.0  # the bound counts what a start earns; no price of its own is needed
        prices.in_training[self.training_days] = duals[self.training : self.training + len(self.training_days)]
        for chains, array, at_the_end in ((self.bound, prices.graduates, True), (self.own, prices.own, False)):
            for qualification, chain in enumerate(chains):
                self._spread(chain, duals, array[qualification], at_the_end=at_the_end)
        self._spread(self.general, duals, prices.general, at_the_end=False)
        prices.held[:] = duals[self.held : self.held + len(PRIORITIES)]
        return prices

    def _spread(self, chain: _Chain, duals: Floats, array: Floats, *, at_the_end: bool) -> None:
        """Prices by day of a chain: at the start of each stretch without a change, or at its end."""
        ends = [day - 1 for day in chain.days[1:]] + [self.instance.horizon - 1]
        array[ends if at_the_end else chain.days] = duals[chain.first : chain.first + len(chain.days)]
