"""Writes what the model decided as a plan of the contract, so that it can be judged like any other."""

from collections import defaultdict

from muster.domain.needs import PRIORITIES
from muster.domain.plan import (
    Assignment,
    AssignmentStatus,
    Fulfilment,
    Movement,
    Plan,
    Reason,
    Shortfall,
    Summary,
    TrainingStart,
    gap_of,
)
from muster.domain.situation import Situation
from tests.oracle.model import ArcModel, Optimum, Use
from tests.oracle.paths import NOISE, Journey, journeys_of


def plan_of(model: ArcModel, optimum: Optimum) -> Plan:
    """The plan that a solution of the model is; its bounds are those of the search."""
    answer = optimum.answer
    journeys = [
        journey
        for stream in model.streams
        for journey in journeys_of(model.days, stream, lambda variable: answer[variable])
    ]
    named = {f"A{number}": journey for number, journey in enumerate(journeys, start=1)}
    movements = tuple(leg for name, journey in named.items() for leg in _movements(model.situation, name, journey))
    assignments = tuple(_assignment(model.situation, name, journey) for name, journey in named.items())
    fulfilment = tuple(
        _fulfilment(model.situation, use, units)
        for use in model.uses
        if (units := _units_used(model, optimum, use)) > NOISE
    )
    return Plan(
        summary=_summary(model.situation, optimum, fulfilment, _cost(model.situation, assignments, movements)),
        assignments=assignments,
        movements=movements,
        training=_training(model, optimum),
        fulfilment=fulfilment,
        shortfalls=_shortfalls(model, fulfilment),
    )


def _units_used(model: ArcModel, optimum: Optimum, use: Use) -> float:
    """Units that become usable: whole where they must be, and never more than rounded alternatives allow."""
    units = optimum.answer[use.units]
    if use.way.whole:
        return float(round(units))
    for component in use.way.components:
        if component.rounded:
            stream = next(each for each in model.streams if each.way is use.way)
            units = min(units, round(optimum.answer[model.taken[stream, use.day]]) / component.per_unit)
    return units


def _assignment(situation: Situation, name: str, journey: Journey) -> Assignment:
    offer = situation.offer_by_id[journey.offer_id]
    first = journey.legs[0][1] if journey.legs else journey.ready
    return Assignment(
        assignment_id=name,
        offer_id=journey.offer_id,
        need_id=journey.stream.way.need.need_id,
        way=journey.stream.way.way_id,
        item_id=offer.item_id,
        quantity=journey.quantity,
        ready=situation.settings.date(journey.ready),
        status=AssignmentStatus.PROPOSED,
        decide_by=situation.settings.date(first - offer.notice_days),
    )


def _movements(situation: Situation, name: str, journey: Journey) -> list[Movement]:
    date = situation.settings.date
    return [
        Movement(
            assignment_id=name,
            leg=number,
            link_id=link.link_id,
            depart=date(day),
            arrive=date(day + link.transit_days),
            quantity=journey.quantity,
            load_t=journey.quantity * journey.stream.component.item.load_t,
        )
        for number, (link, day) in enumerate(journey.legs, start=1)
    ]


def _fulfilment(situation: Situation, use: Use, units: float) -> Fulfilment:
    return Fulfilment(
        need_id=use.way.need.need_id,
        way=use.way.way_id,
        usable=situation.settings.date(use.day),
        quantity=units,
        value=units * use.worth,
    )


def _training(model: ArcModel, optimum: Optimum) -> tuple[TrainingStart, ...]:
    """People by start, whatever pool they come from."""
    people: defaultdict[tuple[str, int], int] = defaultdict(int)
    for joining in model.joinings:
        people[joining.course.course_id, joining.start] += round(optimum.answer[joining.people])
    courses = model.situation.course_by_id
    return tuple(
        TrainingStart(
            course_id=course_id,
            start=model.situation.settings.date(start),
            qualification=courses[course_id].qualification,
            people=joined,
        )
        for (course_id, start), joined in people.items()
        if joined
    )


def _shortfalls(model: ArcModel, fulfilment: tuple[Fulfilment, ...]) -> tuple[Shortfall, ...]:
    """What is late, and what is never worth anything; the model knows no reasons, so one stands for all."""
    rows = []
    for need in model.situation.needs:
        own = [row for row in fulfilment if row.need_id == need.need_id]
        late = sum(
            row.quantity
            for row in own
            if model.situation.settings.day(row.usable) > model.situation.settings.day(need.due)
        )
        never = need.quantity - sum(row.quantity for row in own)
        rows += [
            Shortfall(need_id=need.need_id, quantity=quantity, late=is_late, reason=Reason.OUTRANKED)
            for quantity, is_late in ((late, True), (max(0.0, never), False))
            if quantity > 0.0
        ]
    return tuple(rows)


def _cost(situation: Situation, assignments: tuple[Assignment, ...], movements: tuple[Movement, ...]) -> float:
    transport = sum(leg.load_t * situation.link_by_id[leg.link_id].cost_per_t for leg in movements)
    return transport + sum(row.quantity * situation.offer_by_id[row.offer_id].unit_cost for row in assignments)


def _summary(situation: Situation, optimum: Optimum, fulfilment: tuple[Fulfilment, ...], cost: float) -> Summary:
    needs = situation.need_by_id
    value = tuple(
        sum(row.value for row in fulfilment if needs[row.need_id].priority == priority) for priority in PRIORITIES
    )
    return Summary(
        value=value,
        bound=optimum.bound,
        optimality_gap=tuple(gap_of(*pair) for pair in zip(value, optimum.bound, strict=True)),
        bound_by=("search",) * len(PRIORITIES),
        cost=cost,
        status="optimal" if optimum.proven else "feasible",
        method="oracle",
        version="",
    )
