"""Covers needs from the offers of one level of confidence: first in time, then at all with what is left."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

import numpy as np

from muster.comparing.options import Kind, Option, Pools
from muster.comparing.pool import Pool
from muster.comparing.stock import ROUNDING, Floats, Stock
from muster.comparing.wishes import Wish


@dataclass(frozen=True, slots=True)
class Cover:
    """What covers each need, in its units, shape (needs,); and what is left of each offer, shape (offers,)."""

    own: Floats
    alternatives: Floats
    packages: Floats
    in_time: Floats
    left: Floats


def cover(pools: Pools, wishes: Sequence[Wish], quantities: Sequence[float], stock: Stock, level: int) -> Cover:
    """Cover of needs that want these quantities, from offers up to a place in CONFIDENCE."""
    taking = _Taking(pools, wishes, quantities, stock, level)
    for wish in wishes:
        taking.serve(wish, wish.in_time)
    in_time = list(taking.covered)
    for wish in wishes:
        if wish.ever != wish.in_time:
            taking.serve(wish, wish.ever)
    return taking.cover(in_time)


class _Taking:
    """Who has taken what so far."""

    def __init__(
        self, pools: Pools, wishes: Sequence[Wish], quantities: Sequence[float], stock: Stock, level: int
    ) -> None:
        self._stock, self._level = stock, level
        self._offers = pools.offers
        self._pool = _fill(pools, stock, level)
        self._wanted = list(quantities)
        for wish in wishes:
            if wish.option.whole_need:
                self._wanted[wish.need] = float(floor(quantities[wish.need] + ROUNDING))
        self.covered = [0.0] * len(quantities)
        self._alternatives = [0.0] * len(quantities)
        self._packages = [0.0] * len(quantities)
        # Per pool and drawer: the need, and the bits of its own item, where it may draw from others one for one.
        self._swapping: list[dict[int, tuple[int, int]]] = [{} for _ in pools.offers]

    def serve(self, wish: Wish, offers: tuple[int, ...]) -> None:
        """Cover what is still uncovered of a need, in one way, from these offers of each part (bits)."""
        need, option, _, _ = wish
        wanted = self._wanted[need] - self.covered[need]
        if wanted <= ROUNDING:
            return
        if option.kind is Kind.OWN:
            self.covered[need] += self._by_own_item(wish, offers, wanted)
            return
        got = self._by_parts(option, offers, wanted)
        if got:
            self.covered[need] += got
            (self._packages if option.kind is Kind.PACKAGE else self._alternatives)[need] += got

    def _by_own_item(self, wish: Wish, offers: tuple[int, ...], wanted: float) -> float:
        """Units of the own item, and of those that stand in one for one."""
        number = wish.option.parts[0].pool
        pool, everything = self._pool[number], offers[0]
        for each in offers[1:]:
            everything |= each
        if not pool.may_give(everything):
            return 0.0
        drawer = pool.drawer(everything)
        got = pool.draw(drawer, offers[0], wanted)
        if len(offers) > 1:
            self._swapping[number][drawer] = (wish.need, offers[0])
            for each in offers[1:]:
                got += pool.draw(drawer, each, wanted - got)
        return got if wanted - got <= ROUNDING else got + pool.exchange(drawer, wanted - got)

    def _by_parts(self, option: Option, offers: tuple[int, ...], wanted: float) -> float:
        """Units of a need for which every part can be had; what is drawn beyond them is given back."""
        parts = list(zip(option.parts, offers, strict=True))
        for part, each in parts:
            if not self._pool[part.pool].may_give(each):
                return 0.0
        units, drawn = wanted, []
        for part, each in parts:
            pool = self._pool[part.pool]
            drawer, asked = pool.drawer(each), part.take(units)
            got = pool.draw(drawer, each, asked)
            got += pool.exchange(drawer, asked - got)
            drawn.append((part, drawer, got))
            units = min(units, option.units(part, got))
            if units <= ROUNDING:
                units = 0.0
                break
        for part, drawer, got in drawn:
            beyond = got - part.take(units)
            if beyond > ROUNDING:
                self._pool[part.pool].give_back(drawer, beyond)
        return units

    def cover(self, in_time: list[float]) -> Cover:
        """What was taken, told by the item that was really used."""
        alternatives = list(self._alternatives)
        for pool, swapping in zip(self._pool, self._swapping, strict=True):
            for drawer, place, amount in pool.holdings() if swapping else ():
                if drawer in swapping:
                    need, own = swapping[drawer]
                    alternatives[need] += 0.0 if own >> place & 1 else amount
        left = np.zeros(len(self._stock.quantity), dtype=np.float64)
        if self._offers:
            left[np.concatenate(self._offers)] = [rest for pool in self._pool for rest in pool.left()]
        covered, packages, others = (np.array(each) for each in (self.covered, self._packages, alternatives))
        return Cover(
            own=np.maximum(0.0, covered - others - packages),
            alternatives=others,
            packages=packages,
            in_time=np.array(in_time),
            left=np.where(self._stock.level <= self._level, left, 0.0),
        )


def _fill(pools: Pools, stock: Stock, level: int) -> list[Pool]:
    there = (stock.level <= level) & (stock.quantity > ROUNDING)
    filled = []
    for offers in pools.offers:
        bits = int.from_bytes(np.packbits(there[offers], bitorder="little").tobytes(), "little")
        filled.append(Pool(stock.quantity[offers].tolist(), bits))
    return filled
