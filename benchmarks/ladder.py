"""Climbs from size to size for as long as the time given lasts."""

import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.comparing import Comparing
from benchmarks.generating import Size
from benchmarks.generating.sizes import MEASURED
from benchmarks.measuring import Measurement, Step, Unfinished, measure
from benchmarks.steps import Generating, Planning, Reading, Verifying
from muster.planning import Method

# A new method is one more entry here: it is planned and verified.
METHODS = (Method.GREEDY, Method.BEST)
STEPS: tuple[tuple[str, Step], ...] = (
    ("read", Reading()),
    ("compare", Comparing()),
    *(
        pair
        for method in METHODS
        for pair in ((f"plan {method}", Planning(method)), (f"verify {method}", Verifying(method)))
    ),
)
# Time grows about as the rows do; this much more is set aside, so that what is begun can mostly be ended.
CAUTION = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One step at one size, and what came of it."""

    size: Size
    step: str
    outcome: Measurement | Unfinished


def climb(minutes: float, seed: int) -> Iterator[Rung]:
    """Every step at every size that fits in the time, smallest first; stops where a size takes too long."""
    deadline = time.monotonic() + 60.0 * minutes
    took, rows = 0.0, 1
    for size, dimensions in MEASURED.items():
        began = time.monotonic()
        more = (dimensions.needs + dimensions.offers) / rows
        if began + CAUTION * more * took >= deadline:
            return
        with tempfile.TemporaryDirectory() as folder:
            yield from _measure_size(size, seed, Path(folder), deadline)
        took, rows = time.monotonic() - began, dimensions.needs + dimensions.offers


def _measure_size(size: Size, seed: int, folder: Path, deadline: float) -> Iterator[Rung]:
    generated = measure(Generating(size, seed), folder, deadline - time.monotonic())
    if isinstance(generated, Unfinished):
        yield Rung(size=size, step="generate", outcome=generated)
        return
    for name, step in STEPS:
        yield Rung(size=size, step=name, outcome=measure(step, folder, deadline - time.monotonic()))
