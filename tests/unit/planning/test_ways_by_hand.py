"""Ways to meet a need: alternatives with ratios, packages, whole units, requests of several rows."""

import pytest

from muster.domain.plan import Reason
from tests.unit.planning.planned import planned, reasons, sent, usable
from tests.worlds import alternative, item, link, need, offer, package, world


def test_three_small_ones_stand_in_for_one_large_one() -> None:
    plan = planned(
        world(
            needs=[need(item="large", quantity=4)],
            offers=[offer(item="small", quantity=11)],
            alternatives=[alternative("large", "small", ratio=3, effectiveness=0.9)],
            links=[link()],
        )
    )
    assert sum(usable(plan).values()) == 3
    assert sent(plan) == 9
    assert plan.summary.value[0] == pytest.approx(0.9 * 3 / 4)


def test_a_fractional_ratio_is_rounded_up_to_whole_pieces() -> None:
    plan = planned(
        world(
            needs=[need(item="large", quantity=3)],
            offers=[offer(item="small", quantity=10)],
            alternatives=[alternative("large", "small", ratio=1.5)],
            links=[link()],
        )
    )
    assert sent(plan) == 5


def test_the_own_item_comes_before_its_substitute() -> None:
    plan = planned(
        world(
            needs=[need(item="large", quantity=4)],
            offers=[offer("O1", item="small"), offer("O2", item="large", quantity=3)],
            alternatives=[alternative("large", "small", effectiveness=0.8)],
            links=[link()],
        )
    )
    assert (sent(plan, "O1"), sent(plan, "O2")) == (1, 3)


def test_a_package_counts_only_whole() -> None:
    plan = planned(
        world(
            needs=[need(item="battery", quantity=3)],
            offers=[offer("O1", item="gun", quantity=13), offer("O2", item="truck", quantity=5)],
            packages=package("battery", "full", gun=6, truck=2),
            links=[link()],
        )
    )
    assert sum(usable(plan).values()) == 2
    assert (sent(plan, "O1"), sent(plan, "O2")) == (12, 4)
    assert reasons(plan) == {Reason.INCOMPLETE: 1} or reasons(plan) == {Reason.NO_OFFER: 1}


def test_a_package_of_which_a_part_is_missing_sends_nothing() -> None:
    plan = planned(
        world(
            needs=[need(item="battery", quantity=1)],
            offers=[offer(item="gun", quantity=6)],
            packages=package("battery", "full", gun=6, truck=2),
            links=[link()],
        )
    )
    assert plan.assignments == ()
    assert reasons(plan) == {Reason.INCOMPLETE: 1}
    assert "truck" in plan.shortfalls[0].detail


def test_the_better_variant_comes_first_and_the_other_fills_up() -> None:
    plan = planned(
        world(
            needs=[need(item="battery", quantity=2)],
            offers=[offer("O1", item="gun", quantity=2), offer("O2", item="mortar", quantity=2)],
            packages=package("battery", "guns", gun=2) + package("battery", "mortars", effectiveness=0.5, mortar=2),
            links=[link()],
        )
    )
    assert plan.summary.value[0] == pytest.approx(0.75)


def test_divisible_goods_are_sent_to_the_last_part() -> None:
    plan = planned(
        world(
            items=[item("fuel", divisible=True)],
            needs=[need(item="fuel", quantity=2.5)],
            offers=[offer(item="fuel", quantity=1.75)],
            links=[link()],
        )
    )
    assert sum(usable(plan).values()) == pytest.approx(1.75)


def test_a_fraction_of_a_whole_piece_is_never_met() -> None:
    plan = planned(world(needs=[need(quantity=2.5)], offers=[offer(quantity=9)], links=[link()]))
    assert sum(usable(plan).values()) == 2


def test_rows_of_one_request_share_its_worth() -> None:
    plan = planned(
        world(
            needs=[
                need("N1", request="R", quantity=6, weight=2),
                need("N2", request="R", quantity=2, weight=2, due=40),
            ],
            offers=[offer(quantity=7)],
            links=[link()],
        )
    )
    assert plan.summary.value[0] == pytest.approx(2 * 7 / 8)
