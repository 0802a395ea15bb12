"""Write what a stress test found: tables of failures, needs and back-ups, and a summary that a page is made from."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from muster.datasets.refusals import sentence_of
from muster.datasets.stress_journal import JOURNAL_FILE
from muster.domain.disruption import NeedRisk, Ranked, Relief, StressReport
from muster.domain.needs import PRIORITIES
from muster.errors import SheetError, UnwritableError
from muster.sheets import Cell, Grid, write_folder
from muster.sheets.landing import require_replaceable

SUMMARY_FILE = "summary.json"
OWN_FILES = frozenset({"failures.csv", "needs.csv", "backups.csv", SUMMARY_FILE, JOURNAL_FILE})
FAILURE_COLUMNS = (
    "failure",
    "kind",
    "strikes",
    *(f"lost_{priority}" for priority in PRIORITIES),
    *(f"rank_{priority}" for priority in PRIORITIES),
    *(f"value_{priority}" for priority in PRIORITIES),
    *(f"bound_{priority}" for priority in PRIORITIES),
    "needs_hurt",
    "assignments_kept",
    "assignments_ended",
    "hurts",
    "disruptions",
)
NEED_COLUMNS = ("need", "priority", "standing", "quantity", "on_time", "least_on_time", "failures", "fails_if")
BACK_UP_COLUMNS = (
    "backup",
    "kind",
    "id",
    "site",
    "amount",
    "used",
    *(f"saved_{priority}" for priority in PRIORITIES),
    "tried_on",
    "cures",
    "helps",
)


def require_stress_place(path: Path) -> None:
    """Refuse a place where something else than a stress test stands, before there is one to write.

    Raises
    ------
    UnwritableError
        Something that `write_stress` would not replace stands at `path`.
    """
    try:
        require_replaceable(path, OWN_FILES)
    except SheetError as error:
        raise UnwritableError(sentence_of(error)) from error


def write_stress(report: StressReport, told: dict[str, object], journal: str, path: Path) -> None:
    """Write `failures.csv`, `needs.csv`, `backups.csv`, `summary.json` and the journal into a folder.

    `told` is what the summary says of how the test was made.

    Raises
    ------
    UnwritableError
        Where the place cannot be written to; what stood there before still stands there.
    """
    grids = [
        Grid(name="failures", header=FAILURE_COLUMNS, rows=_failure_rows(report.failures)),
        Grid(name="needs", header=NEED_COLUMNS, rows=[_need_cells(each) for each in report.needs]),
        Grid(name="backups", header=BACK_UP_COLUMNS, rows=[_relief_cells(each) for each in report.reliefs]),
    ]
    summary = {
        **told,
        "value": list(report.value),
        "untouched": dict(report.untouched),
        "risks": {kind: asdict(risk) for kind, risk in report.risks.items()},
    }
    texts = {SUMMARY_FILE: json.dumps(summary, ensure_ascii=False, indent=2) + "\n", JOURNAL_FILE: journal}
    try:
        write_folder(path, grids, OWN_FILES, texts)
    except SheetError as error:
        raise UnwritableError(sentence_of(error)) from error


def _failure_rows(ranked: Sequence[Ranked]) -> list[tuple[Cell, ...]]:
    """Failures in their order; `rank` by each priority alone, 1 costs most, equal costs have equal ranks."""
    places = []
    for place, _ in enumerate(PRIORITIES):
        costs = sorted((each.lost[place] for each in ranked), reverse=True)
        first: dict[float, int] = {}
        for number, cost in enumerate(costs, start=1):
            first.setdefault(cost, number)
        places.append(first)
    return [
        _failure_cells(each, tuple(first[lost] for first, lost in zip(places, each.lost, strict=True)))
        for each in ranked
    ]


def _failure_cells(ranked: Ranked, ranks: tuple[int, ...]) -> tuple[Cell, ...]:
    failure, outcome = ranked.failure, ranked.outcome
    hurt = sorted(outcome.hurt, key=lambda each: (-each.lost, each.need_id))
    disruptions = (
        ":".join((each.kind.value, each.subject_id, each.strikes.isoformat(), str(each.days)))
        for each in failure.disruptions
    )
    return (
        failure.failure_id,
        failure.kind.value,
        failure.strikes,
        *ranked.lost,
        *ranks,
        *outcome.value,
        *outcome.bound,
        len(hurt),
        outcome.kept,
        outcome.ended,
        ";".join(each.need_id for each in hurt),
        ";".join(disruptions),
    )


def _need_cells(need: NeedRisk) -> tuple[Cell, ...]:
    return (
        need.need_id,
        need.priority,
        need.standing.value,
        need.quantity,
        need.on_time,
        need.least,
        len(need.fails_if),
        ";".join(need.fails_if),
    )


def _relief_cells(relief: Relief) -> tuple[Cell, ...]:
    back_up = relief.back_up
    return (
        back_up.back_up_id,
        back_up.kind.value,
        back_up.subject_id,
        back_up.site_id,
        back_up.amount,
        relief.used,
        *relief.saved,
        relief.tried_on,
        ";".join(relief.cures),
        ";".join(relief.helps),
    )
