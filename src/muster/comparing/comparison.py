"""Compares: from a situation to needs, what covers them at each level of confidence, and what cannot be counted."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from muster.comparing.apart import training_wishes, unstated_offers
from muster.comparing.burdens import share_burdens
from muster.comparing.covering import cover
from muster.comparing.gathering import gather, need_gaps
from muster.comparing.stock import build_stock
from muster.comparing.wishes import Asked, build_wishes
from muster.domain.gap import CONFIDENCE, Comparison
from muster.domain.situation import Situation


def compare(situation: Situation) -> Comparison:
    """Needs against offers, without regard to capacity, schedules, crews, funds and permits.

    No offer is counted twice. Needs stand by priority, due date and id; those for training stand apart.
    """
    with _collector_at_rest():
        return _compare(situation)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Rest Python's search for reference cycles: there are none here, and looking for them is a fifth of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _compare(situation: Situation) -> Comparison:
    asked = Asked(situation)
    stock = build_stock(situation)
    pools, wishes = build_wishes(situation, asked, stock)
    covers = [cover(pools, wishes, asked.quantities, stock, level) for level in range(len(CONFIDENCE))]
    return Comparison(
        needs=need_gaps(asked, covers),
        confidence=gather(situation, asked, stock, covers),
        training=training_wishes(situation),
        unstated_offers=unstated_offers(situation),
        burdens=share_burdens(situation),
    )
