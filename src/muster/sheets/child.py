"""Run a reading program in a child process with limits, so that a hostile file can take only the child with it."""

import marshal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from muster.errors import SheetError, SheetFault

HERE = Path(__file__).parent
TIMEOUT_S = 300.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingProgram:
    """A program beside this module that reads files, the interpreter's options for it, and its limits."""

    name: str
    options: tuple[str, ...]
    memory_bytes: int
    cpu_seconds: int


def ask_child(program: ReadingProgram, paths: Sequence[bytes], file: str) -> Any:  # noqa: ANN401 # the program's own
    """What the program answers about the files; it gets their paths on its input.

    Raises
    ------
    SheetError
        `TOO_MUCH` with the name `file` where the child came to its limits, or ended without an answer.
    """
    limits = [str(program.memory_bytes), str(program.cpu_seconds)]
    command = [sys.executable, *program.options, str(HERE / "limited.py"), *limits, str(HERE / program.name)]
    try:
        child = subprocess.run(  # noqa: S603 # our own program; the paths are on its input and meet no shell
            command, input=marshal.dumps(list(paths)), capture_output=True, check=False, timeout=TIMEOUT_S
        )
        return marshal.loads(child.stdout)  # noqa: S302 # written by our own program
    except (subprocess.TimeoutExpired, ValueError, EOFError, TypeError) as error:
        raise SheetError(SheetFault.TOO_MUCH, file) from error
