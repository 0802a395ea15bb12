"""Oracle, planner and verifier agree on random datasets, each having written the contract's rules for itself."""

import pytest

from muster.planning import Method, PlanOptions, compute_plan
from tests.oracle.comparing import disagreements, exceeded_bounds, losses
from tests.oracle.datasets import HELD_SEEDS, SEEDS, TIME_LIMIT_S, dataset
from tests.oracle.finding import find
from tests.oracle.model import ArcModel, best_plan
from tests.properties.features_there import THERE

MANY = 100
NEAR = 0.02  # share of the best value that our plan may lack
URGENT = (1, 2)  # priorities at which no dataset lacks more
QUICK_SEEDS = (1, 4, 10, 17, 24)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_plan_is_better_than_the_best_and_no_bound_is_below_it(seed: int) -> None:
    situation = dataset(seed)
    found = find(situation, time_limit_s=TIME_LIMIT_S)
    assert found.broken == ()
    for method in Method:
        plan = compute_plan(situation, PlanOptions(method=method))
        assert list(disagreements(plan, found.optimum)) == []
        if method is Method.BEST:
            lacking = losses(plan, found.optimum)
            assert [lacking[priority] for priority in URGENT if lacking.get(priority, 0.0) > NEAR] == []


@pytest.mark.parametrize("seed", HELD_SEEDS)
def test_no_bound_is_below_the_best_while_higher_priorities_keep_what_the_plan_reached(seed: int) -> None:
    situation = dataset(seed)
    plan = compute_plan(situation, PlanOptions())
    assert list(exceeded_bounds(ArcModel(situation), plan, time_limit_s=TIME_LIMIT_S)) == []


@pytest.mark.parametrize("seed", QUICK_SEEDS)
def test_to_depart_as_early_as_the_same_weeks_allow_loses_nothing(seed: int) -> None:
    situation = dataset(seed)
    early = best_plan(ArcModel(situation), time_limit_s=TIME_LIMIT_S)
    any_day = best_plan(ArcModel(situation, every_day=True), time_limit_s=TIME_LIMIT_S)
    assert any_day.value == pytest.approx(early.value, rel=1e-5, abs=1e-5)


def test_the_datasets_are_many_and_have_every_feature_of_the_contract() -> None:
    situations = [dataset(seed) for seed in SEEDS]
    missing = {name for name, occurs in THERE.items() if not any(occurs(situation) for situation in situations)}
    assert missing == set()
    assert len(set(SEEDS)) >= MANY
