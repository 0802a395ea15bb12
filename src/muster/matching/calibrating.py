"""Hold probabilities to what came of them: how often the likeliest answer was right, by how likely it was said to be.

Pool-adjacent-violators (Ayer et al. 1955) over blocks of known texts, with one right and one wrong text added to each
block so that no block is certain; between the blocks' means the curve is straight.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from muster.matching.vectors import Floats

_FEWEST = 25


@dataclass(frozen=True, slots=True)
class Curve:
    """Said probabilities, rising, and what they deserve; without points they stand as they are."""

    said: tuple[float, ...] = ()
    deserved: tuple[float, ...] = ()

    def applied(self, likely: Floats) -> Floats:
        """Rows of probabilities whose largest is put right; the others share what is left as they did before."""
        if not self.said:
            return likely
        rows = np.arange(len(likely))
        best = likely.argmax(axis=1)
        before = likely[rows, best].astype(np.float64)
        after = np.interp(before, self.said, self.deserved)
        others = (1.0 - after) / np.maximum(1.0 - before, 1e-9)
        # The likeliest stays so: what it loses does not lift another above it.
        put_right = np.minimum(likely * others[:, None], after[:, None])
        put_right[rows, best] = after
        return np.asarray(put_right, np.float32)


def learn_curve(said: Floats, right: NDArray[np.bool_]) -> Curve:
    """The curve that known texts deserve; without points where they are too few to tell."""
    if len(said) < 2 * _FEWEST:
        return Curve()
    order = np.argsort(said, kind="stable")
    blocks: list[tuple[float, float, int]] = []
    for places in np.array_split(order, max(2, len(order) // _FEWEST)):
        hits, count = float(right[places].sum()) + 1.0, len(places) + 2
        blocks.append((float(said[places].mean()) * count, hits, count))
        while len(blocks) > 1 and _share(blocks[-2]) >= _share(blocks[-1]):
            last, before = blocks.pop(), blocks.pop()
            blocks.append((before[0] + last[0], before[1] + last[1], before[2] + last[2]))
    return Curve(tuple(block[0] / block[2] for block in blocks), tuple(_share(block) for block in blocks))


def _share(block: tuple[float, float, int]) -> float:
    return block[1] / block[2]
