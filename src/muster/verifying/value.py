"""Promises about worth: what each usable unit is worth, and what the plan is worth at each priority."""

from collections.abc import Iterator

from muster.domain.needs import PRIORITIES
from muster.domain.promises import BrokenPromise, PromiseCode
from muster.verifying.case import Case
from muster.verifying.measuring import broken, differs
from muster.verifying.tied import Used


def value_promises(case: Case) -> Iterator[BrokenPromise]:
    """Rows of fulfilment that state another value than theirs."""
    for used in case.used:
        expected = value_of(case, used)
        if differs(used.row.value, expected):
            usable = used.row.usable
            yield broken(
                PromiseCode.FULFILMENT_VALUE, used.need.need_id, usable=usable, found=used.row.value, expected=expected
            )


def value_of(case: Case, used: Used) -> float:
    """Worth of one row: quantity × worth of a unit × effectiveness of its way × timeliness of its day."""
    worth = case.unit_worth(used.need) * used.way.effectiveness
    return used.row.quantity * worth * case.timeliness(used.need, used.day)


def values_by_priority(case: Case) -> tuple[float, ...]:
    """True value of the plan at each priority, 1 first."""
    totals = dict.fromkeys(PRIORITIES, 0.0)
    for used in case.used:
        totals[used.need.priority] += value_of(case, used)
    return tuple(totals[priority] for priority in PRIORITIES)
