"""Where a unit of goods comes from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """An offer, the legs (link, departure day) of its goods, first leg first, and the day on which they arrive."""

    offer: int
    legs: tuple[tuple[int, int], ...]
    ready: int
