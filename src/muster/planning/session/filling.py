"""Links and sites that are full."""

import numpy as np

from muster.planning.ledger import Ledger
from muster.planning.timetable import Bools, Floats

FULL = 0.02  # share of a week's capacity that is left at most


def newly_filled(before: Ledger, after: Ledger) -> tuple[str, ...]:
    """Those (`link:X`, `site:X`) that are full in some week and were not before, those full most often first."""
    old, new = before.instance, after.instance
    if (old.situation.links, old.situation.sites) != (new.situation.links, new.situation.sites):
        return ()
    names = {
        "link": [link.link_id for link in new.situation.links],
        "site": [site.site_id for site in new.situation.sites],
    }
    weeks = {
        "link": _is_full(after.room.link_left, new.timetable.link_capacity)
        & ~_is_full(before.room.link_left, old.timetable.link_capacity),
        "site": _is_full(after.room.site_left, new.timetable.site_capacity)
        & ~_is_full(before.room.site_left, old.timetable.site_capacity),
    }
    found = [
        (-int(count), f"{kind}:{names[kind][number]}")
        for kind, full in weeks.items()
        for number, count in enumerate(full.sum(axis=1).tolist())
        if count
    ]
    return tuple(name for _, name in sorted(found))


def _is_full(left: Floats, capacity: Floats) -> Bools:
    full: Bools = np.isfinite(capacity) & (capacity > 0.0) & (left <= FULL * capacity)
    return full
