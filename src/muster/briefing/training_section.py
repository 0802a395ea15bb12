"""The training: who joins which course when, and when they are done."""

from datetime import timedelta

from muster.briefing.names import Names
from muster.briefing.page import Cell, Column, Section, table
from muster.domain.plan import Plan, TrainingStart
from muster.language import plural, say
from muster.language.figures import day_date, number


def training_section(plan: Plan, names: Names) -> Section:
    """Every start of a course that people join, by date."""
    people = sum(each.people for each in plan.training)
    lead = plural("{people} person trains.", "{people} people train.", people, people=number(people))
    columns = (
        Column(say("Course")),
        Column(say("Where")),
        Column(say("Qualification")),
        Column(say("Names in by"), dates=True),
        Column(say("Starts"), dates=True),
        Column(say("Graduates"), dates=True),
        Column(say("People"), figures=True),
        Column(say("Seats"), figures=True),
    )
    ordered = sorted(plan.training, key=lambda each: (each.start, each.course_id, each.qualification))
    rows = tuple(_row(each, names) for each in ordered)
    tables = (table(say("Every start of a course that people join"), columns, rows),) if rows else ()
    return Section(anchor="training", heading=say("Training"), lead=lead, tables=tables)


def _row(each: TrainingStart, names: Names) -> tuple[Cell, ...]:
    course = names.situation.course_by_id.get(each.course_id)
    if course is None:
        return (
            Cell(each.course_id),
            Cell(),
            Cell(each.qualification),
            Cell(),
            Cell(day_date(each.start)),
            Cell(),
            Cell(number(each.people)),
            Cell(),
        )
    return (
        Cell(each.course_id, small=names.partner(course.partner_id)),
        Cell(names.site(course.site_id)),
        Cell(each.qualification),
        Cell(day_date(each.start - timedelta(days=course.notice_days))),
        Cell(day_date(each.start)),
        Cell(day_date(each.start + timedelta(days=course.duration_days))),
        Cell(number(each.people)),
        Cell(number(course.seats)),
    )
