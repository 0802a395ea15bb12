"""What people add to a bound: those whom units bind, those who join courses, and the limits on both."""

from collections.abc import Mapping

import numpy as np

from muster.domain.plan import PriceKind
from muster.domain.training import Course
from muster.verifying.case import Case
from muster.verifying.prices import Tariff
from muster.verifying.timetable import Floats
from muster.verifying.training import available_by, open_starts, pools_of
from muster.verifying.ways import Way

GENERAL = ""
"""Id of the pool of people who may join any course."""


class PeoplePrices:
    """The prices of one tariff that concern people."""

    def __init__(self, case: Case, tariff: Tariff) -> None:
        self.case = case
        self.tariff = tariff
        self.graduates = _by_id(tariff, PriceKind.GRADUATES)
        self.trainees = _by_id(tariff, PriceKind.TRAINEES)
        self.in_training = _by_id(tariff, PriceKind.IN_TRAINING).get("", {})
        self._bound_on = {each: self._by_day(own) for each, own in self.graduates.items()}

    def crew(self, way: Way) -> Floats:
        """What the people of one unit cost, by the day on which it becomes usable."""
        total = np.zeros(self.case.situation.settings.days)
        needed = [(part.item.qualification, part.per_unit * part.item.crew) for part in way.components]
        for qualification, people in [*needed, (way.trains, 1.0)]:
            if qualification in self._bound_on:
                total += people * self._bound_on[qualification]
        return total

    def limits(self) -> float:
        """Σ price × limit of trainees, graduates and people in training."""
        most = self.case.situation.settings.max_in_training or 0
        total = most * sum(self.in_training.values())
        for prices, trained in ((self.trainees, False), (self.graduates, True)):
            for qualification, own in prices.items():
                pools = pools_of(self.case, qualification, trained=trained)
                total += sum(price * available_by(pools, self.case.calendar, day=day) for day, price in own.items())
        return total

    def seats(self) -> float:
        """Σ over all starts of seats × (price of the start + max(0, reduced value of one person))."""
        total = 0.0
        for course in self.case.situation.courses:
            for start in open_starts(self.case.calendar, course):
                price = self.tariff.price(PriceKind.COURSE, course.course_id, start)
                total += course.seats * (price + max(0.0, self._earned(course, start) - price))
        return total

    def _earned(self, course: Course, start: int) -> float:
        """What one person who joins a start is worth, the price of the seat apart."""
        graduation = start + course.duration_days
        earned = sum_from(self.graduates.get(course.qualification, {}), graduation)
        if earned <= 0.0:
            return 0.0
        busy = sum(price for day, price in self.in_training.items() if start <= day < graduation)
        return earned - busy - self._joining(course, start)

    def _joining(self, course: Course, start: int) -> float:
        """Price of joining from the cheaper pool that has anyone by then; infinite where none has."""
        costs = [
            sum_from(self.trainees.get(pool, {}), start)
            for pool in (course.qualification, GENERAL)
            if available_by(pools_of(self.case, pool, trained=False), self.case.calendar, day=start) > 0
        ]
        return min(costs, default=np.inf)

    def _by_day(self, prices: Mapping[int, float]) -> Floats:
        """Sum of the prices from each day of the horizon on."""
        own = np.zeros(self.case.situation.settings.days)
        for day, price in prices.items():
            own[: day + 1] += price
        return own


def sum_from(prices: Mapping[int, float], day: int) -> float:
    """Sum of the prices whose time is this day or later."""
    return sum(price for at, price in prices.items() if at >= day)


def _by_id(tariff: Tariff, kind: PriceKind) -> dict[str, dict[int, float]]:
    """Prices of a kind by id, then by day."""
    found: dict[str, dict[int, float]] = {}
    for (subject_id, day), price in tariff.of(kind).items():
        found.setdefault(subject_id, {})[day] = price
    return found
