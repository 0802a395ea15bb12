"""`muster completion`: a script that lets a shell complete commands and options."""

import click
from click.shell_completion import get_completion_class

from muster.cli.exits import ExitCode
from muster.cli.printing import print_lines
from muster.cli.wording import epilog
from muster.language import say

NAME = "muster"
COMPLETE_VARIABLE = "_MUSTER_COMPLETE"
SHELLS = ("bash", "zsh", "fish")
EXAMPLES = (
    "muster completion bash > ~/.local/share/bash-completion/completions/muster",
    'muster completion zsh > "${fpath[1]}/_muster"',
    "muster completion fish > ~/.config/fish/completions/muster.fish",
)


@click.command(
    "completion",
    short_help=say("Print a script that completes commands in your shell."),
    help=say("Print a script that lets your SHELL complete commands, options and paths of Muster."),
    epilog=epilog(EXAMPLES, (ExitCode.DONE, ExitCode.REFUSED)),
)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> int:
    """Print the completion script of a shell."""
    found = get_completion_class(shell)
    if found is None:
        raise click.BadParameter(say("Completion is known for {shells}.", shells=", ".join(SHELLS)))
    print_lines(found(context.find_root().command, {}, NAME, COMPLETE_VARIABLE).source())
    return ExitCode.DONE
