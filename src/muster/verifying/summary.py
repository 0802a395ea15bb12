"""Promises of a plan's summary: its dataset, its value, cost, gap and status."""

from collections.abc import Iterator

from muster.domain.needs import PRIORITIES
from muster.domain.plan import Summary, gap_of
from muster.domain.promises import BrokenPromise, PromiseCode
from muster.verifying.case import Case
from muster.verifying.measuring import broken, differs, exceeds
from muster.verifying.money import cost_of
from muster.verifying.value import values_by_priority

STATUSES = ("optimal", "feasible")
PROOFS = ("prices", "search")
LISTS = ("value", "bound", "optimality_gap", "bound_by")


def dataset_promises(case: Case, sha256: str | None) -> Iterator[BrokenPromise]:
    """Whether the plan was made from the dataset of this hash; None asks nothing."""
    found = case.plan.summary.dataset_sha256
    if sha256 is not None and found != sha256:
        yield broken(PromiseCode.SAME_DATASET, "summary", found=found, expected=sha256)


def is_complete(summary: Summary) -> bool:
    """Whether every list of the summary holds one figure for each priority."""
    return all(len(getattr(summary, name)) == len(PRIORITIES) for name in LISTS)


def summary_promises(case: Case) -> Iterator[BrokenPromise]:
    """Figures of the summary that are not what the plan's rows make them."""
    summary = case.plan.summary
    cost = cost_of(case)
    if differs(summary.cost, cost):
        yield broken(PromiseCode.SUMMARY_COST, "summary", found=summary.cost, expected=cost)
    if summary.status not in STATUSES:
        yield broken(PromiseCode.SUMMARY_STATUS, "summary", found=summary.status, expected=", ".join(STATUSES))
    if is_complete(summary):
        yield from _priorities(case, summary)
        return
    for name in LISTS:
        length = len(getattr(summary, name))
        if length != len(PRIORITIES):
            yield broken(PromiseCode.SUMMARY_LISTS, name, found=length, expected=len(PRIORITIES))


def _priorities(case: Case, summary: Summary) -> Iterator[BrokenPromise]:
    """Value, bound, gap and kind of proof of each priority."""
    for place, value in enumerate(values_by_priority(case)):
        subject, bound = str(PRIORITIES[place]), summary.bound[place]
        if differs(summary.value[place], value):
            yield broken(PromiseCode.SUMMARY_VALUE, subject, found=summary.value[place], expected=value)
        if exceeds(value, bound):
            yield broken(PromiseCode.BOUND_ABOVE_VALUE, subject, found=bound, expected=value)
        gap = gap_of(summary.value[place], bound)
        if differs(summary.optimality_gap[place], gap):
            yield broken(PromiseCode.SUMMARY_GAP, subject, found=summary.optimality_gap[place], expected=gap)
        if summary.bound_by[place] not in PROOFS:
            expected = ", ".join(PROOFS)
            yield broken(PromiseCode.BOUND_BY, subject, found=summary.bound_by[place], expected=expected)
