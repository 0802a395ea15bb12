"""Compare a dataset: its needs against its offers before any planning, written as tables where that is asked for."""

from dataclasses import replace
from pathlib import Path

from muster.comparing import compare
from muster.datasets import DatasetReading
from muster.domain.findings import FindingCode
from muster.domain.gap import Comparison
from muster.exchange.comparison_tables import write_comparison


def compare_dataset(reading: DatasetReading, out: Path | None = None) -> Comparison:
    """The comparison, with the needs that were left out because they do not say how much.

    Raises
    ------
    UnwritableError
        `out` cannot be written; what was there before is still there.
    """
    unstated = tuple(
        each.place
        for each in reading.findings
        if each.code is FindingCode.MISSING_VALUE and (each.place.table, each.place.column) == ("needs", "quantity")
    )
    comparison = replace(compare(reading.situation), unstated_needs=unstated)
    if out is not None:
        write_comparison(comparison, out)
    return comparison
