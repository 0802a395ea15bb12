"""Prints what was measured, line by line as it comes."""

import math
from collections.abc import Iterable, Iterator

from benchmarks.generating.sizes import MEASURED
from benchmarks.ladder import BEST, Rung
from benchmarks.measuring import Measurement, Quality, Unfinished
from benchmarks.textbook.weights import WEIGHTS, weighted
from muster.domain.plan import gap_of

HEADING = (
    "size   needs  offers  step                 CPU s     wall s  peak MB  growth   × best   weighted"
    "  value (gap) of priority 1 … 5"
)
EXPLANATION = f"""
Every line is a child process of its own. Seconds are those of the step alone; memory is that of the whole process.
Growth is the exponent of CPU seconds in needs since the size before; × best sets CPU seconds beside those of the best
plan. Weighted is the sum of the values × {", ".join(f"{weight:g}" for weight in WEIGHTS)}. A gap is (bound − value) /
bound. HiGHS, GLOP and PDLP solve the textbook model, with parts of units and without minimum lots: their values are
those of no plan. ≥ means: not done when its time was over; a plan that was stopped is the best that was found by then.
How to read this: docs/explanation/benchmarks.md."""
# Below this a clock tells more about the machine than about the step.
SHORTEST_TO_COMPARE_S = 0.02


def lines(rungs: Iterable[Rung]) -> Iterator[str]:
    """The table's lines: heading, one for each step at each size, explanation."""
    yield HEADING
    yield "─" * len(HEADING)
    before: dict[str, Rung] = {}
    for rung in rungs:
        last = before.get(rung.step)
        before[rung.step] = rung
        yield _line(rung, growth(rung, last), times_best(rung, before.get(BEST)))
    yield EXPLANATION


def growth(rung: Rung, before: Rung | None) -> float | None:
    """Exponent by which the CPU seconds of a step grow with the needs, `None` where it cannot be told."""
    if before is None or isinstance(rung.outcome, Unfinished) or isinstance(before.outcome, Unfinished):
        return None
    if before.outcome.cpu_s < SHORTEST_TO_COMPARE_S or rung.outcome.is_capped or before.outcome.is_capped:
        return None
    needs = MEASURED[rung.size].needs / MEASURED[before.size].needs
    return math.log(rung.outcome.cpu_s / before.outcome.cpu_s) / math.log(needs)


def times_best(rung: Rung, best: Rung | None) -> float | None:
    """CPU seconds of a step as a multiple of the best plan's at the same size, `None` where it cannot be told."""
    if best is None or best.size is not rung.size:
        return None
    if isinstance(rung.outcome, Unfinished) or isinstance(best.outcome, Unfinished):
        return None
    return rung.outcome.cpu_s / max(best.outcome.cpu_s, SHORTEST_TO_COMPARE_S)


def _line(rung: Rung, exponent: float | None, multiple: float | None) -> str:
    dimensions = MEASURED[rung.size]
    start = f"{rung.size:<4} {dimensions.needs:>7,} {dimensions.offers:>7,}  {rung.step:<18}"
    outcome = rung.outcome
    if isinstance(outcome, Unfinished):
        return f"{start}  {outcome.why}"
    least = "≥ " if outcome.is_capped else ""
    cells = (
        f"{least}{outcome.cpu_s:.2f}".rjust(9),
        f"{least}{outcome.wall_s:.2f}".rjust(10),
        f"{outcome.peak_mb:8.0f}",
        ("" if exponent is None else f"{exponent:.2f}").rjust(7),
        ("" if multiple is None else f"{least}{multiple:.2f}").rjust(8),
        _total(outcome),
        _quality(outcome.quality),
    )
    return f"{start}{' '.join(cells)}"


def _total(outcome: Measurement) -> str:
    is_there = outcome.quality is not None and not outcome.is_capped
    return (f"{weighted(outcome.quality.value):.1f}" if is_there and outcome.quality else "").rjust(10)


def _quality(quality: Quality | None) -> str:
    if quality is None:
        return ""
    if quality.is_capped:
        return " not done"
    if quality.bound is None:
        return " " + "  ".join(f"{value:.2f}" for value in quality.value)
    pairs = zip(quality.value, quality.bound, strict=True)
    told = " " + "  ".join(f"{value:.2f} ({100.0 * gap_of(value, bound):.2f} %)" for value, bound in pairs)
    return f"{told}  stopped" if quality.is_stopped else told
