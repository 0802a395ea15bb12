"""What the timeline of a plan says: for the most urgent needs of each kind, journeys, courses and the day of use."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from statistics import median_high

from muster.briefing.drawn import drawn
from muster.briefing.names import Names, capital
from muster.briefing.page import Section
from muster.domain.coverage import NeedCoverage, Outcome
from muster.domain.network import Mode
from muster.domain.plan import Plan
from muster.domain.schedule import NeedSchedule, schedule_needs
from muster.domain.settings import Settings
from muster.language import plural, say
from muster.language.figures import day_date, month_name, quantity
from muster.language.labels import mode_word
from muster.pictures import Bar, Month, Timeline, TimelineGroup, TimelineRow, draw_timeline

ROWS_PER_KIND = 3
AFTER_DAYS = 7
"""Days that the picture shows after the last thing on it."""

COURSE = "course"


def timeline_section(plan: Plan, names: Names) -> Section:
    """When goods travel, crews train, and units become usable; the tables of needs, movements and training list it."""
    return Section(
        anchor="usable",
        heading=say("When it is usable"),
        lead=say(
            "A unit is usable when all its parts are there and its crew is trained. Of each kind the most urgent needs "
            "are drawn; every need, movement and course is in the tables below."
        ),
        pictures=(drawn("timeline", draw_timeline, plan_timeline(names, plan)),),
    )


def plan_timeline(names: Names, plan: Plan) -> Timeline:
    """Needs by kind, kinds with the most urgent needs first; of each kind its most urgent needs alone."""
    settings = names.situation.settings
    schedules = schedule_needs(names.situation, plan)
    kinds: defaultdict[str, list[NeedSchedule]] = defaultdict(list)
    for each in schedules:
        kinds[names.category(each.coverage.need)].append(each)
    shown = [each for rows in kinds.values() for each in rows[:ROWS_PER_KIND]]
    end = _end(shown, settings)
    used = {span.mode for each in shown for span in each.spans}
    bars = [(mode.value, say("by {mode}", mode=mode_word(mode))) for mode in Mode if mode in used]
    return Timeline(
        title=_title([each.coverage for each in schedules]),
        description=say(
            "For the most urgent needs of each kind: when goods travel, when crews train, when both are there and the "
            "units usable, and when they are due. The tables list all of it."
        ),
        start=settings.start,
        end=end,
        as_of=settings.as_of or settings.start,
        as_of_label=say("as of {day}", day=day_date(settings.as_of or settings.start)),
        months=tuple(_months(settings.start, end)),
        kinds=(*bars, *([(COURSE, say("course"))] if None in used else [])),
        marks=(say("usable"), say("usable, late"), say("due")),
        groups=tuple(_group(kind, rows, names) for kind, rows in kinds.items()),
        empty=say("Nothing is asked for, so nothing has to be in time."),
    )


def _group(kind: str, rows: Sequence[NeedSchedule], names: Names) -> TimelineGroup:
    left_out = len(rows) - ROWS_PER_KIND
    return TimelineGroup(
        heading=capital(kind.replace("_", " ")),
        rows=tuple(_row(each, names) for each in rows[:ROWS_PER_KIND]),
        more=plural("and {count} more in the tables", "and {count} more in the tables", left_out)
        if left_out > 0
        else "",
    )


def _row(each: NeedSchedule, names: Names) -> TimelineRow:
    need = each.coverage.need
    return TimelineRow(
        label=say("P{priority} {item}", priority=need.priority, item=names.item(need.item_id).partition(" (")[0]),
        amount=names.measured(quantity(need.quantity), need.item_id),
        bars=tuple(Bar(span.start, span.end, span.mode.value if span.mode else COURSE) for span in each.spans),
        usable=tuple(dict.fromkeys((usable.day, usable.late) for usable in each.usable)),
        due=need.due,
        nothing=say("nothing is usable"),
    )


def _title(needs: Sequence[NeedCoverage]) -> str:
    """How many needs are usable in time, and how late the others come."""
    on_time = sum(each.outcome is Outcome.ON_TIME for each in needs)
    first = plural(
        "{on_time} of {count} need is usable in full and on time",
        "{on_time} of {count} needs are usable in full and on time",
        len(needs),
        on_time=on_time,
    )
    late = [each.days_late for each in needs if each.days_late > 0]
    if not late:
        return first
    return plural(
        "{first}; {count} comes late, by {days} days",
        "{first}; {count} come late in full or in part, half of them by {days} days or more",
        len(late),
        first=first,
        days=median_high(late),
    )


def _end(shown: Sequence[NeedSchedule], settings: Settings) -> date:
    """The last thing on the picture and some days, within the horizon."""
    days = [settings.start]
    for each in shown:
        days += [each.coverage.need.due, *(span.end for span in each.spans), *(usable.day for usable in each.usable)]
    last = settings.date(settings.last_day)
    return max(settings.start + timedelta(days=1), min(last, max(days) + timedelta(days=AFTER_DAYS)))


def _months(start: date, end: date) -> Iterator[Month]:
    """Every month from start to end; the first and each January with its year."""
    first = start.replace(day=1)
    while first <= end:
        yield Month(first, month_name(first, year=first.month == 1 or first == start.replace(day=1)))
        first = (first + timedelta(days=31)).replace(day=1)
