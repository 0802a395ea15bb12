"""Draws what is in the way: closures of links and sites, and permits that goods wait for."""

from dataclasses import replace

from benchmarks.generating.dice import Dice
from benchmarks.generating.places import sites_of
from benchmarks.generating.sizes import Dimensions
from muster.domain.network import Closure
from muster.domain.permits import Permit, PermitKind, PermitStatus
from muster.domain.places import SiteKind
from muster.domain.situation import Situation

FACTORS = (0.0, 0.0, 0.25, 0.5, 0.8)
OFFERS_PER_PERMIT = 60
MOST_PERMITS = 400


def draw_closures(situation: Situation, dimensions: Dimensions, dice: Dice) -> tuple[Closure, ...]:
    """A closure for every eight links; some overlap another of the same place."""
    closures: list[Closure] = []
    for _ in range(dice.whole(1, 2) + dimensions.links // 8):
        if closures and dice.chance(0.4):
            closures.append(_overlapping(closures[-1], situation, dice))
        else:
            closures.append(_draw_closure(situation, dice))
    return tuple(dict.fromkeys(closures))


def _draw_closure(situation: Situation, dice: Dice) -> Closure:
    settings = situation.settings
    first = dice.whole(0, settings.days - 3)
    closure = Closure(
        from_date=settings.date(first) if dice.chance(0.9) else None,
        until_date=settings.date(first + dice.whole(0, min(20, settings.days // 5))),
        factor=dice.one_of(FACTORS),
    )
    if dice.chance(0.6):
        return replace(closure, link_id=dice.one_of(situation.links).link_id)
    # What is slowed throughout would be another capacity: only a slowed site has no last day.
    open_end = closure.factor > 0.0 and dice.chance(0.3)
    site = dice.one_of(sites_of(situation, SiteKind.HUB, SiteKind.CROSSING, SiteKind.HANDOVER))
    return replace(closure, site_id=site.site_id, until_date=None if open_end else closure.until_date)


def _overlapping(closure: Closure, situation: Situation, dice: Dice) -> Closure:
    """Another closure of the same link or site that begins while the first one lasts."""
    settings = situation.settings
    first = settings.day_or(closure.from_date, 0)
    last = settings.day_or(closure.until_date, settings.last_day)
    begins = dice.whole(first, last)
    return replace(
        closure,
        from_date=settings.date(begins),
        until_date=settings.date(begins + dice.whole(0, 9)),
        factor=dice.one_of(FACTORS),
    )


def draw_permits(situation: Situation, dimensions: Dimensions, dice: Dice) -> tuple[Permit, ...]:
    """Permits of every kind, status and window, on offers, partners, items and links."""
    count = dice.whole(1, 3) + min(MOST_PERMITS, dimensions.offers // OFFERS_PER_PERMIT)
    return tuple(_draw_permit(f"P{number:04d}", situation, dice) for number in range(1, count + 1))


def _draw_permit(permit_id: str, situation: Situation, dice: Dice) -> Permit:
    settings = situation.settings
    status = dice.one_of(tuple(PermitStatus))
    expected = dice.whole(0, settings.days // 2) if dice.chance(0.85) else None
    until = None
    if dice.chance(0.3):
        until = settings.date((expected or 0) + dice.whole(1, settings.days // 2))
    permit = Permit(
        permit_id=permit_id,
        name=f"Permit {permit_id[1:]}",
        kind=dice.one_of(tuple(PermitKind)),
        authority="Ministry" if dice.chance(0.5) else "",
        status=status,
        expected=None if expected is None else settings.date(expected),
        until=until,
    )
    if dice.chance(0.3):
        return replace(permit, links=_some_links(situation, dice))
    return replace(permit, offers=_some_offers(situation, dice))


def _some_links(situation: Situation, dice: Dice) -> tuple[str, ...]:
    return tuple(link.link_id for link in dice.some_of(situation.links, dice.whole(1, 2)))


def _some_offers(situation: Situation, dice: Dice) -> tuple[str, ...]:
    """Mostly offers by id; sometimes an item's or a partner's, in large datasets rarely, for these bind many."""
    broad = 0.5 if len(situation.offers) < 100 else 0.05
    if not dice.chance(broad):
        offers = [dice.one_of(situation.offers).offer_id for _ in range(dice.whole(1, 5))]
        return tuple(dict.fromkeys(offers))
    if dice.chance(0.5):
        return (f"partner:{dice.one_of(situation.partners).partner_id}",)
    return (f"item:{dice.one_of(situation.offers).item_id}",)
