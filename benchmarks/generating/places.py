"""Draws the sites: depots by country, gateways, hubs, crossings, training sites, handover sites."""

from benchmarks.generating.dice import Dice
from benchmarks.generating.sizes import Dimensions
from muster.domain.places import Site, SiteKind
from muster.domain.release import Release
from muster.domain.situation import Situation

# Partners and their depots take them in turn.
COUNTRIES = ("DE", "PL", "FR", "NL", "BE", "DK", "SE", "NO", "FI", "EE", "LV", "LT", "CZ", "SK", "AT", "IT", "ES", "PT")
RECIPIENT_COUNTRY = "UA"
GATEWAYS = (SiteKind.PORT, SiteKind.RAILHEAD, SiteKind.AIRPORT)

# Share of all sites, and how many there are at least.
SHARES = {
    SiteKind.DEPOT: (0.42, 2),
    SiteKind.PORT: (0.15, 1),
    SiteKind.HUB: (0.1, 1),
    SiteKind.CROSSING: (0.1, 1),
    SiteKind.TRAINING: (0.08, 1),
    SiteKind.HANDOVER: (0.15, 2),
}


def draw_sites(_: Situation, dimensions: Dimensions, dice: Dice) -> tuple[Site, ...]:
    """Sites of every kind, without handling limits as yet; ports stand for all gateways."""
    sites: list[Site] = []
    for kind, (share, least) in SHARES.items():
        count = max(least, int(share * dimensions.sites))
        if kind is SiteKind.HANDOVER:
            count = max(least, dimensions.sites - len(sites))
        sites += [_draw_site(kind, number, dice) for number in range(1, count + 1)]
    return tuple(sites)


def sites_of(situation: Situation, *kinds: SiteKind) -> list[Site]:
    """The sites of some kinds, by id."""
    return [site for site in situation.sites if site.kind in kinds]


def _draw_site(kind: SiteKind, number: int, dice: Dice) -> Site:
    country = RECIPIENT_COUNTRY if kind is SiteKind.HANDOVER else COUNTRIES[(number - 1) % len(COUNTRIES)]
    if kind is SiteKind.PORT:
        kind = dice.one_of(GATEWAYS)
    return Site(
        site_id=f"{country}-{kind}-{number:02d}",
        name=f"{kind.capitalize()} {number} ({country})",
        kind=kind,
        country=country,
        latitude=dice.between(45.0, 60.0) if dice.chance(0.8) else None,
        longitude=dice.between(5.0, 38.0) if dice.chance(0.8) else None,
        release=Release.PARTNERS if dice.chance(0.05) else None,
    )
