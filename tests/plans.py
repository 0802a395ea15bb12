"""Tiny plans for tests: what is sent, used and taught; everything that follows from it is filled in.

    tiny = plan(
        situation,
        send("O1", "N1", 10, by=[("A-B", 3)]),
        use("N1", 10, on=5),
    )

sends ten units of O1 over the link A-B on day 3, which are usable on day 5. Loads, dates, values, shortfalls and the
summary follow, so that a plan that is possible keeps every promise. `with_row` and `with_summary` then break one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from muster.domain.needs import PRIORITIES
from muster.domain.plan import (
    Assignment,
    AssignmentStatus,
    Fulfilment,
    Movement,
    Plan,
    Price,
    PriceKind,
    Reason,
    Shortfall,
    Summary,
    TrainingStart,
    gap_of,
)
from muster.domain.situation import Situation
from tests.worlds import day

Row = TypeVar("Row")


@dataclass(frozen=True, kw_only=True)
class Send:
    """Goods of an offer for a need: `by` names each link with its day of departure; `ready` is for standing goods."""

    assignment_id: str
    offer_id: str
    need_id: str
    quantity: float
    by: Sequence[tuple[str, int]] = ()
    way: str = ""
    ready: int = 0


@dataclass(frozen=True, kw_only=True)
class Use:
    """Units of a need that become usable on a day."""

    need_id: str
    quantity: float
    on: int
    way: str = ""


@dataclass(frozen=True, kw_only=True)
class Teach:
    """People who join a start of a course."""

    course_id: str
    people: int
    on: int


def send(offer_id: str, need_id: str, quantity: float, /, **details: Any) -> Send:  # noqa: ANN401 (any field)
    """Goods of an offer for a need; the assignment is called after both, and the way after the offer's item."""
    own = {"assignment_id": f"{offer_id}-{need_id}", "offer_id": offer_id, "need_id": need_id, "quantity": quantity}
    return Send(**{**own, **details})


def use(need_id: str, quantity: float, /, *, on: int, way: str = "") -> Use:
    """Units of a need, by the way of its own item unless told otherwise."""
    return Use(need_id=need_id, quantity=quantity, on=on, way=way)


def teach(course_id: str, people: int, /, *, on: int) -> Teach:
    """People who join a start of a course."""
    return Teach(course_id=course_id, people=people, on=on)


def price(kind: str, subject_id: str, amount: float, /, *, at: int | None = None, priority: int = 1) -> Price:
    """A price of priority 1, unless told otherwise."""
    return Price(
        priority=priority, kind=PriceKind(kind), subject_id=subject_id, at=None if at is None else day(at), price=amount
    )


def plan(situation: Situation, *rows: Send | Use | Teach) -> Plan:
    """The plan that these rows make, with all that follows from them; its bound is what all needs are worth."""
    sends = [row for row in rows if isinstance(row, Send)]
    fulfilment = tuple(_fulfilment(situation, row) for row in rows if isinstance(row, Use))
    movements = tuple(leg for row in sends for leg in _movements(situation, row))
    assignments = tuple(_assignment(situation, row) for row in sends)
    training = tuple(_training(situation, row) for row in rows if isinstance(row, Teach))
    return Plan(
        summary=_summary(situation, fulfilment, _cost(situation, assignments, movements)),
        assignments=assignments,
        movements=movements,
        training=training,
        fulfilment=fulfilment,
        shortfalls=_shortfalls(situation, fulfilment),
    )


def with_row(made: Plan, table: str, place: int = 0, /, **changes: object) -> Plan:
    """The plan with one row of a table changed."""
    rows = list(getattr(made, table))
    rows[place] = replace(rows[place], **changes)
    changed: dict[str, Any] = {table: tuple(rows)}
    return replace(made, **changed)


def with_summary(made: Plan, /, **changes: Any) -> Plan:  # noqa: ANN401 (any field)
    """The plan with other figures in its summary."""
    return replace(made, summary=replace(made.summary, **changes))


def with_bound(made: Plan, bound: float, prices: Sequence[Price] = (), /, *, priority: int = 1) -> Plan:
    """The plan with a bound of one priority that these prices are said to prove, and the gap that this leaves."""
    place = priority - 1
    value = made.summary.value[place]
    return with_summary(
        replace(made, prices=(*made.prices, *prices)),
        bound=_put(made.summary.bound, place, bound),
        bound_by=_put(made.summary.bound_by, place, "prices"),
        optimality_gap=_put(made.summary.optimality_gap, place, gap_of(value, bound)),
    )


def _put(figures: tuple[Row, ...], place: int, figure: Row) -> tuple[Row, ...]:
    """The figures with another one in one place."""
    return (*figures[:place], figure, *figures[place + 1 :])


def _assignment(situation: Situation, row: Send) -> Assignment:
    """The assignment with the dates that follow from its legs."""
    offer = situation.offer_by_id[row.offer_id]
    date = situation.settings.date
    first, ready = row.ready, row.ready
    if row.by:
        link_id, last = row.by[-1]
        first, ready = row.by[0][1], last + situation.link_by_id[link_id].transit_days
    return Assignment(
        assignment_id=row.assignment_id,
        offer_id=row.offer_id,
        need_id=row.need_id,
        way=row.way or offer.item_id,
        item_id=offer.item_id,
        quantity=row.quantity,
        ready=date(ready),
        status=AssignmentStatus.PROPOSED,
        decide_by=date(first - offer.notice_days),
    )


def _movements(situation: Situation, row: Send) -> list[Movement]:
    """The legs of an assignment."""
    date = situation.settings.date
    item = situation.item_by_id[situation.offer_by_id[row.offer_id].item_id]
    return [
        Movement(
            assignment_id=row.assignment_id,
            leg=leg,
            link_id=link_id,
            depart=date(depart),
            arrive=date(depart + situation.link_by_id[link_id].transit_days),
            quantity=row.quantity,
            load_t=row.quantity * item.load_t,
        )
        for leg, (link_id, depart) in enumerate(row.by, start=1)
    ]


def _training(situation: Situation, row: Teach) -> TrainingStart:
    """The row of a start."""
    qualification = situation.course_by_id[row.course_id].qualification
    return TrainingStart(
        course_id=row.course_id, start=situation.settings.date(row.on), qualification=qualification, people=row.people
    )


def _fulfilment(situation: Situation, row: Use) -> Fulfilment:
    """The row with its value."""
    need = situation.need_by_id[row.need_id]
    way = row.way or need.item_id
    effects = [
        each.effectiveness for each in situation.packages if (each.package_id, each.variant) == (need.item_id, way)
    ]
    effects += [
        each.effectiveness
        for each in situation.alternatives
        if (each.item_id, each.alternative_id) == (need.item_id, way)
    ]
    worth = situation.unit_worth(need) * (effects or [1.0])[0] * _timeliness(situation, row)
    return Fulfilment(
        need_id=row.need_id,
        way=way,
        usable=situation.settings.date(row.on),
        quantity=row.quantity,
        value=row.quantity * worth,
    )


def _timeliness(situation: Situation, row: Use | Fulfilment) -> float:
    """Share of its worth that a unit of a row still has."""
    need = situation.need_by_id[row.need_id]
    usable = situation.settings.date(row.on) if isinstance(row, Use) else row.usable
    expires = need.expires_on(situation.settings)
    if usable <= need.due:
        return 1.0
    return max(0.0, (expires - usable).days / (expires - need.due).days)


def _shortfalls(situation: Situation, fulfilment: Sequence[Fulfilment]) -> tuple[Shortfall, ...]:
    """What is late, and what is never worth anything."""
    rows = []
    for need in situation.needs:
        own = [(row.quantity, _timeliness(situation, row)) for row in fulfilment if row.need_id == need.need_id]
        late = sum(quantity for quantity, share in own if 0.0 < share < 1.0)
        never = need.quantity - sum(quantity for quantity, share in own if share > 0.0)
        if late:
            rows.append(Shortfall(need_id=need.need_id, quantity=late, late=True, reason=Reason.TOO_LATE))
        if never:
            rows.append(Shortfall(need_id=need.need_id, quantity=never, late=False, reason=Reason.NO_OFFER))
    return tuple(rows)


def _cost(situation: Situation, assignments: Sequence[Assignment], movements: Sequence[Movement]) -> float:
    """Transport and purchase."""
    transport = sum(leg.load_t * situation.link_by_id[leg.link_id].cost_per_t for leg in movements)
    return transport + sum(row.quantity * situation.offer_by_id[row.offer_id].unit_cost for row in assignments)


def _summary(situation: Situation, fulfilment: Sequence[Fulfilment], cost: float) -> Summary:
    """The figures of a plan whose bound is found by a search: what all needs are worth."""
    needs = situation.need_by_id
    value = tuple(
        sum(row.value for row in fulfilment if needs[row.need_id].priority == priority) for priority in PRIORITIES
    )
    worth = {need.need_id: need.quantity * situation.unit_worth(need) for need in situation.needs}
    bound = tuple(
        sum(own for need_id, own in worth.items() if needs[need_id].priority == priority) for priority in PRIORITIES
    )
    return Summary(
        value=value,
        bound=bound,
        optimality_gap=tuple(gap_of(*pair) for pair in zip(value, bound, strict=True)),
        bound_by=("search",) * len(PRIORITIES),
        cost=cost,
        status="feasible",
        method="by hand",
        version="1",
    )
