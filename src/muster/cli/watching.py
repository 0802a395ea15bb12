"""Show how far a plan is, and let Ctrl-C end it early with the best plan so far."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

from muster.cli.printing import complain
from muster.language import say

if TYPE_CHECKING:
    from muster.planning import Progress
    from muster.services.make_plan import Watch


@contextmanager
def watched(quiet: bool) -> Iterator["Watch"]:
    """Whom a planner tells how far it is and asks whether to stop; progress shows only on a terminal."""
    from muster.services.make_plan import Watch

    with _ask_to_stop() as stop, _bar(quiet or not sys.stderr.isatty()) as progress:
        yield Watch(progress=progress, stop=stop)


@contextmanager
def _ask_to_stop() -> Iterator[Callable[[], bool]]:
    """Whether Ctrl-C was pressed; a second one interrupts at once."""
    pressed: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        if pressed:
            signal.default_int_handler(number, frame)
        pressed.append(number)
        complain(say("Stopping with the best plan so far. Press Ctrl-C again to stop at once."))

    before = signal.signal(signal.SIGINT, note)
    try:
        yield lambda: bool(pressed)
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _bar(hidden: bool) -> Iterator[Callable[["Progress"], None] | None]:
    """A bar on standard error for every stage of the planning."""
    if hidden:
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        stages = {}

        def show(progress: "Progress") -> None:
            if progress.stage not in stages:
                stages[progress.stage] = bars.add_task(progress.stage, total=progress.total)
            bars.update(stages[progress.stage], completed=progress.done, total=progress.total)

        yield show
