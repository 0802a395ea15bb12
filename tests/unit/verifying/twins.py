"""For every promise a tiny plan that keeps it, and a twin that breaks it and nothing else.

A case is a situation with a plan; where the twin's plan is the same, its situation differs.
"""

from collections.abc import Callable
from dataclasses import replace
from math import inf
from typing import Any

from muster.domain.plan import Plan, Reason, Shortfall
from muster.domain.promises import PromiseCode
from muster.domain.situation import Situation
from tests.plans import plan, price, send, teach, use, with_bound, with_row, with_summary
from tests.worlds import (
    alternative,
    closure,
    course,
    day,
    fund,
    item,
    link,
    need,
    offer,
    package,
    permit,
    site,
    trained,
    trainees,
    world,
)

Case = tuple[Situation, Plan]
Twins = tuple[Case, Case]
TWINS: dict[PromiseCode, Callable[[], Twins]] = {}

NEED_OF_TEN = need(quantity=10, due=20)
TEN = world(needs=[NEED_OF_TEN], offers=[offer(quantity=10)], links=[link("A", "B", days=2)])
SENT = send("O1", "N1", 10, by=[("A-B", 3)])
USED = use("N1", 10, on=5)
TEN_PLAN = plan(TEN, SENT, USED)


def twins(code: PromiseCode) -> Callable[[Callable[[], Twins]], Callable[[], Twins]]:
    """Name the promise that these twins are about."""

    def keep(make: Callable[[], Twins]) -> Callable[[], Twins]:
        TWINS[code] = make
        return make

    return keep


def ten(**tables: object) -> Situation:
    """The world of ten things with some tables changed or added."""
    rows: dict[str, Any] = {
        "needs": [NEED_OF_TEN],
        "offers": [offer(quantity=10)],
        "links": [link("A", "B", days=2)],
    }
    return world(**{**rows, **tables})


def same_plan(situation: Situation) -> Twins:
    """The plan of ten things in its own world and in another."""
    return (TEN, TEN_PLAN), (situation, plan(situation, SENT, USED))


def changed(table: str, **changes: object) -> Twins:
    """The plan of ten things, and with its first row of a table changed."""
    return (TEN, TEN_PLAN), (TEN, with_row(TEN_PLAN, table, 0, **changes))


@twins(PromiseCode.KNOWN_IDS)
def the_dataset_has_no_such_need() -> Twins:
    stray = Shortfall(need_id="N9", quantity=0.0, late=False, reason=Reason.NO_OFFER)
    return (TEN, TEN_PLAN), (TEN, replace(TEN_PLAN, shortfalls=(stray,)))


@twins(PromiseCode.UNIQUE_ROWS)
def two_rows_for_the_same_units() -> Twins:
    return (TEN, plan(TEN, SENT, use("N1", 4, on=5), use("N1", 6, on=6))), (
        TEN,
        plan(TEN, SENT, use("N1", 4, on=5), use("N1", 6, on=5)),
    )


@twins(PromiseCode.POSITIVE_QUANTITY)
def an_assignment_of_nothing() -> Twins:
    return (TEN, TEN_PLAN), (TEN, plan(TEN, SENT, USED, send("O1", "N1", 0, assignment_id="none")))


@twins(PromiseCode.HORIZON)
def goods_arrive_after_the_last_day() -> Twins:
    early, late = send("O1", "N1", 10, by=[("A-B", 53)]), send("O1", "N1", 10, by=[("A-B", 54)])
    return (TEN, plan(TEN, early)), (TEN, plan(TEN, late))


@twins(PromiseCode.OFFER_PLANNABLE)
def a_withdrawn_offer_is_used() -> Twins:
    return same_plan(ten(offers=[offer(quantity=10, status="withdrawn")]))


@twins(PromiseCode.OFFER_ITEM)
def an_assignment_calls_its_goods_by_another_name() -> Twins:
    return changed("assignments", item_id="other thing")


@twins(PromiseCode.OFFER_QUANTITY)
def more_is_assigned_than_offered() -> Twins:
    return same_plan(ten(offers=[offer(quantity=9)]))


@twins(PromiseCode.OFFER_MINIMUM)
def less_is_assigned_than_the_least() -> Twins:
    return same_plan(ten(offers=[offer(quantity=20, minimum=11)]))


@twins(PromiseCode.EARMARK)
def the_goods_are_meant_for_another_need() -> Twins:
    return same_plan(
        ten(needs=[NEED_OF_TEN], offers=[offer(quantity=10, earmarked_for=("priority:2", "theme:energy"))])
    )


@twins(PromiseCode.WAY_EXISTS)
def goods_come_by_a_way_that_is_none() -> Twins:
    situation = ten(offers=[offer(quantity=10), offer("O2", item="stone")])
    stones = send("O2", "N1", 1, by=[("A-B", 3)])
    with_way = ten(offers=situation.offers, alternatives=[alternative("thing", "stone")])
    return (with_way, plan(with_way, SENT, USED, stones)), (situation, plan(situation, SENT, USED, stones))


@twins(PromiseCode.WAY_ITEM)
def goods_are_no_part_of_the_variant() -> Twins:
    situation = world(
        needs=[need(item="battery", quantity=1)],
        offers=[offer("O1", item="gun", quantity=1), offer("O2", item="truck", quantity=1)],
        links=[link()],
        packages=[*package("battery", "full", gun=1, truck=1), *package("battery", "bare", gun=1)],
    )
    gun, truck = send("O1", "N1", 1, by=[("A-B", 3)], way="bare"), send("O2", "N1", 1, by=[("A-B", 3)], way="full")
    used = use("N1", 1, on=5, way="bare")
    return (situation, plan(situation, gun, truck, used)), (
        situation,
        plan(situation, gun, replace(truck, way="bare"), used),
    )


@twins(PromiseCode.WHOLE_UNITS)
def half_a_thing_travels() -> Twins:
    half = send("O1", "N1", 9.5, by=[("A-B", 3)])
    divisible = ten(items=[item(divisible=True)])
    return (divisible, plan(divisible, half, use("N1", 9.5, on=5))), (TEN, plan(TEN, half, use("N1", 9, on=5)))


@twins(PromiseCode.FUND)
def purchases_cost_more_than_the_fund_holds() -> Twins:
    bought = [offer(quantity=10, unit_cost=5.0, fund="F1")]
    rich, poor = ten(offers=bought, funds=[fund(amount=50)]), ten(offers=bought, funds=[fund(amount=49)])
    return (rich, plan(rich, SENT, USED)), (poor, plan(poor, SENT, USED))


@twins(PromiseCode.STANDING_GOODS)
def goods_travel_from_the_needs_site_and_back() -> Twins:
    situation = ten(offers=[offer(site="B", quantity=10)], links=[link("B", "C"), link("C", "B")])
    stays = send("O1", "N1", 10, ready=7)
    return (situation, plan(situation, stays, use("N1", 10, on=7))), (
        situation,
        plan(situation, replace(stays, by=[("B-C", 3), ("C-B", 5)]), use("N1", 10, on=7)),
    )


@twins(PromiseCode.LEGS_NUMBERED)
def the_only_leg_is_the_second() -> Twins:
    return changed("movements", leg=2)


@twins(PromiseCode.LEGS_CONNECT)
def a_leg_begins_where_the_goods_are_not() -> Twins:
    situation = ten(links=[link("A", "B", days=2), link("C", "B", days=2)])
    return (situation, plan(situation, SENT, USED)), (situation, plan(situation, replace(SENT, by=[("C-B", 3)]), USED))


@twins(PromiseCode.LEGS_ARRIVE)
def the_goods_end_elsewhere() -> Twins:
    situation = ten(links=[link("A", "B", days=2), link("A", "C", days=2)])
    return (situation, plan(situation, SENT, USED)), (situation, plan(situation, replace(SENT, by=[("A-C", 3)]), USED))


@twins(PromiseCode.LEG_ORDER)
def the_second_leg_departs_before_the_first_arrives() -> Twins:
    situation = ten(links=[link("A", "H", days=2), link("H", "B", days=1)])
    waits = plan(situation, replace(SENT, by=[("A-H", 3), ("H-B", 5)]), use("N1", 10, on=6))
    hurries = plan(situation, replace(SENT, by=[("A-H", 3), ("H-B", 4)]), use("N1", 10, on=6))
    return (situation, waits), (situation, hurries)


@twins(PromiseCode.LEG_ARRIVAL)
def a_leg_takes_a_day_longer_than_its_link() -> Twins:
    late = with_row(plan(TEN, SENT, use("N1", 10, on=6)), "movements", 0, arrive=day(6))
    return (TEN, TEN_PLAN), (TEN, with_row(late, "assignments", 0, ready=day(6)))


@twins(PromiseCode.LEG_QUANTITY)
def a_leg_carries_a_part_only() -> Twins:
    return changed("movements", quantity=9.0)


@twins(PromiseCode.LEG_LOAD)
def a_leg_states_a_wrong_load() -> Twins:
    return changed("movements", load_t=9.0)


@twins(PromiseCode.READY_DATE)
def goods_are_said_to_be_ready_before_they_arrive() -> Twins:
    return changed("assignments", ready=day(4))


@twins(PromiseCode.DECIDE_BY)
def the_last_day_to_decide_forgets_the_notice() -> Twins:
    situation = ten(offers=[offer(quantity=10, notice_days=3)])
    good = plan(situation, SENT, USED)
    return (situation, good), (situation, with_row(good, "assignments", 0, decide_by=day(3)))


@twins(PromiseCode.FIRST_DEPARTURE)
def goods_leave_before_they_are_available() -> Twins:
    return same_plan(ten(offers=[offer(quantity=10, available_from=4)]))


@twins(PromiseCode.LAST_DEPARTURE)
def goods_leave_after_their_last_day() -> Twins:
    return same_plan(ten(offers=[offer(quantity=10, available_until=2)]))


@twins(PromiseCode.OFFER_PERMIT)
def goods_leave_before_their_permit() -> Twins:
    return same_plan(ten(permits=[permit(offers=("O1",), expected=4)]))


@twins(PromiseCode.LINK_PERMIT)
def goods_use_a_link_after_its_permit() -> Twins:
    return same_plan(ten(permits=[permit(links=("A-B",), until=2)]))


@twins(PromiseCode.PERMIT_NEVER)
def goods_leave_in_spite_of_a_refusal() -> Twins:
    return same_plan(ten(permits=[permit(offers=("O1",), status="refused", expected=1)]))


@twins(PromiseCode.DEPARTURE_DAY)
def goods_leave_between_two_departures() -> Twins:
    return same_plan(ten(links=[link("A", "B", days=2, first_departure=1, every_days=4)]))


@twins(PromiseCode.CLOSED)
def goods_use_a_closed_link() -> Twins:
    return same_plan(ten(closures=[closure(link="A-B", from_=3, until=3)]))


@twins(PromiseCode.CARGO)
def goods_use_a_link_that_does_not_carry_them() -> Twins:
    return same_plan(ten(links=[link("A", "B", days=2, cargo=("vehicle", "heavy"))]))


@twins(PromiseCode.LINK_CAPACITY)
def more_departs_than_the_link_takes() -> Twins:
    return same_plan(ten(links=[link("A", "B", days=2, capacity_t_per_week=9.0)]))


@twins(PromiseCode.SITE_CAPACITY)
def more_arrives_than_the_site_handles() -> Twins:
    return same_plan(ten(sites=[site("B", handling_t_per_week=9.0)]))


def school(**tables: object) -> Situation:
    """A world in which ten people are wanted as drivers, and twenty may join a seven-day course from day 0."""
    rows: dict[str, Any] = {
        "needs": [need(item="driver", quantity=10, site="")],
        "courses": [course(every_days=7)],
        "trainees": [trainees(20)],
    }
    return world(**{**rows, **tables})


SCHOOL = school()
TAUGHT = teach("C1", 10, on=0)
DRIVE = use("N1", 10, on=7)
SCHOOL_PLAN = plan(SCHOOL, TAUGHT, DRIVE)


def same_lesson(situation: Situation) -> Twins:
    """The plan of ten drivers in its own world and in another."""
    return (SCHOOL, SCHOOL_PLAN), (situation, plan(situation, TAUGHT, DRIVE))


@twins(PromiseCode.COURSE_QUALIFICATION)
def a_course_is_said_to_teach_something_else() -> Twins:
    return (SCHOOL, SCHOOL_PLAN), (SCHOOL, with_row(SCHOOL_PLAN, "training", 0, qualification="pilot"))


@twins(PromiseCode.COURSE_START)
def people_join_between_two_starts() -> Twins:
    return (SCHOOL, SCHOOL_PLAN), (SCHOOL, plan(SCHOOL, teach("C1", 10, on=1), use("N1", 10, on=8)))


@twins(PromiseCode.COURSE_NOTICE)
def names_are_too_late_for_a_start() -> Twins:
    return same_lesson(school(courses=[course(every_days=7, notice_days=1)]))


@twins(PromiseCode.COURSE_SEATS)
def more_join_than_have_a_seat() -> Twins:
    return same_lesson(school(courses=[course(seats=9)]))


@twins(PromiseCode.TRAINEES)
def more_join_than_there_are_people() -> Twins:
    return same_lesson(school(trainees=[trainees(3), trainees(6, "driver")]))


@twins(PromiseCode.IN_TRAINING)
def more_train_at_once_than_may() -> Twins:
    return same_lesson(school(settings={"max_in_training": 9}))


@twins(PromiseCode.COMPONENTS)
def units_are_usable_before_the_goods_arrive() -> Twins:
    return (TEN, TEN_PLAN), (TEN, plan(TEN, SENT, use("N1", 10, on=4)))


@twins(PromiseCode.CREW)
def units_are_usable_before_their_crew_is_trained() -> Twins:
    vehicles = [item(qualification="driver", crew=2)]
    manned, unmanned = ten(items=vehicles, trainees=[trained(20)]), ten(items=vehicles, trainees=[trained(19)])
    return (manned, plan(manned, SENT, USED)), (unmanned, plan(unmanned, SENT, USED))


@twins(PromiseCode.USABLE_DATE)
def units_are_usable_before_they_are_wanted() -> Twins:
    return same_plan(ten(needs=[need(quantity=10, earliest=6)]))


@twins(PromiseCode.NEED_QUANTITY)
def more_is_fulfilled_than_needed() -> Twins:
    situation = ten(needs=[need(quantity=9), need("N2", quantity=9)])
    sent = plan(situation, SENT, use("N1", 9, on=5))
    more = plan(situation, SENT, USED)
    more = with_summary(replace(more, shortfalls=sent.shortfalls), bound=(5.0, 0, 0, 0, 0))
    return (situation, sent), (situation, with_summary(more, optimality_gap=(1 - 10 / 9 / 5, 0, 0, 0, 0)))


@twins(PromiseCode.FULFILMENT_VALUE)
def units_are_said_to_be_worth_more() -> Twins:
    return changed("fulfilment", value=2.0)


@twins(PromiseCode.SHORTFALL_QUANTITY)
def a_shortfall_of_less_than_nothing() -> Twins:
    less = Shortfall(need_id="N1", quantity=-1.0, late=True, reason=Reason.LINK)
    return (TEN, TEN_PLAN), (TEN, replace(TEN_PLAN, shortfalls=(less,)))


@twins(PromiseCode.SHORTFALLS_ADD_UP)
def a_missing_unit_is_not_accounted_for() -> Twins:
    nine = plan(TEN, send("O1", "N1", 9, by=[("A-B", 3)]), use("N1", 9, on=5))
    return (TEN, nine), (TEN, replace(nine, shortfalls=()))


@twins(PromiseCode.SUMMARY_LISTS)
def the_summary_forgets_a_priority() -> Twins:
    return (TEN, TEN_PLAN), (TEN, with_summary(TEN_PLAN, bound=TEN_PLAN.summary.bound[:4]))


@twins(PromiseCode.SUMMARY_VALUE)
def the_summary_overstates_the_value() -> Twins:
    five = plan(TEN, send("O1", "N1", 5, by=[("A-B", 3)]), use("N1", 5, on=5))
    return (TEN, five), (TEN, with_summary(five, value=(0.75, 0, 0, 0, 0), optimality_gap=(0.25, 0, 0, 0, 0)))


@twins(PromiseCode.SUMMARY_COST)
def the_summary_forgets_a_cost() -> Twins:
    situation = ten(links=[link("A", "B", days=2, cost_per_t=3.0)])
    good = plan(situation, SENT, USED)
    return (situation, good), (situation, with_summary(good, cost=0.0))


@twins(PromiseCode.SUMMARY_GAP)
def the_summary_understates_a_gap() -> Twins:
    five = plan(TEN, send("O1", "N1", 5, by=[("A-B", 3)]), use("N1", 5, on=5))
    return (TEN, five), (TEN, with_summary(five, optimality_gap=(0.01, 0, 0, 0, 0)))


@twins(PromiseCode.SUMMARY_STATUS)
def the_summary_has_an_unknown_status() -> Twins:
    return (TEN, TEN_PLAN), (TEN, with_summary(TEN_PLAN, status="perfect"))


@twins(PromiseCode.BOUND_ABOVE_VALUE)
def the_bound_lies_below_the_value() -> Twins:
    return (TEN, TEN_PLAN), (TEN, with_summary(TEN_PLAN, bound=(0.9, 0, 0, 0, 0)))


@twins(PromiseCode.BOUND_BY)
def the_bound_is_proven_by_hope() -> Twins:
    return (TEN, TEN_PLAN), (TEN, with_summary(TEN_PLAN, bound_by=("hope",) + ("search",) * 4))


@twins(PromiseCode.BOUND_PROVEN)
def the_prices_prove_less_than_is_stated() -> Twins:
    five = plan(TEN, send("O1", "N1", 5, by=[("A-B", 3)]), use("N1", 5, on=5))
    return (TEN, with_bound(five, 1.0)), (TEN, with_bound(five, 0.9))


@twins(PromiseCode.PRICE)
def a_price_is_infinite() -> Twins:
    priced = with_bound(TEN_PLAN, 1.5, [price("offer", "O1", 0.05)])
    return (TEN, priced), (TEN, with_row(priced, "prices", 0, price=inf))


@twins(PromiseCode.PRICED_LIMIT)
def a_price_belongs_to_no_limit() -> Twins:
    return (TEN, with_bound(TEN_PLAN, 1.0)), (TEN, with_bound(TEN_PLAN, 1.0, [price("link", "A-B", 0.5, at=0)]))
