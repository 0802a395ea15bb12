"""Sites as marks on the map: those that would cover each other are one mark with one name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import hypot

from muster.domain.flows import SiteRole
from muster.pictures.flow_map.content import FlowMap, MapSite
from muster.pictures.flow_map.frame import Frame
from muster.pictures.flow_map.projection import Point

NEAR_PX = 11.0
_RANK = {SiteRole.DESTINATION: 0, SiteRole.HUB: 1, SiteRole.SOURCE: 2}


@dataclass(frozen=True, slots=True)
class Place:
    """A mark: where it stands in px and in degrees, its name, its role, the load through it, whether inside."""

    number: int
    place: Point
    point: Point
    name: str
    role: SiteRole
    load_t: float
    inside: bool


def gather_places(flow_map: FlowMap, frame: Frame) -> Mapping[str, Place]:
    """The place of every site by its id; sites closer than a mark are one, named after the busiest."""
    loads = site_loads(flow_map)
    groups: list[list[MapSite]] = []
    for site in sorted(flow_map.sites, key=lambda each: (-loads[each.site_id], _RANK[each.role], each.site_id)):
        near = (group for group in groups if _near(frame, group[0], site))
        group = next(near, None)
        if group is None:
            groups.append([site])
        else:
            group.append(site)
    placed: dict[str, Place] = {}
    for number, group in enumerate(groups):
        place = _place(number, group, loads, frame)
        placed.update(dict.fromkeys((site.site_id for site in group), place))
    return placed


def short_name(name: str) -> str:
    """A name up to its first comma or bracket."""
    return name.partition(" (")[0].partition(",")[0].strip() or name


def _place(number: int, group: Sequence[MapSite], loads: Mapping[str, float], frame: Frame) -> Place:
    first = group[0]
    point = (first.longitude, first.latitude)
    place = frame.place(point)
    role = min((site.role for site in group), key=lambda each: _RANK[each])
    load_t = max(loads[site.site_id] for site in group)
    return Place(number, place, point, short_name(first.name), role, load_t, frame.holds(place))


def _near(frame: Frame, one: MapSite, other: MapSite) -> bool:
    """Whether two marks would cover each other; far sites are one only at the same place."""
    first, second = (frame.place((site.longitude, site.latitude)) for site in (one, other))
    return hypot(first[0] - second[0], first[1] - second[1]) < (NEAR_PX if frame.holds(first) else 1.0)


def site_loads(flow_map: FlowMap) -> dict[str, float]:
    """The larger of what enters and what leaves each site, in tonnes."""
    entering = dict.fromkeys((site.site_id for site in flow_map.sites), 0.0)
    leaving = dict(entering)
    for flow in flow_map.flows:  # an end that has no coordinates is counted here and drawn nowhere
        entering[flow.destination_id] = entering.get(flow.destination_id, 0.0) + flow.load_t
        leaving[flow.origin_id] = leaving.get(flow.origin_id, 0.0) + flow.load_t
    return {site_id: max(entering.get(site_id, 0.0), leaving.get(site_id, 0.0)) for site_id in {*entering, *leaving}}
