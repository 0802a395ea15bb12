"""A standing plan where some limits give more than they did: nothing has to be booked again."""

import numpy as np

from muster.planning.instance import Instance
from muster.planning.ledger import Ledger
from muster.planning.session.numbering import Numbering, Numbers
from muster.planning.timetable import Floats


def loosened(base: Ledger, instance: Instance, numbers: Numbering) -> Ledger | None:
    """Ledger of an instance with all that stands in another; None where rows that were there bear other numbers.

    The caller answers for it that every limit gives at least what it gave.
    """
    old = base.instance
    if old.schooling.qualifications != instance.schooling.qualifications or not all(
        map(_are_kept, (numbers.offers, numbers.needs, numbers.links), _counts(old))
    ):
        return None
    ledger = base.standing_in(instance)
    offers, links = len(old.goods.item), len(old.situation.links)
    ledger.offer_left[:offers] -= old.goods.quantity - base.offer_left
    ledger.fund_left -= old.funds - base.fund_left
    ledger.room.link_left[:links] -= _used(old.timetable.link_capacity, base.room.link_left)
    ledger.room.site_left[:] -= _used(old.timetable.site_capacity, base.room.site_left)
    for before, after in numbers.starts.items():
        ledger.seats_left[after] -= old.schooling.starts[before].seats - base.seats_left[before]
    ledger.places_left -= old.schooling.places - base.places_left
    ledger.joined = base.joined.copy()
    ledger.people_free += base.people_free - old.schooling.trained
    return ledger


def _counts(instance: Instance) -> tuple[int, int, int]:
    situation = instance.situation
    return len(situation.offers), len(situation.needs), len(situation.links)


def _are_kept(numbers: Numbers, count: int) -> bool:
    """Whether every row is there still, under the number that it had."""
    return len(numbers) == count and all(before == after for before, after in numbers.items())


def _used(limit: Floats, left: Floats) -> Floats:
    """What is used of limits; of one that is unlimited it does not matter."""
    used: Floats = np.zeros_like(limit)
    np.subtract(limit, left, out=used, where=np.isfinite(limit))
    return used
