"""What a minister asks first: what is better, what is worse, by how many days, and why."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from muster.domain.difference import Cause, CauseKind, Difference, NeedDifference, Outcome, Verdict
from muster.domain.needs import Need
from muster.domain.plan import Assignment, Fulfilment, Plan
from muster.domain.situation import Situation

LEAST = 1e-6  # share of a quantity that is nothing to speak of

Causes = Mapping[str, tuple[Cause, ...]]
Uses = Mapping[str, list[Fulfilment]]


def tell_difference(before: tuple[Situation, Plan], after: tuple[Situation, Plan], causes: Causes) -> Difference:
    """What differs between two plans of the same days, need by need; `causes` name what ended assignments, by need."""
    (old, was), (new, now) = before, after
    used_before, used_after = _by_need(was.fulfilment), _by_need(now.fulfilment)
    givers = _Givers(was, now, old)
    needs = []
    for need_id in sorted(old.need_by_id.keys() | new.need_by_id.keys()):
        told = _need(old, new, need_id, (used_before.get(need_id, []), used_after.get(need_id, [])))
        verdict = told[0]
        is_same = verdict is None and givers.is_same(need_id)
        if is_same:
            continue
        need = new.need_by_id.get(need_id) or old.need_by_id[need_id]
        needs.append(
            NeedDifference(
                need_id=need_id,
                priority=need.priority,
                verdict=verdict or Verdict.REROUTED,
                quantity=need.quantity,
                before=told[1],
                after=told[2],
                days=told[3],
                causes=_causes(need_id, verdict, causes, givers),
            )
        )
    return Difference(
        value_before=was.summary.value,
        value_after=now.summary.value,
        needs=tuple(sorted(needs, key=lambda each: (each.priority, list(Verdict).index(each.verdict), each.need_id))),
        kept=givers.kept,
        ended=givers.ended,
        new=givers.new,
    )


def _need(
    old: Situation, new: Situation, need_id: str, used: tuple[list[Fulfilment], list[Fulfilment]]
) -> tuple[Verdict | None, Outcome, Outcome, int]:
    """Verdict, outcome before and after, and days later."""
    was, now = old.need_by_id.get(need_id), new.need_by_id.get(need_id)
    before = Outcome() if was is None else _outcome(was, used[0])
    after = Outcome() if now is None else _outcome(now, used[1])
    days = _days_later(*used)
    if now is None:
        return Verdict.CANCELLED, before, after, 0
    if was is None:
        return Verdict.NEW, before, after, 0
    return _verdict(now, before, after, days), before, after, days


def _verdict(need: Need, before: Outcome, after: Outcome, days: int) -> Verdict | None:
    least = LEAST * need.quantity
    if after.units < before.units - least:
        return Verdict.LOST
    if after.on_time >= need.quantity - least > before.on_time:
        return Verdict.CLOSED
    if after.units > before.units + least:
        return Verdict.GAINED
    if days:
        return Verdict.LATER if days > 0 else Verdict.EARLIER
    return None


def _outcome(need: Need, used: Iterable[Fulfilment]) -> Outcome:
    worthy = [row for row in used if row.value > 0.0]
    return Outcome(
        on_time=sum(row.quantity for row in worthy if row.usable <= need.due),
        late=sum(row.quantity for row in worthy if row.usable > need.due),
        value=sum(row.value for row in worthy),
    )


def _days_later(before: list[Fulfilment], after: list[Fulfilment]) -> int:
    """Days by which the units that both have are usable later in the mean, away from zero; 0 where not at all."""
    common = min(sum(row.quantity for row in before), sum(row.quantity for row in after))
    if common <= 0.0:
        return 0
    shift = (_total_days(after, common) - _total_days(before, common)) / common
    return 0 if abs(shift) < LEAST else int(math.copysign(math.ceil(abs(shift) - LEAST), shift))


def _total_days(rows: list[Fulfilment], units: float) -> float:
    """Σ units × day over the first so many units."""
    total = 0.0
    for row in sorted(rows, key=lambda row: row.usable):
        counted = min(units, row.quantity)
        total += counted * (row.usable - date.min).days
        units -= counted
    return total


def _by_need(fulfilment: Iterable[Fulfilment]) -> Uses:
    rows: defaultdict[str, list[Fulfilment]] = defaultdict(list)
    for row in fulfilment:
        rows[row.need_id].append(row)
    return rows


def _causes(need_id: str, verdict: Verdict | None, causes: Causes, givers: "_Givers") -> tuple[Cause, ...]:
    """Why a need gets less or later, or otherwise: what ended it, or who goes first now; or what made more possible."""
    if verdict in {Verdict.NEW, Verdict.CANCELLED}:
        return (Cause(CauseKind.ITSELF, need_id),)
    if verdict in {Verdict.LOST, Verdict.LATER, None}:
        return causes.get(need_id) or givers.takers(need_id)
    return givers.fresh(need_id)


class _Givers:
    """Which offers and links served whom, before and after."""

    def __init__(self, was: Plan, now: Plan, old: Situation) -> None:
        self._before, self._after = _rows(was.assignments), _rows(now.assignments)
        self._offers, self._links = old.offer_by_id.keys(), old.link_by_id.keys()
        self._legs: defaultdict[str, list[str]] = defaultdict(list)
        for leg in now.movements:
            self._legs[leg.assignment_id].append(leg.link_id)
        before = {row.assignment_id: row for row in was.assignments}
        after = {row.assignment_id: row for row in now.assignments}
        self._takers: defaultdict[str, set[str]] = defaultdict(set)
        for row in now.assignments:
            if row.assignment_id not in before:
                self._takers[row.offer_id].add(row.need_id)
        self.kept = sum(name in after and after[name].quantity == row.quantity for name, row in before.items())
        self.ended, self.new = len(before) - self.kept, len(after) - self.kept

    def is_same(self, need_id: str) -> bool:
        """Whether a need is served by the same assignments as before."""
        return {(row.assignment_id, row.quantity) for row in self._before.get(need_id, [])} == {
            (row.assignment_id, row.quantity) for row in self._after.get(need_id, [])
        }

    def fresh(self, need_id: str) -> tuple[Cause, ...]:
        """Offers and links that serve a need and were not there before."""
        rows = self._after.get(need_id, [])
        offers = {Cause(CauseKind.OFFER, row.offer_id) for row in rows if row.offer_id not in self._offers}
        links = {link for row in rows for link in self._legs[row.assignment_id] if link not in self._links}
        return tuple(sorted(offers | {Cause(CauseKind.LINK, link) for link in links}))

    def takers(self, need_id: str) -> tuple[Cause, ...]:
        """Needs that use now what a need gave up."""
        now_ids = {row.assignment_id for row in self._after.get(need_id, [])}
        given_up = {row.offer_id for row in self._before.get(need_id, []) if row.assignment_id not in now_ids}
        takers = {taker for offer_id in given_up for taker in self._takers[offer_id] if taker != need_id}
        return tuple(sorted(Cause(CauseKind.NEED, taker) for taker in takers))


def _rows(assignments: Iterable[Assignment]) -> Mapping[str, list[Assignment]]:
    rows: defaultdict[str, list[Assignment]] = defaultdict(list)
    for row in assignments:
        rows[row.need_id].append(row)
    return rows
