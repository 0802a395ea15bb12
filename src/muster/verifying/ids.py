"""Tie a plan's rows to the dataset and say which cannot be tied: unknown ids, double rows, senseless quantities."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter

from muster.domain.plan import Movement, Plan
from muster.domain.promises import BrokenPromise, PromiseCode
from muster.domain.situation import Situation
from muster.verifying.calendar import Calendar
from muster.verifying.case import Case
from muster.verifying.measuring import broken, is_positive
from muster.verifying.tables import Tables
from muster.verifying.tied import Joined, Sent, Used
from muster.verifying.ways import Ways, ways_by_item


@dataclass
class _Desk:
    """Where rows are tied one by one, and what is wrong with them is written down."""

    situation: Situation
    calendar: Calendar
    found: list[BrokenPromise] = field(default_factory=list)

    def known(self, table: str, row: str, ids: Mapping[str, tuple[str, object]]) -> bool:
        """Whether each column's id was found in the dataset; `ids` holds (id, what was found) by column."""
        unknown = [(column, own) for column, (own, subject) in ids.items() if subject is None]
        for column, own in unknown:
            self.found.append(broken(PromiseCode.KNOWN_IDS, row, table=table, column=column, found=own))
        return not unknown

    def positive(self, table: str, row: str, quantity: float) -> bool:
        """Whether a quantity is a number above zero."""
        if not is_positive(quantity):
            self.found.append(broken(PromiseCode.POSITIVE_QUANTITY, row, table=table, found=quantity))
            return False
        return True

    def inside(self, table: str, row: str, day: int) -> None:
        """Write down a day outside the horizon; its row is judged all the same."""
        if not self.calendar.inside(day):
            self.found.append(outside(self.calendar, table, row, day))

    def unique(self, table: str, keys: Iterable[tuple[str, Hashable]]) -> None:
        """Write down each row whose key came before; `keys` holds (row, key)."""
        seen: set[Hashable] = set()
        for row, key in keys:
            if key in seen:
                self.found.append(broken(PromiseCode.UNIQUE_ROWS, row, table=table))
            seen.add(key)


def outside(calendar: Calendar, table: str, row: str, day: int) -> BrokenPromise:
    """The promise that a day of this row breaks by lying outside the horizon."""
    first, last = calendar.text(0), calendar.text(calendar.last_day)
    return broken(PromiseCode.HORIZON, row, table=table, found=calendar.text(day), first=first, last=last)


def open_case(situation: Situation, plan: Plan, tables: Tables | None = None) -> tuple[Case, tuple[BrokenPromise, ...]]:
    """The case to judge, and what is wrong with the rows that it leaves out; `tables` have been read before."""
    desk = _Desk(situation, Calendar(situation))
    ways = ways_by_item(situation)
    sent = tuple(_sent(desk, plan))
    used = tuple(_used(desk, plan, ways))
    joined = tuple(_joined(desk, plan))
    for shortfall in plan.shortfalls:
        subject = situation.need_by_id.get(shortfall.need_id)
        desk.known("shortfalls", shortfall.need_id, {"need": (shortfall.need_id, subject)})
    desk.unique("assignments", ((row.assignment_id, row.assignment_id) for row in plan.assignments))
    desk.unique("fulfilment", ((row.need_id, (row.need_id, row.way, row.usable)) for row in plan.fulfilment))
    desk.unique("prices", ((row.subject_id, (row.priority, row.kind, row.subject_id, row.at)) for row in plan.prices))
    case = Case(situation, plan, desk.calendar, ways, sent, used, joined, tables or Tables())
    return case, tuple(desk.found)


def _sent(desk: _Desk, plan: Plan) -> Iterator[Sent]:
    """Assignments whose offer and need are known; of several with one id the first."""
    legs = _legs(desk, plan)
    situation = desk.situation
    offers, needs, items = situation.offer_by_id, situation.need_by_id, situation.item_by_id
    for row in plan.assignments:
        offer, need = offers.get(row.offer_id), needs.get(row.need_id)
        item = None if offer is None else items.get(offer.item_id)
        if offer is None or item is None or need is None:
            ids = {"offer": (row.offer_id, item), "need": (row.need_id, need)}
            desk.known("assignments", row.assignment_id, ids)
        if not desk.positive("assignments", row.assignment_id, row.quantity):
            continue
        if offer is not None and item is not None and need is not None:
            yield Sent(row, offer, item, need, tuple(legs.pop(row.assignment_id, ())), desk.calendar)


def _legs(desk: _Desk, plan: Plan) -> dict[str, list[Movement]]:
    """Movements on known links by assignment, ordered by leg."""
    assigned = {row.assignment_id for row in plan.assignments}
    legs: defaultdict[str, list[Movement]] = defaultdict(list)
    links = desk.situation.link_by_id
    for row in plan.movements:
        if row.assignment_id in assigned and row.link_id in links:
            legs[row.assignment_id].append(row)
        else:
            _say_unknown(desk, row, assigned)
    for own in legs.values():
        own.sort(key=attrgetter("leg"))
    return dict(legs)


def _say_unknown(desk: _Desk, row: Movement, assigned: set[str]) -> None:
    """Write down what a movement names that is not there."""
    own = row.assignment_id if row.assignment_id in assigned else None
    ids = {
        "assignment": (row.assignment_id, own),
        "link": (row.link_id, desk.situation.link_by_id.get(row.link_id)),
    }
    desk.known("movements", row.assignment_id, ids)


def _used(desk: _Desk, plan: Plan, ways: Mapping[str, Ways]) -> Iterator[Used]:
    """Rows of fulfilment whose need and way are known."""
    for row in plan.fulfilment:
        need = desk.situation.need_by_id.get(row.need_id)
        known = desk.known("fulfilment", row.need_id, {"need": (row.need_id, need)})
        if not desk.positive("fulfilment", row.need_id, row.quantity) or not known or need is None:
            continue
        day = desk.calendar.number(row.usable)
        desk.inside("fulfilment", row.need_id, day)
        way = ways[need.item_id].get(row.way)
        if way is None:
            desk.found.append(broken(PromiseCode.WAY_EXISTS, row.need_id, table="fulfilment", found=row.way))
        else:
            yield Used(row, need, way, day)


def _joined(desk: _Desk, plan: Plan) -> Iterator[Joined]:
    """Rows of training whose course is known."""
    for row in plan.training:
        course = desk.situation.course_by_id.get(row.course_id)
        known = desk.known("training", row.course_id, {"course": (row.course_id, course)})
        if desk.positive("training", row.course_id, row.people) and known and course is not None:
            day = desk.calendar.number(row.start)
            desk.inside("training", row.course_id, day)
            yield Joined(row, course, day)
