"""The dataset of a later day, and the plan in its rows: what has left, what was decided, who is in a course."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from muster.domain.plan import Assignment, Movement, Plan
from muster.domain.situation import Situation
from muster.replanning.classes import people_in_courses
from muster.replanning.departed import Legs, Parting, part_goods, permits_for
from muster.replanning.room_used import room_used


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """A situation as of a day, the plan in its rows, and under which offers the goods of each assignment go now."""

    situation: Situation
    plan: Plan
    parts: dict[str, str]


def advance(situation: Situation, plan: Plan, as_of: date) -> Today:
    """The dataset of the day and the plan, both holding what they held before; only what has passed is fixed.

    What left before the day is a row of its own under way (`moving`), or there (`received`); goods whose go-ahead was
    given are a committed row that is ready when it was to leave; people in a course, and those whose names are in, are
    trained people who are available on their graduation day; capacity that is used up is a closure factor.
    """
    settings = situation.settings
    if as_of <= settings.date(settings.as_of_day):
        return Today(situation=situation, plan=plan, parts={})
    legs = _in_order(plan)
    parting = part_goods(situation, plan, legs, as_of)
    courses = people_in_courses(situation, plan, as_of)
    today = situation.but(
        settings=replace(settings, as_of=as_of),
        offers=tuple(parting.offers),
        funds=tuple(parting.funds),
        permits=permits_for(situation, parting.offers),
        trainees=courses.trainees,
        closures=(*situation.closures, *room_used(situation, plan, as_of)),
    )
    return Today(situation=today, plan=_in_rows_of(today, plan, parting, as_of, legs), parts=parting.parts)


def _in_order(plan: Plan) -> Legs:
    """Movements of each assignment, by their legs."""
    legs: defaultdict[str, list[Movement]] = defaultdict(list)
    for row in plan.movements:
        legs[row.assignment_id].append(row)
    for own in legs.values():
        own.sort(key=lambda row: row.leg)
    return legs


def _in_rows_of(today: Situation, plan: Plan, parting: Parting, as_of: date, legs: Legs) -> Plan:
    """The plan with goods named by today's offers, legs that are over left out, and starts that are over as well."""
    assignments, movements = [], []
    for row in plan.assignments:
        ahead = [leg for leg in legs.get(row.assignment_id, ()) if leg.depart >= as_of]
        movements += [leg if leg.leg == place else replace(leg, leg=place) for place, leg in enumerate(ahead, start=1)]
        assignments.append(_renamed(today, row, parting, ahead))
    settings = today.settings
    notice = {course.course_id: course.notice_days for course in today.courses}
    training = tuple(
        row for row in plan.training if settings.day(row.start) >= settings.as_of_day + notice.get(row.course_id, 0)
    )
    return replace(
        plan,
        summary=replace(plan.summary, cost=_cost(today, assignments, movements)),
        assignments=tuple(assignments),
        movements=tuple(sorted(movements, key=lambda leg: (leg.assignment_id, leg.leg))),
        training=training,
    )


def _cost(today: Situation, assignments: Iterable[Assignment], movements: Iterable[Movement]) -> float:
    """What is still to be paid: transport by load, and purchases."""
    transport = sum(leg.load_t * today.link_by_id[leg.link_id].cost_per_t for leg in movements)
    return transport + sum(row.quantity * today.offer_by_id[row.offer_id].unit_cost for row in assignments)


def _renamed(today: Situation, row: Assignment, parting: Parting, ahead: list[Movement]) -> Assignment:
    part_id = parting.parts.get(row.assignment_id)
    if part_id is None:
        return row
    offer = today.offer_by_id[part_id]
    first = ahead[0].depart if ahead else row.ready
    settings = today.settings
    return replace(
        row,
        offer_id=part_id,
        status=parting.status[row.assignment_id],
        decide_by=settings.date(settings.day(first)) if not offer.notice_days else row.decide_by,
    )
