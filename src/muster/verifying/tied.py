"""Rows of a plan tied to the dataset's rows that they name."""

from typing import NamedTuple

from muster.domain.catalogue import Item
from muster.domain.needs import Need
from muster.domain.network import Link
from muster.domain.offers import Offer
from muster.domain.plan import Assignment, Fulfilment, Movement, TrainingStart
from muster.domain.training import Course
from muster.verifying.calendar import Calendar
from muster.verifying.ways import Way


class Leg(NamedTuple):
    """A movement with its link; days count from the start and may lie outside the horizon."""

    row: Movement
    link: Link
    depart: int
    arrive: int


class Sent(NamedTuple):
    """An assignment with its offer, what really travels, its need, and its movements in the order of their legs."""

    row: Assignment
    offer: Offer
    item: Item
    need: Need
    moves: tuple[Movement, ...]
    calendar: Calendar

    @property
    def legs(self) -> tuple[Leg, ...]:
        """The movements with their links."""
        number, links = self.calendar.number, self.calendar.situation.link_by_id
        return tuple(Leg(row, links[row.link_id], number(row.depart), number(row.arrive)) for row in self.moves)

    @property
    def ready(self) -> int:
        """Its stated day of being ready."""
        return self.calendar.number(self.row.ready)

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
