"""Read the tables of a stress test back, to show them."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from muster.datasets import refusals
from muster.datasets.stress_writing import SUMMARY_FILE
from muster.domain.disruption import NeedRisk, Standing
from muster.domain.needs import PRIORITIES
from muster.domain.stress import BackUpTold, FailureTold, StressTold
from muster.errors import BadOptionError, SheetError
from muster.language import say
from muster.sheets import read_list

Cells = Mapping[str, str]


def read_stress(folder: Path, sha256: str) -> StressTold:
    """The tables in a folder that `muster stress` wrote for the dataset with this hash.

    Raises
    ------
    BadOptionError
        Where the tables cannot be read, or tell of another dataset.
    """
    try:
        told = json.loads((folder / SUMMARY_FILE).read_text(encoding="utf-8"))
        is_own = bool(told["risks"] is not None and told["dataset_sha256"] == sha256)
        stress = StressTold(
            needs=tuple(_need(row) for row in _rows(folder, "needs")),
            failures=tuple(_failure(row) for row in _rows(folder, "failures")),
            back_ups=tuple(_back_up(row) for row in _rows(folder, "backups")),
        )
    except SheetError as error:
        raise BadOptionError(refusals.sentence_of(error)) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        sentence = (
            "{folder}: no stress test can be read here ({error}). A folder that 'muster stress' wrote was expected."
        )
        raise BadOptionError(say(sentence, folder=folder, error=error)) from error
    if not is_own:
        sentence = "{folder}: the stress test is of another dataset. Test this one again with 'muster stress'."
        raise BadOptionError(say(sentence, folder=folder))
    return stress


def _rows(folder: Path, name: str) -> list[Cells]:
    sheet = read_list(folder / f"{name}.csv")
    header, *rows = ([str(cell or "") for cell in row] for row in sheet.rows)
    return [dict(zip(header, row, strict=False)) for row in rows]


def _figures(row: Cells, name: str) -> tuple[float, ...]:
    return tuple(float(row[f"{name}_{priority}"]) for priority in PRIORITIES)


def _need(row: Cells) -> NeedRisk:
    return NeedRisk(
        need_id=row["need"],
        priority=int(row["priority"]),
        standing=Standing(row["standing"]),
        quantity=float(row["quantity"]),
        on_time=float(row["on_time"]),
        least=float(row["least_on_time"]),
        fails_if=tuple(filter(None, row["fails_if"].split(";"))),
    )


def _failure(row: Cells) -> FailureTold:
    return FailureTold(
        failure_id=row["failure"],
        strikes=date.fromisoformat(row["strikes"]),
        lost=_figures(row, "lost"),
        needs_hurt=int(row["needs_hurt"]),
    )


def _back_up(row: Cells) -> BackUpTold:
    return BackUpTold(
        back_up_id=row["backup"],
        amount=float(row["amount"]),
        saved=_figures(row, "saved"),
        tried_on=int(row["tried_on"]),
    )
