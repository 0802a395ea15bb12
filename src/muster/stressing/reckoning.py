"""What each need gets on time under a plan, and which needs a failure hurts."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from muster.domain.disruption import Hurt
from muster.domain.plan import Plan
from muster.domain.situation import Situation

TOLERANCE = 1e-6  # relative and absolute: the contract's own

OnTime = Mapping[str, float]
"""Units that are usable by `due`, by need; what is absent gets none."""


def units_on_time(situation: Situation, plan: Plan, needs: Collection[str] | None = None) -> OnTime:
    """What needs get on time: all of them, or some."""
    needs_by_id = situation.need_by_id
    units: defaultdict[str, float] = defaultdict(float)
    for row in plan.fulfilment:
        if (needs is None or row.need_id in needs) and row.value > 0.0 and row.usable <= needs_by_id[row.need_id].due:
            units[row.need_id] += row.quantity
    return units


def hurt_needs(before: OnTime, after: OnTime, touched: Collection[str]) -> tuple[Hurt, ...]:
    """Those of the touched needs that get less on time than before, by their ids."""
    return tuple(
        Hurt(need_id=need_id, before=before.get(need_id, 0.0), after=after.get(need_id, 0.0))
        for need_id in sorted(touched)
        if is_less(after.get(need_id, 0.0), before.get(need_id, 0.0))
    )


def is_less(figure: float, other: float) -> bool:
    """Whether a figure is below another by more than rounding."""
    return figure < other - TOLERANCE * (1.0 + abs(other))
