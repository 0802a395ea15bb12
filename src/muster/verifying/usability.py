"""Promises about use: components there and crew trained by the day, not too early, and no more than was asked for."""

from collections import defaultdict
from collections.abc import Iterator

from muster.domain.promises import BrokenPromise, PromiseCode
from muster.verifying.case import Case
from muster.verifying.measuring import broken, exceeds
from muster.verifying.training import pools_of

Flow = dict[int, float]
"""Quantities by day."""


def usability_promises(case: Case) -> Iterator[BrokenPromise]:
    """What the rows of fulfilment break."""
    yield from _days_and_quantities(case)
    yield from _components(case)
    yield from _crews(case)


def _days_and_quantities(case: Case) -> Iterator[BrokenPromise]:
    """Units usable before the need's earliest day, and needs with more units usable than asked for."""
    settings = case.situation.settings
    totals: defaultdict[str, float] = defaultdict(float)
    for used in case.used:
        totals[used.need.need_id] += used.row.quantity
        earliest = settings.day_or(used.need.earliest, 0)
        if used.day < earliest:
            found, expected = used.row.usable, case.calendar.text(earliest)
            yield broken(PromiseCode.USABLE_DATE, used.need.need_id, found=found, expected=expected)
    for need_id, total in totals.items():
        wanted = case.situation.need_by_id[need_id].quantity
        if exceeds(total, wanted):
            yield broken(PromiseCode.NEED_QUANTITY, need_id, found=total, expected=wanted)


def _components(case: Case) -> Iterator[BrokenPromise]:
    """For each need, way and item: the first day by which more of it is in use than is there."""
    there: defaultdict[tuple[str, str, str], Flow] = defaultdict(dict)
    for sent in case.sent:
        _add(there[sent.need.need_id, sent.row.way, sent.offer.item_id], sent.ready, sent.row.quantity)
    in_use: defaultdict[tuple[str, str, str], Flow] = defaultdict(dict)
    for used in case.used:
        for part in used.way.components:
            key = (used.need.need_id, used.way.way_id, part.item.item_id)
            _add(in_use[key], used.day, part.units(used.row.quantity))
    for key, flow in in_use.items():
        short = _first_short(flow, there.get(key, {}))
        if short is not None:
            need_id, way_id, item_id = key
            day, found, limit = short
            values = {"way": way_id, "item": item_id, "by": case.calendar.text(day), "found": found, "expected": limit}
            yield broken(PromiseCode.COMPONENTS, need_id, **values)


def _crews(case: Case) -> Iterator[BrokenPromise]:
    """For each qualification: the first day by which usable units bind more people than hold it."""
    bound: defaultdict[str, Flow] = defaultdict(dict)
    for used in case.used:
        for qualification, people in used.way.people(used.row.quantity).items():
            _add(bound[qualification], used.day, people)
    for qualification, flow in bound.items():
        short = _first_short(flow, _holders(case, qualification))
        if short is not None:
            day, found, limit = short
            values = {"by": case.calendar.text(day), "found": found, "expected": limit}
            yield broken(PromiseCode.CREW, qualification, **values)


def _holders(case: Case, qualification: str) -> Flow:
    """People who come to hold a qualification, by day: trained before, or graduates of the plan."""
    holders: Flow = {}
    settings = case.situation.settings
    for pool in pools_of(case, qualification, trained=True):
        _add(holders, settings.day_or(pool.available_from, 0), pool.people)
    for row, course, day in case.joined:
        if course.qualification == qualification:
            _add(holders, day + course.duration_days, row.people)
    return holders


def _add(flow: Flow, day: int, quantity: float) -> None:
    """Add a quantity on a day."""
    flow[day] = flow.get(day, 0.0) + quantity


def _first_short(taken: Flow, given: Flow) -> tuple[int, float, float] | None:
    """The first day by which more is taken than given, with both sums; None where there is none."""
    took = had = 0.0
    for day in sorted(taken.keys() | given.keys()):
        took += taken.get(day, 0.0)
        had += given.get(day, 0.0)
        if exceeds(took, had):
            return day, took, had
    return None
