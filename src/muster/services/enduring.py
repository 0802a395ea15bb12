"""Plan for a failure as people would have to: kept until it strikes, then made good with what is known by then."""

from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from muster.datasets import collector_at_rest
from muster.domain.disruption import Disruption, Outcome, Trial
from muster.domain.plan import Plan
from muster.domain.promises import PromiseCode
from muster.domain.situation import Situation
from muster.errors import BrokenInvariantError
from muster.language import say
from muster.language.promises import promise_sentence
from muster.planning import PlanOptions
from muster.planning.session import Again, Manner, Pace, Reasons, Session
from muster.replanning import advance
from muster.stressing import BACK_UP_OFFER, foreseen, given, hurt_needs, is_less, strike, with_back_up
from muster.verifying import Tables, verify_rows

MOST_DAYS_KEPT = 2
"""Sessions of later days that are kept warm: failures come in the order of their days."""


@dataclass(frozen=True, slots=True)
class Endured:
    """A plan made good after a failure: the dataset of the last day on which anything struck, and all that changed."""

    situation: Situation
    again: Again
    touched: frozenset[str]
    filled: tuple[str, ...] = ()


class Enduring:
    """Keeps a plan warm, and plans one failure after another from it; none of them knows of another."""

    def __init__(self, situation: Situation, plan: Plan, options: PlanOptions | None = None) -> None:
        """Warm up on a plan; offers below the options' status are not used after a failure either."""
        self._situation, self._plan = situation, plan
        self._options = options or PlanOptions()
        self._manner = Manner(pace=Pace(seed=self._options.seed), reasons=Reasons.NONE)
        self._first = Session(situation, plan, self._options)
        self._later: OrderedDict[date, Session] = OrderedDict()
        self._given = given(situation, plan)
        self._read = Tables()
        self._ids = {row.assignment_id for row in plan.assignments}

    def __call__(self, trial: Trial) -> Outcome:
        """What is left of the plan after a failure, shown by a checked plan.

        Raises
        ------
        BrokenInvariantError
            That plan breaks a promise, or exceeds its bound: a fault of Muster.
        """
        with collector_at_rest():
            return self._outcome(trial)

    def _outcome(self, trial: Trial) -> Outcome:
        endured = self.endure(trial)
        plan = endured.again.plan
        self._require_kept(trial, endured)
        kept = sum(row.assignment_id in self._ids for row in plan.assignments)
        after = given(endured.situation, plan, endured.touched)
        used = (row.quantity for row in plan.assignments if row.offer_id.startswith(BACK_UP_OFFER))
        return Outcome(
            trial_id=trial.trial_id,
            value=plan.summary.value,
            bound=self._bound(trial, endured),
            hurt=hurt_needs(self._given, after, endured.touched),
            kept=kept,
            ended=len(self._ids) - kept,
            used=sum(used),
            filled=endured.filled,
        )

    def endure(self, trial: Trial) -> Endured:
        """The plan after a failure, day by day as it strikes; a back-up is at hand from the first of them on."""
        days = list(_by_day(trial.failure.disruptions))
        session = self._on(days[0][0])
        touched: set[str] = set()
        made = None
        for day, disruptions in days:
            if made is not None:
                today = advance(made.situation, made.again.plan, day)
                session = session.moved_on(today.situation, today.plan, prove=False)
            struck = strike(session.instance.situation, disruptions)
            if made is None and trial.back_up is not None:
                struck = with_back_up(struck, trial.back_up)
            again = session.again(struck, self._manner)
            touched |= {struck.needs[number].need_id for number in again.touched}
            made = Endured(struck, again, frozenset(touched), session.filled_by(again))
        if made is None:
            raise BrokenInvariantError(say("The failure {failure} names nothing that fails.", failure=trial.trial_id))
        return made

    def _on(self, day: date) -> Session:
        """The plan as it stands on a day on which nothing has gone wrong yet."""
        if day <= self._situation.settings.date(self._situation.settings.as_of_day):
            return self._first
        if day not in self._later:
            today = advance(self._situation, self._plan, day)
            self._later[day] = self._first.moved_on(today.situation, today.plan, prove=False)
        self._later.move_to_end(day)
        while len(self._later) > MOST_DAYS_KEPT:
            self._later.popitem(last=False)
        return self._later[day]

    def _bound(self, trial: Trial, endured: Endured) -> tuple[float, ...]:
        """What no plan exceeds after the failure, even if it had been foreseen; unknown with a back-up at hand."""
        if trial.back_up is not None:
            return ()
        values = endured.again.plan.summary.value
        is_at_once = {each.strikes for each in trial.failure.disruptions} <= {self._first_day}
        bounds = self._first.bounds_of(foreseen(self._situation, trial.failure.disruptions), values)
        if is_at_once:
            bounds = tuple(map(min, bounds, endured.again.plan.summary.bound))
        for value, bound in zip(values, bounds, strict=True):
            if is_less(bound, value):
                figures = {"failure": trial.trial_id, "value": value, "bound": bound}
                raise BrokenInvariantError(
                    say("After {failure} the value {value} exceeds the bound {bound}.", **figures)
                )
        return tuple(max(pair) for pair in zip(values, bounds, strict=True))

    def _require_kept(self, trial: Trial, endured: Endured) -> None:
        # Reasons for what is short are not asked for here, so the table that gives them is no promise of this plan.
        told = replace(endured.again.plan, shortfalls=())
        judged = verify_rows(endured.situation, told, self._read)
        broken = [each for each in judged if each.code is not PromiseCode.SHORTFALLS_ADD_UP]
        if broken:
            said = "\n".join(promise_sentence(each) for each in broken)
            raise BrokenInvariantError(say("After {failure}: {broken}", failure=trial.trial_id, broken=said))

    @property
    def _first_day(self) -> date:
        return self._situation.settings.date(self._situation.settings.as_of_day)


def _by_day(disruptions: Iterable[Disruption]) -> Iterator[tuple[date, list[Disruption]]]:
    """Disruptions in the order in which they strike, those of one day together."""
    days: defaultdict[date, list[Disruption]] = defaultdict(list)
    for each in disruptions:
        days[each.strikes].append(each)
    yield from sorted(days.items())
