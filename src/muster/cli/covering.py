"""What a plan covers, as tables for a terminal and as a JSON document."""

from collections import defaultdict
from pathlib import Path

from muster.cli.documents import priority_document, promise_document, summary_document
from muster.cli.printing import print_lines, print_table
from muster.datasets import DatasetReading
from muster.domain.coverage import Outcome, PriorityCoverage, cover_needs, cover_priorities
from muster.domain.plan import Plan
from muster.language import say
from muster.language.figures import at_most, number, percent
from muster.language.labels import outcome_words
from muster.services.make_plan import MadePlan


def print_coverage(reading: DatasetReading, plan: Plan, out: Path) -> None:
    """Print what is covered per priority, the defaults taken, the cost, and where the plan is."""
    covered = cover_priorities(cover_needs(reading.situation, plan), plan)
    print_table(say("What becomes of the needs"), _need_headings(), [_need_row(each) for each in covered])
    print_table(say("How much of their worth is reached"), _worth_headings(), [_worth_row(each) for each in covered])
    _print_defaults(plan)
    currency = reading.situation.settings.currency
    print_lines(
        say("Cost: {cost} {currency}.", cost=number(plan.summary.cost), currency=currency),
        say("Every promise of the plan was checked, and it keeps them all."),
        say("The plan is in {out}.", out=out),
    )


def plan_document(reading: DatasetReading, made: MadePlan, out: Path) -> dict[str, object]:
    """The summary of a plan, what it covers per priority, and the promises that it breaks."""
    covered = cover_priorities(cover_needs(reading.situation, made.plan), made.plan)
    return {
        "plan": None if made.broken else str(out),
        "summary": summary_document(made.plan.summary),
        "priorities": [priority_document(each) for each in covered],
        "findings": len(reading.findings),
        "broken": [promise_document(each) for each in made.broken],
    }


def _need_headings() -> list[str]:
    return [say("Priority"), say("Needs"), *(outcome_words(outcome) for outcome in Outcome)]


def _need_row(each: PriorityCoverage) -> list[str]:
    return [str(each.priority), str(each.needs), *(str(each.outcomes[outcome]) for outcome in Outcome)]


def _worth_headings() -> list[str]:
    return [
        say("Priority"),
        say("wanted"),
        say("usable on time"),
        say("late"),
        say("short"),
        say("value"),
        say("no plan exceeds"),
        say("from the best possible"),
    ]


def _worth_row(each: PriorityCoverage) -> list[str]:
    return [
        str(each.priority),
        number(each.asked, 2),
        *(percent(part / each.asked) for part in (each.on_time, each.late, each.short)),
        number(each.value, 2),
        number(each.bound, 2),
        at_most(each.optimality_gap),
    ]


def _print_defaults(plan: Plan) -> None:
    """Print the defaults taken, a line for each table of the dataset."""
    by_table: defaultdict[str, list[str]] = defaultdict(list)
    for name, count in sorted(plan.summary.defaults_taken.items()):
        table, _, column = name.partition(".")
        by_table[table].append(f"{column} {count}")
    rows = [(table, ", ".join(columns)) for table, columns in by_table.items()]
    print_table(say("Defaults taken where a cell was empty"), [say("Table"), say("Columns")], rows, words=2)
