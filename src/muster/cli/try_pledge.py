"""`muster whatif`: what one more pledge would do to a plan."""

from datetime import datetime
from pathlib import Path

import click

from muster.cli.exits import ExitCode
from muster.cli.printing import print_broken, print_document, print_lines
from muster.cli.wording import epilog
from muster.language import say

EXAMPLES = (
    "muster whatif examples/contact-group-2022-10 plan --item ifv-bmp1 --quantity 12 --site PLRZE --partner FR",
    "muster whatif lists.xlsx plan --item generator-60kva --quantity 40 --site PLRZE --partner DE --json",
)
CODES = (ExitCode.DONE, ExitCode.BROKEN, ExitCode.REFUSED, ExitCode.FAULT, ExitCode.INTERRUPTED)


@click.command(
    "whatif",
    short_help=say("Say what one more pledge would do."),
    help=say(
        "Say what a pledge would close, bring forward, displace and leave open, if it were added to DATASET, by making "
        "PLAN good with it. Nothing is written."
    ),
    epilog=epilog(EXAMPLES, CODES),
)
@click.argument("dataset", type=click.Path(readable=False, path_type=Path))
@click.argument("plan", type=click.Path(readable=False, path_type=Path))
@click.option("--item", required=True, help=say("Item that is pledged."))
@click.option("--quantity", required=True, type=float, help=say("How many units of it."))
@click.option("--site", required=True, help=say("Site at which the goods are."))
@click.option("--partner", required=True, help=say("Partner who pledges them."))
@click.option(
    "--available-from",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help=say("Day from which they are there; default: day 0."),
)
@click.option("--notice-days", type=click.IntRange(0), default=0, help=say("Days from go-ahead to ready; default: 0."))
@click.option("--json", "as_json", is_flag=True, help=say("Print one JSON document instead of sentences."))
def whatif(
    dataset: Path,
    plan: Path,
    item: str,
    quantity: float,
    site: str,
    partner: str,
    available_from: datetime | None,
    notice_days: int,
    as_json: bool,
) -> int:
    """Say what one more pledge would do."""
    from muster.cli.documents import what_if_document
    from muster.domain.pledge import Pledge
    from muster.language.what_ifs import what_if_lines
    from muster.services.check_dataset import check_dataset
    from muster.services.try_pledge import WhatIfs
    from muster.services.verify_plan import verified_plan

    reading = check_dataset(dataset).reading
    found, broken = verified_plan(reading, plan)
    if broken:
        print_broken(broken)
        return ExitCode.BROKEN
    pledge = Pledge(
        item_id=item,
        quantity=quantity,
        site_id=site,
        partner_id=partner,
        available_from=None if available_from is None else available_from.date(),
        notice_days=notice_days,
    )
    answer = WhatIfs(reading.situation, found).ask(pledge, prove=True)
    if as_json:
        print_document(what_if_document(answer))
    else:
        print_lines(*what_if_lines(pledge, answer))
    return ExitCode.DONE
