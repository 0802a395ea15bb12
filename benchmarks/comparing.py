"""Measures reading and comparing, and holds the full size against its limits."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.generating import Size
from benchmarks.measuring import Measurement, Unfinished, measure
from benchmarks.steps import Generating, Reading
from muster.comparing import compare
from muster.datasets import read_dataset
from muster.domain.gap import Comparison
from muster.domain.situation import Situation

FULL_SIZE = Size.XXL
MOST_PEAK_MB = 1_500.0
PATIENCE_S = 600.0


@dataclass(frozen=True, slots=True)
class Comparing:
    """Compares needs with offers at all three levels of confidence."""

    def prepare(self, folder: Path) -> Situation:
        """The dataset."""
        return read_dataset(folder / "dataset").situation

    def run(self, prepared: Situation) -> Comparison:
        """Compare it."""
        return compare(prepared)

    def finish(self, _result: Comparison, _folder: Path) -> None:
        """Nothing is kept."""


# With the wall seconds that each may take at full size.
LIMITED = (("read", Reading(), 5.0), ("compare", Comparing(), 1.0))


def hold_to_limits(seed: int) -> Iterator[tuple[str, bool]]:
    """A line for each step at full size, and whether it kept its limits of time and memory."""
    with tempfile.TemporaryDirectory() as folder:
        generated = measure(Generating(FULL_SIZE, seed), Path(folder), PATIENCE_S)
        if isinstance(generated, Unfinished):
            yield f"generate: {generated.why}", False
            return
        for name, step, most_s in LIMITED:
            yield _judged(name, measure(step, Path(folder), PATIENCE_S), most_s)


def _judged(name: str, outcome: Measurement | Unfinished, most_s: float) -> tuple[str, bool]:
    if isinstance(outcome, Unfinished):
        return f"{name}: {outcome.why}", False
    kept = outcome.wall_s <= most_s and outcome.peak_mb <= MOST_PEAK_MB
    line = (
        f"{FULL_SIZE} {name:<8} {outcome.wall_s:6.2f} s of at most {most_s:.0f}  "
        f"{outcome.peak_mb:6.0f} MB of at most {MOST_PEAK_MB:.0f}  {'kept' if kept else 'MISSED'}"
    )
    return line, kept
