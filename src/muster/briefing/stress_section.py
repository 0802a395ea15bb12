"""What may fail: how safe the needs are, which failures cost most, and what would help."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from muster.briefing.drawn import drawn
from muster.briefing.failing import back_up_name, failure_name
from muster.briefing.failures_picture import failures_ranking
from muster.briefing.names import Names
from muster.briefing.page import Bar, Cell, Column, Section, Table, table
from muster.domain.disruption import NeedRisk, Standing
from muster.domain.needs import PRIORITIES
from muster.domain.stress import StressTold
from muster.language import plural, say
from muster.language.figures import day_date, number, percent, quantity
from muster.pictures import draw_ranking

MOST_ROWS = 25


def stress_section(stress: StressTold, names: Names, worth: tuple[float, ...]) -> Section:
    """How safe a plan is; the failures and back-ups that matter most. `worth` is the plan's value by priority."""
    holding = sum(need.standing is Standing.HOLDS for need in stress.needs)
    lead = say(
        "Of {needs}, {holding} hold in every case, whichever of {failures} strikes.",
        needs=plural("{count} need", "{count} needs", len(stress.needs)),
        holding=holding,
        failures=plural("{count} failure", "{count} failures", len(stress.failures)),
    )
    back_ups = (_back_ups(stress, names),) if stress.back_ups else ()
    return Section(
        anchor="failures",
        heading=say("What if it fails"),
        lead=lead,
        pictures=(drawn("failures", draw_ranking, failures_ranking(stress, names, worth)),),
        tables=(_needs(stress.needs), _failures(stress, names), *back_ups),
    )


def _needs(needs: Iterable[NeedRisk]) -> Table:
    """Needs of each priority by how safe they are, with a bar of their shares."""
    counts = Counter((need.priority, need.standing) for need in needs)
    columns = (
        Column(say("Priority")),
        Column(say("Hold in every case")),
        Column(say("Hold"), figures=True),
        Column(say("Fail after some failure"), figures=True),
        Column(say("Fail already"), figures=True),
    )
    rows = []
    for priority in PRIORITIES:
        holds, fails, failing = (counts[priority, standing] for standing in Standing)
        total = holds + fails + failing
        if total:
            bar = Bar(on_time=holds / total, late=fails / total)
            figures = (Cell(str(count)) for count in (holds, fails, failing))
            rows.append((Cell(str(priority)), Cell(percent(holds / total), bar=bar), *figures))
    caption = say(
        "How safe the needs are: shares that hold, and behind them in amber those that fail after some failure"
    )
    return table(caption, columns, tuple(rows))


def _failures(stress: StressTold, names: Names) -> Table:
    columns = (
        Column(say("Failure")),
        Column(say("Strikes"), dates=True),
        *_by_priority("Lost at priority {priority}"),
        Column(say("Needs hurt"), figures=True),
    )
    rows = tuple(
        (
            Cell(failure_name(each.failure_id, names), small=each.failure_id),
            Cell(day_date(each.strikes)),
            *_values(each.lost),
            Cell(str(each.needs_hurt)),
        )
        for each in stress.failures[:MOST_ROWS]
    )
    folded = plural("{count} failure with all figures", "The {count} costliest failures with all figures", len(rows))
    return replace(table(say("Failures that cost most"), columns, rows), folded=folded)


def _back_ups(stress: StressTold, names: Names) -> Table:
    columns = (
        Column(say("Held ready")),
        Column(say("Amount"), figures=True),
        *_by_priority("Saved at priority {priority}"),
        Column(say("Failures tried"), figures=True),
    )
    rows = tuple(
        (
            Cell(back_up_name(each.back_up_id, names), small=each.back_up_id),
            Cell(quantity(each.amount)),
            *_values(each.saved),
            Cell(str(each.tried_on)),
        )
        for each in stress.back_ups[:MOST_ROWS]
    )
    return table(say("What would help"), columns, rows)


def _by_priority(heading: str) -> Iterator[Column]:
    """A column of figures for each priority."""
    return (Column(say(heading, priority=priority), figures=True) for priority in PRIORITIES)


def _values(values: Iterable[float]) -> Iterator[Cell]:
    """What is lost or saved at each priority."""
    return (Cell(number(value, 3)) for value in values)
