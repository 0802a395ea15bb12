"""What a plan moves between which sites, and what each site is to it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from muster.domain.network import Mode
from muster.domain.places import SiteKind
from muster.domain.plan import Plan
from muster.domain.situation import Situation


class SiteRole(StrEnum):
    """What a site is to a plan: goods start there, pass it, or end there."""

    SOURCE = "source"
    HUB = "hub"
    DESTINATION = "destination"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """All load, in tonnes over the whole plan, that goes from one site to the next by one mode."""

    origin_id: str
    destination_id: str
    mode: Mode
    load_t: float


def plan_flows(situation: Situation, plan: Plan) -> tuple[Flow, ...]:
    """Every pair of sites and mode that the plan uses, heaviest first."""
    loads: defaultdict[tuple[str, str, Mode], float] = defaultdict(float)
    for leg in plan.movements:
        link = situation.link_by_id.get(leg.link_id)
        if link is not None:
            loads[link.origin_id, link.destination_id, link.mode] += leg.load_t
    ordered = sorted(loads.items(), key=lambda each: (-each[1], each[0]))
    return tuple(
        Flow(origin_id=origin_id, destination_id=destination_id, mode=mode, load_t=load_t)
        for (origin_id, destination_id, mode), load_t in ordered
    )


def network_flows(situation: Situation) -> tuple[Flow, ...]:
    """Every pair of sites and mode that links join, without load."""
    joined = sorted({(each.origin_id, each.destination_id, each.mode) for each in situation.links})
    return tuple(Flow(origin_id=start, destination_id=end, mode=mode, load_t=0.0) for start, end, mode in joined)


def site_roles(situation: Situation, flows: tuple[Flow, ...]) -> Mapping[str, SiteRole]:
    """Role of every site that goods are wanted at, offered at, or pass: an end before a hub, a hub before a source."""
    ends = {need.site_id for need in situation.needs}
    ends |= {site.site_id for site in situation.sites if site.kind is SiteKind.HANDOVER}
    entered = {flow.destination_id for flow in flows}
    starts = {offer.site_id for offer in situation.offers if offer.plannable}
    roles: dict[str, SiteRole] = {}
    for site_id in {each for flow in flows for each in (flow.origin_id, flow.destination_id)} | starts | ends:
        if site_id in ends:
            roles[site_id] = SiteRole.DESTINATION
        else:
            roles[site_id] = SiteRole.SOURCE if site_id in starts - entered else SiteRole.HUB
    return roles
