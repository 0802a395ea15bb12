"""Which goods of a plan a disruption stops on their way to each need."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import timedelta

from muster.domain.disruption import Disruption, DisruptionKind
from muster.domain.plan import Assignment, Movement, Plan
from muster.domain.situation import Situation
from muster.stressing.listing import waits_for

Stopped = Mapping[str, Mapping[str, float]]
"""Units by need and by item."""

OF_OFFERS = {
    DisruptionKind.PARTNER_WITHDRAWN,
    DisruptionKind.PARTNER_LATE,
    DisruptionKind.PERMIT_REFUSED,
    DisruptionKind.PERMIT_LATE,
}


def goods_stopped(situation: Situation, plan: Plan, disruption: Disruption) -> Stopped:
    """Units of the plan that cannot go as they were to, by need and item; none where people are what is stopped."""
    legs: defaultdict[str, list[Movement]] = defaultdict(list)
    for leg in plan.movements:
        legs[leg.assignment_id].append(leg)
    is_hit = _of_offers(situation, disruption) if disruption.kind in OF_OFFERS else None
    stopped: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for row in plan.assignments:
        own = legs.get(row.assignment_id, [])
        if (is_hit is not None and is_hit(row)) or any(_is_closed(situation, leg, disruption) for leg in own):
            stopped[row.need_id][row.item_id] += row.quantity
    return stopped


def _of_offers(situation: Situation, disruption: Disruption) -> Callable[[Assignment], bool]:
    """Whether an assignment takes goods of a partner, or such as wait for a permit."""
    offers = situation.offer_by_id
    if disruption.kind in {DisruptionKind.PARTNER_WITHDRAWN, DisruptionKind.PARTNER_LATE}:
        return lambda row: offers[row.offer_id].partner_id == disruption.subject_id
    permit = next((each for each in situation.permits if each.permit_id == disruption.subject_id), None)
    return lambda row: permit is not None and waits_for(permit, offers[row.offer_id])


def _is_closed(situation: Situation, leg: Movement, disruption: Disruption) -> bool:
    """Whether a movement goes on a link, or from or to a site, while that is closed, or waits for its permit."""
    until = disruption.strikes + timedelta(days=disruption.days - 1) if disruption.days else leg.arrive
    if disruption.kind is DisruptionKind.LINK_CLOSED:
        return leg.link_id == disruption.subject_id and disruption.strikes <= leg.depart <= until
    if disruption.kind is DisruptionKind.SITE_CLOSED:
        link = situation.link_by_id[leg.link_id]
        leaves = link.origin_id == disruption.subject_id and disruption.strikes <= leg.depart <= until
        comes = link.destination_id == disruption.subject_id and disruption.strikes <= leg.arrive <= until
        return leg.depart >= disruption.strikes and (leaves or comes)
    if disruption.kind in {DisruptionKind.PERMIT_REFUSED, DisruptionKind.PERMIT_LATE}:
        permit = next((each for each in situation.permits if each.permit_id == disruption.subject_id), None)
        return permit is not None and leg.link_id in permit.links
    return False
