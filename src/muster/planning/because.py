"""The sentence behind a reason: which permit, link, course, fund, need or offer it is, with its numbers."""

from collections import defaultdict
from collections.abc import Callable

from muster.domain.plan import Reason
from muster.domain.settings import DAYS_PER_WEEK
from muster.language import say
from muster.planning.journeys import Haulage
from muster.planning.ledger import Journey, Ledger
from muster.planning.naming import named
from muster.planning.paths import Wanted
from muster.planning.relaxing import Outcome
from muster.planning.reliefs import Reliefs
from muster.planning.timetable import Floats
from muster.planning.windows import permit_marks
from muster.planning.wishes import Wish


def because(ledger: Ledger, reliefs: Reliefs, wish: Wish, reason: Reason, outcome: Outcome) -> str:
    """Sentence for a reason, from what serving the need without that limit would have used."""
    journeys = [journey for batch in outcome.batches for journey in batch.journeys]
    return _SENTENCES[reason](ledger, reliefs, wish, journeys)


def _permit(ledger: Ledger, reliefs: Reliefs, _wish: Wish, journeys: list[Journey]) -> str:
    situation = ledger.instance.situation
    waiting = []
    for journey in journeys:
        offer = situation.offers[journey.offer]
        marks = set(permit_marks(offer))
        links = {situation.links[link].link_id for link, _ in journey.legs}
        waiting += [
            permit.permit_id
            for permit in reliefs.binding_permits
            if marks & set(permit.offers) or links & set(permit.links)
        ]
    return say("Goods wait for the permit {permits}.", permits=named(waiting))


def _earmarked(ledger: Ledger, _reliefs: Reliefs, _wish: Wish, journeys: list[Journey]) -> str:
    offers = [ledger.instance.situation.offers[journey.offer] for journey in journeys]
    others = [f"{offer.offer_id} ({', '.join(offer.earmarked_for)})" for offer in offers if offer.earmarked_for]
    return say("Offers that would do are earmarked for others: {offers}.", offers=named(others))


def _minimum(ledger: Ledger, _reliefs: Reliefs, _wish: Wish, journeys: list[Journey]) -> str:
    offers = [ledger.instance.situation.offers[journey.offer] for journey in journeys]
    lots = [f"{offer.offer_id} ({offer.minimum:g})" for offer in offers if offer.minimum > 0.0]
    return say("Offers that would do go only in larger lots: {offers}.", offers=named(lots))


def _not_stated(ledger: Ledger, reliefs: Reliefs, _wish: Wish, journeys: list[Journey]) -> str:
    unstated = [journey.offer for journey in journeys if journey.offer in reliefs.unstated]
    offers = [ledger.instance.situation.offers[offer].offer_id for offer in unstated]
    return say("Offers that would do do not state their quantity: {offers}.", offers=named(offers))


def _course(ledger: Ledger, _reliefs: Reliefs, wish: Wish, _journeys: list[Journey]) -> str:
    return say("Too few seats on courses in time for {qualifications}.", qualifications=_qualifications(ledger, wish))


def _trainees(ledger: Ledger, _reliefs: Reliefs, wish: Wish, _journeys: list[Journey]) -> str:
    return say("Too few people to train in time for {qualifications}.", qualifications=_qualifications(ledger, wish))


def _qualifications(ledger: Ledger, wish: Wish) -> str:
    names = ledger.instance.schooling.qualifications
    return named(names[number] for way in wish.ways for number, people in way.crew if people > 0.0)


def _fund(ledger: Ledger, _reliefs: Reliefs, _wish: Wish, journeys: list[Journey]) -> str:
    goods = ledger.instance.goods
    funds = ledger.instance.situation.funds
    empty = sorted({int(goods.fund[journey.offer]) for journey in journeys if goods.fund[journey.offer] >= 0})
    left = (f"{funds[fund].fund_id} ({float(ledger.fund_left[fund]):,.0f} left)" for fund in empty)
    return say("Too little money for what would have to be bought: {funds}.", funds=named(left))


def _link(ledger: Ledger, _reliefs: Reliefs, _wish: Wish, journeys: list[Journey]) -> str:
    links = ledger.instance.situation.links
    wanted: defaultdict[tuple[int, int], float] = defaultdict(float)
    for journey, load in _loads(ledger, journeys):
        for link, day in journey.legs:
            wanted[link, day // DAYS_PER_WEEK] += load
    full = [_in_week(ledger, links[link].link_id, week) for link, week in _beyond(wanted, ledger.room.link_left)]
    if not full:
        return say("No single link is full, but the room that is left on the way comes too late or in too many places.")
    return say("Full: {links}.", links=named(full))


def _site(ledger: Ledger, _reliefs: Reliefs, _wish: Wish, journeys: list[Journey]) -> str:
    instance = ledger.instance
    wanted: defaultdict[tuple[int, int], float] = defaultdict(float)
    for journey, load in _loads(ledger, journeys):
        for link, day in journey.legs:
            arrival = day + int(instance.roads.transit[link])
            wanted[int(instance.roads.destination[link]), arrival // DAYS_PER_WEEK] += load
    sites = instance.situation.sites
    full = [_in_week(ledger, sites[site].site_id, week) for site, week in _beyond(wanted, ledger.room.site_left)]
    if not full:
        return say("No single site is full, but the room that is left on the way comes too late or in too many places.")
    return say("Handles no more: {sites}.", sites=named(full))


def _beyond(wanted: dict[tuple[int, int], float], left: Floats) -> list[tuple[int, int]]:
    """Rows and weeks for which more tonnes are wanted than are left, the worst first."""
    over = {place: load - float(left[place]) for place, load in wanted.items() if load > left[place] + 1e-6}
    return sorted(over, key=lambda place: (-over[place], place))


def _loads(ledger: Ledger, journeys: list[Journey]) -> list[tuple[Journey, float]]:
    """Journeys with their load in tonnes."""
    instance = ledger.instance
    return [
        (journey, journey.quantity * float(instance.load_t[instance.goods.item[journey.offer]])) for journey in journeys
    ]


def _in_week(ledger: Ledger, subject: str, week: int) -> str:
    first = ledger.instance.situation.settings.date(week * DAYS_PER_WEEK)
    return say("{subject} in the week of {week}", subject=subject, week=first.isoformat())


def _too_late(ledger: Ledger, _reliefs: Reliefs, wish: Wish, _journeys: list[Journey]) -> str:
    settings = ledger.instance.situation.settings
    firsts = []
    for place, way in enumerate(wish.ways):
        days = [
            Haulage(ledger).earliest(Wanted(wish, place, number, component.item, component.is_whole), 1.0)
            for number, component in enumerate(way.components)
        ]
        firsts.append(max(days, default=ledger.instance.horizon))
    first = min(firsts, default=ledger.instance.horizon)
    due = settings.date(wish.due).isoformat()
    if first >= ledger.instance.horizon:
        return say("Nothing more can be there within the horizon; it was due on {due}.", due=due)
    return say(
        "The first that is left can be there on {first}; it was due on {due} and is worth nothing from {expires}.",
        first=settings.date(first).isoformat(),
        due=due,
        expires=settings.date(wish.expires).isoformat(),
    )


def _no_route(ledger: Ledger, _reliefs: Reliefs, wish: Wish, journeys: list[Journey]) -> str:
    situation = ledger.instance.situation
    return say(
        "No route in time from {sites} to {site}.",
        sites=named(situation.offers[journey.offer].site_id for journey in journeys),
        site=wish.need.site_id,
    )


def _outranked(ledger: Ledger, _reliefs: Reliefs, wish: Wish, journeys: list[Journey]) -> str:
    used_by: defaultdict[str, float] = defaultdict(float)
    offers = {journey.offer for journey in journeys}
    for batch in ledger.batches.values():
        for journey in batch.journeys:
            if journey.offer in offers and batch.need != wish.number:
                used_by[ledger.instance.situation.needs[batch.need].need_id] += journey.quantity
    most_first = sorted(used_by, key=lambda need: (-used_by[need], need))
    return say("The goods that would do go to {needs}.", needs=named(most_first))


def _no_offer(ledger: Ledger, _reliefs: Reliefs, wish: Wish, _journeys: list[Journey]) -> str:
    goods = ledger.instance.goods
    items = dict.fromkeys(component.item for way in wish.ways for component in way.components)
    offered = {item: sum(float(goods.quantity[offer]) for offer in goods.of_item(item)) for item in items}
    names = {item: ledger.instance.situation.items[item].item_id for item in items}
    if not any(offered.values()):
        return say("Nobody offers {items} or anything that may stand in for it.", items=named(names.values()))
    amounts = (f"{names[item]} {amount:g}" for item, amount in offered.items())
    return say("All that is offered is used, cannot be used, or is too little: {offered}.", offered=named(amounts))


_SENTENCES: dict[Reason, Callable[[Ledger, Reliefs, Wish, list[Journey]], str]] = {
    Reason.PERMIT: _permit,
    Reason.EARMARKED: _earmarked,
    Reason.MINIMUM: _minimum,
    Reason.NOT_STATED: _not_stated,
    Reason.COURSE: _course,
    Reason.TRAINEES: _trainees,
    Reason.FUND: _fund,
    Reason.LINK: _link,
    Reason.SITE: _site,
    Reason.TOO_LATE: _too_late,
    Reason.NO_ROUTE: _no_route,
    Reason.OUTRANKED: _outranked,
    Reason.NO_OFFER: _no_offer,
}
