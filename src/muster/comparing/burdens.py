"""Shares the burden: what each partner gives, by firmness, against all and against its economy."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from muster.domain.gap import CONFIDENCE, Burden
from muster.domain.offers import Offer, OfferStage, OfferStatus
from muster.domain.situation import Situation

EURO = "EUR"


def share_burdens(situation: Situation) -> tuple[Burden, ...]:
    """Every partner with what it gives, most first."""
    offers: defaultdict[str, list[Offer]] = defaultdict(list)
    withdrawn, lost = OfferStatus.WITHDRAWN, OfferStage.LOST
    for offer in situation.offers:
        if offer.status is not withdrawn and offer.stage is not lost:
            offers[offer.partner_id].append(offer)
    money: defaultdict[str, float] = defaultdict(float)
    for fund in situation.funds:
        money[fund.partner_id] += fund.amount
    values = {item.item_id: item.unit_value for item in situation.items}
    gdp = {partner.partner_id: partner.gdp_eur for partner in situation.partners}
    names = sorted({*gdp, *offers, *money} - {""})
    added = [replace(_add_up(name, offers[name], values), money=money[name]) for name in names]
    total = sum(each.given for each in added)
    in_euro = situation.settings.currency == EURO
    shared = [
        replace(
            each,
            share=each.given / total if total else 0.0,
            share_of_gdp=_part(each.given, gdp.get(each.partner_id) if in_euro else None),
        )
        for each in added
    ]
    return tuple(sorted(shared, key=lambda each: (-each.given, each.partner_id)))


def _add_up(partner_id: str, offers: Iterable[Offer], values: Mapping[str, float | None]) -> Burden:
    gifts = dict.fromkeys(CONFIDENCE, 0.0)
    for_sale, unvalued, unstated = 0.0, 0, 0
    for offer in offers:
        value = values[offer.item_id]
        if offer.quantity is None:
            unstated += 1
        elif value is None:
            unvalued += 1
        elif offer.unit_cost > 0.0:
            for_sale += offer.quantity * value
        else:
            gifts[offer.status] += offer.quantity * value
    return Burden(
        partner_id=partner_id,
        committed=gifts[OfferStatus.COMMITTED],
        pledged=gifts[OfferStatus.PLEDGED],
        offered=gifts[OfferStatus.OFFERED],
        for_sale=for_sale,
        unvalued=unvalued,
        unstated=unstated,
    )


def _part(given: float, whole: float | None) -> float | None:
    return given / whole if whole else None
