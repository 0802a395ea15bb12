"""Draws the links between the layers of sites, and the limits of both at the demand's tonnage."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from benchmarks.generating.demand import tonnes_wanted, units_wanted
from benchmarks.generating.dice import Dice
from benchmarks.generating.places import GATEWAYS, sites_of
from benchmarks.generating.sizes import Dimensions
from muster.domain.network import Link, Mode
from muster.domain.places import Site, SiteKind
from muster.domain.settings import DAYS_PER_WEEK
from muster.domain.situation import Situation

# What passes all hubs together over the horizon, as a share of what is asked for: short enough to bind.
HUB_THROUGHPUT = 0.7
RARELY = 0.05
SOMETIMES = 0.35


@dataclass(frozen=True, slots=True)
class Layer:
    """Links from sites of some kinds to sites of others; `plenty` is their capacity over the hubs' throughput."""

    origins: tuple[SiteKind, ...]
    destinations: tuple[SiteKind, ...]
    modes: tuple[Mode, ...]
    days: tuple[int, int]
    plenty: float


# The first seven make every handover site reachable from every depot; the others are short cuts and detours.
LAYERS = (
    Layer((SiteKind.DEPOT,), GATEWAYS, (Mode.RAIL, Mode.ROAD), (0, 3), 5.0),
    Layer((SiteKind.PORT,), (SiteKind.HUB,), (Mode.SEA, Mode.RAIL, Mode.INLAND_WATER), (2, 9), 1.2),
    Layer((SiteKind.RAILHEAD,), (SiteKind.HUB,), (Mode.RAIL,), (1, 5), 1.2),
    Layer((SiteKind.AIRPORT,), (SiteKind.HUB,), (Mode.ROAD, Mode.ROAD, Mode.AIR), (1, 3), 1.2),
    Layer((SiteKind.HUB,), (SiteKind.CROSSING,), (Mode.RAIL, Mode.ROAD), (1, 3), 1.8),
    Layer((SiteKind.CROSSING,), (SiteKind.HANDOVER,), (Mode.RAIL, Mode.ROAD), (0, 3), 2.5),
    Layer((SiteKind.HUB,), (SiteKind.TRAINING,), (Mode.ROAD,), (1, 3), 1.0),
    Layer((SiteKind.DEPOT,), (SiteKind.HUB,), (Mode.ROAD, Mode.AIR), (2, 7), 2.0),
    Layer((SiteKind.HUB,), (SiteKind.HUB,), (Mode.RAIL,), (1, 4), 1.0),
    Layer((SiteKind.HANDOVER,), (SiteKind.HANDOVER,), (Mode.ROAD,), (0, 2), 1.0),
    Layer((SiteKind.TRAINING,), (SiteKind.HANDOVER,), (Mode.ROAD,), (1, 3), 1.0),
)
NEEDED_LAYERS = 7

# How often sites of a kind have a limit, and how much they handle together over the hubs' throughput.
HANDLING = {
    SiteKind.HUB: (0.95, 1.0),
    SiteKind.CROSSING: (0.4, 1.6),
    SiteKind.HANDOVER: (0.4, 2.5),
    **dict.fromkeys(GATEWAYS, (0.4, 2.5)),
}


class Hop(NamedTuple):
    """Two sites to be joined; `is_needed` where it may be the only way out of one or into the other."""

    layer: Layer
    origin: Site
    destination: Site
    is_needed: bool


class Tonnage(NamedTuple):
    """What limits are measured by: tonnes that the hubs can take in a week, and tonnes of the heaviest unit wanted."""

    weekly: float
    heaviest: float

    def limit(self, plenty: float, sharing: int, dice: Dice) -> float:
        """A weekly limit of one of several that share a throughput, `plenty` times that of the hubs.

        Rarely below the heaviest unit: a unit that never fits teaches little.
        """
        limit = dice.near(plenty * self.weekly / sharing)
        if not dice.chance(RARELY):
            limit = max(limit, self.heaviest * dice.between(1.0, 1.5))
        # Rounded up, for a limit rounded to zero would close the link.
        return math.ceil(limit * 10.0) / 10.0


def equip_sites(situation: Situation, _: Dimensions, dice: Dice) -> tuple[Site, ...]:
    """The sites with their handling: hubs nearly always, other sites where goods pass now and then."""
    tonnage = _tonnage(situation)
    sharing = Counter(site.kind for site in situation.sites)
    handling = []
    for site in situation.sites:
        probability, plenty = HANDLING.get(site.kind, (0.0, 0.0))
        limit = tonnage.limit(plenty, sharing[site.kind], dice) if dice.chance(probability) else None
        handling.append(limit)
    return tuple(
        replace(site, handling_t_per_week=limit) for site, limit in zip(situation.sites, handling, strict=True)
    )


def draw_links(situation: Situation, dimensions: Dimensions, dice: Dice) -> tuple[Link, ...]:
    """Every site gets a link in and out where its layer has them; random ones follow up to the number wanted."""
    tonnage = _tonnage(situation)
    hops = _draw_hops(situation, dimensions.links, dice)
    sharing = Counter(hop.layer for hop in hops)
    links = []
    for number, hop in enumerate(hops, start=1):
        link = _draw_link(f"L{number:03d}", hop, situation, dice)
        limit = tonnage.limit(hop.layer.plenty, sharing[hop.layer], dice) if dice.chance(0.85) else None
        links.append(replace(link, capacity_t_per_week=limit))
    return tuple(links)


def _draw_hops(situation: Situation, count: int, dice: Dice) -> list[Hop]:
    hops = [hop for layer in LAYERS[:NEEDED_LAYERS] for hop in _joining(layer, situation, dice)]
    layers = [layer for layer in LAYERS if sites_of(situation, *layer.origins)]
    while len(hops) < count:
        layer = dice.one_of(layers)
        origin = dice.one_of(sites_of(situation, *layer.origins))
        destination = dice.one_of(sites_of(situation, *layer.destinations))
        if origin != destination:
            hops.append(Hop(layer, origin, destination, is_needed=False))
    return hops


def _joining(layer: Layer, situation: Situation, dice: Dice) -> Iterable[Hop]:
    """Hops that give every origin of a layer a link out and every destination a link in."""
    origins = sites_of(situation, *layer.origins)
    destinations = sites_of(situation, *layer.destinations)
    turn = dice.whole(0, len(destinations))
    for number in range(max(len(origins), len(destinations)) if origins else 0):
        origin, destination = origins[number % len(origins)], destinations[(number + turn) % len(destinations)]
        yield Hop(layer, origin, destination, is_needed=True)


def _draw_link(link_id: str, hop: Hop, situation: Situation, dice: Dice) -> Link:
    mode = dice.one_of(hop.layer.modes)
    days = dice.whole(*hop.layer.days)
    first = dice.whole(-3, 12) if dice.chance(SOMETIMES) else None
    cost = dice.between(5.0, 120.0) if dice.chance(0.9) else 0.0
    # What may be a depot's only link out mostly carries all classes, so that few goods are stranded.
    carries_all = hop.is_needed and dice.chance(0.85)
    return Link(
        link_id=link_id,
        origin_id=hop.origin.site_id,
        destination_id=hop.destination.site_id,
        mode=mode,
        transit_days=min(days, 2) if mode is Mode.AIR else days,
        cost_per_t=round(10.0 * cost, 1) if mode is Mode.AIR else cost,
        cargo=() if carries_all else _classes_carried(mode, situation, dice),
        first_departure=None if first is None else situation.settings.date(first),
        every_days=dice.whole(2, 7) if dice.chance(SOMETIMES) else 1,
    )


def _classes_carried(mode: Mode, situation: Situation, dice: Dice) -> tuple[str, ...]:
    """Cargo classes of a link: half the links carry all, an aircraft never what is large or explodes."""
    classes = sorted({item.cargo for item in situation.items})
    if mode is Mode.AIR:
        classes = [cargo for cargo in classes if cargo not in {"explosive", "heavy", "outsize", "liquid"}]
    elif dice.chance(0.5):
        return ()
    kept = [cargo for cargo in classes if dice.chance(0.8)]
    return tuple(kept) or ("general",)


def _tonnage(situation: Situation) -> Tonnage:
    weekly = HUB_THROUGHPUT * tonnes_wanted(situation) * DAYS_PER_WEEK / situation.settings.days
    loads = [situation.item_by_id[item_id].load_t for item_id in units_wanted(situation)]
    return Tonnage(weekly=weekly, heaviest=max(loads, default=1.0))
