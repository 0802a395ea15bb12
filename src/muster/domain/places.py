"""Places where goods stand, pass, arrive, and where people train."""

from dataclasses import dataclass
from enum import StrEnum

from muster.domain.release import Release
from muster.domain.row import Row


class SiteKind(StrEnum):
    """What a site is for."""

    DEPOT = "depot"
    PORT = "port"
    AIRPORT = "airport"
    RAILHEAD = "railhead"
    CROSSING = "crossing"
    HUB = "hub"
    TRAINING = "training"
    HANDOVER = "handover"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site(Row):
    """A place; `handling_t_per_week` is tonnes of load that can arrive in a week, absent means unlimited.

    `release` absent means public, but hidden for a handover site.
    """

    site_id: str
    name: str = ""
    kind: SiteKind = SiteKind.DEPOT
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None
    handling_t_per_week: float | None = None
    release: Release | None = None

    @property
    def released(self) -> Release:
        """Who may see this site."""
        if self.release is not None:
            return self.release
        return Release.HIDDEN if self.kind is SiteKind.HANDOVER else Release.PUBLIC
