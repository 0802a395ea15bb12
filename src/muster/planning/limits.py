"""Which limits can stand in a need's way at all; the others need not be tried."""

from muster.domain.plan import Reason
from muster.planning.instance import Instance
from muster.planning.ledger import Ledger
from muster.planning.reliefs import Reliefs
from muster.planning.wishes import Wish

# The most doable cure first: a signature, a word, a seat, money, room, a date. More goods, which would cure nearly
# anything, are asked for only where all of these together are not enough.
CURES = (
    Reason.PERMIT,
    Reason.EARMARKED,
    Reason.MINIMUM,
    Reason.NOT_STATED,
    Reason.COURSE,
    Reason.TRAINEES,
    Reason.FUND,
    Reason.LINK,
    Reason.SITE,
    Reason.TOO_LATE,
    Reason.NO_ROUTE,
    Reason.OUTRANKED,
)
OF_TRAINING = frozenset({Reason.COURSE, Reason.TRAINEES})


def limits_of(ledger: Ledger, reliefs: Reliefs, wish: Wish) -> tuple[Reason, ...]:
    """Limits that could matter to a need, the most doable to cure first."""
    instance = ledger.instance
    items = {component.item for way in wish.ways for component in way.components}
    matters = _of_goods(instance, reliefs, items)
    if items and any(_is_connected(instance, wish, item) for item in items):
        matters.discard(Reason.NO_ROUTE)
    if any(people > 0.0 for way in wish.ways for _, people in way.crew):
        matters |= OF_TRAINING
    return tuple(reason for reason in CURES if reason in matters)


def _of_goods(instance: Instance, reliefs: Reliefs, items: set[int]) -> set[Reason]:
    """Limits on goods and roads that could matter to needs of these items."""
    if not items:
        return set()
    goods = instance.goods
    offers = [offer for item in items for offer in goods.of_item(item)]
    matters = {Reason.LINK, Reason.SITE, Reason.TOO_LATE, Reason.NO_ROUTE, Reason.OUTRANKED}
    if any(permit.links or permit.offers for permit in instance.situation.permits):
        matters.add(Reason.PERMIT)
    if any(goods.earmarked[item] for item in items):
        matters.add(Reason.EARMARKED)
    if any(goods.minimum[offer] > 0.0 for offer in offers):
        matters.add(Reason.MINIMUM)
    if any(offer in reliefs.unstated for offer in offers):
        matters.add(Reason.NOT_STATED)
    if any(goods.fund[offer] >= 0 for offer in offers):
        matters.add(Reason.FUND)
    return matters


def _is_connected(instance: Instance, wish: Wish, item: int) -> bool:
    """Whether a chain of links for its cargo leads from any offer of the item to the need's site, at any pace."""
    roads = instance.roads
    carries = instance.carries[instance.situation.items[item].cargo]
    reached = {wish.site}
    waiting = [wish.site]
    while waiting:
        site = waiting.pop()
        for link in roads.entering[roads.entering_from[site] : roads.entering_from[site + 1]]:
            origin = int(roads.origin[link])
            if carries[link] and origin not in reached:
                reached.add(origin)
                waiting.append(origin)
    return any(int(instance.goods.site[offer]) in reached for offer in instance.goods.of_item(item))
