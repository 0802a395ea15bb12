"""Whether a need can be served in full when some limits do not hold, by the textbook model: the truth about reasons."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from muster.domain.needs import PRIORITIES
from muster.domain.plan import Plan, Reason
from muster.domain.situation import Situation
from muster.explaining.relaxing import Claim, relaxed
from muster.explaining.scene import build_scene, standing
from muster.planning.relaxing import Lack
from tests.oracle.model import ArcModel

ENOUGH = 1e-4  # share of a unit's quantity that the solver's own tolerance may hide
MOST_JOINT = 3

Limits = frozenset[Reason]


@dataclass(frozen=True)
class Judge:
    """Knows for one lack of an optimal plan which limits really stand in its way."""

    situation: Situation
    plan: Plan
    lack: Lack
    time_limit_s: float

    def cures(self, limits: Iterable[Reason]) -> bool:
        """Whether some plan without these limits cures all of the lack while no need as urgent or more loses."""
        scene = build_scene(self.situation, self.plan, lambda: False)
        was = standing(scene.ledger, self.lack)
        model = ArcModel(relaxed(Claim(self.situation, self.plan, self.lack), limits))
        own = self.lack.wish.need
        for priority, value in zip(PRIORITIES, self.plan.summary.value, strict=True):
            if priority < own.priority:
                model.hold(priority, value)
        others = [
            (use.worth, use.units)
            for use in model.uses
            if use.way.need.priority == own.priority and use.way.need.need_id != own.need_id
        ]
        kept = self.plan.summary.value[own.priority - 1] - was.value
        if others:
            model.program.hold(others, kept - 1e-8 * (1.0 + abs(kept)))
        last = self.lack.wish.due if self.lack.only_on_time else self.situation.settings.last_day
        terms = [(1.0, use.units) for use in model.uses if use.way.need.need_id == own.need_id and use.day <= last]
        if not terms:
            return False
        before = was.on_time if self.lack.only_on_time else was.ever
        answer = model.program.maximise(terms, time_limit_s=self.time_limit_s)
        return answer.value >= before + self.lack.units - ENOUGH * (1.0 + self.lack.units)

    def lies(self, told: list[Limits], asked: Iterable[Reason]) -> Iterator[str]:
        """What is not true of sets that are said to be all that cure: each cures, no part does, no other does."""
        for limits in told:
            if not self.cures(limits):
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
