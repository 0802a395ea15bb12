"""Whether a need can be served in full when some limits do not hold, by the textbook model: the truth about reasons.

A lack *is cured* where some plan gives the need its missing units beside those that it has, or all of them on time, and
makes it worth more by at least what so many units would be worth on the last day on which they are worth anything;
while every more urgent priority keeps its value, and the other needs of its own priority keep theirs together.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

from muster.domain.cures import Change
from muster.domain.needs import PRIORITIES
from muster.domain.plan import Plan, Reason
from muster.domain.situation import Situation
from muster.explaining.changing import changed
from muster.explaining.relaxing import Claim, relaxed
from muster.planning.relaxing import Lack
from tests.oracle.model import ArcModel
from tests.oracle.ways import all_ways

ENOUGH = 1e-4  # share of what is lacking that the solver's own tolerance may hide
SLACK = 1e-8  # by which a value that is kept may be missed, relative and absolute
MOST_JOINT = 3

Limits = frozenset[Reason]


@dataclass(frozen=True)
class Judge:
    """Knows for one lack of an optimal plan which limits really stand in its way."""

    situation: Situation
    plan: Plan
    lack: Lack
    time_limit_s: float
    known: dict[Limits, bool | None] = field(default_factory=dict)

    def cures(self, limits: Iterable[Reason]) -> bool | None:
        """Whether some plan without these limits cures all of the lack; None where that is not known in time."""
        key = frozenset(limits)
        if key not in self.known:
            self.known[key] = self._is_cured(relaxed(Claim(self.situation, self.plan, self.lack), sorted(key)))
        return self.known[key]

    def is_cured_by(self, changes: Iterable[Change]) -> bool | None:
        """Whether some plan of the dataset with these changes cures all of the lack; None where that is not known."""
        return self._is_cured(changed(self.situation, changes))

    @cached_property
    def _had(self) -> tuple[float, float]:
        """Units that the need has, on time or ever, and what all that it has is worth, by the plan's tables."""
        need = self.lack.wish.need
        rows = [row for row in self.plan.fulfilment if row.need_id == need.need_id]
        on_time = sum(row.quantity for row in rows if row.usable <= need.due)
        ever = sum(row.quantity for row in rows if row.value > 0.0)
        return (on_time if self.lack.only_on_time else ever), sum(row.value for row in rows)

    def _is_cured(self, situation: Situation) -> bool | None:
        model, own = ArcModel(situation), self.lack.wish.need
        units, value = self._had
        for priority, kept in zip(PRIORITIES, self.plan.summary.value, strict=True):
            if priority < own.priority:
                model.hold(priority, kept)
        own_uses = [use for use in model.uses if use.way.need.need_id == own.need_id]
        others = [
            (use.worth, use.units)
            for use in model.uses
            if use.way.need.priority == own.priority and use.way.need.need_id != own.need_id
        ]
        if others:
            kept = self.plan.summary.value[own.priority - 1] - value
            model.program.hold(others, kept - SLACK * (1.0 + abs(kept)))
        last = situation.settings.day(own.due) if self.lack.only_on_time else situation.settings.last_day
        terms = [(1.0, use.units) for use in own_uses if use.day <= last]
        if not terms:
            return False
        least = value + self._least_worth * (1.0 - ENOUGH)
        model.program.hold([(use.worth, use.units) for use in own_uses], least - SLACK * (1.0 + abs(least)))
        answer = model.program.maximise(terms, time_limit_s=self.time_limit_s)
        enough = units + self.lack.units * (1.0 - ENOUGH) - ENOUGH
        is_worth_it = sum(answer[use.units] * use.worth for use in own_uses) >= least * (1.0 - ENOUGH)
        if is_worth_it and answer.value >= enough:
            return True
        return None if answer.bound >= enough and answer.bound > answer.value + ENOUGH else False

    @cached_property
    def _least_worth(self) -> float:
        """What so many units are worth on the last day on which they are worth anything, by the worst way."""
        need, settings = self.lack.wish.need, self.situation.settings
        worst = min(way.effectiveness for way in all_ways(self.situation) if way.need.need_id == need.need_id)
        days = max(1, settings.day(need.expires_on(settings)) - settings.day(need.due))
        return self.lack.units * self.situation.unit_worth(need) * worst / days

    def lies(self, told: list[Limits], asked: Iterable[Reason]) -> Iterator[str]:
        """What is not true of sets that are said to be all that cure: each cures, no part does, no other does."""
        for limits in told:
            if self.cures(limits) is False:
                yield f"{_words(limits)} is said to cure, and does not"
            for reason in limits:
                if self.cures(limits - {reason}):
                    yield f"{_words(limits)} is said to be needed whole, but {reason} is not"
        for limits in self.untold(told, frozenset(asked)):
            yield f"{_words(limits)} cures, and is not told"

    def untold(self, told: list[Limits], asked: Limits) -> Iterator[Limits]:
        """A set of up to three limits that cures and contains none that was told; more limits never cure less."""
        for wide in widest_without(told, asked):
            if not self.cures(wide):
                continue
            for size in range(MOST_JOINT + 1):
                for few in map(frozenset, combinations(sorted(wide), size)):
                    if not any(each <= few for each in told) and self.cures(few):
                        yield few
                        return


def widest_without(told: list[Limits], asked: Limits) -> list[Limits]:
    """The widest sets of the limits asked about that contain none of those told."""
    found: list[Limits] = [asked]
    for each in told:
        split = [wide - {reason} if each <= wide else wide for wide in found for reason in each]
        found = [wide for wide in set(split) if not any(wide < other for other in split)]
    return found


def _words(limits: Limits) -> str:
    return " + ".join(sorted(limits)) or "nothing"
