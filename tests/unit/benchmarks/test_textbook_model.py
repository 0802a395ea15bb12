"""The textbook model: between our plans and our bounds, and right where a hand can check it."""

from collections.abc import Sequence
from typing import Any

import pytest

from benchmarks.generating import Size, generate
from benchmarks.textbook.model import textbook_model
from benchmarks.textbook.solver import Solver, solve
from benchmarks.textbook.weights import WEIGHTS, weighted
from muster.domain.situation import Situation
from muster.planning import Method, PlanOptions, compute_plan, optimum
from tests.worlds import alternative, course, fund, item, link, need, offer, package, permit, trained, trainees, world

ONLY_THE_FIRST = (1.0, 0.0, 0.0, 0.0, 0.0)
LATE = need(due=20, expires=30)
FREE = [link(days=1), link("A", "C"), link("C", "B")]


def _values(situation: Situation, weights: Sequence[float] = WEIGHTS) -> tuple[float, ...]:
    model = textbook_model(situation, weights)
    answer = solve(model.program, Solver.HIGHS_SIMPLEX, 30.0)
    assert answer is not None
    return model.values(answer)


def _value(**tables: Any) -> float:  # noqa: ANN401 (tables of any kind)
    """Best value of ten units from A to B, with these tables or their usual ones."""
    return _values(world(**{"needs": [LATE], "offers": [offer()], "links": [link()], **tables}))[0]


# All of these have something at priority 1; of most, the bound by prices lies on the optimum of the relaxation.
# A search in whole units may go below that, so it is left out here; tests/oracle holds that to the whole-unit optimum.
@pytest.mark.parametrize("seed", [0, 1, 2, 3, 6, 7, 10, 12, 15, 17, 19, 20, 22])
def test_the_relaxation_lies_between_our_plan_and_our_bound(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(optimum._Search, "_search_whole", lambda *_: None)
    situation = generate(Size.XXS, seed)
    plan = compute_plan(situation, PlanOptions(method=Method.BEST)).summary
    assert plan.value[0] > 0.0
    assert plan.bound_by[0] == "prices"
    assert plan.value[0] * (1.0 - 1e-6) <= _values(situation, ONLY_THE_FIRST)[0] <= plan.bound[0] * (1.0 + 1e-4)
    assert weighted(_values(situation)) >= weighted(plan.value) * (1.0 - 1e-6)


def test_goods_arrive_as_many_days_later_as_the_link_takes() -> None:
    assert _value(links=[link(days=23)]) == pytest.approx(0.7)
    assert _value(links=[link(days=30)]) == pytest.approx(0.0)


def test_goods_leave_on_the_days_of_offer_permit_and_link() -> None:
    assert _value(offers=[offer(available_from=21)], links=[link(days=1)]) == pytest.approx(0.8)
    assert _value(offers=[offer(available_until=5)], links=[link(first_departure=6)]) == pytest.approx(0.0)
    granted = [permit(offers=("O1",), status="granted", expected=24)]
    assert _value(permits=granted, links=[link(days=1)]) == pytest.approx(0.5)


def test_goods_that_stand_at_the_needs_site_are_used_there_after_their_last_day_of_leaving() -> None:
    assert _value(offers=[offer(site="B", available_from=9, available_until=5)]) == pytest.approx(1.0)


def test_a_link_takes_so_much_in_each_week() -> None:
    narrow = [link(days=1, capacity_t_per_week=2)]
    # Departures of the weeks 0 and 1 and 2 arrive on time, three tenths of the worth is lost by those of day 21.
    assert _value(links=narrow) == pytest.approx(0.6 + 0.2 * 0.8 + 0.2 * 0.1)


def test_earmarks_alternatives_and_funds() -> None:
    assert _value(offers=[offer(earmarked_for=("priority:2",))]) == pytest.approx(0.0)
    other = {"alternatives": [alternative("thing", "other", ratio=2.0, effectiveness=0.5)], "links": FREE}
    assert _value(offers=[offer(item="other", quantity=10)], **other) == pytest.approx(0.25)
    bought = [offer(unit_cost=10.0, fund_id="F1")]
    assert _value(offers=bought, funds=[fund(amount=30.0)], links=FREE) == pytest.approx(0.3)


def test_the_scarcest_component_limits_a_package() -> None:
    parts: dict[str, Any] = {"packages": package("battery", "full", gun=6, truck=7), "links": FREE}
    offers = [offer(item="gun", quantity=12), offer("O2", item="truck", quantity=2), offer("O3", item="truck")]
    asked = [need(item="battery", quantity=2)]
    # Twelve trucks are enough for twelve sevenths of a battery, twelve guns for two.
    assert _value(needs=asked, offers=offers, **parts) == pytest.approx(12 / 7 / 2)


def test_units_that_need_crew_wait_for_it() -> None:
    crewed: dict[str, Any] = {"items": [item(qualification="driver", crew=2)], "links": FREE}
    assert _value(trainees=[trained(6)], **crewed) == pytest.approx(0.3)
    school = [course(days=5, seats=8)]
    assert _value(trainees=[trainees(50)], courses=school, **crewed) == pytest.approx(0.4)


def test_a_unit_heavier_than_a_weeks_capacity_stays_unless_it_may_be_divided() -> None:
    heavy = item(mass_kg=40_000)
    assert _value(items=[heavy], links=[link(days=1, capacity_t_per_week=30)]) == pytest.approx(0.0)
    assert _value(items=[item(mass_kg=40_000, divisible=True)], links=[link(capacity_t_per_week=30)]) > 0.0
