"""Write what differs between two plans, and the orders that follow, as tables beside the plan."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from muster.datasets.refusals import sentence_of
from muster.domain.difference import Difference, NeedDifference, Order
from muster.errors import SheetError, UnwritableError
from muster.sheets import Grid, write_folder

NEED_COLUMNS = (
    "need",
    "priority",
    "verdict",
    "quantity",
    "on_time_before",
    "on_time_after",
    "late_before",
    "late_after",
    "value_before",
    "value_after",
    "days_later",
    "causes",
)
ORDER_COLUMNS = (
    "partner",
    "order",
    "assignment",
    "offer",
    "item",
    "quantity",
    "need",
    "first_departure",
    "ready",
    "route",
    "decide_by",
)
SUMMARY_FILE = "summary.json"
OWN_FILES = frozenset({"needs.csv", "orders.csv", SUMMARY_FILE})


def write_difference(difference: Difference, orders: Iterable[Order], path: Path) -> None:
    """Write `needs.csv`, `orders.csv` and `summary.json` into a folder.

    Raises
    ------
    UnwritableError
        Where the place cannot be written to; what stood there before still stands there.
    """
    needs = Grid(name="needs", header=NEED_COLUMNS, rows=[_need_cells(each) for each in difference.needs])
    ordered = Grid(name="orders", header=ORDER_COLUMNS, rows=[tuple(asdict(order).values()) for order in orders])
    summary = {
        "value_before": list(difference.value_before),
        "value_after": list(difference.value_after),
        "assignments_kept": difference.kept,
        "assignments_ended": difference.ended,
        "assignments_new": difference.new,
    }
    try:
        write_folder(path, [needs, ordered], OWN_FILES, {SUMMARY_FILE: json.dumps(summary, indent=2) + "\n"})
    except SheetError as error:
        raise UnwritableError(sentence_of(error)) from error


def _need_cells(need: NeedDifference) -> tuple[str | float | int, ...]:
    return (
        need.need_id,
        need.priority,
        need.verdict.value,
        need.quantity,
        need.before.on_time,
        need.after.on_time,
        need.before.late,
        need.after.late,
        need.before.value,
        need.after.value,
        need.days,
        ";".join(f"{cause.kind.value}:{cause.subject_id}" for cause in need.causes),
    )
