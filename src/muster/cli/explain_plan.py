"""`muster explain`: why a need is short, why an offer is not used, what would change it, what to ask of whom."""

from pathlib import Path

import click

from muster.bootstrap import Run
from muster.cli.exits import ExitCode
from muster.cli.printing import complain, print_broken, print_document, print_findings
from muster.cli.watching import watched
from muster.cli.wording import epilog
from muster.domain.offers import OfferStatus
from muster.errors import BadOptionError
from muster.language import say
from muster.settings import STATUSES

EXAMPLES = (
    "muster explain examples/contact-group-2022-10 plan --need M-GEPARD-1",
    "muster explain lists.xlsx plan.xlsx --offer DE-GEN-40",
    "muster explain examples/contact-group-2022-10 plan --json",
)
CODES = (ExitCode.DONE, ExitCode.BROKEN, ExitCode.REFUSED, ExitCode.FAULT, ExitCode.INTERRUPTED)


@click.command(
    "explain",
    short_help=say("Say why a need is short or an offer is not used, and what to ask of whom."),
    help=say(
        "Say why PLAN for DATASET is as it is: for each need that is short or late the limits in its way, alone or "
        "together, and the smallest change found that is enough, confirmed by a checked plan; for each offer that is "
        "not used, why; what one more of a binding limit is worth; and what to ask of whom, in order of worth. "
        "Ctrl-C ends it early with what was found so far."
    ),
    epilog=epilog(EXAMPLES, CODES),
)
@click.argument("dataset", type=click.Path(readable=False, path_type=Path))
@click.argument("plan", type=click.Path(readable=False, path_type=Path))
@click.option("--need", metavar="ID", default="", help=say("Explain this need only."))
@click.option("--offer", metavar="ID", default="", help=say("Explain this offer only."))
@click.option(
    "--status",
    type=click.Choice(STATUSES),
    help=say("Count only offers at least so firm, as the plan was made; default: the setting, else offered."),
)
@click.option("--json", "as_json", is_flag=True, help=say("Print one JSON document instead of sentences."))
@click.pass_obj
def explain(run: Run, dataset: Path, plan: Path, need: str, offer: str, status: str | None, as_json: bool) -> int:
    """Explain a plan and say what is found."""
    from muster.cli.explaining import explanation_document, print_explanation
    from muster.datasets import read_plan
    from muster.explaining import Focus
    from muster.services.check_dataset import check_dataset
    from muster.services.explain_plan import explain_plan
    from muster.services.firmness import ignored_sentence

    if need and offer:
        raise BadOptionError(say("Both --need and --offer were given. Ask about one of them at a time."))
    reading = check_dataset(dataset).reading
    print_findings(reading.findings)
    focus = Focus(need_id=need, offer_id=offer, least_status=OfferStatus(status or run.settings.status))
    with watched(as_json, say("Stopping with what was found so far. Press Ctrl-C again to stop at once.")) as watch:
        explained = explain_plan(reading, read_plan(plan), focus, watch.progress, watch.stop)
    if explained.ignored is not None:
        complain(ignored_sentence(explained.ignored))
    if as_json:
        print_document(explanation_document(reading, explained))
    elif not explained.broken:
        print_explanation(reading.situation, explained.explanation, focus)
    if explained.broken:
        print_broken(explained.broken)
        complain(
            say("A plan that breaks a promise is not explained. Plan again, or give the dataset it was made from.")
        )
        return ExitCode.BROKEN
    return ExitCode.DONE
