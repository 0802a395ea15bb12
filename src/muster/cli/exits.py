"""What the exit code of a command means; `docs/reference/exit-codes.md` says it to users."""

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of every command."""

    DONE = 0
    BROKEN = 1
    REFUSED = 2
    FAULT = 70
    INTERRUPTED = 130
    READER_LEFT = 141
