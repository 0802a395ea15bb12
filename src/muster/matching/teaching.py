"""What labelled texts teach: a score of every label for a text, by how alike it is to texts whose label is known.

Kernel ridge regression over the weighted views (Schölkopf & Smola 2002, §4.6): small enough to be fitted while one
waits, and what it would have said of each of its own texts without having seen that text follows in closed form.
"""

from dataclasses import dataclass

import numpy as np

from muster.matching.vectors import Floats, Views

WEIGHTS = (0.5, 0.2, 0.1, 0.2)
"""Of traits, meaning, pieces of words, and words."""
_POWER = 1.5
"""Likeness is raised to it: above 1 near neighbours count for more (chosen on the examples of `benchmarks.intake`)."""
_RIDGE = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Lessons:
    """Known texts: how alike they are (n, n); the share of each label (n, labels); how far each is to be trusted."""

    alike: Floats
    shares: Floats
    trust: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """A fitted score: weights of the known texts for each label, and what it says of them unseen."""

    weights: Floats
    prior: Floats
    held_out: Floats

    def scores(self, alike: Floats) -> Floats:
        """Scores (m, labels) of m texts from how alike they are to the known ones (m, n)."""
        return np.asarray(_sharpened(alike) @ self.weights + self.prior, np.float32)


def likeness(ours: Views, theirs: Views) -> Floats:
    """How alike texts are to others, from about 0 to 1, all views together."""
    parts = zip(WEIGHTS, ours.all(), theirs.all(), strict=True)
    return np.asarray(sum(weight * (mine @ other.T) for weight, mine, other in parts), np.float32)


def learn(lessons: Lessons) -> Learned:
    """Fit the scores, and say what they would have been for each known text had it not been seen."""
    kernel = _sharpened(lessons.alike).astype(np.float64)
    prior = np.average(lessons.shares, axis=0, weights=lessons.trust).astype(np.float32)
    kernel[np.diag_indices_from(kernel)] += _RIDGE / lessons.trust
    inverse = np.linalg.inv(kernel)
    weights = inverse @ (lessons.shares - prior)
    held_out = lessons.shares - weights / np.diag(inverse)[:, None]
    return Learned(weights=weights.astype(np.float32), prior=prior, held_out=held_out.astype(np.float32))


def _sharpened(alike: Floats) -> Floats:
    """Likeness raised to the power, its sign kept."""
    return np.asarray(np.sign(alike) * np.abs(alike) ** _POWER, np.float32)
