"""Ways, earmarks, lots and money, one by one, where the best plan is known by hand.

Ten units are asked for unless told otherwise, so that each is worth 0.1.
"""

from typing import Any

import pytest

from tests.oracle.finding import best_value, best_values, find
from tests.worlds import alternative, closure, fund, item, link, need, offer, package, site, trained, world

FREE = [link("A", "B")]


def test_the_own_item_is_worth_its_share_of_the_request() -> None:
    assert best_value(world(needs=[need()], offers=[offer(quantity=7)], links=FREE)) == 0.7


def test_a_lesser_alternative_fills_up_what_the_own_item_leaves() -> None:
    tables: dict[str, Any] = {
        "needs": [need()],
        "links": FREE,
        "alternatives": [alternative("thing", "other", effectiveness=0.5)],
    }
    assert best_value(world(offers=[offer(quantity=6), offer("O2", item="other")], **tables)) == 0.8


def test_an_alternative_does_not_stand_in_the_other_way_round() -> None:
    tables: dict[str, Any] = {"needs": [need()], "links": FREE, "alternatives": [alternative("other", "thing")]}
    assert best_value(world(offers=[offer(item="other")], **tables)) == 0.0


def test_an_alternative_of_a_ratio_is_rounded_up_on_each_row() -> None:
    # Four units take 4 × 1.5 = 6; a fifth would take 8 in all.
    tables: dict[str, Any] = {
        "needs": [need()],
        "links": FREE,
        "alternatives": [alternative("thing", "other", ratio=1.5)],
    }
    assert best_value(world(offers=[offer(item="other", quantity=7)], **tables)) == 0.4


def test_two_rows_of_fulfilment_are_rounded_up_each_for_itself() -> None:
    # By day 20 come three others, for two units; one more later is, on a row of its own, too few for a third unit.
    late = world(
        needs=[need(due=20, expires=40)],
        offers=[offer(item="other", quantity=3), offer("O2", item="other", quantity=1, available_from=25)],
        links=FREE,
        alternatives=[alternative("thing", "other", ratio=1.5)],
    )
    assert best_value(late) == 0.2


def test_part_of_a_unit_may_take_a_whole_alternative() -> None:
    tables: dict[str, Any] = {
        "items": [item("oil", divisible=True), item("drum")],
        "needs": [need(item="oil", quantity=1)],
        "links": FREE,
        "alternatives": [alternative("oil", "drum", ratio=4.0)],
    }
    assert best_value(world(offers=[offer(item="drum", quantity=3)], **tables)) == 0.75


def test_a_divisible_item_is_used_in_parts_of_a_unit() -> None:
    oil = [item("oil", divisible=True)]
    tables: dict[str, Any] = {"items": oil, "needs": [need(item="oil")], "links": [link(capacity_t_per_week=0.25)]}
    assert best_value(world(settings={"days": 7}, offers=[offer(item="oil")], **tables)) == 0.025


def test_a_package_is_complete_only_with_every_component() -> None:
    battery = world(
        needs=[need(item="battery", quantity=2)],
        offers=[offer(item="gun", quantity=12), offer("O2", item="truck", quantity=2), offer("O3", item="truck")],
        packages=package("battery", "full", gun=6, truck=7),
        links=FREE,
    )
    assert best_value(battery) == 0.5


def test_components_of_one_package_may_come_from_several_offers_on_several_days() -> None:
    battery = world(
        needs=[need(item="battery", quantity=1, due=20, expires=30)],
        offers=[offer(item="gun", quantity=4), offer("O2", item="gun", quantity=2, available_from=23)],
        packages=package("battery", "full", gun=6),
        links=FREE,
    )
    assert best_value(battery) == 0.5


def test_a_lesser_variant_takes_what_the_full_one_leaves() -> None:
    battery = world(
        needs=[need(item="battery", quantity=2)],
        offers=[offer(item="gun", quantity=12), offer("O2", item="truck", quantity=1)],
        packages=[*package("battery", "full", gun=6, truck=1), *package("battery", "guns", 0.6, gun=6)],
        links=FREE,
    )
    assert best_value(battery) == 0.8


def test_alternatives_do_not_apply_inside_a_package() -> None:
    battery = world(
        needs=[need(item="battery", quantity=1)],
        offers=[offer(item="mortar")],
        packages=package("battery", "full", gun=1),
        alternatives=[alternative("gun", "mortar")],
        links=FREE,
    )
    assert best_value(battery) == 0.0


@pytest.mark.parametrize("mark", ["N1", "priority:1", "site:B", "theme:energy", "N1;N2"])
def test_an_earmarked_offer_serves_the_needs_that_fit_any_entry(mark: str) -> None:
    needs = [need(theme="energy"), need("N2", site="C", priority=2, quantity=1)]
    tables: dict[str, Any] = {"needs": needs, "links": [*FREE, link("A", "C")]}
    served = best_values(world(offers=[offer(quantity=20, earmarked_for=tuple(mark.split(";")))], **tables))
    assert served[:2] == (1.0, 1.0 if "N2" in mark else 0.0)


@pytest.mark.parametrize("unusable", [{"quantity": None}, {"status": "withdrawn"}, {"stage": "lost"}])
def test_offers_that_are_not_there_are_not_used(unusable: dict[str, object]) -> None:
    assert best_value(world(needs=[need()], offers=[offer(**unusable)], links=FREE)) == 0.0


def test_a_lot_is_used_whole_or_not_at_all() -> None:
    # Only five tonnes can go: too few for the lot of six.
    lots = world(needs=[need()], offers=[offer(minimum=6)], links=[link(capacity_t_per_week=5, every_days=60)])
    assert best_value(lots) == 0.0


def test_a_lot_may_bring_more_than_is_asked_for() -> None:
    assert best_value(world(needs=[need(quantity=4)], offers=[offer(minimum=6)], links=FREE)) == 1.0


def test_what_is_left_of_a_lot_under_way_needs_no_minimum() -> None:
    roads = [link(capacity_t_per_week=5, every_days=60)]
    assert best_value(world(needs=[need()], offers=[offer(minimum=6, stage="moving")], links=roads)) == 0.5


def test_a_fund_buys_no_more_than_it_holds() -> None:
    bought = [offer(unit_cost=150.0, fund_id="F1", quantity=4), offer("O2", unit_cost=50.0, fund_id="F1", quantity=4)]
    assert best_value(world(needs=[need()], offers=bought, funds=[fund(amount=600.0)], links=FREE)) == 0.6


def test_priorities_are_strict() -> None:
    # One unit of priority 1 is worth 0.001, those of priority 2 a thousand times more.
    rivals = [need(quantity=1000), need("N2", priority=2, quantity=1)]
    assert best_values(world(needs=rivals, offers=[offer(quantity=1)], links=FREE))[:2] == (0.001, 0.0)


def test_what_the_first_priority_leaves_goes_to_the_next() -> None:
    rivals = [need(quantity=4), need("N2", priority=2), need("N3", priority=5)]
    assert best_values(world(needs=rivals, offers=[offer(quantity=15)], links=FREE)) == (1.0, 1.0, 0.0, 0.0, 0.1)


def test_the_heavier_request_is_served_first_and_shares_its_weight_among_its_rows() -> None:
    rows = [need(quantity=3, request="R", weight=3.0), need("N2", quantity=1, request="R", weight=3.0)]
    rivals = [*rows, need("N3", quantity=4, weight=1.0)]
    assert best_value(world(needs=rivals, offers=[offer(quantity=5)], links=FREE)) == 3.25


def test_among_the_best_plans_the_cheapest_is_taken() -> None:
    roads = [link(cost_per_t=9.0), link("A", "C", cost_per_t=1.0), link("C", "B", cost_per_t=2.0)]
    found = find(world(needs=[need()], offers=[offer()], links=roads), cheapest=True)
    assert found.plan.summary.value[0] == pytest.approx(1.0)
    assert found.plan.summary.cost == pytest.approx(30.0)


def test_units_heavier_than_a_weeks_capacity_never_go() -> None:
    heavy: dict[str, Any] = {"items": [item(mass_kg=40_000.0)], "needs": [need()], "offers": [offer()]}
    assert best_value(world(links=[link(capacity_t_per_week=30.0)], **heavy)) == 0.0


def test_load_counts_not_mass() -> None:
    bulky: dict[str, Any] = {"items": [item(load_kg=5000.0)], "needs": [need()], "offers": [offer()]}
    assert best_value(world(settings={"days": 7}, links=[link(capacity_t_per_week=11.0)], **bulky)) == 0.2


def test_a_dataset_without_links_serves_what_stands_there() -> None:
    assert best_value(world(needs=[need()], offers=[offer(site="B", quantity=3), offer("O2")])) == 0.3


def test_nothing_is_a_plan_too() -> None:
    shut = world(needs=[need()], offers=[offer()], links=FREE, closures=[closure(site="B")], sites=[site("B")])
    assert best_value(shut) == 0.0


def test_goods_that_need_no_one_use_no_one() -> None:
    assert best_value(world(needs=[need()], offers=[offer()], links=FREE, trainees=[trained(0)])) == 1.0
