"""The prices that a plan states for one priority: sorted by the limit they belong to, the senseless ones refused."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import isfinite

from muster.domain.needs import PRIORITIES
from muster.domain.plan import Price, PriceKind
from muster.domain.promises import BrokenPromise, PromiseCode
from muster.domain.settings import DAYS_PER_WEEK
from muster.verifying.case import Case
from muster.verifying.measuring import broken
from muster.verifying.training import open_starts

Key = tuple[str, int]
"""What a price belongs to: an id and, by its kind, a week, a day or nothing (0)."""


@dataclass(frozen=True)
class Tariff:
    """Sound prices of one priority by kind, id and time; what has no price costs nothing."""

    by_kind: Mapping[PriceKind, Mapping[Key, float]] = field(default_factory=dict)

    def of(self, kind: PriceKind) -> Mapping[Key, float]:
        """Prices of one kind."""
        return self.by_kind.get(kind, {})

    def price(self, kind: PriceKind, subject_id: str, at: int = 0) -> float:
        """One price; `at` is a week or a day by its kind."""
        return self.of(kind).get((subject_id, at), 0.0)


def price_promises(case: Case) -> Iterator[BrokenPromise]:
    """Prices that are no number of zero or more, or that belong to no limit of the dataset."""
    register = _Register(case)
    for row in case.plan.prices:
        if not _is_price(row):
            yield broken(PromiseCode.PRICE, str(row.priority), kind=row.kind, id=row.subject_id, found=row.price)
        if register.key(row) is None:
            at = "" if row.at is None else row.at.isoformat()
            yield broken(PromiseCode.PRICED_LIMIT, str(row.priority), kind=row.kind, id=row.subject_id, at=at)


def tariffs(case: Case) -> Mapping[int, Tariff]:
    """Sound prices of every priority; senseless ones count as zero, at which a bound is valid as well."""
    register = _Register(case)
    kinds: dict[int, defaultdict[PriceKind, dict[Key, float]]] = {each: defaultdict(dict) for each in PRIORITIES}
    for row in case.plan.prices:
        key = register.key(row)
        if key is not None and _is_price(row):
            kinds[row.priority][row.kind][key] = row.price
    return {priority: Tariff(own) for priority, own in kinds.items()}


def _is_price(row: Price) -> bool:
    """Whether a price is a finite number of zero or more."""
    return isfinite(row.price) and row.price >= 0.0


class _Register:
    """The limits that a dataset sets, and so what a price may belong to."""

    def __init__(self, case: Case) -> None:
        self.case = case
        situation = case.situation
        self.ids: Mapping[PriceKind, frozenset[str]] = {
            PriceKind.OFFER: frozenset(each.offer_id for each in situation.offers if each.plannable),
            PriceKind.LINK: frozenset(each.link_id for each in situation.links if each.capacity_t_per_week is not None),
            PriceKind.SITE: frozenset(each.site_id for each in situation.sites if each.handling_t_per_week is not None),
            PriceKind.COURSE: frozenset(situation.course_by_id),
            PriceKind.TRAINEES: situation.qualifications | {""},
            PriceKind.GRADUATES: situation.qualifications,
            PriceKind.IN_TRAINING: frozenset({""} if situation.settings.max_in_training is not None else ()),
            PriceKind.FUND: frozenset(each.fund_id for each in situation.funds),
            PriceKind.HELD: frozenset(str(each) for each in PRIORITIES),
        }

    def key(self, row: Price) -> Key | None:
        """What a price belongs to; None where the dataset sets no such limit."""
        known = row.subject_id in self.ids[row.kind] and row.priority in PRIORITIES
        at = self._time(row) if known else None
        return None if at is None else (row.subject_id, at)

    def _time(self, row: Price) -> int | None:
        """Week or day of a price, 0 for a limit without one; None where the time is not one of its limit."""
        if row.kind in {PriceKind.OFFER, PriceKind.FUND}:
            return 0
        if row.kind is PriceKind.HELD:
            return 0 if int(row.subject_id) < row.priority else None
        if row.at is None:
            return None
        calendar = self.case.calendar
        day = calendar.number(row.at)
        if row.kind in {PriceKind.LINK, PriceKind.SITE}:
            return day // DAYS_PER_WEEK if calendar.inside(day) and day % DAYS_PER_WEEK == 0 else None
        if row.kind is PriceKind.COURSE:
            return day if day in self._starts(row.subject_id) else None
        return max(0, day)

    def _starts(self, course_id: str) -> range:
        """Starts of a course that people may still join."""
        return open_starts(self.case.calendar, self.case.situation.course_by_id[course_id])
