"""Read a dataset: every row that holds, everything that was noticed, every default taken."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from muster.datasets import refusals
from muster.datasets.canonical import dataset_sha256
from muster.datasets.checks import check_draft
from muster.datasets.checks.ids import check_ids
from muster.datasets.draft import Draft, TableDraft
from muster.datasets.near import nearest
from muster.datasets.schema import DATASET_TABLES, REQUIRED_TABLES, SETTING_KEYS, SETTINGS_TABLE
from muster.datasets.settings_rows import DATASET_VERSION, settings_from, stated_version
from muster.datasets.table_reading import read_table
from muster.domain.findings import DefaultTaken, Finding
from muster.domain.situation import Situation
from muster.errors import DatasetRefusedError, SheetError
from muster.sheets import Sheet, read_tables


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetReading:
    """A dataset as it was read: what it states, what was noticed, the defaults taken, and its hash."""

    situation: Situation
    findings: tuple[Finding, ...]
    defaults: tuple[DefaultTaken, ...]
    sha256: str


def read_dataset(path: Path | str) -> DatasetReading:
    """The dataset in a folder of CSV files or an XLSX workbook; rows that are wrong are left out, with findings.

    Raises
    ------
    DatasetRefusedError
        Where nothing can be planned: the files cannot be read, a table is unknown or missing, `dataset_version` is
        above this reader's, `start` or `days` is missing, or no usable need or offer is left. It carries all findings.
    """
    with collector_at_rest():
        return _read(Path(path))


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Rest Python's search for reference cycles: rows form none, and looking for them is 40 % of the reading time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _read(path: Path) -> DatasetReading:
    where = str(path)
    try:
        sheets = read_tables(path)
    except SheetError as error:
        raise DatasetRefusedError(refusals.sentence_of(error)) from error
    settings_draft = _settings_draft(where, sheets)
    tables = _read_known(where, sheets)
    settings = settings_from(settings_draft)
    if settings is None:
        noticed = [finding for own in (settings_draft, *tables.values()) for finding in own.findings]
        raise DatasetRefusedError(refusals.no_settings(where), tuple(noticed))
    draft = Draft(settings=settings, tables=tables)
    check_draft(draft)
    findings = (*settings_draft.findings, *draft.findings())
    situation = _situation(where, draft, findings)
    defaults = (*_settings_defaults(settings_draft), *_defaults(draft))
    return DatasetReading(situation=situation, findings=findings, defaults=defaults, sha256=dataset_sha256(situation))


def _settings_draft(where: str, sheets: list[Sheet]) -> TableDraft:
    """Rows of the settings; a dataset of a newer contract is refused before anything else is said about it."""
    sheet = next((sheet for sheet in sheets if sheet.name == SETTINGS_TABLE.name), None)
    draft = TableDraft(table=SETTINGS_TABLE) if sheet is None else read_table(sheet, SETTINGS_TABLE)
    check_ids(draft)
    version = stated_version(draft)
    if version > DATASET_VERSION:
        raise DatasetRefusedError(refusals.newer_version(where, version, DATASET_VERSION))
    return draft


def _read_known(where: str, sheets: list[Sheet]) -> dict[str, TableDraft]:
    """All tables by name, empty where the dataset does not have one; names that are not the contract's are refused."""
    known = {SETTINGS_TABLE.name, *(table.name for table in DATASET_TABLES)}
    names = [sheet.name for sheet in sheets]
    wrong = [
        refusals.unknown_table(sheet.file, sheet.name, nearest(sheet.name, known - set(names)))
        for sheet in sheets
        if sheet.name not in known
    ]
    wrong += [refusals.repeated_table(where, name) for name in sorted(known) if names.count(name) > 1]
    wrong += [refusals.missing_table(where, name) for name in REQUIRED_TABLES if name not in names]
    by_name = {sheet.name: sheet for sheet in sheets}
    if wrong:
        raise DatasetRefusedError("\n".join(wrong))
    return {
        table.name: read_table(by_name[table.name], table) if table.name in by_name else TableDraft(table=table)
        for table in DATASET_TABLES
    }


def _situation(where: str, draft: Draft, findings: tuple[Finding, ...]) -> Situation:
    """The rows that hold; refused where no need or no offer is among them."""
    rows = {name: tuple(own.rows.values()) for name, own in draft.tables.items()}
    empty = [refusals.nothing_usable(where, name) for name in ("needs", "offers") if not rows[name]]
    if empty:
        raise DatasetRefusedError("\n".join(empty), findings)
    return Situation(settings=draft.settings, **rows)


def _settings_defaults(draft: TableDraft) -> list[DefaultTaken]:
    """Settings that are counted and are not stated."""
    stated = {row.key for row in draft.rows.values() if row.value.strip()}
    return [
        DefaultTaken(table=SETTINGS_TABLE.name, column=column.name, count=1)
        for column in SETTING_KEYS
        if column.counted and column.name not in stated
    ]


def _defaults(draft: Draft) -> list[DefaultTaken]:
    return [
        DefaultTaken(table=table.name, column=column.name, count=count)
        for table in DATASET_TABLES
        for column, count in draft[table.name].defaults_taken()
        if count
    ]
