"""`muster show`: write a plan, or a dataset without one, as a page of tables."""

from pathlib import Path

import click

from muster.cli.exits import ExitCode
from muster.cli.printing import complain, print_broken, print_document, print_lines
from muster.cli.wording import epilog
from muster.language import plural, say

EXAMPLES = (
    "muster show examples/contact-group-2022-10 plan --out plan.html",
    "muster show lists.xlsx --out lists.html",
)


@click.command(
    "show",
    short_help=say("Write a plan as a page that any browser opens."),
    help=say(
        "Write PLAN for DATASET as one page of tables: what is covered, what goes where and when, who trains, what "
        "stays short and why. Without PLAN the page shows the dataset. The page needs neither a server nor a network."
    ),
    epilog=epilog(EXAMPLES, (ExitCode.DONE, ExitCode.BROKEN, ExitCode.REFUSED)),
)
@click.argument("dataset", type=click.Path(readable=False, path_type=Path))
@click.argument("plan", type=click.Path(readable=False, path_type=Path), required=False)
@click.option("--out", required=True, type=click.Path(path_type=Path), help=say("Page to write, such as plan.html."))
@click.option(
    "--stress",
    type=click.Path(readable=False, path_type=Path),
    help=say("Folder of a stress test of the plan, to be shown with it."),
)
@click.option("--json", "as_json", is_flag=True, help=say("Print one JSON document instead of a sentence."))
def show(dataset: Path, plan: Path | None, out: Path, stress: Path | None, as_json: bool) -> int:
    """Write a plan or a dataset as a page."""
    from muster.cli.documents import promise_document
    from muster.datasets import read_plan
    from muster.services.check_dataset import check_dataset
    from muster.services.show_plan import show_plan

    reading = check_dataset(dataset).reading
    broken = show_plan(reading, None if plan is None else read_plan(plan), out, stress)
    if as_json:
        print_document({"page": str(out), "broken": [promise_document(each) for each in broken]})
    else:
        print_lines(say("The page is {out}.", out=out))
    print_broken(broken)
    if broken:
        complain(
            plural(
                "The plan breaks {count} promise; the page says so.",
                "The plan breaks {count} promises; the page says so.",
                len(broken),
            )
        )
    return ExitCode.BROKEN if broken else ExitCode.DONE
