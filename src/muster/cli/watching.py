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
    from muster.planning import PlanOptions, Progress
    from muster.services.make_plan import Watch


@contextmanager
def watched(quiet: bool, stopping: str = "", estimate: bool = False) -> Iterator["Watch"]:
    """Whom a planner tells how far it is and asks whether to stop; progress shows only on a terminal.

    `stopping` is said when Ctrl-C is pressed; with an `estimate` the bar also says how long it will take.
    """
    from muster.services.make_plan import Watch

    usual = say("Stopping with the best plan so far. Press Ctrl-C again to stop at once.")
    with _ask_to_stop(stopping or usual) as stop, _bar(quiet or not sys.stderr.isatty(), estimate) as progress:
        yield Watch(progress=progress, stop=stop)


def say_that_it_compiles(options: "PlanOptions") -> None:
    """Say why a first run takes longer, where it is one."""
    from muster.planning import COMPILING_S, is_compiled

    if not is_compiled(options.method):
        complain(say("Compiling the planner for this machine, once; about {seconds} seconds.", seconds=COMPILING_S))


@contextmanager
def _ask_to_stop(sentence: str) -> Iterator[Callable[[], bool]]:
    """Whether Ctrl-C was pressed; a second one interrupts at once."""
    pressed: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        if pressed:
            signal.default_int_handler(number, frame)
        pressed.append(number)
        complain(sentence)

    before = signal.signal(signal.SIGINT, note)
    try:
        yield lambda: bool(pressed)
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _bar(hidden: bool, estimate: bool) -> Iterator[Callable[["Progress"], None] | None]:
    """A bar on standard error for every stage of the planning, and under them where each priority stands."""
    if hidden:
        yield None
        return
    from rich.console import Console, Group
    from rich.live import Live
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    screen = Console(stderr=True)
    left = (TextColumn(say("left:")), TimeRemainingColumn()) if estimate else ()
    bars = Bars(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), *left)
    stages = {}
    standing = Standing()

    def show(progress: "Progress") -> None:
        if progress.stage not in stages:
            stages[progress.stage] = bars.add_task(progress.stage, total=progress.total)
        bars.update(stages[progress.stage], completed=progress.done, total=progress.total)
        standing.note(progress)

    def picture() -> Group:
        return Group(bars, *standing.sentences())

    with Live(console=screen, transient=True, get_renderable=picture):
        yield show


class Standing:
    """Value and bound of every priority, as far as they are known.

    A planner tries several plans; the best by priority is the one that counts (tuples compare place by place).
    """

    def __init__(self) -> None:
        self.value: tuple[float, ...] = ()
        self.bound: tuple[float, ...] = ()

    def note(self, progress: "Progress") -> None:
        """Take in what a planner reports."""
        self.value = max(self.value, progress.value)
        self.bound = progress.bound or self.bound

    def sentences(self) -> list[str]:
        """A sentence for every priority that something is known of."""
        from muster.language.coverage import standing_sentence

        bounds = self.bound or (None,) * len(self.value)
        return [
            standing_sentence(priority, value, bound)
            for priority, (value, bound) in enumerate(zip(self.value, bounds, strict=True), start=1)
            if value > 0.0 or (bound or 0.0) > 0.0
        ]
