"""The command `muster` and all that it can do."""

import click

from muster.__about__ import __version__
from muster.cli.check_dataset import validate
from muster.cli.compare_dataset import compare
from muster.cli.completion import completion
from muster.cli.exits import ExitCode
from muster.cli.explain_plan import explain
from muster.cli.make_plan import plan
from muster.cli.renew_plan import replan
from muster.cli.show_plan import show
from muster.cli.try_pledge import whatif
from muster.cli.verify_plan import verify
from muster.cli.wording import epilog
from muster.language import say

EXAMPLES = (
    "muster validate examples/contact-group-2022-10",
    "muster compare examples/contact-group-2022-10",
    "muster plan examples/contact-group-2022-10 --out plan",
    "muster verify examples/contact-group-2022-10 plan",
    "muster show examples/contact-group-2022-10 plan --out plan.html",
    "muster explain examples/contact-group-2022-10 plan --need M-GEPARD-1",
)


@click.group(
    "muster",
    help=say("Turn a coalition's lists of needs and offers into a plan that arrives, with a proof of how good it is."),
    epilog=epilog(EXAMPLES, tuple(ExitCode)[:-1]),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="muster", message="%(prog)s %(version)s")
def command() -> None:
    """Turn lists of needs and offers into a plan."""


for each in (validate, compare, plan, verify, show, explain, replan, whatif, completion):
    command.add_command(each)
