"""What is covered: the headline in words, then by kind of thing and by priority."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from muster.briefing.coverage_picture import coverage_heatmap
from muster.briefing.drawn import drawn
from muster.briefing.names import Names, capital
from muster.briefing.page import Bar, Cell, Column, Section, Table, heat, table
from muster.domain.coverage import NeedCoverage, Outcome, PriorityCoverage
from muster.language import plural, say
from muster.language.figures import THIN_SPACE, at_most, number, percent
from muster.language.labels import outcome_word, outcome_words
from muster.pictures import draw_heatmap


def headline(needs: Sequence[NeedCoverage]) -> str:
    """How many of all needs are met, in one sentence."""
    count = _outcomes(needs)
    all_needs = plural("{count} need", "{count} needs", len(needs))
    return say(
        "Of {all}, {on_time} can be met in full and on time, {late} in full but partly late, {part} in part; for "
        "{nothing} there is nothing.",
        all=all_needs,
        on_time=count[Outcome.ON_TIME],
        late=count[Outcome.LATE],
        part=count[Outcome.PART],
        nothing=count[Outcome.NOTHING],
    )


def coverage_section(needs: Sequence[NeedCoverage], priorities: Sequence[PriorityCoverage], names: Names) -> Section:
    """What is covered, by priority and by kind of thing."""
    return Section(
        anchor="covered",
        heading=say("What is covered"),
        lead=say(
            "Worth adds up what cannot be added in tonnes, pieces and people: a request that is met in full and on "
            "time is worth its weight. Substitutes and late units are worth less."
        ),
        pictures=(drawn("coverage", draw_heatmap, coverage_heatmap(needs, names)),),
        tables=(_by_category(needs, names), _by_priority(priorities)),
    )


def _by_priority(priorities: Iterable[PriorityCoverage]) -> Table:
    columns = (
        Column(say("Priority")),
        Column(say("Needs"), figures=True),
        *(Column(capital(outcome_words(outcome)), figures=True) for outcome in Outcome),
        Column(say("Usable on time")),
        Column(say("Late"), figures=True),
        Column(say("Short"), figures=True),
        Column(say("Worth reached"), figures=True),
        Column(say("No plan exceeds"), figures=True),
        Column(say("From the best possible"), figures=True),
    )
    return table(say("Needs and their worth, by priority"), columns, tuple(_priority_row(each) for each in priorities))


def _priority_row(each: PriorityCoverage) -> tuple[Cell, ...]:
    on_time, late, short = (part / each.asked for part in (each.on_time, each.late, each.short))
    return (
        Cell(str(each.priority)),
        Cell(str(each.needs)),
        *(Cell(str(each.outcomes[outcome])) for outcome in Outcome),
        Cell(percent(on_time), bar=Bar(on_time=on_time, late=late)),
        Cell(percent(late)),
        Cell(percent(short)),
        Cell(say("{value} of {asked}", value=number(each.value, 2), asked=number(each.asked, 2))),
        Cell(number(each.bound, 2)),
        Cell(at_most(each.optimality_gap)),
    )


def _by_category(needs: Iterable[NeedCoverage], names: Names) -> Table:
    """Kinds of things down, priorities across; each cell says how many needs, shaded by the share of worth on time."""
    cells: defaultdict[str, defaultdict[int, list[NeedCoverage]]] = defaultdict(lambda: defaultdict(list))
    for each in needs:
        cells[names.category(each.need)][each.need.priority].append(each)
    priorities = sorted({priority for row in cells.values() for priority in row})
    columns = (
        Column(say("Kind")),
        *(Column(say("Priority {priority}", priority=priority)) for priority in priorities),
        Column(say("All")),
    )
    rows = tuple(
        (
            Cell(capital(category.replace("_", " "))),
            *(_heat_cell(row[priority]) for priority in priorities),
            _heat_cell([each for met in row.values() for each in met]),
        )
        for category, row in sorted(cells.items())
    )
    caption = say("Share of worth that is usable on time, by kind of thing")
    return replace(table(caption, columns, rows), folded=say("The same as a table"))


def _heat_cell(needs: Sequence[NeedCoverage]) -> Cell:
    if not needs:
        return Cell()
    asked = sum(each.worth * each.need.quantity for each in needs)
    on_time = sum(each.worth * each.on_time for each in needs)
    count = _outcomes(needs)
    said = ((outcome, count[outcome]) for outcome in Outcome if count[outcome])
    small = "\u00a0· ".join(f"{outcome_word(outcome)}{THIN_SPACE}{number}" for outcome, number in said)
    return Cell(percent(on_time / asked), small=small, heat=heat(on_time, asked))


def _outcomes(needs: Iterable[NeedCoverage]) -> dict[Outcome, int]:
    met = [each.outcome for each in needs]
    return {outcome: met.count(outcome) for outcome in Outcome}
