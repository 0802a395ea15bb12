"""Draws what may be attached to an offer: dates, notice, lots, earmarks, prices, stages, what is not stated."""

from collections.abc import Callable
from dataclasses import replace

from benchmarks.generating.dice import Dice
from benchmarks.generating.places import GATEWAYS, sites_of
from muster.domain.offers import Offer, OfferStage, OfferStatus
from muster.domain.places import SiteKind
from muster.domain.release import Release
from muster.domain.situation import Situation

# The share of offers that are sold, and what a unit of them costs.
FOR_SALE = 0.12
MIDDLE_PRICE = 2.5

Condition = Callable[[Offer, Situation, Dice], Offer]


def with_conditions(offer: Offer, situation: Situation, dice: Dice) -> Offer:
    """The offer with a random share of all that can be attached to one."""
    for probability, condition in CONDITIONS:
        if dice.chance(probability):
            offer = condition(offer, situation, dice)
    return offer


def _later(offer: Offer, situation: Situation, dice: Dice) -> Offer:
    return replace(offer, available_from=situation.settings.date(dice.whole(1, situation.settings.days * 2 // 3)))


def _not_for_long(offer: Offer, situation: Situation, dice: Dice) -> Offer:
    settings = situation.settings
    first = max(settings.as_of_day, settings.day_or(offer.available_from, 0))
    return replace(offer, available_until=settings.date(first + dice.whole(3, max(4, settings.days // 3))))


def _after_notice(offer: Offer, situation: Situation, dice: Dice) -> Offer:
    return replace(offer, notice_days=dice.whole(1, min(21, situation.settings.days // 4)))


def _in_lots(offer: Offer, situation: Situation, dice: Dice) -> Offer:
    """A minimum lot; sometimes the whole offer, which may be larger than any need."""
    quantity = offer.quantity or 0.0
    lot = quantity if dice.chance(0.3) else quantity * dice.between(0.1, 0.9)
    return replace(offer, minimum=round(lot, 1) if situation.item_by_id[offer.item_id].divisible else float(round(lot)))


def _earmarked(offer: Offer, situation: Situation, dice: Dice) -> Offer:
    """One entry or two of any form; mostly of a need that the goods could serve."""
    alike = [need for need in situation.needs if need.item_id == offer.item_id] or list(situation.needs)
    entries = []
    for _ in range(dice.whole(1, 2)):
        need = dice.one_of(alike)
        forms = [need.need_id, f"priority:{need.priority}"]
        forms += [f"site:{need.site_id}"] if need.site_id else []
        forms += [f"theme:{need.theme}"] if need.theme else []
        entries.append(dice.one_of(forms))
    return replace(offer, earmarked_for=tuple(dict.fromkeys(entries)))


def _for_sale(offer: Offer, situation: Situation, dice: Dice) -> Offer:
    fund = dice.one_of(situation.funds)
    return replace(offer, unit_cost=dice.between(0.1, 2.0 * MIDDLE_PRICE), fund_id=fund.fund_id)


def _elsewhere(offer: Offer, situation: Situation, dice: Dice) -> Offer:
    """Goods that stand at a gateway, a hub, or already where something is needed."""
    kinds = dice.one_of((GATEWAYS, (SiteKind.HUB,), (SiteKind.HANDOVER,)))
    return replace(offer, site_id=dice.one_of(sites_of(situation, *kinds)).site_id)


def _moving(offer: Offer, situation: Situation, dice: Dice) -> Offer:
    settings = situation.settings
    site = dice.one_of(sites_of(situation, *GATEWAYS, SiteKind.HUB, SiteKind.CROSSING))
    arrives = settings.as_of_day + dice.whole(0, 14)
    gift = replace(offer, unit_cost=0.0, fund_id="", status=OfferStatus.COMMITTED)
    return replace(gift, stage=OfferStage.MOVING, site_id=site.site_id, available_from=settings.date(arrives))


def _received(offer: Offer, situation: Situation, dice: Dice) -> Offer:
    places = [need.site_id for need in situation.needs if need.item_id == offer.item_id and need.site_id]
    site_id = dice.one_of(places) if places else dice.one_of(sites_of(situation, SiteKind.HANDOVER)).site_id
    gift = replace(offer, unit_cost=0.0, fund_id="", status=OfferStatus.COMMITTED)
    since = situation.settings.date(dice.whole(0, situation.settings.as_of_day)) if dice.chance(0.5) else None
    return replace(gift, stage=OfferStage.RECEIVED, site_id=site_id, available_from=since)


def _lost(offer: Offer, situation: Situation, dice: Dice) -> Offer:
    return replace(_moving(offer, situation, dice), stage=OfferStage.LOST)


def _withdrawn(offer: Offer, _: Situation, _dice: Dice) -> Offer:
    return replace(offer, status=OfferStatus.WITHDRAWN)


def _not_stated(offer: Offer, _: Situation, dice: Dice) -> Offer:
    return replace(offer, quantity=None, minimum=0.0, text="some" if dice.chance(0.5) else "")


def _released(offer: Offer, _: Situation, dice: Dice) -> Offer:
    return replace(offer, release=dice.one_of((Release.BANDED, Release.PARTNERS, Release.PUBLIC)))


# With the share of the offers that have it, in the order in which they are attached.
CONDITIONS: tuple[tuple[float, Condition], ...] = (
    (0.4, _later),
    (0.15, _not_for_long),
    (0.35, _after_notice),
    (0.25, _in_lots),
    (0.12, _earmarked),
    (FOR_SALE, _for_sale),
    (0.06, _elsewhere),
    (0.05, _moving),
    (0.03, _received),
    (0.01, _lost),
    (0.02, _withdrawn),
    (0.03, _not_stated),
    (0.2, _released),
)
