"""Who uses what a text names: civilians or armed forces, by the kinds of thing in it."""

from collections.abc import Sequence

import numpy as np

from muster.matching.concepts import concepts
from muster.matching.vectors import Floats

USES = ("civil", "military", "either")


def uses_of(kinds: Sequence[Sequence[str]]) -> Floats:
    """How far the kinds of each text are of each use, and whether there are none: rows of unit length, or zeros."""
    known = concepts()
    rows = np.zeros((len(kinds), len(USES) + 1), np.float32)
    for row, found in enumerate(kinds):
        for kind in found:
            use = known.use_of(kind)
            if use:
                rows[row, USES.index(use)] += 1.0
        rows[row, -1] = not found
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-9), np.float32)
