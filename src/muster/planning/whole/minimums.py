"""What an offer's minimum asks beyond need: sent as a solution says, or else as there is room."""

from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from muster.domain.settings import DAYS_PER_WEEK
from muster.planning.journeys import Haulage
from muster.planning.ledger import Journey, Ledger
from muster.planning.paths import TINY, wanted_by
from muster.planning.whole.model import Model
from muster.planning.whole.tracing import ALMOST, Trail

ROOM = 1e-8  # tonnes or units by which a limit may be passed, for rounding
SHAVED = 1e-7  # share of a minimum that solving may have shaved off


def fill_minimums(model: Model, ledger: Ledger, extras: Iterable[Trail]) -> None:
    """Send what offers' minimums ask beyond what is used, as the solution does or else as there is room."""
    by_offer: defaultdict[int, list[Trail]] = defaultdict(list)
    for trail in extras:
        by_offer[trail.offer].append(trail)
    haulage = Haulage(ledger)
    for journey in [journey for batch in ledger.batches.values() for journey in batch.journeys]:
        offer = journey.offer
        if ledger.used(offer) >= float(ledger.minimum[offer]) - TINY or ledger.surplus.get(offer):
            continue
        if not _fill_minimum(model, ledger, offer, by_offer[offer]):
            haulage.begin()
            haulage.fill_minimum(wanted_by(ledger.instance.wishes[journey.need], journey), journey)


def _fill_minimum(model: Model, ledger: Ledger, offer: int, trails: list[Trail]) -> bool:
    """Send what an offer's minimum asks beyond what is used by these trails; False, with nothing changed: too few."""
    is_whole = not ledger.instance.situation.items[int(ledger.instance.goods.item[offer])].divisible
    minimum = float(ledger.minimum[offer])
    lacking, journeys, mark = minimum - ledger.used(offer), [], ledger.mark()
    lacking = float(np.ceil(lacking - TINY)) if is_whole else lacking
    for trail in trails:
        place = model.surplus_place(offer, trail.site)
        if place is not None and lacking > TINY:
            shaved = lacking <= trail.amount + SHAVED * minimum
            amount = lacking if shaved else float(np.floor(trail.amount + ALMOST)) if is_whole else trail.amount
            if amount > TINY:
                journeys.append(Journey(offer, *place, amount, trail.legs, trail.ready))
                ledger.book(journeys[-1])
                lacking -= amount
    if lacking <= TINY and has_room(ledger, journeys):
        ledger.set_surplus(offer, tuple(journeys))
        return True
    ledger.rollback(mark)
    return False


def has_room(ledger: Ledger, journeys: Iterable[Journey]) -> bool:
    """Whether nothing that these journeys take is used beyond its limit."""
    goods, timetable = ledger.instance.goods, ledger.instance.timetable
    for journey in journeys:
        offer, fund = journey.offer, int(goods.fund[journey.offer])
        if ledger.offer_left[offer] < -ROOM * (1.0 + goods.quantity[offer]):
            return False
        if fund >= 0 and ledger.fund_left[fund] < -ROOM * (1.0 + ledger.instance.funds[fund]):
            return False
        for link, day in journey.legs:
            arrival = day + int(ledger.instance.roads.transit[link])
            site, week = int(ledger.instance.roads.destination[link]), arrival // DAYS_PER_WEEK
            if ledger.room.link_left[link, day // DAYS_PER_WEEK] < -ROOM * (
                1.0 + timetable.link_capacity[link, day // DAYS_PER_WEEK]
            ):
                return False
            if ledger.room.site_left[site, week] < -ROOM * (1.0 + timetable.site_capacity[site, week]):
                return False
    return True
