"""A reason for every unit that is short or late: the limit whose absence would have brought it.

Each need is served once more from what the plan leaves over, with one limit dropped after another, in the order of how
doable the cure is. Where no single limit is enough, limits are taken away from the set of all until every one that is
left is necessary: those must be cured together.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace

from muster.domain.plan import Reason, Shortfall
from muster.planning.because import because
from muster.planning.ledger import Ledger
from muster.planning.limits import limits_of
from muster.planning.options import PlanOptions, Progress, Watch
from muster.planning.paths import TINY
from muster.planning.relaxing import Lack, Outcome, served_without
from muster.planning.reliefs import Reliefs
from muster.planning.stock import lacking_components, units_left
from muster.planning.worth import batch_value

TELL_EVERY = 20


class _Inquiry:
    """Asks, for one plan, what each limit costs."""

    def __init__(self, ledger: Ledger, options: PlanOptions) -> None:
        self.ledger = ledger
        self.reliefs = Reliefs(ledger, options)
        self._joints = 0
        self._known: dict[frozenset[Reason], Outcome] = {}  # answers to what was asked about the lack in hand

    def rows(self, lack: Lack) -> list[Shortfall]:
        """Shortfall rows of one lack; their quantities add up to it."""
        self._known.clear()
        limits = limits_of(self.ledger, self.reliefs, lack.wish)
        rows: list[Shortfall] = []
        # What serving the need again brings by itself is no limit's doing.
        plain = self._without(lack, frozenset())
        explained = plain.units
        for reason in limits:
            if explained >= lack.units - TINY:
                break
            if reason in plain.idle:
                continue
            outcome = self._without(lack, frozenset({reason}))
            if outcome.units > explained + TINY:
                rows.append(self._row(lack, reason, outcome, outcome.units - explained))
                explained = outcome.units
        if explained < lack.units - TINY:
            most = self._without(lack, frozenset(limits)).units
            if most > explained + TINY:
                rows += self._joint_rows(lack, limits, most, most - explained)
        rest = lack.units - sum(row.quantity for row in rows)
        if rest > TINY * lack.units:
            rows.append(self._last_row(lack, rest))
        return rows

    def _without(self, lack: Lack, limits: frozenset[Reason]) -> Outcome:
        if limits not in self._known:
            self._known[limits] = served_without(self.reliefs, lack, limits)
        return self._known[limits]

    def _joint_rows(self, lack: Lack, limits: tuple[Reason, ...], most: float, units: float) -> list[Shortfall]:
        """Rows of limits that must be cured together to reach `most`; the first carries the quantity, the others 0."""
        needed = frozenset(limits)
        for reason in reversed(limits):
            if self._without(lack, needed - {reason}).units >= most - TINY:
                needed -= {reason}
        outcome = self._without(lack, needed)
        self._joints += 1
        kept = [reason for reason in limits if reason in needed]
        return [
            self._row(lack, reason, outcome, units if place == 0 else 0.0, self._joints)
            for place, reason in enumerate(kept)
        ]

    def _last_row(self, lack: Lack, units: float) -> Shortfall:
        """Row of what is left when no limit stands in the way: goods that are not there, or that are too far away."""
        if not lack.wish.ways[0].components:
            reason = Reason.COURSE
        elif lack.only_on_time or units_left(self.ledger, lack.wish) >= units - TINY:
            reason = Reason.TOO_LATE
        else:
            reason = Reason.NO_OFFER
        return self._row(lack, reason, Outcome(0.0, ()), units)

    def _row(self, lack: Lack, reason: Reason, outcome: Outcome, units: float, joint: int | None = None) -> Shortfall:
        detail = because(self.ledger, self.reliefs, lack.wish, reason, outcome)
        if reason in {Reason.NO_OFFER, Reason.NOT_STATED, Reason.OUTRANKED}:
            lacking = lacking_components(self.ledger, lack.wish)
            if lacking and joint is None:
                reason, detail = Reason.INCOMPLETE, lacking
        return Shortfall(
            need_id=lack.wish.need.need_id,
            quantity=units,
            late=lack.only_on_time,
            reason=reason,
            joint=joint,
            detail=detail,
        )


def find_shortfalls(
    ledger: Ledger, options: PlanOptions, watch: Watch, needs: Collection[int] | None = None
) -> tuple[Shortfall, ...]:
    """Rows for every unit that is late or never worth anything, in order of need; also after a stop.

    Where `needs` are given (by number), only theirs.
    """
    inquiry = _Inquiry(ledger, options)
    lacks = [lack for lack in lacks_of(ledger) if needs is None or lack.wish.number in needs]
    rows: list[Shortfall] = []
    for done, lack in enumerate(lacks):
        if done % TELL_EVERY == 0:
            watch.tell(Progress(stage="reasons", done=done, total=len(lacks)))
        rows += inquiry.rows(lack)
    watch.tell(Progress(stage="reasons", done=len(lacks), total=len(lacks)))
    return tuple(rows)


def lacks_of(ledger: Ledger) -> list[Lack]:
    """What each need lacks: units never worth anything, and units that come late.

    A late unit is asked after by ways as good as those that were used: a lesser substitute might have been on time.
    """
    late: defaultdict[int, float] = defaultdict(float)
    met: defaultdict[int, float] = defaultdict(float)
    worst: defaultdict[int, int] = defaultdict(int)
    for batch in ledger.batches.values():
        wish = ledger.instance.wishes[batch.need]
        if batch_value(ledger, batch) > 0.0:
            met[batch.need] += batch.units
            if batch.day > wish.due:
                late[batch.need] += batch.units
                worst[batch.need] = max(worst[batch.need], batch.way)
    lacks = []
    for wish in ledger.instance.wishes:
        short = wish.need.quantity - met[wish.number]
        if short > TINY:
            lacks.append(Lack(wish, short, only_on_time=False))
        if late[wish.number] > TINY:
            as_good = replace(wish, ways=wish.ways[: worst[wish.number] + 1])
            lacks.append(Lack(as_good, late[wish.number], only_on_time=True))
    return lacks
