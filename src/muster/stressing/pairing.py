"""Choose pairs of failures that are worth planning for."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from muster.domain.disruption import Failure, FailureKind, Ranked

MOST_PAIRED = 40
"""Single failures, the costliest, of which pairs are made."""


def choose_pairs(ranked: Sequence[Ranked], count: int) -> tuple[Failure, ...]:
    """The pairs of single failures that cost most together, each as much as both alone; of two subjects each."""
    pairs = sorted(
        _pairs(ranked[:MOST_PAIRED]), key=lambda pair: (tuple(-lost for lost in pair[0]), pair[1].failure_id)
    )
    return tuple(failure for _, failure in pairs[:count])


def _pairs(ranked: Sequence[Ranked]) -> Iterator[tuple[tuple[float, ...], Failure]]:
    for one, other in combinations(ranked, 2):
        disruptions = (*one.failure.disruptions, *other.failure.disruptions)
        if len({each.subject_id for each in disruptions}) < len(disruptions):
            continue
        name = f"{one.failure.failure_id} & {other.failure.failure_id}"
        lost = tuple(round(sum(pair), 9) for pair in zip(one.lost, other.lost, strict=True))
        yield lost, Failure(failure_id=name, kind=FailureKind.PAIR, disruptions=disruptions)
