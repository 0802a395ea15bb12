"""The tables of a plan made again: rows that nothing touched stay as they are, the others keep their names."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from operator import attrgetter

from muster.domain.plan import Assignment, AssignmentStatus, Movement, Plan, Price, gap_of
from muster.planning.decoding import FEWEST_DIGITS, decode_fulfilment, decode_journeys, decode_training
from muster.planning.instance import Instance
from muster.planning.ledger import Ledger
from muster.planning.options import PlanOptions, Watch
from muster.planning.prices import price_rows
from muster.planning.reasons import find_shortfalls
from muster.planning.session.proofs import Proven
from muster.planning.solution import is_close_enough

ROUNDING = 1e-9  # what rounding may make of a bound that is reached
_Key = tuple[str, str, str, str, tuple[tuple[str, str], ...]]


class PlanTables:
    """The tables of a plan that stands, at hand for being written again."""

    def __init__(self, plan: Plan) -> None:
        """Take the plan; nothing is sorted before it is asked for."""
        self.plan = plan

    @cached_property
    def _legs(self) -> Mapping[str, list[Movement]]:
        """Movements of each assignment, in the order of its legs."""
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
        fulfilled = [row for row in plan.fulfilment if row.need_id in standing]
        new, legs = self._named(dropped, *decode_journeys(ledger, touched))
        assignments = sorted([*kept, *new], key=attrgetter("assignment_id"))
        legs = {**self._legs, **legs}
        return replace(
            plan,
            assignments=tuple(assignments),
            movements=tuple(chain.from_iterable(legs.get(row.assignment_id, ()) for row in assignments)),
            training=decode_training(ledger),
            fulfilment=tuple(
                sorted([*fulfilled, *decode_fulfilment(ledger, touched)], key=attrgetter("need_id", "usable", "way"))
            ),
        )

    def _named(
        self, dropped: Iterable[Assignment], assignments: Iterable[Assignment], movements: Iterable[Movement]
    ) -> tuple[list[Assignment], dict[str, list[Movement]]]:
        """Rows under the ids and states that the same assignments had, and their legs; new ones are numbered on."""
        known = {_key(row, self._legs.get(row.assignment_id, [])): row for row in dropped}
        legs = _by_assignment(movements)
        number = self._last_number
        rows, named = [], {}
        for row in assignments:
            was = known.get(_key(row, legs.get(row.assignment_id, [])))
            number += was is None
            name = f"A{number:0{FEWEST_DIGITS}d}" if was is None else was.assignment_id
            status = AssignmentStatus.PROPOSED if was is None or was.quantity != row.quantity else was.status
            rows.append(replace(row, assignment_id=name, status=status))
            named[name] = [replace(leg, assignment_id=name) for leg in legs.get(row.assignment_id, [])]
        return rows, named


def _by_assignment(movements: Iterable[Movement]) -> Mapping[str, list[Movement]]:
    legs: defaultdict[str, list[Movement]] = defaultdict(list)
    for row in movements:
        legs[row.assignment_id].append(row)
    for own in legs.values():
        own.sort(key=attrgetter("leg"))
    return legs


def _key(row: Assignment, legs: list[Movement]) -> _Key:
    dated = tuple((leg.link_id, leg.depart.isoformat()) for leg in legs)
    return (row.offer_id, row.need_id, row.way, row.item_id, dated)


def price_table(instance: Instance, proven: Proven) -> tuple[Price, ...]:
    """The rows of all prices."""
    return tuple(row for each, own in sorted(proven.prices.items()) for row in price_rows(instance, each, own))


@dataclass(frozen=True, slots=True)
class Reached:
    """What a plan reaches, and the gap at which it counts as the best."""

    values: tuple[float, ...]
    cost: float
    gap_asked: float


def signed(plan: Plan, reached: Reached, proven: Proven, ledger: Ledger) -> Plan:
    """The plan with values, bounds and prices as they are now; who made it and from what is left for the caller."""
    values = reached.values
    bounds = tuple(
        bound if bound >= value * (1.0 - ROUNDING) - ROUNDING else value
        for bound, value in zip(proven.bounds, values, strict=True)
    )
    gaps = tuple(gap_of(value, bound) for value, bound in zip(values, bounds, strict=True))
    summary = replace(
        plan.summary,
        value=values,
        bound=bounds,
        optimality_gap=gaps,
        bound_by=("prices",) * len(values),
        cost=reached.cost,
        status="optimal" if is_close_enough(values, bounds, reached.gap_asked) else "feasible",
    )
    rows = plan.prices if proven.as_before else price_table(ledger.instance, proven)
    return replace(plan, summary=summary, prices=rows)


def explained(plan: Plan, ledger: Ledger, needs: Collection[int] | None, how: tuple[PlanOptions, Watch]) -> Plan:
    """The plan with reasons found anew for some needs, or for all where None; the others keep those that they had."""
    options, watch = how
    if needs is None:
        return replace(plan, shortfalls=find_shortfalls(ledger, options, watch))
    situation = ledger.instance.situation
    standing = {need.need_id for need in situation.needs} - {situation.needs[number].need_id for number in needs}
    kept = [row for row in plan.shortfalls if row.need_id in standing]
    last = max((row.joint or 0 for row in kept), default=0)
    found = find_shortfalls(ledger, options, watch, needs)
    new = [row if row.joint is None else replace(row, joint=row.joint + last) for row in found]
    return replace(plan, shortfalls=tuple(sorted([*kept, *new], key=lambda row: row.need_id)))
