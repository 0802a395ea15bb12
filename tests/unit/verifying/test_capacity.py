"""Tonnes by week: short weeks, slowed weeks, and what counts where."""

from typing import Any

import pytest

from muster.domain.promises import PromiseCode
from muster.domain.situation import Situation
from tests.plans import plan, send, use
from tests.unit.verifying.judged import codes, found
from tests.worlds import closure, item, link, need, offer, site, world


def narrow(**tables: object) -> Situation:
    """A hundred divisible tonnes wanted at B; the link from A takes 14 t a week."""
    rows: dict[str, Any] = {
        "needs": [need(quantity=100)],
        "offers": [offer(quantity=100)],
        "items": [item(divisible=True)],
        "links": [link("A", "B", days=2, capacity_t_per_week=14.0)],
    }
    return world(**{**rows, **tables})


def holds(situation: Situation, tonnes: float, depart: int) -> bool:
    """Whether so many tonnes may leave on a day."""
    return not codes(situation, plan(situation, send("O1", "N1", tonnes, by=[("A-B", depart)])))


def assert_most(situation: Situation, tonnes: float, depart: int) -> None:
    """So many tonnes may leave on a day, and no more."""
    assert holds(situation, tonnes, depart)
    assert not holds(situation, tonnes + 0.1, depart)


def test_a_short_last_week_has_its_full_capacity() -> None:
    assert_most(narrow(settings={"days": 17}), 14.0, depart=14)


def test_a_slowed_week_has_the_mean_of_its_daily_factors() -> None:
    slowed = narrow(
        closures=[closure(link="A-B", from_=8, until=9, factor=0.5), closure(link="A-B", from_=12, until=12)]
    )
    assert_most(slowed, 14.0, depart=0)
    assert_most(slowed, 14.0 * (4 + 2 * 0.5 + 0) / 7, depart=7)


def test_the_mean_of_a_short_last_week_is_over_its_days_inside_the_horizon() -> None:
    slowed = narrow(settings={"days": 18}, closures=[closure(link="A-B", from_=15, factor=0.5)])
    assert_most(slowed, 14.0 * (1 + 3 * 0.5) / 4, depart=14)


def test_where_closures_overlap_the_smallest_factor_holds() -> None:
    both = narrow(
        closures=[closure(link="A-B", until=6, factor=0.5), closure(link="A-B", from_=2, until=3, factor=0.25)]
    )
    assert_most(both, 14.0 * (5 * 0.5 + 2 * 0.25) / 7, depart=0)


def test_a_closure_before_the_start_counts_on_day_zero() -> None:
    situation = narrow(closures=[closure(link="A-B", until=0, factor=0.0)])
    assert_most(situation, 14.0 * 6 / 7, depart=1)


def test_weeks_are_counted_from_the_start_and_load_by_the_day_of_departure() -> None:
    situation = narrow()
    week_ends = [send("O1", "N1", 14, by=[("A-B", depart)], assignment_id=f"on {depart}") for depart in (6, 7)]
    assert codes(situation, plan(situation, *week_ends)) == []
    one_week = [send("O1", "N1", 14, by=[("A-B", depart)], assignment_id=f"on {depart}") for depart in (7, 13)]
    made = plan(situation, *one_week)
    assert codes(situation, made) == [PromiseCode.LINK_CAPACITY]
    assert found(situation, made, PromiseCode.LINK_CAPACITY) == ["28"]


def test_a_site_counts_what_arrives_over_all_links_by_the_day_of_arrival() -> None:
    situation = world(
        needs=[need(quantity=100)],
        offers=[offer("O1", quantity=20), offer("O2", site="C", quantity=20)],
        links=[link("A", "B", days=2), link("C", "B", days=6)],
        sites=[site("B", handling_t_per_week=14.0)],
    )
    first = send("O1", "N1", 8, by=[("A-B", 6)])
    apart, together = send("O2", "N1", 7, by=[("C-B", 0)]), send("O2", "N1", 7, by=[("C-B", 2)])
    assert codes(situation, plan(situation, first, apart)) == []
    assert codes(situation, plan(situation, first, together)) == [PromiseCode.SITE_CAPACITY]


def test_standing_goods_need_no_handling() -> None:
    situation = world(
        needs=[need(quantity=10)], offers=[offer(site="B", quantity=10)], sites=[site("B", handling_t_per_week=1.0)]
    )
    assert codes(situation, plan(situation, send("O1", "N1", 10), use("N1", 10, on=0))) == []


@pytest.mark.parametrize(("load_kg", "fits"), [(None, False), (500.0, True)])
def test_load_and_not_mass_takes_up_capacity(load_kg: float | None, *, fits: bool) -> None:
    situation = narrow(items=[item(mass_kg=1000.0, load_kg=load_kg)])
    assert holds(situation, 28, depart=0) is fits
