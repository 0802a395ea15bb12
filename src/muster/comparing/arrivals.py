"""The fastest way to every site where something is needed: days, as if links were never full, closed or waited for."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from muster.domain.network import Link
from muster.domain.situation import Situation

Days = npt.NDArray[np.int64]
NEVER = 10**8
"""Days to a place that cannot be reached; still far from overflowing when days are added."""


def fastest_days(situation: Situation, destinations: Sequence[str]) -> dict[str, Days]:
    """Fewest days from every site to every destination, by cargo class; shape (sites, destinations).

    Sites are in the order of the situation; `NEVER` where no links that carry the class lead there.
    """
    number = {site.site_id: place for place, site in enumerate(situation.sites)}
    ends = np.array([number[site_id] for site_id in destinations], dtype=np.int64)
    return {
        cargo: _fewest([link for link in situation.links if link.carries(cargo)], number, ends)
        for cargo in sorted({item.cargo for item in situation.items})
    }


def _fewest(links: Sequence[Link], number: dict[str, int], ends: Days) -> Days:
    """Shorten ways link by link, all at once, until none gets shorter (Bellman 1958, Ford 1956)."""
    days = np.full((len(number), len(ends)), NEVER, dtype=np.int64)
    days[ends, np.arange(len(ends))] = 0
    if not links:
        return days
    order = sorted(links, key=lambda link: number[link.origin_id])
    origin = np.array([number[link.origin_id] for link in order], dtype=np.int64)
    destination = np.array([number[link.destination_id] for link in order], dtype=np.int64)
    transit = np.array([link.transit_days for link in order], dtype=np.int64)
    starts = np.flatnonzero(np.diff(origin, prepend=-1))
    while True:
        through = np.minimum.reduceat(days[destination] + transit[:, None], starts, axis=0)
        shorter = np.minimum(days[origin[starts]], through)
        if np.array_equal(shorter, days[origin[starts]]):
            return days
        days[origin[starts]] = shorter
