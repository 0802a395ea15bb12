"""What becomes of each need, and of all needs of a priority, under a plan."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from muster.domain.needs import PRIORITIES, Need
from muster.domain.plan import Plan
from muster.domain.situation import Situation

TOLERANCE = 1e-6


class Outcome(StrEnum):
    """What becomes of a need, best first."""

    ON_TIME = "on_time"
    LATE = "late"
    PART = "part"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedCoverage:
    """Units of one need that are usable by `due`, usable later but still worth something, and the rest.

    `last_usable` is the day on which the last of them is usable, absent where nothing is. `worth` is what one unit is
    worth on time.
    """

    need: Need
    worth: float
    on_time: float = 0.0
    late: float = 0.0
    last_usable: date | None = None

    @property
    def short(self) -> float:
        """Units that are never worth anything."""
        return max(0.0, self.need.quantity - self.on_time - self.late)

    @property
    def days_late(self) -> int:
        """Days between `due` and the last usable unit; 0 where none is late."""
        return max(0, (self.last_usable - self.need.due).days) if self.last_usable else 0

    @property
    def outcome(self) -> Outcome:
        """All on time; all, but some late; some; or nothing."""
        enough = self.need.quantity * (1.0 - TOLERANCE) - TOLERANCE
        if self.on_time >= enough:
            return Outcome.ON_TIME
        if self.on_time + self.late >= enough:
            return Outcome.LATE
        return Outcome.PART if self.on_time + self.late > TOLERANCE else Outcome.NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityCoverage:
    """All needs of one priority: how many have which outcome, and the worth that is asked, on time and late.

    A request is worth its weight when it is met in full, so that tonnes, pieces and people may be added up. `value`
    also counts effectiveness and lateness; `bound` is what no plan can exceed.
    """

    priority: int
    outcomes: dict[Outcome, int]
    asked: float
    on_time: float
    late: float
    value: float
    bound: float
    optimality_gap: float

    @property
    def needs(self) -> int:
        """Number of needs."""
        return sum(self.outcomes.values())

    @property
    def short(self) -> float:
        """Worth that the plan does not reach at any time."""
        return max(0.0, self.asked - self.on_time - self.late)


def cover_needs(situation: Situation, plan: Plan) -> tuple[NeedCoverage, ...]:
    """Every need with what becomes of it, by priority, due date and id."""
    on_time: defaultdict[str, float] = defaultdict(float)
    late: defaultdict[str, float] = defaultdict(float)
    last: dict[str, date] = {}
    for row in plan.fulfilment:
        need = situation.need_by_id.get(row.need_id)
        if need is None or row.value <= 0.0:
            continue
        (on_time if row.usable <= need.due else late)[row.need_id] += row.quantity
        last[row.need_id] = max(row.usable, last.get(row.need_id, row.usable))
    ordered = sorted(situation.needs, key=lambda need: (need.priority, need.due, need.need_id))
    return tuple(
        NeedCoverage(
            need=need,
            worth=situation.unit_worth(need),
            on_time=on_time[need.need_id],
            late=late[need.need_id],
            last_usable=last.get(need.need_id),
        )
        for need in ordered
    )


def cover_priorities(needs: Iterable[NeedCoverage], plan: Plan) -> tuple[PriorityCoverage, ...]:
    """Every priority that has needs, most urgent first."""
    by_priority: defaultdict[int, list[NeedCoverage]] = defaultdict(list)
    for each in needs:
        by_priority[each.need.priority].append(each)
    return tuple(_add_up(priority, by_priority[priority], plan) for priority in PRIORITIES if priority in by_priority)


def _add_up(priority: int, needs: list[NeedCoverage], plan: Plan) -> PriorityCoverage:
    summary, place = plan.summary, priority - 1
    return PriorityCoverage(
        priority=priority,
        outcomes={outcome: sum(each.outcome is outcome for each in needs) for outcome in Outcome},
        asked=sum(each.worth * each.need.quantity for each in needs),
        on_time=sum(each.worth * each.on_time for each in needs),
        late=sum(each.worth * each.late for each in needs),
        value=_figure(summary.value, place),
        bound=_figure(summary.bound, place),
        optimality_gap=_figure(summary.optimality_gap, place),
    )


def _figure(figures: tuple[float, ...], place: int) -> float:
    """Figure of a priority; 0 where the summary holds none."""
    return figures[place] if place < len(figures) else 0.0
