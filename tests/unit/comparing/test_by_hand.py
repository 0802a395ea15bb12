"""Needs against offers in worlds that can be checked by hand."""

from muster.domain.coverage import Outcome
from tests.unit.comparing.compared import amounts, covered, rows
from tests.worlds import alternative, item, link, need, offer, package, world

ROAD = [link("A", "B", days=2)]


def test_what_is_offered_covers_and_the_rest_is_the_gap() -> None:
    found = amounts(world(needs=[need(quantity=10)], offers=[offer(quantity=7)], links=ROAD))
    assert (found.covered, found.in_time, found.gap) == (7, 7, 3)
    assert found.outcome is Outcome.PART


def test_an_offer_is_never_counted_twice() -> None:
    found = covered(
        world(
            needs=[need("N1", quantity=6), need("N2", quantity=6, priority=2)], offers=[offer(quantity=10)], links=ROAD
        )
    )
    assert found == {"N1": (6, 6), "N2": (4, 4)}


def test_the_more_urgent_need_comes_first_and_then_the_earlier_due_date() -> None:
    found = covered(
        world(
            needs=[
                need("N1", quantity=10, priority=2, due=5),
                need("N2", quantity=10, due=30),
                need("N3", quantity=10, due=20),
            ],
            offers=[offer(quantity=15)],
            links=ROAD,
        )
    )
    assert found == {"N3": (10, 10), "N2": (5, 5), "N1": (0, 0)}


def test_among_equals_what_is_worth_more_per_unit_comes_first() -> None:
    found = covered(
        world(needs=[need("N1"), need("N2", weight=2.0)], offers=[offer(quantity=10)], links=ROAD),
    )
    assert found == {"N1": (0, 0), "N2": (10, 10)}


def test_each_level_of_confidence_counts_the_firmer_ones_as_well() -> None:
    lists = world(
        needs=[need(quantity=10)],
        offers=[
            offer("O1", quantity=2, status="committed"),
            offer("O2", quantity=3, status="pledged"),
            offer("O3", quantity=4),
            offer("O4", quantity=9, status="withdrawn"),
            offer("O5", quantity=9, stage="lost"),
            offer("O6", quantity=None),
        ],
        links=ROAD,
    )
    assert [amounts(lists, status=status).covered for status in ("committed", "pledged", "offered")] == [2, 5, 9]


def test_in_time_is_ready_and_the_fastest_way_by_the_due_date() -> None:
    roads = [link("A", "C", days=3), link("C", "B", days=3), link("A", "B", days=9)]
    for available, in_time in ((14, 10), (15, 0)):
        found = amounts(world(needs=[need(due=20)], offers=[offer(available_from=available)], links=roads))
        assert (found.in_time, found.covered) == (in_time, 10)


def test_notice_runs_from_the_day_of_the_picture_unless_the_offer_is_firm() -> None:
    for status, in_time in (("offered", 0), ("committed", 10)):
        lists = world(
            settings={"as_of": 10},
            needs=[need(due=20)],
            offers=[offer(notice_days=9, status=status)],
            links=ROAD,
        )
        assert amounts(lists).in_time == in_time


def test_goods_that_stand_at_the_site_need_no_movement() -> None:
    found = amounts(world(needs=[need(due=4)], offers=[offer(site="B", available_from=4, available_until=3)]))
    assert found.in_time == 10


def test_goods_that_cannot_leave_before_their_last_day_cover_nothing() -> None:
    lists = world(needs=[need()], offers=[offer(available_from=9, available_until=8)], links=ROAD)
    assert amounts(lists).covered == 0


def test_goods_without_a_route_for_their_cargo_cover_nothing() -> None:
    lists = world(
        items=[item(cargo="outsize")],
        needs=[need()],
        offers=[offer()],
        links=[link("A", "B", cargo=("general", "bulky"))],
    )
    assert amounts(lists).covered == 0


def test_what_is_under_way_is_ready_when_it_arrives_next() -> None:
    lists = world(
        settings={"as_of": 5},
        needs=[need(due=4)],
        offers=[offer("O1", site="B", stage="received", quantity=4), offer("O2", stage="moving", notice_days=40)],
        links=ROAD,
    )
    found = amounts(lists)
    assert (found.in_time, found.covered) == (4, 10)


def test_earmarked_offers_serve_only_those_they_are_meant_for_and_are_used_first() -> None:
    found = covered(
        world(
            needs=[need("N1", quantity=5, theme="energy"), need("N2", quantity=5, due=30)],
            offers=[offer("O1", quantity=5), offer("O2", quantity=5, earmarked_for=("theme:energy", "N9"))],
            links=ROAD,
        )
    )
    assert found == {"N1": (5, 5), "N2": (5, 5)}


def test_earlier_needs_are_moved_to_other_offers_so_that_a_later_one_is_covered_too() -> None:
    found = covered(
        world(
            needs=[
                need("N1", quantity=5, due=10, site="B"),
                need("N2", quantity=5, due=11, site="C"),
                need("N3", quantity=5, due=12, site="D"),
            ],
            offers=[
                offer("O1", quantity=5, earmarked_for=("N1", "N2")),
                offer("O2", quantity=5, earmarked_for=("N2", "N3")),
                offer("O3", quantity=5, earmarked_for=("N1",)),
            ],
            links=[link("A", end, days=1) for end in "BCD"],
        )
    )
    assert set(found.values()) == {(5, 5)}


def test_the_own_item_comes_before_an_alternative() -> None:
    found = amounts(
        world(
            needs=[need(item="new", quantity=10)],
            offers=[offer("O1", item="new", quantity=4), offer("O2", item="old", quantity=20)],
            alternatives=[alternative("new", "old", ratio=2.0)],
            links=ROAD,
        )
    )
    assert (found.own, found.alternatives) == (4, 6)


def test_alternatives_are_counted_in_whole_units_of_the_need() -> None:
    lists = world(
        needs=[need(item="new", quantity=10)],
        offers=[offer("O2", item="old", quantity=8)],
        alternatives=[alternative("new", "old", ratio=3.0)],
        links=ROAD,
    )
    assert amounts(lists).covered == 2
    assert rows(lists, "item")["new"].units is not None


def test_what_an_alternative_needs_for_a_whole_unit_and_does_not_have_serves_others() -> None:
    found = covered(
        world(
            needs=[need("N1", item="new", quantity=10), need("N2", item="old", quantity=2, priority=2)],
            offers=[offer("O2", item="old", quantity=8)],
            alternatives=[alternative("new", "old", ratio=3.0)],
            links=ROAD,
        )
    )
    assert found == {"N1": (2, 2), "N2": (2, 2)}


def test_a_stand_in_is_used_where_the_own_item_can_cover_somebody_else() -> None:
    lists = world(
        needs=[need("N1", item="new", quantity=5, due=10), need("N2", item="new", quantity=5, due=20, site="C")],
        offers=[offer("O1", item="new", quantity=5), offer("O2", item="old", quantity=5, earmarked_for=("N1",))],
        alternatives=[alternative("new", "old")],
        links=[*ROAD, link("A", "C")],
    )
    assert covered(lists) == {"N1": (5, 5), "N2": (5, 5)}
    assert (amounts(lists, "N1").alternatives, amounts(lists, "N2").own) == (5, 5)


def test_alternatives_are_neither_transitive_nor_symmetric() -> None:
    lists = world(
        needs=[need("N1", item="a"), need("N2", item="c")],
        offers=[offer("O1", item="c", quantity=3, earmarked_for=("N1",)), offer("O2", item="b", quantity=3)],
        alternatives=[alternative("a", "b"), alternative("b", "c")],
        links=ROAD,
    )
    assert covered(lists) == {"N1": (3, 3), "N2": (0, 0)}


def test_packages_are_covered_whole_by_what_their_scarcest_component_allows() -> None:
    lists = world(
        needs=[need("N1", item="battery", quantity=3), need("N2", item="gun", quantity=9, priority=2)],
        offers=[offer("O1", item="gun", quantity=13), offer("O2", item="truck", quantity=5)],
        packages=package("battery", "full", gun=6, truck=2),
        links=ROAD,
    )
    assert amounts(lists, "N1").packages == 2
    assert amounts(lists, "N2").own == 1


def test_the_better_variant_of_a_package_comes_first() -> None:
    lists = world(
        needs=[need("N1", item="battery", quantity=3)],
        offers=[offer("O1", item="gun", quantity=1), offer("O2", item="old-gun", quantity=5)],
        packages=[*package("battery", "a", 0.5, **{"old-gun": 2}), *package("battery", "b", 1.0, gun=1)],
        links=ROAD,
    )
    assert amounts(lists).packages == 3
    assert rows(lists, "item", "offered")["battery"].offered is None


def test_a_package_is_in_time_only_when_all_its_components_are() -> None:
    lists = world(
        needs=[need("N1", item="battery", quantity=2, due=20)],
        offers=[
            offer("O1", item="gun", quantity=2),
            offer("O2", item="truck", quantity=1),
            offer("O3", item="truck", quantity=1, available_from=30),
        ],
        packages=package("battery", "full", gun=1, truck=1),
        links=ROAD,
    )
    found = amounts(lists)
    assert (found.in_time, found.covered, found.outcome) == (1, 2, Outcome.LATE)


def test_late_goods_go_to_those_who_are_still_short_in_order_of_priority() -> None:
    found = covered(
        world(
            needs=[need("N1", quantity=10), need("N2", quantity=10, priority=2)],
            offers=[offer("O1", quantity=6), offer("O2", quantity=8, available_from=40)],
            links=ROAD,
        )
    )
    assert found == {"N1": (6, 10), "N2": (0, 4)}


def test_divisible_goods_are_covered_in_parts_and_pieces_are_not() -> None:
    for divisible, expected in ((True, 2.5), (False, 2)):
        lists = world(
            items=[item(divisible=divisible)], needs=[need(quantity=4)], offers=[offer(quantity=2.5)], links=ROAD
        )
        assert amounts(lists).covered == expected
