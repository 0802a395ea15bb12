"""A plan's ledger in which limits do not hold: one copy, in which every question is asked and taken back again."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from muster.domain.permits import Permit
from muster.domain.plan import Reason
from muster.planning.departures import Room
from muster.planning.instance import Instance, is_firm
from muster.planning.ledger import Journey, Ledger
from muster.planning.options import PlanOptions
from muster.planning.timetable import Timetable, build_timetable, permit_window
from muster.planning.windows import Windows, build_windows
from muster.planning.wishes import Wish

PLENTY = 1e12  # units that stand for an offer whose quantity was not stated

EASED = (
    "windows",
    "room",
    "fund_left",
    "minimum",
    "offered",
    "offer_left",
)  # what a question may put another in the place of


@dataclass(frozen=True)
class Reliefs:
    """What an instance would look like without its permits, its dates, or its unknown quantities; made when asked."""

    ledger: Ledger
    options: PlanOptions
    _windows: dict[tuple[bool, bool], Windows] = field(default_factory=dict)

    @cached_property
    def scratch(self) -> "Scratch":
        """A copy of the plan's ledger to ask questions in."""
        return Scratch(self)

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
    def binding_permits(self) -> list[Permit]:
        """Permits that do not hold on every day."""
        situation = self.instance.situation
        always = permit_window((), situation.settings)
        return [permit for permit in situation.permits if permit_window((permit,), situation.settings) != always]

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


class Scratch:
    """One copy of a plan's ledger; what a question changes in it is taken back before the next."""

    def __init__(self, reliefs: Reliefs) -> None:
        """Copy the ledger, and make what unlimited room and no minimums look like."""
        self._reliefs = reliefs
        self._ledger = reliefs.ledger.copy()
        self._own = {name: getattr(self._ledger, name) for name in EASED}
        room = self._ledger.room
        self._unlimited = room._replace(
            link_left=np.full_like(room.link_left, np.inf), site_left=np.full_like(room.site_left, np.inf)
        )
        self._unpaid = np.full_like(self._ledger.fund_left, np.inf)
        self._no_minimum = np.zeros_like(self._ledger.minimum)

    @contextmanager
    def without(self, limits: frozenset[Reason], wish: Wish) -> Iterator[Ledger]:
        """The ledger in which the limits that concern goods, roads and money do not hold for a need."""
        eased = self._ledger
        mark = eased.mark()
        self._ease_dates(limits)
        eased.room = self._room(limits)
        if Reason.FUND in limits:
            eased.fund_left = self._unpaid
        if Reason.MINIMUM in limits:
            eased.minimum = self._no_minimum
        self._lend(limits, wish)
        try:
            yield eased
        finally:
            eased.rollback(mark)
            for name, own in self._own.items():
                setattr(eased, name, own)

    def _ease_dates(self, limits: frozenset[Reason]) -> None:
        without_permits, without_dates = Reason.PERMIT in limits, Reason.TOO_LATE in limits
        if without_permits or without_dates:
            self._ledger.windows = self._reliefs.windows(with_permits=not without_permits, with_dates=not without_dates)

    def _room(self, limits: frozenset[Reason]) -> Room:
        """Departures and room where permits, links or sites set no limit."""
        room: Room = self._own["room"]
        if Reason.PERMIT in limits:
            free = self._reliefs.timetable_without_permits
            room = room._replace(previous=free.previous, following=free.following)
        if Reason.LINK in limits:
            room = room._replace(link_left=self._unlimited.link_left)
        if Reason.SITE in limits:
            room = room._replace(site_left=self._unlimited.site_left)
        return room

    def _lend(self, limits: frozenset[Reason], wish: Wish) -> None:
        """Give a need what others use of goods that it could use, and plenty of what is not stated."""
        eased = self._ledger
        if not limits & {Reason.OUTRANKED, Reason.NOT_STATED}:
            return
        eased.offer_left = eased.offer_left.copy()
        if Reason.OUTRANKED in limits:
            for journey in self._journeys_of_others(wish):
                eased.offer_left[journey.offer] += journey.quantity
        if Reason.NOT_STATED in limits:
            unstated = sorted(self._reliefs.unstated)
            eased.offered = eased.offered.copy()
            eased.offered[unstated] = eased.offer_left[unstated] = PLENTY

    def _journeys_of_others(self, wish: Wish) -> Iterator[Journey]:
        """Journeys of goods that a need could use and that go to other needs."""
        for item in sorted({component.item for way in wish.ways for component in way.components}):
            for journey in self._reliefs.journeys_by_item.get(item, ()):
                if journey.need != wish.number:
                    yield journey
