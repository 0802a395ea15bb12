"""Hold probabilities to what came of them: how often the likeliest answer was right, by how likely it was said to be.

A straight line through log-odds (Platt 1999), held towards leaving them as they are. Steps would follow the known texts
more closely, but one wrong text in a block of 25 keeps all of it below 0.9.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from muster.matching.vectors import Floats

_FEWEST = 50
_STEPS = 50
_CLOSE = 1e-8
_SUREST = 1e-6
_HELD = np.diag([4.0, 1.0])
"""How firmly slope and offset are held towards 1 and 0, in texts."""


@dataclass(frozen=True, slots=True)
class Curve:
    """What said log-odds deserve: times `slope`, plus `offset`."""

    slope: float = 1.0
    offset: float = 0.0

    def applied(self, likely: Floats) -> Floats:
        """Rows of probabilities whose largest is put right; the others share what is left as they did before."""
        rows = np.arange(len(likely))
        best = likely.argmax(axis=1)
        before = likely[rows, best].astype(np.float64)
        after = 1.0 / (1.0 + np.exp(-(self.slope * _log_odds(before) + self.offset)))
        others = (1.0 - after) / np.maximum(1.0 - before, 1e-9)
        # The likeliest stays so: what it loses does not lift another above it.
        put_right = np.minimum(likely * others[:, None], after[:, None])
        put_right[rows, best] = after
        return np.asarray(put_right, np.float32)


def learn_curve(said: Floats, right: NDArray[np.bool_]) -> Curve:
    """The curve that known texts deserve; the straight one where they are too few to tell (Newton's method)."""
    if len(said) < _FEWEST:
        return Curve()
    clues = np.stack([_log_odds(said.astype(np.float64)), np.ones(len(said))], axis=1)
    start = np.array([1.0, 0.0])
    line = start.copy()
    for _ in range(_STEPS):
        likely = 1.0 / (1.0 + np.exp(-(clues @ line)))
        slope = clues.T @ (right - likely) - _HELD @ (line - start)
        spread = (clues * (likely * (1.0 - likely))[:, None]).T @ clues + _HELD
        step = np.linalg.solve(spread, slope)
        line += step * min(1.0, 2.0 / max(1e-12, float(np.abs(step).max())))
        if float(np.abs(step).max()) < _CLOSE:
            break
    # A falling line would call the surest answers the least sure.
    return Curve(max(0.0, float(line[0])), float(line[1]))


def _log_odds(likely: NDArray[np.float64]) -> NDArray[np.float64]:
    held = np.clip(likely, _SUREST, 1.0 - _SUREST)
    return np.asarray(np.log(held / (1.0 - held)), np.float64)
