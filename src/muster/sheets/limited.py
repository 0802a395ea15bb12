"""The child process in which every sheet is read: takes its limits, then runs the one reading program it is given.

Run by `muster.sheets.child` as a program of its own; it imports nothing of Muster. The command line is: memory in
bytes, processor time in seconds, the program, the program's own arguments.
"""

import runpy
import sys


def main() -> None:
    """Take the limits and become the program that the command line names."""
    memory, seconds, program = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    _limit(memory, seconds)
    sys.argv = sys.argv[3:]
    runpy.run_path(program, run_name="__main__")


def _limit(memory: int, seconds: int) -> None:
    """Take limits on memory and processor time, where the system knows them; lower limits of the parent stay."""
    try:
        import resource  # noqa: PLC0415 # not on every system
    except ImportError:
        return
    for limit, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(limit)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(limit, (allowed, allowed))


if __name__ == "__main__":
    main()
