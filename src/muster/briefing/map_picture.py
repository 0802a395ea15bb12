"""What the map of a plan says: its sites, its flows, and through where most of it goes."""

from collections import defaultdict

from muster.briefing.names import Names
from muster.domain.flows import Flow, SiteRole, network_flows, plan_flows, site_roles
from muster.domain.network import Mode
from muster.domain.places import Site
from muster.domain.plan import Plan
from muster.domain.release import Release
from muster.language import plural, say
from muster.language.figures import THIN_SPACE, number, percent
from muster.language.labels import mode_word, role_words
from muster.pictures import FlowMap, MapFlow, MapSite


def plan_map(names: Names, plan: Plan | None, *, public: bool = False) -> FlowMap:
    """The map of what a plan moves, or of the links where there is no plan; it never holds a date.

    With `public` only sites that are released to the public are on it, and flows between two of them.
    """
    situation = names.situation
    every = network_flows(situation) if plan is None else plan_flows(situation, plan)
    roles = site_roles(situation, every)
    shown = {site.site_id: site for site in situation.sites if site.site_id in roles and _may_show(site, public=public)}
    flows = tuple(flow for flow in every if flow.origin_id in shown and flow.destination_id in shown)
    ends = {each for flow in flows for each in (flow.origin_id, flow.destination_id)}
    sites = tuple(_map_site(site, roles[site.site_id]) for site in shown.values() if not ends or site.site_id in ends)
    return FlowMap(
        title=_title(names, flows, plan),
        description=_description(names, flows),
        note="",
        sites=sites,
        flows=tuple(
            MapFlow(origin_id=each.origin_id, destination_id=each.destination_id, mode=each.mode, load_t=each.load_t)
            for each in flows
        ),
        tonnes=tonnes,
        roles=tuple((role, role_words(role)) for role in SiteRole),
        modes=tuple((mode, say("by {mode}", mode=mode_word(mode))) for mode in Mode),
        home=_home(names),
        empty=say("No site has coordinates, so there is nothing to draw. They stand in the lists and tables."),
        no_land=say("Coasts and borders are missing from this copy of Muster; 'make setup' brings them."),
    )


def tonnes(load_t: float) -> str:
    """A load with its unit; below ten tonnes with a decimal."""
    return say("{load}{space}t", load=number(load_t, 0 if load_t >= 10.0 else 1), space=THIN_SPACE)  # noqa: PLR2004 (said above)


def _may_show(site: Site, *, public: bool) -> bool:
    placed = site.latitude is not None and site.longitude is not None
    return placed and (not public or site.released is Release.PUBLIC)


def _map_site(site: Site, role: SiteRole) -> MapSite:
    return MapSite(
        site_id=site.site_id,
        name=site.name or site.site_id,
        role=role,
        longitude=site.longitude or 0.0,
        latitude=site.latitude or 0.0,
    )


def _title(names: Names, flows: tuple[Flow, ...], plan: Plan | None) -> str:
    """How much travels, and which place most of it passes."""
    ends = {each for flow in flows for each in (flow.origin_id, flow.destination_id)}
    if plan is None:
        return plural(
            "The lists name {count} link; no plan uses it yet",
            "The lists name {count} links; no plan uses them yet",
            sum({each.origin_id, each.destination_id} <= ends for each in names.situation.links),
        )
    sent = _start_load(flows)
    if sent <= 0.0:
        return say("Nothing travels in this plan")
    passing: defaultdict[str, float] = defaultdict(float)
    entered = {flow.destination_id for flow in flows}
    for flow in flows:
        if flow.origin_id in entered:
            passing[_place_code(flow.origin_id)] += flow.load_t
    if not passing:
        return say("{load} travel, each load by one link", load=tonnes(sent))
    busiest = max(sorted(passing), key=lambda code: passing[code])
    return say(
        "{load} travel; {share} of it passes {place}",
        load=tonnes(sent),
        share=percent(min(1.0, passing[busiest] / sent)),
        place=names.site(busiest),
    )


def _start_load(flows: tuple[Flow, ...]) -> float:
    """Tonnes that set out: what leaves each site beyond what has entered it."""
    balance: defaultdict[str, float] = defaultdict(float)
    for flow in flows:
        balance[flow.origin_id] += flow.load_t
        balance[flow.destination_id] -= flow.load_t
    return sum(load for load in balance.values() if load > 0.0)


def _place_code(site_id: str) -> str:
    """What several sites of one place have in common: the id before `-word`, as the contract writes it."""
    return site_id.partition("-")[0]


def _description(names: Names, flows: tuple[Flow, ...]) -> str:
    """The heaviest flows in words."""
    if not flows or flows[0].load_t <= 0.0:
        return say("A map of sites and links.")
    heaviest = "; ".join(
        say(
            "{origin} to {destination} by {mode}, {load}",
            origin=names.site(flow.origin_id),
            destination=names.site(flow.destination_id),
            mode=mode_word(flow.mode),
            load=tonnes(flow.load_t),
        )
        for flow in flows[:5]
    )
    return say("A map of sites and flows. The heaviest: {heaviest}. A table lists every link.", heaviest=heaviest)


def _home(names: Names) -> tuple[float, float] | None:
    """A point in the recipient's land: that of its first site."""
    recipient = names.situation.settings.recipient
    for site in names.situation.sites:
        if recipient and site.country == recipient and site.longitude is not None and site.latitude is not None:
            return site.longitude, site.latitude
    return None
