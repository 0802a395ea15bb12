"""How the help of a command is written: what it does, examples, exit codes."""

from muster.cli.exits import ExitCode
from muster.language import say

AS_IT_STANDS = "\b\n"
"""Tells click not to wrap the paragraph that follows."""


def epilog(examples: tuple[str, ...], codes: tuple[ExitCode, ...]) -> str:
    """Examples and exit codes, for the end of a command's help."""
    return "\n\n".join((_block(say("Examples:"), examples), _block(say("Exit codes:"), _meanings(codes))))


def _block(title: str, lines: tuple[str, ...]) -> str:
    return "\n".join((AS_IT_STANDS + title, *(f"  {line}" for line in lines)))


def _meanings(codes: tuple[ExitCode, ...]) -> tuple[str, ...]:
    meanings = {
        ExitCode.DONE: say("done"),
        ExitCode.BROKEN: say("the plan breaks a promise; each is a sentence on standard error"),
        ExitCode.REFUSED: say("the input or an option was refused; a sentence says why"),
        ExitCode.FAULT: say("a fault of Muster itself"),
        ExitCode.INTERRUPTED: say("stopped by Ctrl-C before there was a result"),
    }
    return tuple(f"{code.value:<3} {meanings[code]}" for code in codes)
