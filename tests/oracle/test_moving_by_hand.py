"""Dates, permits, closures and capacities, one by one, where the best plan is known by hand.

Ten units of one tonne are asked for by day 20 and lose 0.1 of their worth on each of the ten days after it, so that
the value tells on which day they become usable.
"""

from typing import Any

import pytest

from tests.oracle.finding import best_value
from tests.worlds import closure, day, item, link, need, offer, permit, site, world

LATE = need(due=20, expires=30)


def value(**tables: Any) -> float:  # noqa: ANN401 (tables of any kind)
    """Best value of ten units from A to B, with these tables or their usual ones."""
    return best_value(world(**{"needs": [LATE], "offers": [offer()], "links": [link()], **tables}))


def test_goods_arrive_as_many_days_later_as_the_link_takes() -> None:
    assert value(links=[link(days=23)]) == pytest.approx(0.7)


def test_a_unit_is_worth_nothing_once_it_has_expired() -> None:
    assert value(links=[link(days=30)]) == 0.0


def test_a_unit_is_not_usable_before_the_earliest_day() -> None:
    assert value(needs=[need(due=20, expires=30, earliest=24)]) == pytest.approx(0.6)


def test_the_grace_of_the_settings_is_given_where_no_expiry_is() -> None:
    assert value(settings={"grace_days": 4}, needs=[need(due=20)], links=[link(days=21)]) == pytest.approx(0.75)


def test_arrivals_after_the_last_day_are_not_allowed() -> None:
    assert value(settings={"days": 22}, links=[link(days=22)]) == 0.0
    assert value(settings={"days": 23}, links=[link(days=22)]) == pytest.approx(0.8)


def test_nothing_departs_before_the_day_of_the_picture() -> None:
    assert value(settings={"as_of": 21}) == pytest.approx(0.7)


def test_goods_leave_no_earlier_than_they_are_available() -> None:
    assert value(offers=[offer(available_from=21)]) == pytest.approx(0.7)


def test_goods_leave_no_later_than_they_are_available() -> None:
    tables = {"links": [link(first_departure=21)]}
    assert value(offers=[offer(available_until=20)], **tables) == 0.0
    assert value(offers=[offer(available_until=21)], **tables) == pytest.approx(0.7)


def test_what_has_left_in_time_may_go_on_later() -> None:
    roads = [link("A", "C", days=0), link("C", "B", days=2, first_departure=21)]
    assert value(offers=[offer(available_until=3)], links=roads) == pytest.approx(0.7)


@pytest.mark.parametrize(("status", "worth"), [("offered", 0.5), ("pledged", 0.5), ("committed", 1.0)])
def test_notice_runs_from_the_day_of_the_picture_unless_the_offer_is_committed(status: str, worth: float) -> None:
    noticed = [offer(notice_days=20, status=status)]
    assert value(settings={"as_of": 3}, offers=noticed) == pytest.approx(worth)


def test_a_link_departs_only_every_few_days_from_its_first_departure() -> None:
    assert value(offers=[offer(available_from=18)], links=[link(first_departure=3, every_days=9)]) == pytest.approx(0.7)


def test_a_first_departure_before_the_start_counts_as_day_0() -> None:
    roads = [link(first_departure=day(-3), every_days=7)]
    assert value(offers=[offer(available_from=15)], links=roads) == pytest.approx(0.7)


def test_goods_wait_on_the_way_for_the_next_departure() -> None:
    roads = [link("A", "C", days=3), link("C", "B", days=4, first_departure=5, every_days=14)]
    assert value(links=roads) == 1.0
    assert value(links=roads, offers=[offer(available_from=3)]) == pytest.approx(0.7)


def test_links_within_a_day_follow_one_another_on_that_day() -> None:
    roads = [link("A", "C", days=0), link("C", "D", days=0), link("D", "B", days=0), link("C", "A", days=0)]
    assert value(links=roads, offers=[offer(available_from=24)]) == pytest.approx(0.6)


def test_a_link_carries_only_its_cargo_classes() -> None:
    roads = [link(cargo=("cold",)), link("A", "C", cargo=("general", "cold")), link("C", "B", days=20)]
    assert value(links=roads) == pytest.approx(0.8)


def test_a_closed_link_lets_nothing_depart() -> None:
    assert value(closures=[closure(link="A-B", until=20)]) == pytest.approx(0.7)


def test_a_closed_origin_lets_nothing_depart() -> None:
    assert value(closures=[closure(site="A", until=20)]) == pytest.approx(0.7)


def test_a_closed_destination_lets_nothing_arrive() -> None:
    assert value(closures=[closure(site="B", until=20)]) == pytest.approx(0.9)


def test_where_closures_overlap_the_smallest_factor_holds() -> None:
    slowed = [closure(link="A-B", until=20), closure(link="A-B", factor=0.5)]
    assert value(closures=slowed) == pytest.approx(0.7)


def test_an_offer_leaves_while_its_permits_hold() -> None:
    waiting = [permit(offers=("O1",), status="requested", expected=21, until=22)]
    assert value(permits=waiting) == pytest.approx(0.7)
    assert value(permits=waiting, links=[link(first_departure=23)]) == 0.0


@pytest.mark.parametrize("name", ["O1", "partner:P", "item:thing"])
def test_a_permit_binds_the_offers_that_it_names(name: str) -> None:
    assert value(permits=[permit(offers=(name,), expected=21)]) == pytest.approx(0.7)


def test_a_permit_on_a_link_binds_every_departure() -> None:
    assert value(permits=[permit(links=("A-B",), expected=21)]) == pytest.approx(0.7)
    assert value(permits=[permit(links=("A-B",), expected=0, until=2)], offers=[offer(available_from=3)]) == 0.0


@pytest.mark.parametrize("never", [{"status": "refused", "expected": 3}, {"status": "requested"}])
def test_a_permit_that_is_refused_or_has_no_date_never_holds(never: dict[str, Any]) -> None:
    assert value(permits=[permit(offers=("O1",), **never)]) == 0.0


def test_several_permits_must_hold_together() -> None:
    apart = [permit(offers=("O1",), until=4), permit("X2", offers=("O1",), expected=5)]
    assert value(permits=apart) == 0.0
    assert value(permits=apart, offers=[offer(site="B")]) == 0.0


def test_goods_that_stand_at_the_site_wait_for_notice_and_permits_alone() -> None:
    standing = [offer(site="B", notice_days=22, available_until=3)]
    assert value(offers=standing, links=[]) == pytest.approx(0.8)
    assert value(offers=standing, links=[], permits=[permit(offers=("O1",), expected=23)]) == pytest.approx(0.7)


def test_goods_under_way_wait_for_no_notice_and_no_permit() -> None:
    going = [offer(stage="moving", notice_days=22, available_until=3, available_from=20)]
    assert value(offers=going, permits=[permit(offers=("O1",), status="refused")]) == pytest.approx(0.8)


def test_goods_received_are_there_on_their_day() -> None:
    assert value(offers=[offer(stage="received", site="B", available_from=21)], links=[]) == pytest.approx(0.9)


def test_a_link_takes_its_capacity_each_week() -> None:
    # Goods must leave by day 18: three departure weeks of two tonnes each, and from then on two more a week.
    assert value(needs=[need(due=20, expires=20)], links=[link(capacity_t_per_week=2.5)]) == pytest.approx(0.6)


def test_a_closure_lowers_a_weeks_capacity_by_the_mean_over_its_days() -> None:
    # In the only week three days are closed and two at half: (2 × 1 + 2 × 0.5) / 7 of 7 tonnes are three.
    slowed = [closure(link="A-B", from_=0, until=2), closure(link="A-B", from_=3, until=4, factor=0.5)]
    assert value(settings={"days": 7}, links=[link(days=0, capacity_t_per_week=7.0)], closures=slowed) == 0.3


def test_the_short_last_week_has_its_full_capacity() -> None:
    tables = {"links": [link(days=0, capacity_t_per_week=3.0)], "settings": {"days": 9}}
    assert value(**tables) == pytest.approx(0.6)
    assert value(**tables, closures=[closure(link="A-B", from_=8)]) == pytest.approx(0.4)


def test_a_site_handles_so_much_that_arrives_each_week_over_all_links() -> None:
    roads = [link(), link("C", "B")]
    halves = [offer(quantity=5), offer("O2", site="C", quantity=5)]
    tables = {"settings": {"days": 14}, "sites": [site("B", handling_t_per_week=2.0)]}
    assert value(offers=halves, links=roads, **tables) == pytest.approx(0.4)


def test_a_site_on_the_way_handles_what_passes() -> None:
    roads = [link("A", "C", days=0), link("C", "B", days=0)]
    assert value(settings={"days": 7}, sites=[site("C", handling_t_per_week=4.0)], links=roads) == pytest.approx(0.4)


def test_quantities_are_whole_on_every_movement() -> None:
    # Three tonnes on each of two ways take one unit of two tonnes each, although together they could take three.
    roads = [link("A", f"C{way}", days=0, capacity_t_per_week=3.0) for way in (1, 2)]
    roads += [link(f"C{way}", "B", days=0) for way in (1, 2)]
    assert value(settings={"days": 7}, items=[item(mass_kg=2000.0)], links=roads) == pytest.approx(0.2)
