"""What a method hands over: a finished ledger, the bounds of all priorities, and the prices that prove them."""

from collections.abc import Sequence
from dataclasses import dataclass

from muster.domain.plan import Price, gap_of
from muster.planning.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Solution:
    """A settled ledger and its proof; a priority without prices is bounded at prices of zero."""

    ledger: Ledger
    bounds: tuple[float, ...]
    prices: tuple[Price, ...] = ()
    searched: frozenset[int] = frozenset()  # priorities whose bound a whole-unit search proved


def is_close_enough(values: Sequence[float], bounds: Sequence[float], gap: float) -> bool:
    """Whether every value is within this fraction of its bound."""
    return all(gap_of(value, bound) <= gap for value, bound in zip(values, bounds, strict=True))
