"""A proven upper limit of each priority's value: what could be reached if no need stood in another's way.

This is the bound of the contract at prices of zero: every need is served in full by its best way on the first day on
which its goods can be there, on the empty network and with crews for all. It needs no table of prices and anyone can
recompute it; the optimiser's prices will replace it by a tighter one.
"""

from muster.domain.needs import PRIORITIES
from muster.planning.instance import Instance
from muster.planning.journeys import Haulage
from muster.planning.ledger import Ledger
from muster.planning.paths import Wanted
from muster.planning.wishes import Wish

SMALL_LOAD = 1e-9  # share of a unit of divisible goods that is small enough for any link


def free_bounds(instance: Instance) -> tuple[float, ...]:
    """Upper limit of the value of each priority, 1 first."""
    ledger = Ledger(instance)
    # The contract's formula leaves out links that one unit alone would overload, but counts every site.
    ledger.with_room(links=False, sites=True)
    ledger.offer_left[instance.crumbs] = 1.0
    haulage = Haulage(ledger)
    bounds = [0.0] * len(PRIORITIES)
    for wish in instance.wishes:
        best = max((_best_worth(haulage, instance, wish, place) for place in range(len(wish.ways))), default=0.0)
        bounds[wish.need.priority - 1] += wish.need.quantity * wish.unit_worth * best
    return tuple(bounds)


def _best_worth(haulage: Haulage, instance: Instance, wish: Wish, place: int) -> float:
    """Effectiveness × timeliness of one way on the first day on which all its goods can be there."""
    way = wish.ways[place]
    day = wish.earliest
    for number, component in enumerate(way.components):
        least = 1.0 if component.is_whole else SMALL_LOAD
        day = max(day, haulage.earliest(Wanted(wish, place, number, component.item, component.is_whole), least))
    return way.effectiveness * wish.timeliness(day) if day < instance.horizon else 0.0
