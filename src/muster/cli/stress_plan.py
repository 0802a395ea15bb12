"""`muster stress`: plan for everything that may fail, and say what it costs and what would help."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from muster.bootstrap import Run
from muster.cli.exits import ExitCode
from muster.cli.printing import complain, print_broken, print_document, print_findings, print_lines
from muster.cli.watching import watched
from muster.cli.wording import epilog
from muster.domain.offers import OfferStatus
from muster.language import say
from muster.settings import STATUSES

if TYPE_CHECKING:
    from muster.services.stress_plan import Stressed

EXAMPLES = (
    "muster stress examples/contact-group-2022-10 plan --out stress",
    "muster stress lists.xlsx plan --out stress --failures link,withdrawn --pairs 20 --workers 4",
    "muster stress lists.xlsx plan --out stress --samples 100 --seed 1 --delays delays.csv",
)
CODES = (ExitCode.DONE, ExitCode.BROKEN, ExitCode.REFUSED, ExitCode.FAULT, ExitCode.INTERRUPTED)


@click.command(
    "stress",
    short_help=say("Say what each failure would cost, and what would help."),
    help=say(
        "Test PLAN, which was made for DATASET, against every single failure: each link and site closed for the four "
        "weeks in which the plan loads it most, each course cancelled, each permit refused, each partner withdrawn or "
        "four weeks late. Each is planned for as from the day on which it strikes, by a checked plan. Ctrl-C stops; "
        "the same command goes on from there."
    ),
    epilog=epilog(EXAMPLES, CODES),
)
@click.argument("dataset", type=click.Path(readable=False, path_type=Path))
@click.argument("plan", type=click.Path(readable=False, path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help=say("Folder to write."))
@click.option(
    "--failures",
    metavar="LIST",
    default="",
    help=say("Only these, with commas: kinds (link, site, course, permit, withdrawn, late) or single ones (link:X)."),
)
@click.option("--pairs", type=click.IntRange(0), default=0, help=say("Also so many pairs of the costliest; default 0."))
@click.option("--samples", type=click.IntRange(0), default=0, help=say("Also so many random samples; default 0."))
@click.option("--seed", type=click.IntRange(0), default=0, help=say("Same seed, same result; default 0."))
@click.option(
    "--delays",
    type=click.Path(readable=False, path_type=Path),
    help=say("CSV file of the delays that samples are drawn from; default: assumed ones, which are said."),
)
@click.option(
    "--status",
    type=click.Choice(STATUSES),
    help=say("Use only offers at least so firm, as the plan was made; default: the setting, else offered."),
)
@click.option("--workers", type=click.IntRange(1), default=1, help=say("Processes on this machine; default 1."))
@click.option("--cluster", metavar="ADDRESS", default="", help=say("Dask scheduler whose machines plan instead."))
@click.option("--json", "as_json", is_flag=True, help=say("Print one JSON document instead of sentences."))
@click.pass_obj
def stress(
    run: Run,
    dataset: Path,
    plan: Path,
    out: Path,
    failures: str,
    pairs: int,
    samples: int,
    seed: int,
    delays: Path | None,
    status: str | None,
    workers: int,
    cluster: str,
    as_json: bool,
) -> int:
    """Say what each failure would cost, and what would help."""
    from muster.cli.documents import stress_document
    from muster.datasets import read_plan
    from muster.language.stress import delay_lines, stress_lines
    from muster.services import stress_plan as service
    from muster.services.check_dataset import check_dataset
    from muster.services.firmness import ignored_sentence
    from muster.stressing import counts_by_priority

    options = service.StressOptions(
        failures=tuple(filter(None, (name.strip() for name in failures.split(",")))),
        pairs=pairs,
        samples=samples,
        seed=seed,
        delays=delays,
        workers=workers,
        cluster=cluster,
        least_status=OfferStatus(status or run.settings.status),
    )
    reading = check_dataset(dataset).reading
    print_findings(reading.findings)
    with watched(quiet=as_json, stopping=say("Stopping. Press Ctrl-C again to stop at once."), estimate=True) as watch:
        made = service.stress_plan(reading, read_plan(plan), options, out, watch)
    if made.report is None:
        return _say_why_not(made, out)
    if made.ignored is not None:
        complain(ignored_sentence(made.ignored))
    if as_json:
        print_document(stress_document(made.report, out))
        return ExitCode.DONE
    if samples:
        print_lines(*delay_lines(made.delays, assumed=delays is None), "")
    print_lines(*stress_lines(made.report, counts_by_priority(made.report.needs)))
    print_lines("", say("All of it is in {place}.", place=out))
    return ExitCode.DONE


def _say_why_not(made: "Stressed", out: Path) -> int:
    """Say why there is no report: the plan breaks a promise, or somebody asked to stop."""
    if made.broken:
        print_broken(made.broken)
        complain(say("A promise is broken, so nothing was written."))
        return ExitCode.BROKEN
    sentence = "Stopped: {done} of {asked} are in the journal of {out}. The same command goes on from there."
    complain(say(sentence, done=made.done, asked=made.asked, out=out))
    return ExitCode.INTERRUPTED
