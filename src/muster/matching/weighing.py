"""Turn the clues for each candidate of a text into probabilities: a conditional logit with one weight for each clue.

Every text has the same number of candidates and, last, the answer "none of these", whose own clue is a constant and
the likeness of the best candidate (McFadden 1974). A ridge keeps the weights small where there is little to learn from.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from muster.matching.vectors import Floats

_STEPS = 60
_CLOSE = 1e-7
_NOT_THERE = -1e9


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """Clues (texts, candidates, clues), and which candidates are there.

    The last candidate is "none of these".
    """

    clues: Floats
    there: NDArray[np.bool_]


def probabilities(choices: Choices, weights: Floats, flattened: Floats | None = None) -> Floats:
    """Probability of each candidate; rows add up to 1.

    `flattened` are divisors (texts), 1 or more, by which a text's candidates are drawn together.
    """
    scores = choices.clues @ weights
    if flattened is not None:
        scores = scores / flattened[:, None]
    scores = np.where(choices.there, scores, _NOT_THERE)
    scores = scores - scores.max(axis=1, keepdims=True)
    raised = np.exp(scores)
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), np.float32)


def fit_weights(choices: Choices, right: NDArray[np.intp], start: Floats, ridge: float) -> Floats:
    """Weights that make the answers at the places `right` likeliest (Newton's method).

    They are held towards `start` by `ridge`.
    """
    rows = np.arange(len(choices.clues))
    weights = start.astype(np.float64)
    clues = choices.clues.astype(np.float64)
    chosen = clues[rows, right]
    for _ in range(_STEPS):
        likely = probabilities(choices, weights.astype(np.float32)).astype(np.float64)
        expected = np.einsum("tc,tcf->tf", likely, clues)
        slope = (chosen - expected).sum(axis=0) - ridge * (weights - start)
        spread = np.einsum("tc,tcf,tcg->fg", likely, clues, clues) - expected.T @ expected
        step = np.linalg.solve(spread + ridge * np.eye(len(weights)), slope)
        step *= min(1.0, 2.0 / max(1e-12, float(np.abs(step).max())))
        weights += step
        if float(np.abs(step).max()) < _CLOSE:
            break
    return weights.astype(np.float32)
