"""What counts as an implausible quantity: one far above the others of its kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

TIMES_THE_OTHERS = 100.0


@dataclass(frozen=True, slots=True)
class FarAbove:
    """A quantity a hundred times `others` or more: its place in the list, and the median of the other quantities."""

    at: int
    others: float


def far_above(quantities: Sequence[float]) -> list[FarAbove]:
    """Quantities that are a hundred times the median of the others, or more; the smaller first."""
    order = sorted(range(len(quantities)), key=lambda at: quantities[at])
    ordered = [quantities[at] for at in order]
    if len(ordered) <= 1 or ordered[-1] < TIMES_THE_OTHERS * ordered[0]:
        return []
    far = []
    for rank, at in enumerate(order):
        others = _median_without(ordered, rank)
        if ordered[rank] >= TIMES_THE_OTHERS * others:
            far.append(FarAbove(at, others))
    return far


def _median_without(ordered: list[float], at: int) -> float:
    """Median of ordered numbers without the one at this place; looks at no more than the middle."""
    middle = (len(ordered) - 1) // 2
    around = [ordered[place if place < at else place + 1] for place in (middle - 1, middle) if place >= 0]
    return around[-1] if len(ordered) % 2 == 0 else median(around)
