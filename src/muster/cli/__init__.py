"""The front door for terminals and scripts: `muster` and its commands."""

import logging
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import click
from click.shell_completion import shell_complete

from muster.cli.completion import COMPLETE_VARIABLE, NAME
from muster.cli.exits import ExitCode
from muster.cli.printing import complain, print_document, print_findings
from muster.errors import DatasetRefusedError, MusterError
from muster.language import say

_LOG = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None, environment: Mapping[str, str] | None = None) -> int:
    """Run a command and give its exit code; whatever goes wrong becomes a sentence on standard error."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    surroundings = os.environ if environment is None else environment
    try:
        code = _explained(lambda: _run(given, surroundings), as_json="--json" in given)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has left, as `head` does; nothing more can be said to them.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.READER_LEFT
    return code


def _run(arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    """Set up, then run the command, or complete one for the shell that asks."""
    from muster.bootstrap import set_up
    from muster.cli.command import command

    if asked := environment.get(COMPLETE_VARIABLE):
        return shell_complete(command, {}, NAME, COMPLETE_VARIABLE, asked)
    try:
        with command.make_context(NAME, list(arguments), obj=set_up(environment, Path.cwd())) as context:
            return int(command.invoke(context))
    except click.exceptions.Exit as done:
        return done.exit_code


def _explained(run: Callable[[], int], *, as_json: bool) -> int:
    """Exit code of a run; every error that it raises is said."""
    try:
        return run()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except DatasetRefusedError as error:
        print_findings(error.findings)
        return _refuse(error, as_json=as_json)
    except MusterError as error:
        return _refuse(error, as_json=as_json)
    except (click.Abort, KeyboardInterrupt):
        return _interrupted()
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 (the last door: a user sees a sentence, never a traceback)
        # Compiled code turns Ctrl-C into an error of its own, with Ctrl-C as its cause.
        return _interrupted() if isinstance(error.__cause__, KeyboardInterrupt) else _at_fault(error)


def _interrupted() -> int:
    complain(say("Stopped. Nothing was written."))
    return ExitCode.INTERRUPTED


def _at_fault(error: Exception) -> int:
    _LOG.debug("unexpected", exc_info=error)
    complain(
        say(
            "Muster itself is at fault ({kind}: {error}), not your input. Please report it, with what "
            "MUSTER_LOG_LEVEL=debug prints.",
            kind=type(error).__name__,
            error=error,
        )
    )
    return ExitCode.FAULT


def _refuse(error: MusterError, *, as_json: bool) -> int:
    complain(str(error))
    if as_json:
        print_document({"refused": str(error)})
    return ExitCode.REFUSED
