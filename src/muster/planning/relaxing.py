"""Plan one need again with some limits dropped: what a limit costs is what its absence would bring."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from muster.domain.plan import Reason
from muster.planning.crews import Crews
from muster.planning.instance import Instance, is_firm
from muster.planning.journeys import Ease, Haulage
from muster.planning.ledger import Batch, Journey, Ledger
from muster.planning.options import PlanOptions
from muster.planning.serving import Servant, Timing
from muster.planning.timetable import Timetable, build_timetable
from muster.planning.windows import Windows, build_windows
from muster.planning.wishes import Wish

PLENTY = 1e12  # units that stand for an offer whose quantity was not stated


@dataclass(frozen=True)
class Reliefs:
    """What an instance would look like without its permits, its dates, or its unknown quantities; made when asked."""

    ledger: Ledger
    options: PlanOptions
    _windows: dict[tuple[bool, bool], Windows] = field(default_factory=dict)

    @property
    def instance(self) -> Instance:
        """The instance that is planned."""
        return self.ledger.instance

    @cached_property
    def late_batches(self) -> Mapping[int, list[int]]:
        """Numbers of the batches that are usable only after the due date, by need."""
        late: defaultdict[int, list[int]] = defaultdict(list)
        for number, batch in self.ledger.batches.items():
            if batch.day > self.instance.wishes[batch.need].due:
                late[batch.need].append(number)
        return late

    @cached_property
    def journeys_by_item(self) -> Mapping[int, list[Journey]]:
        """Journeys that serve units, by the item that travels."""
        by_item: defaultdict[int, list[Journey]] = defaultdict(list)
        for batch in self.ledger.batches.values():
            for journey in batch.journeys:
                by_item[int(self.instance.goods.item[journey.offer])].append(journey)
        return by_item

    @cached_property
    def timetable_without_permits(self) -> Timetable:
        """Departures as if every link permit were granted."""
        return build_timetable(self.instance.situation, with_permits=False)

    @cached_property
    def unstated(self) -> frozenset[int]:
        """Offers that could be planned if their quantity were stated."""
        return frozenset(
            number
            for number, offer in enumerate(self.instance.situation.offers)
            if offer.quantity is None
            and replace(offer, quantity=1.0).plannable
            and is_firm(offer, self.options.least_status)
        )

    def windows(self, *, with_permits: bool, with_dates: bool) -> Windows:
        """Windows of the offers with these limits."""
        key = (with_permits, with_dates)
        if key not in self._windows:
            self._windows[key] = build_windows(
                self.instance.situation, with_permits=with_permits, with_dates=with_dates
            )
        return self._windows[key]


@dataclass(frozen=True, slots=True)
class Lack:
    """Units of one need that are short; or late, where they are wanted on time."""

    wish: Wish
    units: float
    only_on_time: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What serving a need once more would bring: units, and the batches that they would travel in."""

    units: float
    batches: tuple[Batch, ...]


def served_without(reliefs: Reliefs, lack: Lack, limits: frozenset[Reason]) -> Outcome:
    """What a need would get of what it lacks, from the rest of a plan, if these limits did not hold."""
    wish, only_on_time = lack.wish, lack.only_on_time
    eased = _eased(reliefs, wish, limits)
    if only_on_time:
        for number in reliefs.late_batches[wish.number]:
            eased.drop(number)
    if Reason.TOO_LATE in limits and not only_on_time:
        wish = replace(wish, due=reliefs.instance.horizon - 1, expires=2 * reliefs.instance.horizon)
    servant = Servant(
        eased,
        Haulage(
            eased,
            Ease(
                earmarks=Reason.EARMARKED in limits, supply=Reason.NO_OFFER in limits, roads=Reason.NO_ROUTE in limits
            ),
        ),
        Crews(
            eased,
            no_courses_needed=Reason.COURSE in limits,
            no_pools_needed=Reason.TRAINEES in limits,
        ),
        Timing.JUST_IN_TIME,
    )
    first_new = eased.next_number
    done = servant.serve(wish, lack.units, only_on_time=only_on_time)
    return Outcome(done, tuple(eased.since(first_new)))


def _eased(reliefs: Reliefs, wish: Wish, limits: frozenset[Reason]) -> Ledger:
    """Copy of the ledger in which the limits that concern goods, roads and money do not hold."""
    eased = reliefs.ledger.copy()
    without_permits = Reason.PERMIT in limits
    if without_permits or Reason.TOO_LATE in limits:
        eased.windows = reliefs.windows(with_permits=not without_permits, with_dates=Reason.TOO_LATE not in limits)
    if without_permits:
        free = reliefs.timetable_without_permits
        eased.room = eased.room._replace(previous=free.previous, following=free.following)
    eased.with_room(links=Reason.LINK in limits, sites=Reason.SITE in limits)
    if Reason.FUND in limits:
        eased.fund_left[:] = np.inf
    if Reason.MINIMUM in limits:
        eased.minimum = np.zeros_like(eased.minimum)
    if Reason.OUTRANKED in limits:
        for journey in _journeys_of_others(reliefs, wish):
            eased.offer_left[journey.offer] += journey.quantity
    if Reason.NOT_STATED in limits:
        unstated = sorted(reliefs.unstated)
        eased.offered = eased.offered.copy()
        eased.offered[unstated] = eased.offer_left[unstated] = PLENTY
    return eased


def _journeys_of_others(reliefs: Reliefs, wish: Wish) -> list[Journey]:
    """Journeys of goods that a need could use and that go to other needs."""
    items = {component.item for way in wish.ways for component in way.components}
    return [
        journey for item in sorted(items) for journey in reliefs.journeys_by_item[item] if journey.need != wish.number
    ]
