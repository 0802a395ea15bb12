"""The tables of a plan made again: rows that nothing touched stay as they are, the others keep their names."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace

from muster.domain.plan import Assignment, AssignmentStatus, Movement, Plan, gap_of
from muster.planning.decoding import FEWEST_DIGITS, decode_fulfilment, decode_journeys, decode_training
from muster.planning.ledger import Ledger
from muster.planning.options import PlanOptions, Watch
from muster.planning.prices import price_rows
from muster.planning.reasons import find_shortfalls
from muster.planning.session.proofs import Proven
from muster.planning.worth import cost_of, values_reached

_Key = tuple[str, str, str, str, tuple[tuple[str, str], ...]]


def written_again(plan: Plan, ledger: Ledger, touched: Collection[int]) -> Plan:
    """The plan with the rows of touched needs (by number) as the ledger has them; its summary is left as it was."""
    ids = {ledger.instance.situation.needs[number].need_id for number in touched}
    standing = {need.need_id for need in ledger.instance.situation.needs} - ids
    kept = [row for row in plan.assignments if row.need_id in standing]
    kept_ids = {row.assignment_id for row in kept}
    assignments, movements = _named_as_before(plan, *decode_journeys(ledger, touched))
    moving = [row for row in plan.movements if row.assignment_id in kept_ids]
    fulfilled = [row for row in plan.fulfilment if row.need_id in standing]
    return replace(
        plan,
        assignments=tuple(sorted([*kept, *assignments], key=lambda row: row.assignment_id)),
        movements=tuple(sorted([*moving, *movements], key=lambda row: (row.assignment_id, row.leg))),
        training=decode_training(ledger),
        fulfilment=tuple(
            sorted(
                [*fulfilled, *decode_fulfilment(ledger, touched)], key=lambda row: (row.need_id, row.usable, row.way)
            )
        ),
    )


def _named_as_before(
    plan: Plan, assignments: Iterable[Assignment], movements: Iterable[Movement]
) -> tuple[list[Assignment], list[Movement]]:
    """Rows under the ids and states that the same assignments had; new ones are numbered on."""
    known = {_key(row, legs): row for row, legs in _with_legs(plan.assignments, plan.movements)}
    number = max((int(row.assignment_id[1:]) for row in plan.assignments if _is_numbered(row)), default=0)
    names: dict[str, str] = {}
    named = []
    for row, legs in _with_legs(assignments, movements):
        was = known.get(_key(row, legs))
        if was is None:
            number += 1
        names[row.assignment_id] = f"A{number:0{FEWEST_DIGITS}d}" if was is None else was.assignment_id
        status = AssignmentStatus.PROPOSED if was is None or was.quantity != row.quantity else was.status
        named.append(replace(row, assignment_id=names[row.assignment_id], status=status))
    return named, [replace(row, assignment_id=names[row.assignment_id]) for row in movements]


def _is_numbered(row: Assignment) -> bool:
    return row.assignment_id[:1] == "A" and row.assignment_id[1:].isdecimal()


def _with_legs(
    assignments: Iterable[Assignment], movements: Iterable[Movement]
) -> Iterable[tuple[Assignment, list[Movement]]]:
    legs: defaultdict[str, list[Movement]] = defaultdict(list)
    for row in movements:
        legs[row.assignment_id].append(row)
    return [(row, legs[row.assignment_id]) for row in assignments]


def _key(row: Assignment, legs: list[Movement]) -> _Key:
    dated = tuple((leg.link_id, leg.depart.isoformat()) for leg in sorted(legs, key=lambda leg: leg.leg))
    return (row.offer_id, row.need_id, row.way, row.item_id, dated)


def signed(plan: Plan, ledger: Ledger, proven: Proven, options: PlanOptions) -> Plan:
    """The plan with the values, bounds and prices that hold now; who made it and from what is left for the caller."""
    values = values_reached(ledger)
    bounds = tuple(max(bound, value) for bound, value in zip(proven.bounds, values, strict=True))
    gaps = tuple(gap_of(value, bound) for value, bound in zip(values, bounds, strict=True))
    rows = [row for each, own in sorted(proven.prices.items()) for row in price_rows(ledger.instance, each, own)]
    summary = replace(
        plan.summary,
        value=values,
        bound=bounds,
        optimality_gap=gaps,
        bound_by=("prices",) * len(values),
        cost=cost_of(ledger),
        status="optimal" if all(gap <= options.optimality_gap for gap in gaps) else "feasible",
    )
    return replace(plan, summary=summary, prices=tuple(rows))


def explained(plan: Plan, ledger: Ledger, touched: Collection[int], options: PlanOptions) -> Plan:
    """The plan with reasons found anew for touched needs; the others keep the reasons that they had."""
    situation = ledger.instance.situation
    standing = {need.need_id for need in situation.needs} - {situation.needs[number].need_id for number in touched}
    kept = [row for row in plan.shortfalls if row.need_id in standing]
    last = max((row.joint or 0 for row in kept), default=0)
    found = find_shortfalls(ledger, options, Watch(), touched)
    new = [row if row.joint is None else replace(row, joint=row.joint + last) for row in found]
    return replace(plan, shortfalls=tuple(sorted([*kept, *new], key=lambda row: row.need_id)))
