"""What the page rests on: defaults taken, estimates, what was left out or doubted, and how the plan was made."""

from collections.abc import Mapping, Sequence
from dataclasses import fields

from muster.briefing.page import Cell, Column, Section, Table, heat, table
from muster.domain.findings import Finding, Severity
from muster.domain.plan import Plan
from muster.domain.situation import Situation
from muster.language import plural, say
from muster.language.figures import number, percent, quantity
from muster.language.findings import finding_sentence

ESTIMATE = "estimate"


def basis_section(
    situation: Situation, findings: Sequence[Finding], defaults: Mapping[str, int], plan: Plan | None = None
) -> Section:
    """What must hold for the page to be true; `defaults` counts the empty cells of each `table.column`."""
    found = (_estimate_table(situation), _default_table(defaults), _finding_table(findings))
    tables = tuple(each for each in found if any(group.rows for group in each.groups))
    made = () if plan is None else (_origin_table(plan, situation.settings.currency),)
    return Section(
        anchor="basis",
        heading=say("What this rests on"),
        lead=_lead(situation, findings, defaults),
        tables=(*tables, *made),
    )


def _lead(situation: Situation, findings: Sequence[Finding], defaults: Mapping[str, int]) -> str:
    """How much of each thing that may be wrong there is."""
    unstated = sum(offer.quantity is None for offer in situation.offers)
    estimates = sum(count for _, _, count in _estimates(situation))
    taken = sum(defaults.values())
    left_out = sum(each.severity is Severity.ERROR for each in findings)
    doubts = len(findings) - left_out
    parts = (
        plural("{count} offer without a quantity", "{count} offers without a quantity", unstated),
        plural("{count} row that is an estimate", "{count} rows that are estimates", estimates),
        plural(
            "{cells} empty cell read as a default", "{cells} empty cells read as defaults", taken, cells=number(taken)
        ),
        plural("{count} error", "{count} errors", left_out),
        plural("{count} doubt", "{count} doubts", doubts),
    )
    return ", ".join(parts) + "."


def _estimates(situation: Situation) -> list[tuple[str, int, int]]:
    """Tables with rows whose note says that they are estimates: name, rows, estimates."""
    counted = []
    for each in fields(situation)[1:]:
        rows = getattr(situation, each.name)
        count = sum(row.note.strip().lower().startswith(ESTIMATE) for row in rows)
        if count:
            counted.append((each.name, len(rows), count))
    return counted


def _estimate_table(situation: Situation) -> Table:
    columns = (
        Column(say("Table")),
        Column(say("Rows"), figures=True),
        Column(say("Estimates"), figures=True),
        Column(say("Share"), figures=True),
    )
    rows = tuple(
        (Cell(name), Cell(number(rows)), Cell(number(count)), Cell(percent(count / rows), heat=heat(count, rows)))
        for name, rows, count in _estimates(situation)
    )
    return table(say("Rows marked as estimates in their note"), columns, rows)


def _default_table(defaults: Mapping[str, int]) -> Table:
    columns = (Column(say("Column")), Column(say("Empty cells"), figures=True))
    rows = tuple((Cell(name), Cell(number(count))) for name, count in sorted(defaults.items()))
    return table(say("Defaults taken for quantities, dates and capacities"), columns, rows)


def _finding_table(findings: Sequence[Finding]) -> Table:
    columns = (
        Column(say("File")),
        Column(say("Table")),
        Column(say("Row"), figures=True),
        Column(say("What was found")),
    )
    rows = tuple(
        (
            Cell(each.place.file),
            Cell(each.place.table),
            Cell("" if each.place.row is None else str(each.place.row)),
            Cell(finding_sentence(each)),
        )
        for each in findings
    )
    return table(say("Left out or doubted"), columns, rows)


def _origin_table(plan: Plan, currency: str) -> Table:
    summary = plan.summary
    facts = (
        (say("Method"), summary.method),
        (say("Status"), summary.status),
        (say("Cost, {currency}", currency=currency), number(summary.cost)),
        (say("Computed in, s"), quantity(summary.seconds)),
        (say("Version of Muster"), summary.version),
        (say("Hash of the dataset (SHA-256)"), summary.dataset_sha256),
    )
    return table(
        say("How the plan was made"),
        (Column(say("What")), Column(say("How"))),
        tuple((Cell(what), Cell(how)) for what, how in facts),
    )
