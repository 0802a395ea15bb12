"""The whole-unit search: by hand where prices leave a gap, and against greedy plans on random datasets."""

import numpy as np
import pytest

from benchmarks.generating import Size, generate
from muster.planning import Method, PlanOptions
from muster.planning.columns import folded
from muster.planning.greedy import greedy
from muster.planning.instance import build_instance
from muster.planning.linear import Effort, Entries, Extent, WholeProgram, maximise_whole
from muster.planning.options import Watch
from muster.planning.pricing import Aim
from muster.planning.rows import Rows
from muster.planning.whole.every_hop import EveryHop
from muster.planning.whole.known import KnownHops
from muster.planning.whole.model import model_of
from muster.planning.whole.narrow import NarrowPlaces
from muster.planning.whole.reading import ledger_of
from muster.planning.whole.travel import Guide, Limit
from muster.planning.worth import values_reached
from tests.unit.planning.planned import planned, sent
from tests.worlds import alternative, course, item, link, need, offer, trainees, world

BEST = PlanOptions(method=Method.BEST)
SEEDS = pytest.mark.parametrize("seed", range(6))
NOTHING = (0.0,) * 5
AS_LONG_AS_IT_TAKES = Effort(nodes=10_000, checks=100_000, gap=0.0, stop=lambda: False)


def best_of(rows: Rows, priority: int, guide: Guide) -> float:
    """The best value of a priority on the roads that a guide knows, proven."""
    model = model_of(rows, Aim(priority, NOTHING, NOTHING), guide, 200.0)
    return maximise_whole(model.draft.written().program, AS_LONG_AS_IT_TAKES).bound


def every_limit(rows: Rows) -> frozenset[Limit]:
    """All limits on links and sites."""
    timetable = rows.instance.timetable
    limits: set[Limit] = set()
    for kind, capacity in (("link", timetable.link_capacity), ("site", timetable.site_capacity)):
        limits |= {(kind, int(number), int(week)) for number, week in np.argwhere(np.isfinite(capacity))}
    return frozenset(limits)


def test_two_vehicles_do_not_fit_where_prices_let_one_and_two_thirds_pass() -> None:
    situation = world(
        settings={"days": 14},
        items=[item(mass_kg=6000)],
        needs=[need(quantity=4, due=13)],
        offers=[offer()],
        links=[link(days=0, capacity_t_per_week=10)],
    )
    summary = planned(situation, BEST).summary
    assert summary.value[0] == pytest.approx(0.5)
    assert summary.bound[0] == pytest.approx(0.5)
    assert summary.bound_by == ("search", "prices", "prices", "prices", "prices")


def test_where_prices_prove_as_much_anyone_can_recompute_the_bound() -> None:
    situation = world(needs=[need(quantity=4)], offers=[offer(quantity=3)], links=[link()])
    plan = planned(situation, BEST)
    assert plan.summary.bound_by == ("prices",) * 5
    assert {row.priority for row in plan.prices} == {1}


def test_a_minimum_that_cannot_travel_is_no_offer() -> None:
    situation = world(
        settings={"days": 7},
        needs=[need(quantity=3, due=6)],
        offers=[offer(minimum=8)],
        links=[link(days=0, capacity_t_per_week=5)],
    )
    summary = planned(situation, BEST).summary
    assert summary.value[0] == 0.0
    assert summary.bound[0] == pytest.approx(0.0, abs=1e-9)


def test_what_a_minimum_asks_may_go_to_a_need_of_lower_priority() -> None:
    situation = world(
        settings={"days": 7},
        needs=[need("N1", quantity=3, due=6), need("N2", quantity=5, due=6, priority=2, site="C")],
        offers=[offer(minimum=8)],
        links=[
            link("A", "B", days=0, capacity_t_per_week=3),
            link("A", "C", days=0, capacity_t_per_week=5),
        ],
    )
    plan = planned(situation, BEST)
    assert plan.summary.value[:2] == pytest.approx((1.0, 1.0))
    assert plan.summary.bound[:2] == pytest.approx((1.0, 1.0))
    assert sent(plan) == pytest.approx(8.0)


def test_a_rounded_alternative_binds_whole_crews() -> None:
    situation = world(
        items=[item("thing"), item("spare", qualification="driver", crew=1)],
        alternatives=[alternative("thing", "spare", ratio=1.5)],
        needs=[need(quantity=4)],
        offers=[offer(item="spare", quantity=10, site="B")],
        courses=[course(seats=5)],
        trainees=[trainees(50)],
    )
    summary = planned(situation, BEST).summary
    assert summary.value[0] == pytest.approx(0.75)
    assert summary.bound[0] == pytest.approx(0.75)


@SEEDS
def test_what_a_greedy_plan_does_is_possible_on_the_roads_that_it_takes(seed: int) -> None:
    instance = build_instance(generate(Size.XXS, seed))
    ledger, rows = greedy(instance, Watch()), Rows(instance)
    known = KnownHops(instance, [folded(batch) for batch in ledger.batches.values()])
    for journeys in ledger.surplus.values():
        for journey in journeys:
            goods = instance.goods
            known.learn(int(goods.item[journey.offer]), int(goods.site[journey.offer]), journey.legs)
    for place, value in enumerate(values_reached(ledger)):
        if value > 0.0:
            assert best_of(rows, place + 1, known) >= value * (1.0 - 1e-7)
            assert best_of(rows, place + 1, NarrowPlaces(instance, frozenset())) >= value * (1.0 - 1e-7)


@pytest.mark.parametrize("seed", range(4))
def test_narrow_places_leave_no_plan_out_and_all_of_them_let_none_in(seed: int) -> None:
    instance = build_instance(generate(Size.XXS, seed))
    rows = Rows(instance)
    exact = best_of(rows, 1, EveryHop(instance))
    assert best_of(rows, 1, NarrowPlaces(instance, frozenset())) >= exact - 1e-6
    assert best_of(rows, 1, NarrowPlaces(instance, every_limit(rows))) >= exact - 1e-6


@SEEDS
def test_a_solution_read_as_a_plan_is_worth_what_the_solver_said(seed: int) -> None:
    instance = build_instance(generate(Size.XXS, seed))
    model = model_of(Rows(instance), Aim(1, NOTHING, NOTHING), EveryHop(instance), 200.0)
    written = model.draft.written()
    optimum = maximise_whole(written.program, AS_LONG_AS_IT_TAKES)
    assert optimum.variables is not None
    plans = [ledger_of(model, optimum.variables * written.units, with_joins=each) for each in (False, True)]
    assert max(values_reached(plan)[0] for plan in plans) == pytest.approx(optimum.bound, rel=1e-6, abs=1e-9)


def knapsack() -> WholeProgram:
    """Forty things of odd worth and weight, of which half can be carried."""
    dice = np.random.default_rng(3)
    weight, worth = dice.integers(20, 100, 40).astype(float), dice.random(40)
    return WholeProgram(
        gains=weight + worth,
        tops=np.ones(40),
        is_whole=np.ones(40, dtype=np.bool_),
        entries=Entries(np.arange(41, dtype=np.int32), np.zeros(40, dtype=np.int32), weight),
        extent=Extent(np.array([-np.inf]), np.array([np.floor(weight.sum() / 2)])),
    )


def test_a_little_effort_gives_a_bound_all_the_same_and_equal_efforts_equal_ends() -> None:
    best = maximise_whole(knapsack(), AS_LONG_AS_IT_TAKES)
    little = [maximise_whole(knapsack(), Effort(nodes=1, checks=2, gap=0.0, stop=lambda: False)) for _ in range(2)]
    assert little[0].bound >= best.bound - 1e-9
    assert little[0].bound == little[1].bound
    assert best.variables is not None
    assert float(knapsack().gains @ best.variables) == pytest.approx(best.bound)


def test_who_says_stop_gets_an_end() -> None:
    asked = []

    def stop() -> bool:
        asked.append(True)
        return True

    optimum = maximise_whole(knapsack(), Effort(nodes=10_000, checks=100_000, gap=0.0, stop=stop))
    assert asked
    assert optimum.bound >= maximise_whole(knapsack(), AS_LONG_AS_IT_TAKES).bound - 1e-9
