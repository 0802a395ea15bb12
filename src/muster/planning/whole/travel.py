"""How goods of one shelf may travel: what every way of looking at the roads has to tell a programme."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from muster.domain.settings import DAYS_PER_WEEK
from muster.planning.departures import Roads
from muster.planning.shelves import Shelf

Hop = tuple[int, int]
"""A link and the day of departure."""

Limit = tuple[str, int, int]
"""Kind of limit, its number, its week."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Goods of one offer: where they stand, and from when to when they may leave."""

    offer: int
    site: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Legs that goods take from their offer's site, where and when they end, and the limits that count on the way."""

    site: int
    day: int
    uses: frozenset[Limit]
    legs: tuple[Hop, ...]


@dataclass(frozen=True, slots=True)
class Travel:
    """Passages by offer, and the hops of goods that go on from where a passage ended."""

    passages: Mapping[int, Sequence[Passage]]
    onward: Sequence[Hop]


class Guide(Protocol):
    """Knows how goods may travel."""

    def travel(self, shelf: Shelf, goods: Sequence[Standing], deadlines: Mapping[int, int]) -> Travel:
        """How goods of a shelf come to sites, to each by a day at the latest."""


def hop_uses(roads: Roads, hop: Hop) -> frozenset[Limit]:
    """The limits of links and sites that a hop takes from."""
    link, day = hop
    arrival = day + int(roads.transit[link])
    return frozenset(
        {("link", link, day // DAYS_PER_WEEK), ("site", int(roads.destination[link]), arrival // DAYS_PER_WEEK)}
    )


def first_hop(roads: Roads, hop: Hop) -> Passage:
    """A passage of one hop."""
    link, day = hop
    return Passage(int(roads.destination[link]), day + int(roads.transit[link]), hop_uses(roads, hop), (hop,))
