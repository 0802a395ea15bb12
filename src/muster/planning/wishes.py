"""The needs in numbers: days for dates, worth per unit, and the ways in which each can be met."""

from dataclasses import dataclass

import numpy as np

from muster.domain.needs import Need
from muster.domain.situation import Situation
from muster.planning.ways import Way, WayBook

WHOLE_CRUMB = 1e-9  # what rounding leaves of a whole number
CRUMB_SHARE = 1e-6


@dataclass(frozen=True, slots=True)
class Wish:
    """A need in numbers: days for dates, worth of one unit, and its ways, best first."""

    number: int
    need: Need
    site: int
    quantity: float
    earliest: int
    due: int
    expires: int
    unit_worth: float
    is_whole: bool
    ways: tuple[Way, ...]
    worth_per_t: float

    @property
    def crumb(self) -> float:
        """Units too few to be worth a journey: nothing for whole pieces, a millionth of a divisible quantity."""
        return WHOLE_CRUMB if self.is_whole else CRUMB_SHARE * self.quantity

    @property
    def last_day(self) -> int:
        """Last day on which a unit is still worth anything."""
        return max(self.expires - 1, self.due)

    @property
    def marks(self) -> tuple[str, str, str, str]:
        """Earmarks that would let this need take an offer."""
        need = self.need
        return (need.need_id, f"priority:{need.priority}", f"site:{need.site_id}", f"theme:{need.theme}")

    def unit_value(self, way: int, day: int) -> float:
        """Value of one unit that is usable on a day by one of the ways."""
        return self.unit_worth * self.ways[way].effectiveness * self.timeliness(day)

    def timeliness(self, day: int) -> float:
        """1 up to `due`, falling to 0 at `expires`."""
        if day <= self.due:
            return 1.0
        return 0.0 if day >= self.expires else (self.expires - day) / (self.expires - self.due)


def build_wishes(situation: Situation, book: WayBook) -> tuple[Wish, ...]:
    """Needs in numbers, in the order of their table."""
    settings = situation.settings
    site = {row.site_id: number for number, row in enumerate(situation.sites)}
    wishes = []
    load_t = [item.load_t for item in situation.items]
    for number, need in enumerate(situation.needs):
        ways = book.ways_of(need)
        unit_worth = situation.unit_worth(need)
        item = situation.item_by_id.get(need.item_id)
        is_whole = item is None or not item.divisible
        wishes.append(
            Wish(
                number=number,
                need=need,
                site=site.get(need.site_id, -1),
                quantity=float(np.floor(need.quantity + 1e-9)) if is_whole else need.quantity,
                earliest=settings.day_or(need.earliest, 0),
                due=settings.day(need.due),
                expires=settings.day(need.expires_on(settings)),
                unit_worth=unit_worth,
                is_whole=is_whole,
                ways=ways,
                worth_per_t=max(
                    (unit_worth * way.effectiveness / max(way.load(load_t), 1e-9) for way in ways), default=0.0
                ),
            )
        )
    return tuple(wishes)
