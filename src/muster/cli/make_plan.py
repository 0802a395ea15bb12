"""`muster plan`: make a plan, check it, write it, and say what it covers."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from muster.bootstrap import Run
from muster.cli.exits import ExitCode
from muster.cli.printing import complain, print_broken, print_document, print_findings
from muster.cli.watching import say_that_it_compiles, watched
from muster.cli.wording import epilog
from muster.language import say
from muster.settings import METHODS, STATUSES, Settings

if TYPE_CHECKING:
    from muster.planning import PlanOptions

EXAMPLES = (
    "muster plan examples/contact-group-2022-10 --out plan",
    "muster plan lists.xlsx --out plan.xlsx --method greedy",
    "muster plan lists.xlsx --out plan --status committed --json",
)
CODES = (ExitCode.DONE, ExitCode.BROKEN, ExitCode.REFUSED, ExitCode.FAULT, ExitCode.INTERRUPTED)


@click.command(
    "plan",
    short_help=say("Make a plan, check it and write it."),
    help=say(
        "Make the plan for DATASET that serves the most urgent needs first, check every promise in it, and write it. "
        "A plan that breaks a promise is not written. Ctrl-C ends the search early with the best plan so far."
    ),
    epilog=epilog(EXAMPLES, CODES),
)
@click.argument("dataset", type=click.Path(readable=False, path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help=say("Folder or .xlsx workbook to write."))
@click.option("--method", type=click.Choice(METHODS), help=say("How to plan; default: the setting, else best."))
@click.option(
    "--optimality-gap",
    type=click.FloatRange(0.0, 1.0),
    help=say("Stop when this near to the best possible, as a fraction; default: the setting, else 0.01."),
)
@click.option(
    "--time-limit",
    metavar="SECONDS",
    type=click.FloatRange(0.0, min_open=True),
    help=say("Stop with the best plan so far after this many seconds; default: the setting, else none."),
)
@click.option(
    "--status",
    type=click.Choice(STATUSES),
    help=say("Use only offers that are at least so firm; default: the setting, else offered."),
)
@click.option("--seed", type=click.IntRange(0), help=say("Same seed, same plan; default: the setting, else 0."))
@click.option("--strict", is_flag=True, help=say("Refuse a dataset in which anything was left out or doubted."))
@click.option("--json", "as_json", is_flag=True, help=say("Print one JSON document instead of tables."))
@click.pass_obj
def plan(
    run: Run,
    dataset: Path,
    out: Path,
    method: str | None,
    optimality_gap: float | None,
    time_limit: float | None,
    status: str | None,
    seed: int | None,
    strict: bool,
    as_json: bool,
) -> int:
    """Make a plan, check it, write it, and say what it covers."""
    from muster.cli.covering import plan_document, print_coverage
    from muster.services.check_dataset import check_dataset, require_clean
    from muster.services.make_plan import make_plan

    said = {
        "method": method,
        "optimality_gap": optimality_gap,
        "time_limit": time_limit,
        "status": status,
        "seed": seed,
    }
    options = _options(run.settings, said)
    checked = check_dataset(dataset)
    print_findings(checked.reading.findings)
    if strict:
        require_clean(checked.reading)
    if not as_json:
        say_that_it_compiles(options)
    with watched(quiet=as_json) as watch:
        made = make_plan(checked.reading, options, run.machine, out, watch)
    if as_json:
        print_document(plan_document(checked.reading, made, out))
    elif not made.broken:
        print_coverage(checked.reading, made.plan, out)
    if made.broken:
        print_broken(made.broken)
        complain(
            say("The plan breaks its promises, so nothing was written. This is a fault of Muster: please report it.")
        )
        return ExitCode.BROKEN
    return ExitCode.DONE


def _options(settings: Settings, said: dict[str, Any]) -> "PlanOptions":
    """Options of the command line, and the settings where it says nothing."""
    from muster.domain.offers import OfferStatus
    from muster.planning import Method, PlanOptions

    wanted = replace(settings, **{name: value for name, value in said.items() if value is not None})
    return PlanOptions(
        method=Method(wanted.method),
        optimality_gap=wanted.optimality_gap,
        time_limit_s=wanted.time_limit,
        least_status=OfferStatus(wanted.status),
        seed=wanted.seed,
    )
