"""What the priorities weigh where one figure must stand for all five."""

from collections.abc import Sequence

# Priority 1 first. Mild, so that solvers with a relative tolerance do not lose the lower priorities in it.
WEIGHTS = (1000.0, 100.0, 30.0, 10.0, 3.0)


def weighted(values: Sequence[float]) -> float:
    """One figure for the values of the priorities, 1 first."""
    return sum(weight * value for weight, value in zip(WEIGHTS, values, strict=True))
