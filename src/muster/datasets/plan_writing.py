"""Write a plan as a folder of CSV files with `summary.json`, or as a workbook with a sheet `summary`."""

import json
from dataclasses import asdict
from pathlib import Path

from muster.datasets.refusals import sentence_of
from muster.datasets.schema import PLAN_TABLES
from muster.datasets.writing import grid_of
from muster.domain.plan import Plan, Summary
from muster.errors import SheetError, UnwritableError
from muster.sheets import Grid, is_workbook, write_folder, write_workbook
from muster.sheets.landing import require_replaceable
from muster.sheets.writing import require_own_workbook

SUMMARY = "summary"
SUMMARY_FILE = "summary.json"
TABLE_NAMES = tuple(table.name for table in PLAN_TABLES)
OPTIONAL_TABLES = ("prices",)
OWN_SHEETS = frozenset({SUMMARY, *TABLE_NAMES})
OWN_FILES = frozenset({SUMMARY_FILE, *(f"{name}.csv" for name in TABLE_NAMES)})


def write_plan(plan: Plan, path: Path) -> None:
    """Write a plan to a folder, or to a workbook if the name ends in .xlsx; a plan that stands there is replaced.

    Raises
    ------
    UnwritableError
        Where the place cannot be written to, or where a value would not be read back as it is; what stood there
        before still stands there.
    """
    try:
        tables = [table for table in PLAN_TABLES if table.name not in OPTIONAL_TABLES or getattr(plan, table.name)]
        grids = [grid_of(table, getattr(plan, table.name)) for table in tables]
        summary = _summary(plan.summary)
        if is_workbook(path):
            rows = [(key, json.dumps(value, ensure_ascii=False)) for key, value in summary.items()]
            book = [Grid(name=SUMMARY, header=("key", "value"), rows=rows), *grids]
            write_workbook(path, book, OWN_SHEETS)
        else:
            text = json.dumps(summary, ensure_ascii=False, indent=2) + "\n"
            write_folder(path, grids, OWN_FILES, {SUMMARY_FILE: text})
    except SheetError as error:
        raise UnwritableError(sentence_of(error)) from error


def require_plan_place(path: Path) -> None:
    """Refuse a place where something else than a plan stands, before there is a plan to write.

    Raises
    ------
    UnwritableError
        Something that `write_plan` would not replace stands at `path`.
    """
    try:
        if is_workbook(path):
            require_own_workbook(path, OWN_SHEETS)
        else:
            require_replaceable(path, OWN_FILES)
    except SheetError as error:
        raise UnwritableError(sentence_of(error)) from error


def _summary(summary: Summary) -> dict[str, object]:
    """The summary in the contract's order, its lists as lists."""
    stated = asdict(summary)
    order = (
        "value",
        "bound",
        "optimality_gap",
        "bound_by",
        "cost",
        "seconds",
        "peak_mb",
        "status",
        "method",
        "version",
    )
    return {name: stated[name] for name in (*order, "dataset_sha256", "defaults_taken")}
