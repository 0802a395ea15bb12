"""What a map says: sites with their roles, flows with their load, and its words."""

from collections.abc import Callable
from dataclasses import dataclass

from muster.domain.flows import SiteRole
from muster.domain.network import Mode


@dataclass(frozen=True, slots=True, kw_only=True)
class MapSite:
    """A place in degrees; its name may be cut at the first comma or bracket."""

    site_id: str
    name: str
    role: SiteRole
    longitude: float
    latitude: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MapFlow:
    """Tonnes that go from one site to the next by one mode; 0 where only the link is there."""

    origin_id: str
    destination_id: str
    mode: Mode
    load_t: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowMap:
    """All that a map says.

    `tonnes` writes a load with its unit. `roles` and `modes` are names for the legend. `home` is the point, in
    degrees, of a place in the recipient's land, which is tinted. `empty` is said where no site has coordinates,
    `no_land` where the atlas is missing.
    """

    title: str
    description: str
    note: str
    sites: tuple[MapSite, ...]
    flows: tuple[MapFlow, ...]
    tonnes: Callable[[float], str]
    roles: tuple[tuple[SiteRole, str], ...]
    modes: tuple[tuple[Mode, str], ...]
    home: tuple[float, float] | None
    empty: str
    no_land: str
