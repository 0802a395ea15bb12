"""The case to judge: a plan's rows tied to the dataset's rows that they name."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from muster.domain.catalogue import Item
from muster.domain.needs import Need
from muster.domain.network import Link
from muster.domain.offers import Offer
from muster.domain.plan import Assignment, Fulfilment, Movement, Plan, TrainingStart
from muster.domain.situation import Situation
from muster.domain.training import Course
from muster.verifying.calendar import Calendar
from muster.verifying.ways import Way, Ways


class Leg(NamedTuple):
    """A movement with its link; days count from the start and may lie outside the horizon."""

    row: Movement
    link: Link
    depart: int
    arrive: int


class Sent(NamedTuple):
    """An assignment with its offer, what really travels, its need, its legs in order, and its stated day `ready`."""

    row: Assignment
    offer: Offer
    item: Item
    need: Need
    legs: tuple[Leg, ...]
    ready: int

    @property
    def stands(self) -> bool:
        """Whether the offer stands at the need's site."""
        return self.offer.site_id == self.need.site_id

    @property
    def load_t(self) -> float:
        """Tonnes of link and site capacity that the whole assignment takes up."""
        return self.row.quantity * self.item.load_t


class Used(NamedTuple):
    """A row of fulfilment with its need, its way and its day."""

    row: Fulfilment
    need: Need
    way: Way
    day: int


class Joined(NamedTuple):
    """People of the plan who join one start of a course."""

    row: TrainingStart
    course: Course
    day: int


@dataclass(frozen=True)
class Case:
    """A dataset, a plan, and those rows of the plan that can be judged: known ids, sound quantities."""

    situation: Situation
    plan: Plan
    calendar: Calendar
    ways: Mapping[str, Ways]
    sent: tuple[Sent, ...]
    used: tuple[Used, ...]
    joined: tuple[Joined, ...]

    @cached_property
    def request_totals(self) -> Mapping[str, float]:
        """Quantity that all rows of a request ask for together."""
        totals: dict[str, float] = {}
        for need in self.situation.needs:
            totals[need.request_id] = totals.get(need.request_id, 0.0) + need.quantity
        return totals

    def unit_worth(self, need: Need) -> float:
        """Worth of one unit of a need on time with effectiveness 1."""
        return need.weight / self.request_totals[need.request_id]

    def timeliness(self, need: Need, day: int) -> float:
        """Share of its worth that a unit usable on a day still has."""
        settings = self.situation.settings
        due, expires = settings.day(need.due), settings.day(need.expires_on(settings))
        if day <= due:
            return 1.0
        return (expires - day) / (expires - due) if day < expires else 0.0
