"""What pricing and the masters say of each other, on random datasets."""

import numpy as np
import pytest

from benchmarks.generating import Size, generate
from muster.planning.columns import Column, folded
from muster.planning.greedy import greedy
from muster.planning.instance import Instance, build_instance
from muster.planning.master import solve_exactly
from muster.planning.options import Watch
from muster.planning.prices import Prices, no_prices
from muster.planning.pricing import Aim, Pricer
from muster.planning.warm_master import WarmMaster
from muster.planning.worth import values_reached

SEEDS = pytest.mark.parametrize("seed", range(12))
NOTHING_HELD = Aim(5, (0.0,) * 5, (0.0,) * 5)


def random_prices(instance: Instance, seed: int) -> Prices:
    """Prices of goods and of the way, small enough for many units to be worth their cost."""
    dice = np.random.default_rng(seed)
    prices = no_prices(instance)
    prices.offer[:] = dice.random(len(prices.offer)) * 1e-3
    prices.fund[:] = dice.random(len(prices.fund)) * 1e-9
    for tolls, capacity in (
        (prices.link, instance.timetable.link_capacity),
        (prices.site, instance.timetable.site_capacity),
    ):
        tolls[:] = np.where(np.isfinite(capacity), dice.random(capacity.shape) * 1e-5, 0.0)
    prices.held[:] = 1.0
    return prices


def cost_of(instance: Instance, prices: Prices, column: Column) -> float:
    """What the goods of one unit of a column cost, leg by leg."""
    goods, roads, cost = instance.goods, instance.roads, 0.0
    for part in column.parts:
        offer, fund = part.source.offer, int(goods.fund[part.source.offer])
        tolls = 0.0
        for link, day in part.source.legs:
            arrival = day + int(roads.transit[link])
            tolls += prices.link[link, day // 7] + prices.site[roads.destination[link], arrival // 7]
        unit = prices.offer[offer] + tolls * instance.load_t[goods.item[offer]]
        unit += prices.fund[fund] * goods.unit_cost[offer] if fund >= 0 else 0.0
        cost += part.amount * unit
    return cost


@SEEDS
def test_a_column_is_worth_its_value_less_what_its_legs_cost(seed: int) -> None:
    instance = build_instance(generate(Size.XXS, seed))
    prices = random_prices(instance, seed)
    columns = Pricer(instance).quote(prices, NOTHING_HELD).columns
    assert columns
    for worth, column in columns:
        wish = instance.wishes[column.need]
        expected = wish.need.quantity * (column.worth(wish) - cost_of(instance, prices, column))
        assert worth == pytest.approx(expected, rel=1e-9, abs=1e-12)


@SEEDS
def test_goods_come_in_time_and_leave_when_they_may(seed: int) -> None:
    instance = build_instance(generate(Size.XXS, seed))
    windows, roads = instance.windows, instance.roads
    for _, column in Pricer(instance).quote(random_prices(instance, seed), NOTHING_HELD).columns:
        for part in column.parts:
            at = int(instance.goods.site[part.source.offer])
            ready = int(windows.stands[part.source.offer]) if not part.source.legs else 0
            for place, (link, day) in enumerate(part.source.legs):
                assert roads.origin[link] == at
                assert day >= (ready if place else windows.first[part.source.offer])
                assert place or day <= windows.last[part.source.offer]
                at, ready = int(roads.destination[link]), day + int(roads.transit[link])
            assert at == instance.wishes[column.need].site
            assert ready == part.source.ready <= column.day


@SEEDS
@pytest.mark.parametrize("priority", [1, 2])
def test_the_first_order_master_comes_to_what_the_exact_one_says(seed: int, priority: int) -> None:
    instance = build_instance(generate(Size.XXS, seed))
    plan = greedy(instance, Watch())
    pricer, master = Pricer(instance), WarmMaster(instance)
    held = values_reached(plan)
    aim = Aim(priority, held, held)
    for batch in plan.batches.values():
        master.add(folded(batch))
    for _, column in pricer.quote(no_prices(instance), NOTHING_HELD).columns:
        master.add(column)
    exact, _ = solve_exactly(master.pool, aim)
    assert exact.value >= held[priority - 1] - 1e-6
    master.begin(aim)
    master.held[: priority - 1] = exact.prices.held[: priority - 1]
    approximate = master.solve(aim, steps=20_000)
    assert approximate.value == pytest.approx(exact.value, rel=1e-3, abs=1e-6)
    assert pricer.bound(exact.prices, aim) >= exact.value - 1e-6


@SEEDS
def test_what_is_priced_of_a_rest_has_room_for_a_whole_unit(seed: int) -> None:
    instance = build_instance(generate(Size.XXS, seed))
    plan = greedy(instance, Watch())
    for number in list(plan.batches)[::2]:  # some needs lack something again, and much of the limits is still taken
        plan.drop(number)
    prices = no_prices(instance)
    prices.held[:] = 1.0
    columns = Pricer(instance).of_rest(plan).quote(prices, NOTHING_HELD).columns
    assert columns
    for _, column in columns:
        wish = instance.wishes[column.need]
        assert wish.quantity - plan.met.get(wish.number, 0.0) > wish.crumb
        for part in column.parts:
            item = int(instance.goods.item[part.source.offer])
            is_divisible = instance.situation.items[item].divisible
            assert plan.offer_left[part.source.offer] >= (0.0 if is_divisible else 1.0 - 1e-6)
            load = 0.0 if is_divisible else float(instance.load_t[item])
            for link, day in part.source.legs:
                arrival = day + int(instance.roads.transit[link])
                there = int(instance.roads.destination[link])
                assert plan.room.link_left[link, day // 7] >= load * (1.0 - 1e-5) - 1e-5
                assert plan.room.site_left[there, arrival // 7] >= load * (1.0 - 1e-5) - 1e-5
