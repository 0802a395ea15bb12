"""Prints what was measured, line by line as it comes."""

import math
from collections.abc import Iterable, Iterator

from benchmarks.generating.sizes import MEASURED
from benchmarks.ladder import Rung
from benchmarks.measuring import Measurement, Quality, Unfinished
from muster.domain.plan import gap_of

HEADING = "size   needs  offers  step                CPU s   wall s  peak MB  growth  value (gap) of priority 1 … 5"
EXPLANATION = """
Every line is a child process of its own. Seconds are those of the step alone; memory is that of the whole process.
Growth is the exponent of CPU seconds in needs since the size before. A gap is (bound − value) / bound."""
# Below this a clock tells more about the machine than about the step.
SHORTEST_TO_COMPARE_S = 0.02


def lines(rungs: Iterable[Rung]) -> Iterator[str]:
    """The table's lines: heading, one for each step at each size, explanation."""
    yield HEADING
    yield "─" * len(HEADING)
    before: dict[str, Rung] = {}
    for rung in rungs:
        yield _line(rung, before.get(rung.step))
        before[rung.step] = rung
    yield EXPLANATION


def growth(rung: Rung, before: Rung | None) -> float | None:
    """Exponent by which the CPU seconds of a step grow with the needs, `None` where it cannot be told."""
    if before is None or isinstance(rung.outcome, Unfinished) or isinstance(before.outcome, Unfinished):
        return None
    if before.outcome.cpu_s < SHORTEST_TO_COMPARE_S:
        return None
    needs = MEASURED[rung.size].needs / MEASURED[before.size].needs
    return math.log(rung.outcome.cpu_s / before.outcome.cpu_s) / math.log(needs)


def _line(rung: Rung, before: Rung | None) -> str:
    dimensions = MEASURED[rung.size]
    start = f"{rung.size:<4} {dimensions.needs:>7,} {dimensions.offers:>7,}  {rung.step:<16}"
    if isinstance(rung.outcome, Unfinished):
        return f"{start}  {rung.outcome.why}"
    exponent = growth(rung, before)
    grown = "" if exponent is None else f"{exponent:.2f}"
    return f"{start} {_figures(rung.outcome)}  {grown:>6}  {_quality(rung.outcome.quality)}"


def _figures(outcome: Measurement) -> str:
    return f"{outcome.cpu_s:>8.2f} {outcome.wall_s:>8.2f} {outcome.peak_mb:>8.0f}"


def _quality(quality: Quality | None) -> str:
    if quality is None:
        return ""
    pairs = zip(quality.value, quality.bound, strict=True)
    return "  ".join(f"{value:.2f} ({100.0 * gap_of(value, bound):.1f} %)" for value, bound in pairs)
