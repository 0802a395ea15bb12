"""Promises about shortfalls: their rows add up to what is late and to what is never worth anything."""

from collections import defaultdict
from collections.abc import Iterator
from math import isfinite

from muster.domain.promises import BrokenPromise, PromiseCode
from muster.verifying.case import Case
from muster.verifying.measuring import broken, differs

Totals = defaultdict[tuple[str, bool], float]
"""Quantities by need, and by whether they are late (usable after `due`, with some worth left)."""


def shortfall_promises(case: Case) -> Iterator[BrokenPromise]:
    """Rows without a quantity of zero or more, and needs whose rows do not add up."""
    stated: Totals = defaultdict(float)
    for row in case.plan.shortfalls:
        if isfinite(row.quantity) and row.quantity >= 0.0:
            stated[row.need_id, row.late] += row.quantity
        else:
            yield broken(PromiseCode.SHORTFALL_QUANTITY, row.need_id, found=row.quantity)
    expected = _expected(case)
    for need in case.situation.needs:
        for late, word in ((True, "yes"), (False, "no")):
            found, due = stated[need.need_id, late], expected[need.need_id, late]
            if differs(found, due):
                yield broken(PromiseCode.SHORTFALLS_ADD_UP, need.need_id, late=word, found=found, expected=due)


def _expected(case: Case) -> Totals:
    """What is late, and what is left when all units that are worth something are taken off."""
    expected: Totals = defaultdict(float)
    for need in case.situation.needs:
        expected[need.need_id, False] = need.quantity
    for used in case.used:
        timeliness = case.timeliness(used.need, used.day)
        if timeliness > 0.0:
            expected[used.need.need_id, False] -= used.row.quantity
        if 0.0 < timeliness < 1.0:
            expected[used.need.need_id, True] += used.row.quantity
    for need in case.situation.needs:
        expected[need.need_id, False] = max(0.0, expected[need.need_id, False])
    return expected
