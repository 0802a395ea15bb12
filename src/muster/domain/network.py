"""The transport network: directed links and the times when they are closed or slowed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from muster.domain.row import Row


class Mode(StrEnum):
    """How a link carries goods."""

    SEA = "sea"
    RAIL = "rail"
    ROAD = "road"
    AIR = "air"
    INLAND_WATER = "inland_water"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Row):
    """A directed hop between two sites; `transit_days` whole days from departure to arrival.

    `capacity_t_per_week` is tonnes of load that can depart in a week, absent means unlimited. An empty `cargo` means
    every class. Movements depart on `first_departure` + k × `every_days`; absent means day 0.
    """

    link_id: str
    origin_id: str
    destination_id: str
    mode: Mode
    transit_days: int
    capacity_t_per_week: float | None = None
    cost_per_t: float = 0.0
    cargo: tuple[str, ...] = ()
    first_departure: date | None = None
    every_days: int = 1

    def carries(self, cargo: str) -> bool:
        """Whether goods of this cargo class may travel here."""
        return not self.cargo or cargo in self.cargo


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure(Row):
    """A time, both ends inclusive, in which a link or a site works at `factor` of normal.

    Exactly one of `link_id` and `site_id` is set. An absent end means the end of the horizon.
    """

    link_id: str = ""
    site_id: str = ""
    from_date: date | None = None
    until_date: date | None = None
    factor: float = 0.0
