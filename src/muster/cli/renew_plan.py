"""`muster replan`: today's dataset, the plan made good for what happened, and what differs."""

from pathlib import Path

import click

from muster.bootstrap import Run
from muster.cli.exits import ExitCode
from muster.cli.printing import complain, print_broken, print_document, print_findings, print_lines
from muster.cli.watching import watched
from muster.cli.wording import epilog
from muster.language import say

EXAMPLES = (
    "muster replan examples/contact-group-2022-10 plan --as-of 2022-11-16 --changes changes.csv --out today",
    "muster replan lists.xlsx plan --as-of 2022-11-16 --out today --price-per-change 0.01",
)
CODES = (ExitCode.DONE, ExitCode.BROKEN, ExitCode.REFUSED, ExitCode.FAULT, ExitCode.INTERRUPTED)


@click.command(
    "replan",
    short_help=say("Make a plan good for what happened since."),
    help=say(
        "Make PLAN, which was made for DATASET, good for a later day and for what happened since. What has left or "
        "begun is fixed; accepted assignments stay unless they must break; of the others as few as possible change. "
        "The folder of --out gets the dataset of that day, its plan, and the difference with the orders to give again."
    ),
    epilog=epilog(EXAMPLES, CODES),
)
@click.argument("dataset", type=click.Path(readable=False, path_type=Path))
@click.argument("plan", type=click.Path(readable=False, path_type=Path))
@click.option("--as-of", required=True, type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help=say("The day."))
@click.option(
    "--changes",
    type=click.Path(readable=False, path_type=Path),
    help=say("What happened: a CSV file, or a folder or workbook with a table 'changes'; default: nothing."),
)
@click.option("--out", required=True, type=click.Path(path_type=Path), help=say("Folder to write."))
@click.option(
    "--price-per-change",
    type=click.FloatRange(0.0),
    default=0.0,
    help=say("Value that the end of each assignment must win, where none must end; default 0."),
)
@click.option("--seed", type=click.IntRange(0), default=0, help=say("Same seed, same plan; default: 0."))
@click.option("--json", "as_json", is_flag=True, help=say("Print one JSON document instead of sentences."))
@click.pass_obj
def replan(
    run: Run,
    dataset: Path,
    plan: Path,
    as_of: object,
    changes: Path | None,
    out: Path,
    price_per_change: float,
    seed: int,
    as_json: bool,
) -> int:
    """Make a plan good for what happened since."""
    from muster.cli.documents import difference_document
    from muster.datasets import read_plan
    from muster.language.differences import difference_lines
    from muster.services import renew_plan as service
    from muster.services.check_dataset import check_dataset

    checked = check_dataset(dataset)
    print_findings(checked.reading.findings)
    day = getattr(as_of, "date")()  # noqa: B009 - click gives a datetime
    options = service.ReplanOptions(as_of=day, changes=changes, price_per_change=price_per_change, seed=seed)
    with watched(quiet=as_json) as watch:
        made = service.replan(checked.reading, read_plan(plan), options, run.machine, watch)
    if made.broken:
        print_broken(made.broken)
        complain(say("A promise is broken, so nothing was written."))
        return ExitCode.BROKEN
    service.write_replanned(made, out)
    if as_json:
        print_document(difference_document(made.difference, made.orders, out))
    else:
        print_lines(*difference_lines(made.difference, made.orders), say("All of it is in {place}.", place=out))
    return ExitCode.DONE
