"""Read a plan back, and say what is wrong with its shape."""

from pathlib import Path
from typing import Any

from muster.datasets import refusals
from muster.datasets.plan_summary import read_summary, summary_from_sheet
from muster.datasets.plan_writing import OPTIONAL_TABLES, SUMMARY
from muster.datasets.schema import PLAN_TABLES
from muster.datasets.table_reading import read_table
from muster.domain.findings import Severity
from muster.domain.plan import Plan, Summary
from muster.errors import PlanRefusedError, SheetError
from muster.language import say
from muster.language.findings import finding_sentence
from muster.sheets import Sheet, read_tables

MOST_SAID = 20


def read_plan(path: Path | str) -> Plan:
    """The plan in a folder or a workbook, by its shape alone; whether it keeps its promises is for the verifier.

    Raises
    ------
    PlanRefusedError
        Where the files cannot be read, a table is missing or unknown, or a cell is wrong; it says each place.
    """
    where = Path(path)
    try:
        sheets = {sheet.name: sheet for sheet in read_tables(where)}
    except SheetError as error:
        raise PlanRefusedError(refusals.sentence_of(error)) from error
    summary = _summary(where, sheets)
    needed = [table.name for table in PLAN_TABLES if table.name not in OPTIONAL_TABLES]
    missing = [refusals.missing_plan_table(str(path), name) for name in needed if name not in sheets]
    if missing:
        raise PlanRefusedError("\n".join(missing))
    return Plan(summary=summary, **_tables(sheets))


def _summary(where: Path, sheets: dict[str, Sheet]) -> Summary:
    return read_summary(where) if where.is_dir() else summary_from_sheet(where, sheets.get(SUMMARY))


def _tables(sheets: dict[str, Sheet]) -> dict[str, Any]:
    """Rows of every table; columns that are not known are left aside."""
    rows: dict[str, Any] = {}
    wrong: list[str] = []
    for table in PLAN_TABLES:
        if table.name in sheets:
            draft = read_table(sheets[table.name], table)
            wrong += [finding_sentence(each) for each in draft.findings if each.severity is Severity.ERROR]
            rows[table.name] = tuple(draft.rows.values())
    if wrong:
        said = wrong[:MOST_SAID]
        if len(wrong) > MOST_SAID:
            said.append(say("{count} more cells are wrong.", count=len(wrong) - MOST_SAID))
        raise PlanRefusedError("\n".join(said))
    return rows
