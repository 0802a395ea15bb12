"""What each need gets under a plan, and which needs a failure hurts."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from muster.domain.disruption import Hurt
from muster.domain.plan import Plan
from muster.domain.situation import Situation

TOLERANCE = 1e-6  # relative and absolute: the contract's own


@dataclass(frozen=True, slots=True)
class Given:
    """Units that each need gets by `due`, and the value of all that it gets; what is absent gets none."""

    on_time: Mapping[str, float]
    value: Mapping[str, float]


def given(situation: Situation, plan: Plan, needs: Collection[str] | None = None) -> Given:
    """What needs get: all of them, or some."""
    known = situation.need_by_id
    on_time: defaultdict[str, float] = defaultdict(float)
    value: defaultdict[str, float] = defaultdict(float)
    for row in plan.fulfilment:
        if (needs is None or row.need_id in needs) and row.value > 0.0:
            value[row.need_id] += row.value
            if row.usable <= known[row.need_id].due:
                on_time[row.need_id] += row.quantity
    return Given(dict(on_time), dict(value))


def hurt_needs(before: Given, after: Given, touched: Collection[str]) -> tuple[Hurt, ...]:
    """Those of the touched needs that get less on time than before, or less worth, by their ids."""
    found = []
    for need_id in sorted(touched):
        units = before.on_time.get(need_id, 0.0), after.on_time.get(need_id, 0.0)
        worth = before.value.get(need_id, 0.0), after.value.get(need_id, 0.0)
        if is_less(units[1], units[0]) or is_less(worth[1], worth[0]):
            found.append(Hurt(need_id=need_id, before=units[0], after=units[1], lost=max(0.0, worth[0] - worth[1])))
    return tuple(found)


def is_less(figure: float, other: float) -> bool:
    """Whether a figure is below another by more than rounding."""
    return figure < other - TOLERANCE * (1.0 + abs(other))
