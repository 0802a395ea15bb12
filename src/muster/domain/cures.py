"""A concrete change of a dataset, and the cure that such changes make."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ChangeKind(StrEnum):
    """What is changed in the dataset, the most doable first."""

    GRANT = "grant"
    LIFT_EARMARK = "lift_earmark"
    LOWER_MINIMUM = "lower_minimum"
    STATE_QUANTITY = "state_quantity"
    BRING_FORWARD = "bring_forward"
    KEEP_UNTIL = "keep_until"
    ADD_SEATS = "add_seats"
    ADD_TRAINEES = "add_trainees"
    ADD_MONEY = "add_money"
    ADD_LINK_ROOM = "add_link_room"
    ADD_SITE_ROOM = "add_site_room"
    OPEN_ROUTE = "open_route"
    RAISE_OFFER = "raise_offer"
    PLEDGE = "pledge"
    CONFIRM = "confirm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One concrete change of a dataset.

    `subject_id` is the permit, offer, course, qualification, fund, link, site or (for a pledge) item. `amount` is the
    new minimum, the quantity that is stated, or how much more: seats, people, money, tonnes, units. `at` is the day of
    the grant, the day on which goods are ready, the start of a course, the first day of a week, the day from which
    people or pledged goods are there. `need_id` is the need that an earmark is lifted for, `site_id` where goods are
    pledged or a route begins, `to_site_id` where it ends.
    """

    kind: ChangeKind
    subject_id: str
    amount: float = 0.0
    at: date | None = None
    need_id: str = ""
    site_id: str = ""
    to_site_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """What a cure brings to its need: units served or on time, their worth, and days earlier (mean over the units)."""

    units: float
    value: float
    days_earlier: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cure:
    """The smallest change found that is enough, and its gain in a checked plan in which no more urgent need loses."""

    changes: tuple[Change, ...]
    gain: Gain
