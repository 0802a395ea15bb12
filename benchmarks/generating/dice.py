"""Random choices, the same for the same seed and purpose."""

from collections.abc import Sequence
from typing import TypeVar

import numpy as np

Kind = TypeVar("Kind")

DRAWN_AT_ONCE = 4096


class Dice:
    """A stream of random choices; each purpose has its own, so that a change to one part leaves the others alone."""

    def __init__(self, seed: int, *purpose: str) -> None:
        letters = [ord(letter) for word in purpose for letter in word]
        self._generator = np.random.default_rng([seed, *letters])
        self._drawn: list[float] = []

    def share(self) -> float:
        """A number in [0, 1)."""
        if not self._drawn:
            # One call for many numbers: a hundred thousand offers take about twenty numbers each.
            self._drawn = self._generator.random(DRAWN_AT_ONCE).tolist()
        return self._drawn.pop()

    def chance(self, probability: float) -> bool:
        """True in this share of the cases."""
        return self.share() < probability

    def whole(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both inclusive."""
        return low + int(self.share() * (high - low + 1))

    def between(self, low: float, high: float) -> float:
        """A number between two others, with two decimals."""
        return round(low + self.share() * (high - low), 2)

    def near(self, middle: float, factor: float = 2.0) -> float:
        """A number from `middle` / `factor` to `middle` × `factor`, as often below as above."""
        return float(middle * factor ** (2.0 * self.share() - 1.0))

    def one_of(self, options: Sequence[Kind]) -> Kind:
        """One of the options, each as likely."""
        return options[int(self.share() * len(options))]

    def some_of(self, options: Sequence[Kind], count: int) -> list[Kind]:
        """Up to `count` different options, in random order."""
        left = list(options)
        return [left.pop(int(self.share() * len(left))) for _ in range(min(count, len(left)))]
