"""Check a dataset: read it, and count what was read, left out, doubted and filled in, table by table."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from muster.datasets import DatasetReading, read_dataset
from muster.domain.findings import Finding, Severity
from muster.domain.situation import Situation
from muster.errors import DatasetRefusedError
from muster.language import say


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCheck:
    """Rows of one table that hold, rows left out, doubts, and defaults taken as (column, count)."""

    table: str
    kept: int
    left_out: int
    doubts: int
    defaults: tuple[tuple[str, int], ...]

    @property
    def read(self) -> int:
        """Rows that were read, right or wrong."""
        return self.kept + self.left_out


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedDataset:
    """A dataset as it was read, with its tables counted."""

    reading: DatasetReading
    tables: tuple[TableCheck, ...]

    @property
    def clean(self) -> bool:
        """Whether nothing was left out and nothing doubted."""
        return not self.reading.findings


def check_dataset(path: Path) -> CheckedDataset:
    """The dataset in a folder or workbook, with all that was noticed.

    Raises
    ------
    DatasetRefusedError
        A dataset that cannot be planned from; the error carries all findings.
    """
    reading = read_dataset(path)
    return CheckedDataset(reading=reading, tables=_count(reading))


def require_clean(reading: DatasetReading) -> None:
    """Refuse a dataset in which anything was left out or doubted.

    Raises
    ------
    DatasetRefusedError
        The dataset has findings.
    """
    if reading.findings:
        raise DatasetRefusedError(
            say(
                "Strict reading was asked for, and {count} things were found. Put them right, or leave out --strict.",
                count=len(reading.findings),
            )
        )


def _count(reading: DatasetReading) -> tuple[TableCheck, ...]:
    left_out = _rows_left_out(reading.findings)
    doubts = Counter(each.place.table for each in reading.findings if each.severity is Severity.DOUBT)
    defaults: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for taken in reading.defaults:
        defaults[taken.table].append((taken.column, taken.count))
    kept = {table.name: len(getattr(reading.situation, table.name)) for table in fields(Situation)[1:]}
    names = [name for name in kept if kept[name] or left_out[name] or doubts[name] or defaults[name]]
    return tuple(
        TableCheck(
            table=name, kept=kept[name], left_out=left_out[name], doubts=doubts[name], defaults=tuple(defaults[name])
        )
        for name in names
    )


def _rows_left_out(findings: Sequence[Finding]) -> Counter[str]:
    """Number of distinct rows with an error, by table."""
    rows = {
        (each.place.table, each.place.file, each.place.row)
        for each in findings
        if each.severity is Severity.ERROR and each.place.row is not None
    }
    return Counter(table for table, _, _ in rows)
