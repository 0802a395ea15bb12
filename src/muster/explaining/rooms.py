"""How many tonnes on which link, or at which site, in which week some journeys lack."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import ceil

from muster.domain.cures import Change, ChangeKind
from muster.domain.settings import DAYS_PER_WEEK
from muster.explaining.scene import Scene
from muster.planning.departures import Room
from muster.planning.ledger import Journey

ROUNDING_T = 1e-6  # tonnes below which nothing is lacking


def link_room(scene: Scene, journeys: Iterable[Journey], room: Room) -> Iterator[Change]:
    """Tonnes beyond what there is room for that the journeys take on each link in each week."""
    loads: defaultdict[tuple[int, int], float] = defaultdict(float)
    for journey in journeys:
        for link, day in journey.legs:
            loads[link, day // DAYS_PER_WEEK] += _load_t(scene, journey)
    for (link, week), tonnes in sorted(loads.items()):
        lacking = tonnes - max(0.0, float(room.link_left[link, week]))
        if lacking > ROUNDING_T:
            yield _room(scene, ChangeKind.ADD_LINK_ROOM, scene.situation.links[link].link_id, (week, lacking))


def site_room(scene: Scene, journeys: Iterable[Journey], room: Room) -> Iterator[Change]:
    """Tonnes beyond what there is room for that the journeys take at each site in each week."""
    roads = scene.instance.roads
    loads: defaultdict[tuple[int, int], float] = defaultdict(float)
    for journey in journeys:
        for link, day in journey.legs:
            week = (day + int(roads.transit[link])) // DAYS_PER_WEEK
            loads[int(roads.destination[link]), week] += _load_t(scene, journey)
    for (site, week), tonnes in sorted(loads.items()):
        lacking = tonnes - max(0.0, float(room.site_left[site, week]))
        if lacking > ROUNDING_T:
            yield _room(scene, ChangeKind.ADD_SITE_ROOM, scene.situation.sites[site].site_id, (week, lacking))


def _room(scene: Scene, kind: ChangeKind, subject_id: str, more: tuple[int, float]) -> Change:
    """More room in a week, rounded up to a thousandth of a tonne."""
    week, tonnes = more
    first = scene.situation.settings.date(week * DAYS_PER_WEEK)
    return Change(kind=kind, subject_id=subject_id, at=first, amount=ceil(tonnes * 1000.0) / 1000.0)


def _load_t(scene: Scene, journey: Journey) -> float:
    return journey.quantity * float(scene.instance.load_t[scene.instance.goods.item[journey.offer]])
