"""The tables of a plan made again: rows that nothing touched stay as they are, the others keep their names."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import cached_property

from muster.domain.plan import Assignment, AssignmentStatus, Movement, Plan, gap_of
from muster.planning.decoding import FEWEST_DIGITS, decode_fulfilment, decode_journeys, decode_training
from muster.planning.ledger import Ledger
from muster.planning.options import PlanOptions, Watch
from muster.planning.prices import price_rows
from muster.planning.reasons import find_shortfalls
from muster.planning.session.proofs import Proven
from muster.planning.worth import cost_of, values_reached

_Key = tuple[str, str, str, str, tuple[tuple[str, str], ...]]


class PlanTables:
    """The tables of a plan that stands, at hand for being written again."""

    def __init__(self, plan: Plan) -> None:
        """Take the plan; nothing is sorted before it is asked for."""
        self.plan = plan

    @cached_property
    def _legs(self) -> Mapping[str, list[Movement]]:
        """Movements of each assignment."""
        return _by_assignment(self.plan.movements)

    @cached_property
    def _last_number(self) -> int:
        """The highest number that any assignment bears."""
        ids = [row.assignment_id for row in self.plan.assignments]
        return max((int(each[1:]) for each in ids if each[:1] == "A" and each[1:].isdecimal()), default=0)

    def written_again(self, ledger: Ledger, touched: Collection[int]) -> Plan:
        """The plan with the rows of touched needs (by number) as the ledger has them; its summary as it was."""
        plan, needs = self.plan, ledger.instance.situation.needs
        standing = {need.need_id for need in needs} - {needs[number].need_id for number in touched}
        kept = [row for row in plan.assignments if row.need_id in standing]
        dropped = [row for row in plan.assignments if row.need_id not in standing]
        dropped_ids = {row.assignment_id for row in dropped}
        moving = [row for row in plan.movements if row.assignment_id not in dropped_ids]
        fulfilled = [row for row in plan.fulfilment if row.need_id in standing]
        assignments, movements = self._named(dropped, *decode_journeys(ledger, touched))
        return replace(
            plan,
            assignments=tuple(sorted([*kept, *assignments], key=lambda row: row.assignment_id)),
            movements=tuple(sorted([*moving, *movements], key=lambda row: (row.assignment_id, row.leg))),
            training=decode_training(ledger),
            fulfilment=tuple(
                sorted(
                    [*fulfilled, *decode_fulfilment(ledger, touched)],
                    key=lambda row: (row.need_id, row.usable, row.way),
                )
            ),
        )

    def _named(
        self, dropped: Iterable[Assignment], assignments: Iterable[Assignment], movements: Iterable[Movement]
    ) -> tuple[list[Assignment], list[Movement]]:
        """Rows under the ids and states that the same assignments had; new ones are numbered on."""
        known = {_key(row, self._legs.get(row.assignment_id, [])): row for row in dropped}
        legs = _by_assignment(movements)
        number = self._last_number
        rows, moves = [], []
        for row in assignments:
            was = known.get(_key(row, legs.get(row.assignment_id, [])))
            number += was is None
            name = f"A{number:0{FEWEST_DIGITS}d}" if was is None else was.assignment_id
            status = AssignmentStatus.PROPOSED if was is None or was.quantity != row.quantity else was.status
            rows.append(replace(row, assignment_id=name, status=status))
            moves += [replace(leg, assignment_id=name) for leg in legs.get(row.assignment_id, [])]
        return rows, moves


def _by_assignment(movements: Iterable[Movement]) -> Mapping[str, list[Movement]]:
    legs: defaultdict[str, list[Movement]] = defaultdict(list)
    for row in movements:
        legs[row.assignment_id].append(row)
    return legs


def _key(row: Assignment, legs: list[Movement]) -> _Key:
    dated = tuple((leg.link_id, leg.depart.isoformat()) for leg in sorted(legs, key=lambda leg: leg.leg))
    return (row.offer_id, row.need_id, row.way, row.item_id, dated)


def signed(plan: Plan, ledger: Ledger, proven: Proven, options: PlanOptions) -> Plan:
    """The plan with the values, bounds and prices that hold now; who made it and from what is left for the caller."""
    values = values_reached(ledger)
    bounds = tuple(max(bound, value) for bound, value in zip(proven.bounds, values, strict=True))
    gaps = tuple(gap_of(value, bound) for value, bound in zip(values, bounds, strict=True))
    rows = plan.prices
    if not proven.as_before:
        rows = tuple(
            row for each, own in sorted(proven.prices.items()) for row in price_rows(ledger.instance, each, own)
        )
    summary = replace(
        plan.summary,
        value=values,
        bound=bounds,
        optimality_gap=gaps,
        bound_by=("prices",) * len(values),
        cost=cost_of(ledger),
        status="optimal" if all(gap <= options.optimality_gap for gap in gaps) else "feasible",
    )
    return replace(plan, summary=summary, prices=rows)


def explained(plan: Plan, ledger: Ledger, touched: Collection[int], options: PlanOptions) -> Plan:
    """The plan with reasons found anew for touched needs; the others keep the reasons that they had."""
    situation = ledger.instance.situation
    standing = {need.need_id for need in situation.needs} - {situation.needs[number].need_id for number in touched}
    kept = [row for row in plan.shortfalls if row.need_id in standing]
    last = max((row.joint or 0 for row in kept), default=0)
    found = find_shortfalls(ledger, options, Watch(), touched)
    new = [row if row.joint is None else replace(row, joint=row.joint + last) for row in found]
    return replace(plan, shortfalls=tuple(sorted([*kept, *new], key=lambda row: row.need_id)))
