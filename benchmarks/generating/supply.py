"""Draws partners, funds and offers: short of some items, more than enough of others."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from benchmarks.generating.conditions import FOR_SALE, MIDDLE_PRICE, with_conditions
from benchmarks.generating.demand import units_wanted
from benchmarks.generating.dice import Dice
from benchmarks.generating.places import COUNTRIES, sites_of
from benchmarks.generating.sizes import Dimensions
from muster.domain.catalogue import Item
from muster.domain.offers import Offer, OfferStatus
from muster.domain.partners import Fund, Partner
from muster.domain.places import SiteKind
from muster.domain.situation import Situation

SCARCE_OFFERS = 1.0 / 3.0
SCARCE_SUPPLY = 0.45
AMPLE_SUPPLY = 1.6
STATUSES = (*(OfferStatus.OFFERED,) * 5, *(OfferStatus.PLEDGED,) * 3, *(OfferStatus.COMMITTED,) * 3)


@dataclass(frozen=True, slots=True)
class Market:
    """Which items are offered: the scarce ones, the ample ones, and how many units of each are wanted."""

    scarce: Sequence[str]
    ample: Sequence[str]
    wanted: Mapping[str, float]

    def pick(self, dice: Dice) -> str:
        """The item of one offer: now and then any item at all, for offers need not be asked for."""
        return dice.one_of(self.scarce if dice.chance(SCARCE_OFFERS) else self.ample)

    def supply(self, item_id: str) -> float:
        """Units of an item that all its offers hold together."""
        return self.wanted.get(item_id, 10.0) * (SCARCE_SUPPLY if item_id in self.scarce else AMPLE_SUPPLY)


def draw_partners(_: Situation, dimensions: Dimensions, dice: Dice) -> tuple[Partner, ...]:
    """States and a few organisations."""
    return tuple(
        Partner(
            partner_id=f"{COUNTRIES[number % len(COUNTRIES)]}-{number:02d}",
            name=f"Partner {number}",
            country=COUNTRIES[number % len(COUNTRIES)],
            gdp_eur=float(dice.whole(30, 4_000)) * 1e9 if dice.chance(0.8) else None,
        )
        for number in range(dimensions.partners)
    )


def draw_funds(situation: Situation, _: Dimensions, dice: Dice) -> tuple[Fund, ...]:
    """A fund for every fourth partner; together they hold about what there is to buy, each more or less than that."""
    payers = situation.partners[::4]
    amount = sum(units_wanted(situation).values()) * FOR_SALE * MIDDLE_PRICE / len(payers)
    return tuple(
        Fund(
            fund_id=f"fund-{partner.partner_id}",
            partner_id=partner.partner_id if dice.chance(0.8) else "",
            amount=float(round(dice.near(amount, 4.0))),
        )
        for partner in payers
    )


def draw_offers(situation: Situation, dimensions: Dimensions, dice: Dice) -> tuple[Offer, ...]:
    """Offers with a random share of all that an offer can have: dates, notice, lots, earmarks, prices, stages."""
    market = _draw_market(situation, dice)
    items = [market.pick(dice) for _ in range(dimensions.offers)]
    rows_by_item = Counter(items)
    depots = _depots_by_country(situation)
    offers: list[Offer] = []
    for number, item_id in enumerate(items, start=1):
        partner = dice.one_of(situation.partners)
        offer = Offer(
            offer_id=f"O{number:06d}",
            partner_id=partner.partner_id,
            item_id=item_id,
            site_id=dice.one_of(depots.get(partner.country) or depots[""]),
            quantity=_amount(market.supply(item_id) / rows_by_item[item_id], situation.item_by_id[item_id], dice),
            status=dice.one_of(STATUSES),
        )
        offers.append(with_conditions(offer, situation, dice))
    return tuple(_split_off(offers, dice))


def _draw_market(situation: Situation, dice: Dice) -> Market:
    wanted = units_wanted(situation)
    stand_ins = [row.alternative_id for row in situation.alternatives]
    items = sorted({*wanted, *stand_ins, dice.one_of(situation.items).item_id})
    scarce = dice.some_of(items, math.ceil(len(items) * 0.4))
    return Market(scarce=scarce, ample=[item for item in items if item not in scarce] or scarce, wanted=wanted)


def _depots_by_country(situation: Situation) -> Mapping[str, list[str]]:
    """Ids of the depots of each country; under the empty word all of them."""
    depots: defaultdict[str, list[str]] = defaultdict(list)
    for site in sites_of(situation, SiteKind.DEPOT):
        depots[site.country].append(site.site_id)
        depots[""].append(site.site_id)
    return depots


def _amount(middle: float, item: Item, dice: Dice) -> float:
    quantity = dice.near(middle, 3.0)
    return round(quantity + 0.1, 1) if item.divisible else float(math.ceil(quantity))


def _split_off(offers: list[Offer], dice: Dice) -> list[Offer]:
    """The offers, some that are under way named as part of another one of the same item."""
    held = {offer.item_id: offer for offer in offers if not offer.under_way}
    return [
        replace(offer, part_of=held[offer.item_id].offer_id, partner_id=held[offer.item_id].partner_id)
        if offer.under_way and offer.item_id in held and dice.chance(0.5)
        else offer
        for offer in offers
    ]
