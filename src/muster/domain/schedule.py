"""When the goods of each need travel, when its crews train, and when it becomes usable, under a plan."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from muster.domain.coverage import NeedCoverage, cover_needs
from muster.domain.network import Mode
from muster.domain.plan import Plan
from muster.domain.situation import Situation


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Days from `start` to `end` on which goods travel by one mode, or people train where `mode` is absent."""

    start: date
    end: date
    mode: Mode | None


@dataclass(frozen=True, slots=True, order=True)
class Usable:
    """Units of a need that become usable on one day; `late` after `due`."""

    day: date
    late: bool
    quantity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedSchedule:
    """One need with its journeys and courses, equal ones joined, and the days on which it becomes usable."""

    coverage: NeedCoverage
    spans: tuple[Span, ...]
    usable: tuple[Usable, ...]


def schedule_needs(situation: Situation, plan: Plan) -> tuple[NeedSchedule, ...]:
    """Every need, by priority, due date and id; what is worth nothing any more is not usable."""
    journeys = _journeys(situation, plan)
    courses = _courses(situation, plan)
    taught = _qualifications(situation, plan)
    usable = _usable(situation, plan)
    schedules = []
    for coverage in cover_needs(situation, plan):
        need_id = coverage.need.need_id
        days = tuple(sorted(usable[need_id]))
        training = [
            span for name in sorted(taught[need_id]) for span in courses[name] if days and span.end <= days[-1].day
        ]
        spans = join_spans((*journeys[need_id], *training))
        schedules.append(NeedSchedule(coverage=coverage, spans=spans, usable=days))
    return tuple(schedules)


def join_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans with those of one kind that overlap made one, by start."""
    joined: list[Span] = []
    last: dict[Mode | None, int] = {}
    for span in sorted(spans, key=lambda each: (each.start, each.end, each.mode or "")):
        place = last.get(span.mode)
        if place is not None and span.start <= joined[place].end:
            joined[place] = Span(joined[place].start, max(span.end, joined[place].end), span.mode)
        else:
            last[span.mode] = len(joined)
            joined.append(span)
    return tuple(joined)


def _journeys(situation: Situation, plan: Plan) -> defaultdict[str, list[Span]]:
    """Legs by need."""
    need_of = {each.assignment_id: each.need_id for each in plan.assignments}
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for leg in plan.movements:
        link = situation.link_by_id.get(leg.link_id)
        if link is not None and leg.assignment_id in need_of:
            found[need_of[leg.assignment_id]].append(Span(leg.depart, leg.arrive, link.mode))
    return found


def _courses(situation: Situation, plan: Plan) -> defaultdict[str, list[Span]]:
    """Starts of courses that people join, by qualification; a span ends on the day of graduation."""
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for start in plan.training:
        course = situation.course_by_id.get(start.course_id)
        if course is not None and start.people > 0:
            end = start.start + timedelta(days=course.duration_days)
            found[start.qualification].append(Span(start.start, end, None))
    return found


def _qualifications(situation: Situation, plan: Plan) -> defaultdict[str, set[str]]:
    """Qualifications that the crews of each need's goods hold, or that the need itself asks for."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for each in plan.assignments:
        item = situation.item_by_id.get(each.item_id)
        if item is not None and item.crew > 0.0 and item.qualification:
            found[each.need_id].add(item.qualification)
    for need in situation.needs:
        if situation.is_training(need):
            found[need.need_id].add(need.item_id)
    return found


def _usable(situation: Situation, plan: Plan) -> defaultdict[str, list[Usable]]:
    """Days on which units of each need become usable while they are worth something."""
    quantities: defaultdict[tuple[str, date], float] = defaultdict(float)
    for row in plan.fulfilment:
        if row.value > 0.0 and row.need_id in situation.need_by_id:
            quantities[row.need_id, row.usable] += row.quantity
    found: defaultdict[str, list[Usable]] = defaultdict(list)
    for (need_id, day), quantity in quantities.items():
        found[need_id].append(Usable(day, day > situation.need_by_id[need_id].due, quantity))
    return found
