"""What a plan in the making is worth: value per priority, then cost, compared strictly in that order."""

from collections.abc import Iterable, Sequence

from muster.domain.needs import PRIORITIES
from muster.planning.ledger import Batch, Ledger

TIE = 1e-9  # relative difference below which two values are the same


def batch_value(ledger: Ledger, batch: Batch) -> float:
    """Value of a batch: units × worth × effectiveness × timeliness."""
    wish = ledger.instance.wishes[batch.need]
    return batch.units * wish.unit_value(batch.way, batch.day)


def values_reached(ledger: Ledger) -> tuple[float, ...]:
    """Value of each priority, 1 first."""
    return values_of(ledger, ledger.batches.values())


def values_of(ledger: Ledger, batches: Iterable[Batch]) -> tuple[float, ...]:
    """Value of some batches for each priority, 1 first."""
    values = [0.0] * len(PRIORITIES)
    for batch in batches:
        values[ledger.instance.wishes[batch.need].need.priority - 1] += batch_value(ledger, batch)
    return tuple(values)


def cost_of(ledger: Ledger) -> float:
    """Cost in the settings' currency: transport by load, and purchases; surplus included."""
    goods = ledger.instance.goods
    total = 0.0
    surplus = [journey for journeys in ledger.surplus.values() for journey in journeys]
    for journey in [*(journey for batch in ledger.batches.values() for journey in batch.journeys), *surplus]:
        load = journey.quantity * float(ledger.instance.load_t[goods.item[journey.offer]])
        total += load * sum(float(ledger.instance.cost_per_t[link]) for link, _ in journey.legs)
        total += journey.quantity * float(goods.unit_cost[journey.offer])
    return total


def is_better(ours: Sequence[float], theirs: Sequence[float], *, by: float = 0.0, tie: float = TIE) -> bool:
    """Whether the first list of values wins, by more than so much, at the first priority at which they differ.

    Values that differ by no more than `tie`, relatively, are the same.
    """
    for mine, other in zip(ours, theirs, strict=True):
        if abs(mine - other) > tie * max(1.0, abs(mine), abs(other)):
            return mine > other + by
    return False
