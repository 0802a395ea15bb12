"""A plan and its dataset, warm for one question after another: what a need would get if this were changed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from muster.domain.cures import Change, Gain
from muster.domain.needs import PRIORITIES
from muster.domain.plan import Plan
from muster.domain.situation import Situation
from muster.explaining.changing import changed
from muster.planning.instance import Instance, rebuild_instance
from muster.planning.ledger import Ledger
from muster.planning.options import PlanOptions, Watch
from muster.planning.reasons import lacks_of
from muster.planning.relaxing import Lack
from muster.planning.reliefs import Reliefs
from muster.planning.session import THOROUGH, Manner, Pace, Reasons, Session
from muster.planning.worth import batch_value, values_reached

SMALL = 2_000
"""Needs times offers up to which every set of limits is tried by planning again, with exchanges."""
PLAIN = Pace(tries_each=0)
TINY = 1e-6  # share by which figures may differ that are the same


@dataclass(frozen=True, slots=True)
class Standing:
    """What a need has: units that are worth anything, units on time, their value, and the mean day of use."""

    ever: float
    on_time: float
    value: float
    unit_days: float  # Σ units × day of use


@dataclass(frozen=True)
class Scene:
    """One plan of one situation, and the means of planning it again."""

    situation: Situation
    plan: Plan
    session: Session
    reliefs: Reliefs
    stop: Callable[[], bool]
    values: tuple[float, ...]
    _tried: dict[tuple[object, ...], Ledger] = field(default_factory=dict)

    @property
    def instance(self) -> Instance:
        """The instance in which the plan stands."""
        return self.session.instance

    @property
    def ledger(self) -> Ledger:
        """What the plan leaves of every limit."""
        return self.session.ledger

    @property
    def is_small(self) -> bool:
        """Whether every set of limits can be tried by planning again."""
        return len(self.situation.needs) * len(self.situation.offers) <= SMALL

    def in_another(self, situation: Situation) -> Instance:
        """The instance of another situation, built from this one's."""
        return rebuild_instance(self.instance, situation, self.session.options.least_status)

    def lacks(self) -> list[Lack]:
        """What each need lacks, the most urgent need first."""
        lacks = [replace(lack, keeps_due=True) for lack in lacks_of(self.ledger)]
        return sorted(lacks, key=lambda lack: (lack.wish.need.priority, lack.wish.due, lack.wish.number))

    def tried(self, situation: Situation, need_ids: Iterable[str], *, hard: bool = False) -> Ledger:
        """The plan made again for a situation that gives more of some limits, with only these needs served anew."""
        pace = THOROUGH if hard else PLAIN
        watch = Watch(stop=self.stop)
        manner = Manner(reasons=Reasons.NONE, wanted=frozenset(need_ids), pace=pace, watch=watch, loosens=True)
        return self.session.tried(situation, manner)

    def values_in(self, situation: Situation, need_ids: Iterable[str] | None = None) -> tuple[float, ...]:
        """Value by priority of the plan made again for another situation, with all needs that may gain served anew.

        Where needs are named, only they, and those that lost something.
        """
        wanted = None if need_ids is None else frozenset(need_ids)
        pace = PLAIN if wanted is not None else Pace()
        return values_reached(self.session.tried(situation, Manner(reasons=Reasons.NONE, wanted=wanted, pace=pace)))

    def with_changes(self, changes: tuple[Change, ...], lack: Lack) -> Ledger:
        """The plan made again for a need with these changes; with exchanges only where the dataset is small."""
        key = (changes, lack.wish.number)
        if key not in self._tried:
            if len(self._tried) > MOST_KEPT:
                self._tried.clear()
            situation = changed(self.situation, changes)
            self._tried[key] = self.tried(situation, (lack.wish.need.need_id,), hard=self.is_small)
        return self._tried[key]

    def gain(self, ledger: Ledger, lack: Lack) -> Gain:
        """What a need of the plan gets more in another ledger; nothing where a need as urgent or more loses by it."""
        was, now = standing(self.ledger, lack), standing(ledger, lack)
        units = now.on_time - was.on_time if lack.only_on_time else now.ever - was.ever
        gain = Gain(units=units, value=now.value - was.value, days_earlier=_days_earlier(was, now))
        return gain if self._is_fair(values_reached(ledger), lack, gain.value) else NOTHING

    def _is_fair(self, values: tuple[float, ...], lack: Lack, gained: float) -> bool:
        """Whether no more urgent priority loses, and its own wins what the need wins."""
        own = lack.wish.need.priority
        for priority, was, now in zip(PRIORITIES, self.values, values, strict=True):
            least = was + (gained if priority == own else 0.0)
            if priority <= own and now < least - TINY * (1.0 + abs(least)):
                return False
        return True


NOTHING = Gain(units=0.0, value=0.0)
MOST_KEPT = 16


def build_scene(
    situation: Situation, plan: Plan, stop: Callable[[], bool], options: PlanOptions | None = None
) -> Scene:
    """The scene of a plan; offers below the options' status do not count."""
    options = options or PlanOptions()
    session = Session(situation, plan, options)
    return Scene(situation, plan, session, Reliefs(session.ledger, options), stop, values_reached(session.ledger))


def standing(ledger: Ledger, lack: Lack) -> Standing:
    """What a need has in a ledger; no change adds or takes away a need, so it bears the same number."""
    number = lack.wish.number
    wish = ledger.instance.wishes[number]
    ever = on_time = value = unit_days = 0.0
    for each in ledger.numbers_of(number):
        batch = ledger.batch(each)
        worth = batch_value(ledger, batch)
        value += worth
        ever += batch.units if worth > 0.0 else 0.0
        on_time += batch.units if batch.day <= wish.due else 0.0
        unit_days += batch.units * batch.day
    return Standing(ever, on_time, value, unit_days)


def _days_earlier(was: Standing, now: Standing) -> float:
    """Mean days by which the units that there were are usable sooner; 0 where there were none."""
    if was.ever <= 0.0 or now.ever <= 0.0:
        return 0.0
    return max(0.0, was.unit_days / was.ever - now.unit_days / now.ever)
