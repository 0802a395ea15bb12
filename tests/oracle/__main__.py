"""Prints how far greedy and best plans are below the optimum on the random datasets: `python -m tests.oracle`."""

import os
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from statistics import mean

from muster.domain.needs import PRIORITIES
from muster.planning import Method, PlanOptions, compute_plan
from tests.oracle.comparing import TOLERANCE, losses
from tests.oracle.datasets import SEEDS, TIME_LIMIT_S, dataset
from tests.oracle.finding import find

Losses = dict[int, float]
"""Share of the best value that a plan lacks, by priority."""

EXPLANATION = """
A plan is measured at a priority as far down as all its higher priorities are at their best, and where the oracle
proves the best. "at best" counts the datasets with nothing lacking; the others are shares of the best value."""


WORST_TOLD = 10


def measure(seed: int) -> dict[Method, Losses]:
    """What the plans of each method lack on one dataset."""
    situation = dataset(seed)
    optimum = find(situation, time_limit_s=TIME_LIMIT_S).optimum
    return {
        method: losses(compute_plan(situation, PlanOptions(method=method, optimality_gap=0.0)), optimum)
        for method in Method
    }


def lines(measured: Iterable[dict[Method, Losses]]) -> Iterator[str]:
    """The table, line by line."""
    every = list(measured)
    yield "method  priority  datasets  at best  lacking: mean    worst"
    for method in Method:
        for priority in PRIORITIES:
            own = [each[method][priority] for each in every if priority in each[method]]
            if own:
                best = sum(lack <= TOLERANCE for lack in own)
                yield f"{method:<7} {priority:>8} {len(own):>9} {best:>8} {mean(own):>14.2%} {max(own):>8.2%}"
    yield EXPLANATION
    yield from _worst(every)


def _worst(every: list[dict[Method, Losses]]) -> Iterator[str]:
    """The datasets on which the best plan lacks most, and where."""
    lacking = [
        (lack, seed, priority)
        for seed, each in zip(SEEDS, every, strict=True)
        for priority, lack in each[Method.BEST].items()
        if lack > TOLERANCE
    ]
    yield "\nMost is lacking to the best plan of"
    for lack, seed, priority in sorted(lacking, reverse=True)[:WORST_TOLD]:
        yield f"  dataset {seed} at priority {priority}: {lack:.2%}"


def _be_quiet() -> None:
    """Keep the solver's banner, which no option silences, out of the table."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    with ProcessPoolExecutor(initializer=_be_quiet) as pool:
        for line in lines(pool.map(measure, SEEDS)):
            print(line)  # noqa: T201 (this prints its table)
