"""Whatever the dataset, a plan keeps every promise of the contract; and the datasets leave nothing untried."""

import pytest
from hypothesis import given

from muster.domain.plan import Plan
from muster.domain.situation import Situation
from muster.language.promises import promise_sentence
from muster.planning import Method, PlanOptions, compute_plan
from muster.verifying import verify
from tests.properties.features_there import THERE
from tests.properties.features_used import USED, Use
from tests.properties.random_worlds import FOUND_FAULTS, SEEDS, random_plan, random_world, thinned_worlds

BEST_ONE_IN = 4  # the search takes twenty times as long as the greedy rule


@pytest.mark.parametrize(
    ("seed", "method"),
    [(seed, Method.GREEDY) for seed in sorted({*SEEDS, *FOUND_FAULTS})]
    + [(seed, Method.BEST) for seed in sorted({*SEEDS[::BEST_ONE_IN], *FOUND_FAULTS})],
)
def test_no_plan_of_a_random_dataset_breaks_a_promise(seed: int, method: Method) -> None:
    assert _broken(random_world(seed), random_plan(seed, method)) == []


@given(thinned_worlds())
def test_no_plan_breaks_a_promise_where_rows_are_missing(situation: Situation) -> None:
    assert _broken(situation, compute_plan(situation, PlanOptions(method=Method.GREEDY))) == []


def test_the_random_datasets_have_every_feature_of_the_contract() -> None:
    missing = {name for name, occurs in THERE.items() if not any(occurs(random_world(seed)) for seed in SEEDS)}
    assert missing == set()


def test_the_plans_of_the_random_datasets_use_every_feature_of_the_contract() -> None:
    uses = [Use(random_world(seed), random_plan(seed, Method.GREEDY)) for seed in SEEDS]
    missing = {name for name, occurs in USED.items() if not any(occurs(use) for use in uses)}
    assert missing == set()


def _broken(situation: Situation, plan: Plan) -> list[str]:
    return [promise_sentence(promise) for promise in verify(situation, plan)]
