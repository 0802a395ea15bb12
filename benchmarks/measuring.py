"""Measures one step in a child process of its own: CPU and wall seconds, peak memory."""

import multiprocessing
import resource
import sys
import time
import traceback
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Protocol

PROC_STATUS = Path("/proc/self/status")
# ru_maxrss counts kilobytes, but bytes on macOS.
MEMORY_UNITS_PER_MB = 1024.0**2 if sys.platform == "darwin" else 1024.0


class Step(Protocol):
    """What is measured: `prepare` and `finish` do not count for the seconds, `run` does."""

    def prepare(self, folder: Path) -> Any:  # noqa: ANN401 (each step knows its own kind)
        """What `run` needs, made from the files of a folder."""

    def run(self, prepared: Any) -> Any:  # noqa: ANN401 (each step knows its own kind)
        """The work itself."""

    def finish(self, result: Any, folder: Path) -> "Quality | None":  # noqa: ANN401 (each step knows its own kind)
        """Keep in the folder what later steps need; say how good the result is, where that means something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """How good a plan is: value and bound for each priority, 1 first.

    `bound` is absent where none was proven. A step that `is_capped` ended at its own limit of time without values, one
    that `is_stopped` with what it had.
    """

    value: tuple[float, ...]
    bound: tuple[float, ...] | None = None
    is_capped: bool = False
    is_stopped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """What one step took. `peak_mb` is of the whole child, with the program itself and what was prepared."""

    cpu_s: float
    wall_s: float
    peak_mb: float
    quality: Quality | None = None

    @property
    def is_capped(self) -> bool:
        """Whether the step would have taken longer than it was given."""
        return self.quality is not None and self.quality.is_capped


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A step that did not end well, and why."""

    why: str


def measure(step: Step, folder: Path, limit_s: float) -> Measurement | Unfinished:
    """What a step takes in a fresh child process, which is ended after `limit_s` wall seconds."""
    # Spawned, not forked: a forked child would begin with the memory of its parent.
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_in_child, args=(theirs, step, folder))
    child.start()
    theirs.close()
    try:
        return _answer(ours, limit_s)
    finally:
        child.kill()
        child.join()


def _answer(ours: Connection, limit_s: float) -> Measurement | Unfinished:
    if not ours.poll(max(0.0, limit_s)):
        return Unfinished(f"out of time: ≥ {max(0.0, limit_s):.3g} s")
    try:
        answer: Measurement | Unfinished = ours.recv()
    except EOFError:
        return Unfinished("the process ended")
    return answer


def _in_child(theirs: Connection, step: Step, folder: Path) -> None:
    try:
        theirs.send(_measured(step, folder))
    except Exception:  # noqa: BLE001 (whatever went wrong is an answer as well)
        theirs.send(Unfinished(traceback.format_exc().strip().splitlines()[-1]))


def _measured(step: Step, folder: Path) -> Measurement:
    prepared = step.prepare(folder)
    wall, cpu = time.perf_counter(), time.process_time()
    result = step.run(prepared)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return Measurement(cpu_s=cpu, wall_s=wall, peak_mb=_peak_mb(), quality=step.finish(result, folder))


def _peak_mb() -> float:
    """Peak memory of this process; on Linux as /proc tells it, for there `ru_maxrss` begins with the parent's."""
    if PROC_STATUS.exists():
        peaks = [line.split() for line in PROC_STATUS.read_text(encoding="utf-8").splitlines() if "VmHWM" in line]
        return float(peaks[0][1]) / 1024.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEMORY_UNITS_PER_MB
