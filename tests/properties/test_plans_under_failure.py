"""Whatever fails in a small dataset, the answer is a plan that keeps every promise, made with what was known then."""

from datetime import date
from functools import cache

import pytest

from muster.domain.delays import Delay, DelayKind
from muster.domain.disruption import SINGLE_KINDS, Disruption, DisruptionKind, FailureKind, Trial
from muster.domain.plan import Assignment, Plan
from muster.domain.situation import Situation
from muster.planning import PlanOptions, compute_plan
from muster.services.enduring import Enduring
from muster.stressing import foreseen, list_failures, strike
from muster.stressing.sampling import draw_samples
from tests.oracle.datasets import dataset

SEEDS = (1, 7, 17, 31, 68, 101)
OFTEN = tuple(Delay(kind=kind, chance=0.5, mean_days=15.0) for kind in DelayKind)


@cache
def planned(seed: int) -> tuple[Situation, Plan]:
    situation = dataset(seed)
    return situation, compute_plan(situation, PlanOptions(seed=seed))


@pytest.mark.parametrize("seed", SEEDS)
def test_every_single_failure_leaves_a_checked_plan_and_a_bound_above_it(seed: int) -> None:
    situation, plan = planned(seed)
    endure = Enduring(situation, plan)
    for failure in list_failures(situation, plan).failures:
        outcome = endure(Trial(failure=failure))  # checks its plan itself, and raises where it breaks a promise
        assert all(value <= bound for value, bound in zip(outcome.value, outcome.bound, strict=True))
        # A failure makes nothing possible, so at the first priority nothing can be won beyond what was proven.
        assert outcome.bound[0] <= plan.summary.bound[0] * (1 + 1e-9) + 1e-9


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_before_a_failure_is_changed_by_knowing_of_it(seed: int) -> None:
    situation, plan = planned(seed)
    endure = Enduring(situation, plan)
    for failure in list_failures(situation, plan).failures:
        made = endure.endure(Trial(failure=failure))
        assert made.situation.settings.as_of_day == situation.settings.day(failure.strikes)
        gone = _gone(plan, failure.strikes)
        under_way = [offer for offer in made.situation.offers if offer.under_way]
        assert {row.offer_id for row in gone} <= {name for each in under_way for name in (each.part_of, each.offer_id)}
        assert all(leg.depart >= failure.strikes for leg in made.again.plan.movements)


@pytest.mark.parametrize("seed", SEEDS)
def test_failures_one_after_another_leave_a_checked_plan(seed: int) -> None:
    situation, plan = planned(seed)
    endure = Enduring(situation, plan)
    for failure in draw_samples((situation, plan), OFTEN, 4, seed):
        assert failure.kind is FailureKind.SAMPLE
        made = endure.endure(Trial(failure=failure))
        assert made.situation.settings.day(max(each.strikes for each in failure.disruptions)) == (
            made.situation.settings.as_of_day
        )
        endure(Trial(failure=failure))


@pytest.mark.parametrize("seed", SEEDS[:4])
def test_order_and_company_change_nothing(seed: int) -> None:
    situation, plan = planned(seed)
    trials = [Trial(failure=failure) for failure in list_failures(situation, plan).failures]
    together = Enduring(situation, plan)
    forward = [together(trial) for trial in trials]
    backward = [together(trial) for trial in reversed(trials)]
    alone = [Enduring(situation, plan)(trial) for trial in trials[::5]]
    assert forward == backward[::-1]
    assert forward[::5] == alone


@pytest.mark.parametrize("seed", SEEDS)
def test_every_kind_of_failure_occurs_and_names_what_the_plan_uses(seed: int) -> None:
    situation, plan = planned(seed)
    listing = list_failures(situation, plan)
    assert set(listing.untouched) == {kind.value for kind in SINGLE_KINDS}
    assert all(count >= 0 for count in listing.untouched.values())
    for failure in listing.failures:
        (disruption,) = failure.disruptions
        assert strike(situation, [disruption]) != situation


def test_what_is_foreseen_closes_only_whole_weeks() -> None:
    situation, plan = planned(SEEDS[0])
    link = situation.links[0]
    settings = situation.settings
    closed = Disruption(
        kind=DisruptionKind.LINK_CLOSED, subject_id=link.link_id, strikes=settings.date(16), days=16
    )  # days 16 to 31: the weeks that begin on days 21 and … end on 27
    (closure,) = set(foreseen(situation, [closed]).closures) - set(situation.closures)
    assert (settings.day_or(closure.from_date, 0), settings.day_or(closure.until_date, 0)) == (21, 27)
    assert plan.summary.value == planned(SEEDS[0])[1].summary.value


def _gone(plan: Plan, day: date) -> list[Assignment]:
    """Assignments of which the first leg departed before a day."""
    left = {leg.assignment_id for leg in plan.movements if leg.depart < day}
    return [row for row in plan.assignments if row.assignment_id in left]
