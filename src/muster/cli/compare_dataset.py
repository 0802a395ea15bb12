"""`muster compare`: needs against offers, before any planning."""

from pathlib import Path

import click

from muster.bootstrap import Run
from muster.cli.exits import ExitCode
from muster.cli.printing import print_document, print_findings, print_lines
from muster.cli.wording import epilog
from muster.language import say
from muster.settings import STATUSES

PARTNER = "partner"
BY = ("item", "category", "priority", "site", "theme", "date", PARTNER)
EXAMPLES = (
    "muster compare examples/contact-group-2022-10",
    "muster compare examples/contact-group-2022-10 --by item --status committed",
    "muster compare lists.xlsx --out gap.xlsx",
)


@click.command(
    "compare",
    short_help=say("Compare needs with offers, before any planning."),
    help=say(
        "Compare the needs of DATASET with its offers: what could be covered, by what, how firmly, on time or late, "
        "and what is lacking. No offer is counted twice. Dates and routes count; capacity, crews, funds and permits do "
        "not: they are for the plan."
    ),
    epilog=epilog(EXAMPLES, (ExitCode.DONE, ExitCode.REFUSED)),
)
@click.argument("dataset", type=click.Path(readable=False, path_type=Path))
@click.option("--by", type=click.Choice(BY), default="priority", help=say("What to put needs together by."))
@click.option(
    "--status",
    type=click.Choice(STATUSES),
    help=say("Count only offers that are at least so firm; default: the setting, else offered."),
)
@click.option("--out", type=click.Path(path_type=Path), help=say("Folder or .xlsx workbook to write all tables to."))
@click.option("--json", "as_json", is_flag=True, help=say("Print one JSON document instead of tables."))
@click.pass_obj
def compare(run: Run, dataset: Path, by: str, status: str | None, out: Path | None, as_json: bool) -> int:
    """Compare needs with offers and say what is found."""
    from muster.cli import gap_tables
    from muster.domain.gap import Axis
    from muster.domain.offers import OfferStatus
    from muster.services.check_dataset import check_dataset
    from muster.services.compare_dataset import compare_dataset

    reading = check_dataset(dataset).reading
    print_findings(reading.findings)
    comparison = compare_dataset(reading, out)
    if as_json:
        print_document({"dataset_sha256": reading.sha256, **gap_tables.comparison_document(comparison)})
        return ExitCode.DONE
    level = OfferStatus(status or run.settings.status)
    gap_tables.print_comparison(reading.situation, comparison, level)
    if by == PARTNER:
        gap_tables.print_burdens(reading.situation, comparison)
    else:
        gap_tables.print_axis(comparison, Axis(by), level)
    gap_tables.print_apart(comparison)
    if out is not None:
        print_lines(say("All tables are in {out}.", out=out))
    return ExitCode.DONE
