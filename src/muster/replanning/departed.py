"""Split off what has left its site, and what partners were told to get ready."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from muster.domain.offers import Offer, OfferStage, OfferStatus
from muster.domain.partners import Fund
from muster.domain.permits import Permit
from muster.domain.plan import Assignment, AssignmentStatus, Movement, Plan
from muster.domain.situation import Situation

LEAST = 1e-9  # share of an offer that rounding may leave over
Legs = Mapping[str, list[Movement]]
"""Movements by assignment, each one's in the order of its legs."""


@dataclass(slots=True)
class Parting:
    """Today's offers and funds, and for each assignment whose goods have a row of their own, its id and its state."""

    offers: list[Offer] = field(default_factory=list)
    funds: list[Fund] = field(default_factory=list)
    parts: dict[str, str] = field(default_factory=dict)
    status: dict[str, AssignmentStatus] = field(default_factory=dict)


def part_goods(situation: Situation, plan: Plan, legs: Legs, as_of: date) -> Parting:
    """Each offer with a row for every assignment that has left or was decided, and a row for the rest."""
    parting = Parting()
    taken: defaultdict[str, float] = defaultdict(float)
    paid: defaultdict[str, float] = defaultdict(float)
    names = set(situation.offer_by_id)
    for row in plan.assignments:
        offer = situation.offer_by_id[row.offer_id]
        keeps_name = offer.under_way and row.quantity == offer.quantity  # what is all under way keeps its name
        name = offer.offer_id if keeps_name else _free_name(f"{offer.offer_id}-{row.assignment_id}", names)
        part = _part(situation, (row, name), legs.get(row.assignment_id, []), as_of)
        if part is None:
            continue
        names.add(part.offer_id)
        parting.offers.append(part)
        parting.parts[row.assignment_id] = part.offer_id
        parting.status[row.assignment_id] = AssignmentStatus.FIXED if part.under_way else AssignmentStatus.ACCEPTED
        taken[offer.offer_id] += row.quantity
        if part.under_way and offer.unit_cost > 0.0:
            paid[offer.fund_id] += row.quantity * offer.unit_cost
    parting.offers += [
        rest for offer in situation.offers if (rest := _rest(offer, taken.get(offer.offer_id, 0.0))) is not None
    ]
    parting.funds = [
        replace(fund, amount=max(0.0, fund.amount - paid[fund.fund_id])) if fund.fund_id in paid else fund
        for fund in situation.funds
    ]
    return parting


def permits_for(situation: Situation, offers: Iterable[Offer]) -> tuple[Permit, ...]:
    """The permits with the names that offers bear today; one that nothing waits for any more is left out."""
    held: defaultdict[str, list[str]] = defaultdict(list)
    for offer in offers:
        if not offer.under_way:
            held[offer.part_of or offer.offer_id].append(offer.offer_id)
        held[offer.offer_id].append(offer.offer_id)
    permits = []
    for permit in situation.permits:
        names = [
            name
            for mark in permit.offers
            for name in (sorted(set(held[mark])) if mark in situation.offer_by_id else [mark])
        ]
        if names or not permit.offers:
            permits.append(replace(permit, offers=tuple(dict.fromkeys(names))))
    return tuple(permits)


def _part(situation: Situation, named: tuple[Assignment, str], legs: list[Movement], as_of: date) -> Offer | None:
    """The row of its own that an assignment's goods have today, under the name given; None where they need none."""
    row, name = named
    offer = situation.offer_by_id[row.offer_id]
    gone = [leg for leg in legs if leg.depart < as_of]
    if gone and len(gone) == len(legs):
        stage = OfferStage.RECEIVED if gone[-1].arrive < as_of else OfferStage.MOVING
        return _gone(offer, named, (gone[-1].arrive, _end(situation, gone[-1])), stage=stage)
    if gone:
        reached = gone[-1].arrive, _end(situation, gone[-1])
        return replace(_gone(offer, named, reached, stage=OfferStage.MOVING), earmarked_for=offer.earmarked_for)
    if not legs and row.ready < as_of:
        reached = row.ready, offer.site_id
        return None if offer.stage is OfferStage.RECEIVED else _gone(offer, named, reached, stage=OfferStage.RECEIVED)
    is_decided = row.decide_by < as_of and offer.notice_days > 0 and offer.status is not OfferStatus.COMMITTED
    if is_decided and not offer.under_way:
        leaves = legs[0].depart if legs else row.ready
        return replace(
            offer,
            offer_id=name,
            quantity=row.quantity,
            minimum=0.0,
            status=OfferStatus.COMMITTED,
            available_from=max(leaves, offer.available_from or leaves),
            part_of=offer.part_of or offer.offer_id,
        )
    return None


def _end(situation: Situation, leg: Movement) -> str:
    """Where a leg arrives."""
    return situation.link_by_id[leg.link_id].destination_id


def _gone(offer: Offer, named: tuple[Assignment, str], reached: tuple[date, str], *, stage: OfferStage) -> Offer:
    """Goods that have left for a need, paid for, without any promise of the partner left to keep.

    `reached` says when they are there, and at which site, as far as they have left.
    """
    row, name = named
    return replace(
        offer,
        offer_id=name,
        quantity=row.quantity,
        stage=stage,
        site_id=reached[1],
        available_from=reached[0],
        available_until=None,
        notice_days=0,
        minimum=0.0,
        unit_cost=0.0,
        fund_id="",
        earmarked_for=(row.need_id,),
        part_of=offer.part_of or offer.offer_id,
    )


def _rest(offer: Offer, taken: float) -> Offer | None:
    """What is left of an offer; None where nothing is."""
    if taken <= 0.0 or offer.quantity is None:
        return offer
    left = offer.quantity - taken
    if left <= LEAST * offer.quantity:
        return None
    return replace(offer, quantity=left, minimum=max(0.0, offer.minimum - taken))


def _free_name(name: str, names: set[str]) -> str:
    """The name, or the next free one that begins like it."""
    number, free = 2, name
    while free in names:
        free, number = f"{name}-{number}", number + 1
    return free
