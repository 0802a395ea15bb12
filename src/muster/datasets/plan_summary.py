"""Read the summary of a plan from `summary.json` or from the sheet `summary`."""

import json
from collections.abc import Mapping
from math import isfinite
from pathlib import Path

from muster.datasets.cells import cell_text
from muster.domain.needs import PRIORITIES
from muster.domain.plan import Summary
from muster.errors import PlanRefusedError
from muster.language import say
from muster.sheets import Sheet

SUMMARY_FILE = "summary.json"


def read_summary(folder: Path) -> Summary:
    """The summary in a plan's folder.

    Raises
    ------
    PlanRefusedError
        Where it is missing, is not JSON, or a key's value is not what it must be.
    """
    path = folder / SUMMARY_FILE
    try:
        stated = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise _missing(folder) from error
    except OSError as error:
        sentence = say("{file}: this cannot be read ({detail}).", file=str(path), detail=error.strerror or str(error))
        raise PlanRefusedError(sentence) from error
    except (ValueError, RecursionError) as error:
        raise _no_json(SUMMARY_FILE, str(error)) from error
    if not isinstance(stated, dict):
        raise _no_json(SUMMARY_FILE, type(stated).__name__)
    return _summary_from(SUMMARY_FILE, stated)


def summary_from_sheet(path: Path, sheet: Sheet | None) -> Summary:
    """The summary in a plan's workbook: a sheet of keys and values, each value as JSON.

    Raises
    ------
    PlanRefusedError
        As `read_summary`.
    """
    if sheet is None:
        raise _missing(path)
    stated: dict[str, object] = {}
    for row in sheet.rows[1:]:
        key, value, *_ = [*(cell_text(cell) for cell in row), "", ""]
        try:
            stated[key] = json.loads(value) if value else None
        except (ValueError, RecursionError) as error:
            raise _no_json(f"{path.name} [{sheet.name}] {key}", str(error)) from error
    return _summary_from(f"{path.name} [{sheet.name}]", stated)


def _summary_from(where: str, stated: Mapping[str, object]) -> Summary:
    reader = _Reader(where, stated)
    return Summary(
        value=reader.figures("value"),
        bound=reader.figures("bound"),
        optimality_gap=reader.figures("optimality_gap"),
        bound_by=reader.words("bound_by"),
        cost=reader.figure("cost"),
        status=reader.word("status"),
        method=reader.word("method"),
        version=reader.word("version"),
        seconds=reader.figure("seconds", 0.0),
        peak_mb=reader.figure("peak_mb", 0.0),
        dataset_sha256=reader.word("dataset_sha256", ""),
        defaults_taken=reader.counts("defaults_taken"),
    )


class _Reader:
    """Takes the values of a summary out by key, and refuses those that are not what they must be."""

    def __init__(self, where: str, stated: Mapping[str, object]) -> None:
        self.where = where
        self.stated = stated

    def figure(self, key: str, default: float | None = None) -> float:
        value = self.stated.get(key, default)
        if not _is_figure(value):
            raise self.refusal(key, say("A number"))
        return float(value)  # type: ignore[arg-type] # a number, as just checked

    def word(self, key: str, default: str | None = None) -> str:
        value = self.stated.get(key, default)
        if not isinstance(value, str):
            raise self.refusal(key, say("A text"))
        return value

    def figures(self, key: str) -> tuple[float, ...]:
        values = self.stated.get(key)
        if not isinstance(values, list) or len(values) != len(PRIORITIES) or not all(map(_is_figure, values)):
            raise self.refusal(key, say("A list of {count} numbers, one for each priority,", count=len(PRIORITIES)))
        return tuple(map(float, values))

    def words(self, key: str) -> tuple[str, ...]:
        values = self.stated.get(key)
        texts = isinstance(values, list) and all(isinstance(value, str) for value in values)
        if not isinstance(values, list) or not texts or len(values) != len(PRIORITIES):
            raise self.refusal(key, say("A list of {count} texts, one for each priority,", count=len(PRIORITIES)))
        return tuple(values)

    def counts(self, key: str) -> Mapping[str, int]:
        values = self.stated.get(key, {})
        if not isinstance(values, dict) or not all(type(value) is int for value in values.values()):
            raise self.refusal(key, say("An object of whole numbers"))
        return values

    def refusal(self, key: str, expected: str) -> PlanRefusedError:
        found = json.dumps(self.stated.get(key), ensure_ascii=False)[:60]
        return PlanRefusedError(
            say(
                "{where}, key '{key}': {found} is not usable. {expected} was expected. Put the value right.",
                where=self.where,
                key=key,
                found=found,
                expected=expected,
            )
        )


def _is_figure(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    try:
        return isfinite(value)
    except OverflowError:
        return False


def _missing(path: Path) -> PlanRefusedError:
    return PlanRefusedError(
        say("{where}: the plan's summary is missing. Every plan has one. Name a plan's folder or workbook.", where=path)
    )


def _no_json(where: str, detail: str) -> PlanRefusedError:
    return PlanRefusedError(
        say(
            "{where}: this is not the summary of a plan ({detail}). A JSON object was expected.",
            where=where,
            detail=detail,
        )
    )
