"""A pool of goods that stand in for each other one for one, and who draws how much from which offer of it."""

from collections.abc import Iterator
from typing import NamedTuple

from muster.comparing.stock import ROUNDING


class _Layer(NamedTuple):
    """Full offers (bits) that are equally many exchanges away, and the drawers that hold any of them."""

    offers: int
    drawers: list[int]


class Pool:
    """Offers as bits of whole numbers; a drawer is a need's wish for some quantity from a set of offers.

    What a drawer holds is never taken away from it, but it may be moved to another offer of its set when that frees
    goods for somebody else: so each drawer gets the most that is possible beside all who came before (augmenting paths,
    Ford & Fulkerson 1956).
    """

    __slots__ = ("_closed", "_held", "_holds", "_left", "_live", "_open", "_sets", "_shut")

    def __init__(self, quantities: list[float], there: int) -> None:
        """Take the quantities of all offers, of which only those of `there` (bits) are there and hold anything."""
        self._left = quantities
        self._open = there
        # Offers from which no exchange leads to goods that are left; they need not be looked at again. Where a search
        # fails, all offers that it saw are such: they are full, and those who draw from them can go nowhere else.
        self._shut = ((1 << len(quantities)) - 1) & ~there
        self._closed = self._shut
        self._sets: list[int] = []  # offers that each drawer may use
        self._holds: list[int] = []  # offers that it does use
        self._held: list[dict[int, float]] = []  # and how much of each
        self._live: list[int] = []  # drawers that hold anything that is not closed

    def may_give(self, offers: int) -> bool:
        """Whether it is not yet known that nothing of these offers can be had."""
        return offers & ~self._closed != 0

    def drawer(self, offers: int) -> int:
        """Number of a new drawer from these offers."""
        self._sets.append(offers)
        self._holds.append(0)
        self._held.append({})
        return len(self._sets) - 1

    def draw(self, drawer: int, offers: int, wanted: float) -> float:
        """Take up to so much of what is left of these offers, in their order; gives what was taken."""
        left, held, rest = self._left, self._held[drawer], wanted
        ready, emptied, touched = offers & self._open, 0, 0
        while ready and rest > ROUNDING:
            bit = ready & -ready
            place = bit.bit_length() - 1
            taken = left[place]
            if taken <= rest + ROUNDING:
                left[place] = 0.0
                emptied |= bit
            else:
                left[place], taken, touched = taken - rest, rest, bit
            ready ^= bit
            rest -= taken
            held[place] = held.get(place, 0.0) + taken
        if emptied or touched:
            self._open ^= emptied
            self._note(drawer, emptied | touched)
        return wanted - rest

    def exchange(self, drawer: int, wanted: float) -> float:
        """Take up to so much by moving others to what is left elsewhere; gives what was taken.

        The drawer must have taken all that is left of its own offers.
        """
        got = 0.0
        while self._open and wanted - got > ROUNDING:
            free, layers = self._search(self._sets[drawer])
            if not layers:
                break
            got += self._move(drawer, free, self._chain(free, layers), wanted - got)
        return got

    def give_back(self, drawer: int, amount: float) -> None:
        """Return so much of what a drawer holds, from the last of its offers on."""
        for place in sorted(self._held[drawer], reverse=True):
            if amount <= ROUNDING:
                break
            returned = min(self._held[drawer][place], amount)
            self._lower(place, drawer, returned)
            self._left[place] += returned
            self._open |= 1 << place
            amount -= returned
        self._closed = self._shut
        self._live = [each for each, offers in enumerate(self._holds) if offers]

    def holdings(self) -> Iterator[tuple[int, int, float]]:
        """Every drawer with the offer that it draws from and how much."""
        for drawer, held in enumerate(self._held):
            for place, amount in held.items():
                yield drawer, place, amount

    def left(self) -> list[float]:
        """What nobody has drawn of each offer; where an offer is not there, that is its quantity."""
        return self._left

    def _search(self, offers: int) -> tuple[int, list[_Layer]]:
        """An offer with goods left, and the layers of full offers that lead to it from these; no layers without.

        The last drawer of the last layer can be moved to that offer. Where there is none, all that was seen is closed.
        """
        holds, sets = self._holds, self._sets
        seen, frontier = offers | self._closed, offers & ~self._closed
        waiting, layers = self._live, []
        while frontier:
            drawers = [each for each in waiting if holds[each] & frontier]
            reach = 0
            for number, each in enumerate(drawers):
                if found := sets[each] & self._open:
                    layers.append(_Layer(frontier, drawers[: number + 1]))
                    return (found & -found).bit_length() - 1, layers
                reach |= sets[each]
            layers.append(_Layer(frontier, drawers))
            waiting = [each for each in waiting if not holds[each] & frontier]
            frontier = reach & ~seen
            seen |= frontier
        self._closed = seen
        self._live = [each for each in self._live if holds[each] & ~seen]
        return 0, []

    def _chain(self, free: int, layers: list[_Layer]) -> list[tuple[int, int]]:
        """Who is moved from which offer: the first to the free one, each other to the one that is freed before."""
        chain = []
        drawers = layers[-1].drawers[-1:]
        for layer, nearer in zip(reversed(layers), [*reversed(layers[:-1]), None], strict=True):
            drawer = next(each for each in drawers if self._sets[each] >> free & 1)
            holds = self._holds[drawer] & layer.offers
            free = (holds & -holds).bit_length() - 1
            chain.append((drawer, free))
            drawers = nearer.drawers if nearer else []
        return chain

    def _move(self, drawer: int, free: int, chain: list[tuple[int, int]], wanted: float) -> float:
        """Move each holder along the chain, as much as all of them can be moved, and draw it; gives how much it is."""
        amount = min(wanted, self._left[free], *(self._held[holder][place] for holder, place in chain))
        self._left[free] -= amount
        if self._left[free] <= ROUNDING:
            self._left[free] = 0.0
            self._open &= ~(1 << free)
        for holder, place in chain:
            self._raise(free, holder, amount)
            self._lower(place, holder, amount)
            free = place
        self._raise(free, drawer, amount)
        return amount

    def _lower(self, place: int, drawer: int, amount: float) -> None:
        held = self._held[drawer]
        held[place] -= amount
        if held[place] <= ROUNDING:
            del held[place]
            self._holds[drawer] &= ~(1 << place)

    def _raise(self, place: int, drawer: int, amount: float) -> None:
        held = self._held[drawer]
        held[place] = held.get(place, 0.0) + amount
        self._note(drawer, 1 << place)

    def _note(self, drawer: int, offers: int) -> None:
        """Note that a drawer holds something of these offers."""
        if not self._holds[drawer]:
            self._live.append(drawer)
        self._holds[drawer] |= offers
