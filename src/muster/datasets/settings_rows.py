"""Settings from the rows of their table, and the rows that state settings."""

from datetime import date

from muster.datasets.cells import Fault, cell_text, parse_cell, state_value
from muster.datasets.draft import TableDraft
from muster.datasets.near import nearest
from muster.datasets.schema import KEY_BY_NAME, SETTING_KEYS, SettingRow
from muster.domain.findings import FindingCode
from muster.domain.settings import Settings

DATASET_VERSION = 1


def stated_version(draft: TableDraft) -> int:
    """The version of the contract that the rows state; this reader's own where they state none that can be read."""
    for row in draft.rows.values():
        if row.key == "dataset_version":
            version = parse_cell(KEY_BY_NAME[row.key], row.value, None)
            return version if isinstance(version, int) else DATASET_VERSION
    return DATASET_VERSION


def settings_from(draft: TableDraft) -> Settings | None:
    """The settings that the rows state, or None where `start` or `days` cannot be known; faults are reported."""
    stated: dict[str, object] = {}
    for number, row in draft.items():
        column = KEY_BY_NAME.get(row.key)
        if column is None:
            near = nearest(row.key, KEY_BY_NAME)
            draft.report(FindingCode.UNKNOWN_SETTING, number, "key", found=row.key, nearest=near)
            continue
        value = parse_cell(column, row.value, None)
        if isinstance(value, Fault):
            draft.report(value.code, number, "value", found=row.value, key=row.key, **dict(value.values))
        elif value is not None:
            stated[column.attribute] = value
    stands = {row.key for row in draft.rows.values()} | draft.lost_ids()
    for column in SETTING_KEYS:
        if column.required and column.name not in stands:
            draft.report(FindingCode.MISSING_VALUE, None, "value", key=column.name)
    if not _has_an_end(draft, stated):
        return None
    return Settings(**stated, **_kept(draft))  # type: ignore[arg-type] # each value was parsed by its key's column


def _has_an_end(draft: TableDraft, stated: dict[str, object]) -> bool:
    """Whether start and days are there and the horizon ends on a date that a calendar has."""
    start, days = stated.get("start"), stated.get("days")
    if not isinstance(start, date) or not isinstance(days, int):
        return False
    most = (date.max - start).days
    if days <= most:
        return True
    number = next(number for number, row in draft.items() if row.key == "days")
    draft.report(FindingCode.OUT_OF_RANGE, number, "value", found=str(days), key="days", least="1", most=str(most))
    return False


def _kept(draft: TableDraft) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Unknown keys, remarks and cells of unknown columns."""
    rows = list(draft.rows.values())
    return {
        "extra": tuple(sorted((row.key, row.value) for row in rows if row.key not in KEY_BY_NAME)),
        "remarks": tuple(sorted((row.key, row.note, row.source) for row in rows if row.note or row.source)),
        "extra_cells": tuple(sorted((row.key, name, cell) for row in rows for name, cell in row.extra)),
    }


def rows_from(settings: Settings) -> list[SettingRow]:
    """The rows that state these settings: each key that has a value, is required or bears a remark."""
    remarks = {key: (note, source) for key, note, source in settings.remarks}
    values = {
        column.name: cell_text(state_value(column, getattr(settings, column.attribute))) for column in SETTING_KEYS
    }
    values |= dict(settings.extra)
    rows = []
    for key, value in values.items():
        note, source = remarks.get(key, ("", ""))
        extra = tuple((column, cell) for name, column, cell in settings.extra_cells if name == key)
        if value or note or source or extra or key not in KEY_BY_NAME:
            rows.append(SettingRow(key=key, value=value, note=note, source=source, extra=extra))
    return rows
