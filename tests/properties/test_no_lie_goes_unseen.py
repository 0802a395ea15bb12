"""A plan that keeps every promise breaks one as soon as one figure in it is changed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from muster.domain.plan import Plan
from muster.planning import Method
from muster.verifying import verify
from tests.properties.random_worlds import SEEDS, random_plan, random_world

ONE_DAY = timedelta(days=1)
TRIED = SEEDS[::8]

# Each changes the first row of a table, or one figure of the summary.
LIES: dict[str, Callable[[Plan], Plan]] = {
    "more is assigned": lambda plan: _first(plan, "assignments", quantity=lambda quantity: quantity + 1.0),
    "goods are there a day earlier": lambda plan: _first(plan, "assignments", ready=lambda day: day - ONE_DAY),
    "there is a day more to decide": lambda plan: _first(plan, "assignments", decide_by=lambda day: day + ONE_DAY),
    "goods go to another need": lambda plan: _first(plan, "assignments", need_id=lambda need_id: f"{need_id}x"),
    "an assignment is left out": lambda plan: replace(plan, assignments=plan.assignments[1:]),
    "a leg begins a day earlier": lambda plan: _first(plan, "movements", depart=lambda day: day - ONE_DAY),
    "a leg ends a day earlier": lambda plan: _first(plan, "movements", arrive=lambda day: day - ONE_DAY),
    "a leg carries more": lambda plan: _first(plan, "movements", quantity=lambda quantity: quantity + 1.0),
    "a load is lighter": lambda plan: _first(plan, "movements", load_t=lambda load_t: load_t / 2.0),
    "a leg is left out": lambda plan: replace(plan, movements=plan.movements[1:]),
    "fewer people are trained": lambda plan: _first(plan, "training", people=lambda _: 0),
    "many people are trained": lambda plan: _first(plan, "training", people=lambda people: people + 10_000),
    "a course begins a day earlier": lambda plan: _first(plan, "training", start=lambda day: day - ONE_DAY),
    "more is fulfilled": lambda plan: _first(plan, "fulfilment", quantity=lambda quantity: quantity + 1.0),
    "more is reached": lambda plan: _first(plan, "fulfilment", value=lambda value: value + 0.1),
    "a row of fulfilment is left out": lambda plan: replace(plan, fulfilment=plan.fulfilment[1:]),
    "more is short": lambda plan: _first(plan, "shortfalls", quantity=lambda quantity: quantity + 1.0),
    "the value is higher": lambda plan: _sum_up(plan, "value", (plan.summary.value[0] + 0.1, *plan.summary.value[1:])),
    "the bound is lower": lambda plan: _sum_up(plan, "bound", tuple(bound / 2.0 for bound in plan.summary.bound)),
    "the gap is smaller": lambda plan: _sum_up(plan, "optimality_gap", (-0.1, *plan.summary.optimality_gap[1:])),
    "it costs less": lambda plan: _sum_up(plan, "cost", plan.summary.cost - 1.0),
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES.keys())
def test_a_plan_with_one_lie_breaks_a_promise(lie: Callable[[Plan], Plan]) -> None:
    told = [(seed, lie(random_plan(seed, Method.GREEDY))) for seed in TRIED]
    lies = [(seed, plan) for seed, plan in told if plan != random_plan(seed, Method.GREEDY)]
    assert lies
    assert [seed for seed, plan in lies if not verify(random_world(seed), plan)] == []


def _first(plan: Plan, table: str, **changes: Callable[..., object]) -> Plan:
    """The plan with one cell of a table's first row changed; the plan itself where the table is empty."""
    rows = getattr(plan, table)
    if not rows:
        return plan
    cells: dict[str, Any] = {column: change(getattr(rows[0], column)) for column, change in changes.items()}
    tables: dict[str, Any] = {table: (replace(rows[0], **cells), *rows[1:])}
    return replace(plan, **tables)


def _sum_up(plan: Plan, figure: str, value: object) -> Plan:
    """The plan with another figure in its summary."""
    figures: dict[str, Any] = {figure: value}
    return replace(plan, summary=replace(plan.summary, **figures))
