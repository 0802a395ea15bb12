"""The method `best`: never worse than greedy, bounded by prices that the verifier recomputes, the same each time."""

import pytest

from benchmarks.generating import Size, generate
from muster.domain.situation import Situation
from muster.planning import Method, PlanOptions, Progress, compute_plan
from tests.unit.planning.planned import GREEDY, planned
from tests.worlds import course, item, link, need, offer, trainees, world

BEST = PlanOptions(method=Method.BEST)


def test_a_scarce_offer_is_counted_once_in_the_bound() -> None:
    situation = world(
        needs=[need("N1", quantity=10), need("N2", quantity=10)], offers=[offer(quantity=10)], links=[link()]
    )
    plan = planned(situation, BEST)
    assert plan.summary.bound[0] == pytest.approx(1.0)
    assert plan.summary.optimality_gap[0] == pytest.approx(0.0, abs=1e-6)
    assert planned(situation, GREEDY).summary.bound[0] == pytest.approx(2.0)


def test_a_narrow_link_shows_in_the_bound() -> None:
    situation = world(
        settings={"days": 14},
        needs=[need(quantity=10, due=13)],
        offers=[offer()],
        links=[link(days=0, capacity_t_per_week=3)],
    )
    plan = planned(situation, BEST)
    assert plan.summary.bound[0] == pytest.approx(0.6)
    assert {row.kind.value for row in plan.prices} == {"link"}


def test_too_few_seats_show_in_the_bound() -> None:
    situation = world(
        items=[item(qualification="driver", crew=2)],
        needs=[need()],
        offers=[offer(site="B")],
        courses=[course(seats=12)],
        trainees=[trainees(50)],
    )
    assert planned(situation, BEST).summary.bound[0] == pytest.approx(0.6)


def test_a_lower_priority_is_bounded_given_what_the_higher_one_reached() -> None:
    situation = world(
        needs=[need("N1", quantity=6), need("N2", quantity=10, priority=2)], offers=[offer()], links=[link()]
    )
    plan = planned(situation, BEST)
    assert plan.summary.value[:2] == pytest.approx((1.0, 0.4))
    assert plan.summary.bound[:2] == pytest.approx((1.0, 0.4), abs=1e-4)


def test_the_corridor_goes_to_what_is_worth_more_per_tonne() -> None:
    situation = world(
        settings={"days": 7},
        items=[item("heavy", mass_kg=2000), item("light", mass_kg=1000)],
        needs=[
            need("N1", item="heavy", quantity=2, due=5),
            need("N2", item="light", quantity=4, due=6, weight=1.5),
        ],
        offers=[offer("O1", item="heavy"), offer("O2", item="light")],
        links=[link(days=0, capacity_t_per_week=4)],
    )
    assert planned(situation, GREEDY).summary.value[0] == pytest.approx(1.0)
    assert planned(situation, BEST).summary.value[0] == pytest.approx(1.5)


@pytest.mark.parametrize("seed", range(4))
def test_equal_seeds_give_equal_plans(seed: int) -> None:
    situation = generate(Size.XXS, 1000 + seed)
    assert compute_plan(situation, BEST) == compute_plan(situation, BEST)


@pytest.mark.parametrize("seed", range(12))
def test_best_is_never_worse_than_greedy_where_they_first_differ(seed: int) -> None:
    situation: Situation = generate(Size.XXS, 2000 + seed)
    ours = compute_plan(situation, BEST).summary.value
    theirs = compute_plan(situation, GREEDY).summary.value
    first = next((place for place in range(5) if abs(ours[place] - theirs[place]) > 1e-6), None)
    assert first is None or ours[first] > theirs[first]


@pytest.mark.parametrize("questions", [0, 1, 3, 10, 40])
def test_stopped_at_any_time_the_plan_and_its_bounds_hold(questions: int) -> None:
    situation = generate(Size.XXS, 7)
    asked = iter(range(questions))
    plan = compute_plan(situation, BEST, stop=lambda: next(asked, None) is None)
    assert all(value <= bound + 1e-6 for value, bound in zip(plan.summary.value, plan.summary.bound, strict=True))


def test_a_run_reports_value_and_bound_of_every_priority_on_its_way() -> None:
    situation = world(
        needs=[need("N1", quantity=6), need("N2", quantity=10, priority=2)], offers=[offer()], links=[link()]
    )
    reports: list[Progress] = []
    plan = compute_plan(situation, BEST, reports.append)
    standing = [(each.value, each.bound) for each in reports if each.bound]
    assert standing
    assert all(value <= bound for pair in standing for value, bound in zip(*pair, strict=True))
    value, bound = standing[-1]
    assert value == plan.summary.value
    assert bound == pytest.approx(plan.summary.bound, rel=1e-3)


def test_where_time_is_nearly_over_rounds_give_way_to_what_follows() -> None:
    situation = generate(Size.XXS, 3)

    def rounds(share: float) -> int:
        """How many rounds of prices were made where so much of the time was over."""
        told: list[str] = []
        compute_plan(
            situation, PlanOptions(optimality_gap=0.0), lambda each: told.append(each.stage), None, lambda: share
        )
        return told.count("prices")

    assert 0 < rounds(0.95) < rounds(0.0)
