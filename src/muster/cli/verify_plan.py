"""`muster verify`: check every promise of a plan against its dataset."""

from pathlib import Path

import click

from muster.cli.exits import ExitCode
from muster.cli.printing import complain, print_broken, print_document, print_lines
from muster.cli.wording import epilog
from muster.language import plural, say

EXAMPLES = (
    "muster verify examples/contact-group-2022-10 plan",
    "muster verify lists.xlsx plan.xlsx --json",
)


@click.command(
    "verify",
    short_help=say("Check every promise of a plan against its dataset."),
    help=say(
        "Check every promise of PLAN against DATASET: quantities, dates, capacities, crews, values, the proof of the "
        "bound. Any program may have made the plan; the check shares nothing with the planner of Muster."
    ),
    epilog=epilog(EXAMPLES, (ExitCode.DONE, ExitCode.BROKEN, ExitCode.REFUSED)),
)
@click.argument("dataset", type=click.Path(readable=False, path_type=Path))
@click.argument("plan", type=click.Path(readable=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help=say("Print one JSON document instead of a sentence."))
def verify(dataset: Path, plan: Path, as_json: bool) -> int:
    """Check every promise of a plan."""
    from muster.cli.documents import promise_document
    from muster.services.check_dataset import check_dataset
    from muster.services.verify_plan import verify_plan

    broken = verify_plan(check_dataset(dataset).reading, plan)
    if as_json:
        print_document({"holds": not broken, "broken": [promise_document(each) for each in broken]})
    print_broken(broken)
    if broken:
        complain(plural("The plan breaks {count} promise.", "The plan breaks {count} promises.", len(broken)))
        return ExitCode.BROKEN
    if not as_json:
        print_lines(say("The plan keeps every promise."))
    return ExitCode.DONE
