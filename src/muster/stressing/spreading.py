"""Have many failures planned for: in this process, in several, or on the machines of a cluster; the results are one."""

import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import groupby

from muster.domain.disruption import Outcome, Trial
from muster.errors import BadOptionError
from muster.language import say
from muster.stressing.warmth import ASK_EVERY_S, Stop, Warmth, Work

Spread = Callable[[Sequence[Trial], Stop], Iterator[Outcome]]
"""Plans for trials and gives what comes of each as soon as it is known, in any order; ends early when told to stop."""

MOST_AT_ONCE = 8  # trials that a worker is given together: those of one day share its warm plan
MOST_LOST = 3  # workers that may die before the sweep gives up


@contextmanager
def spread_over(warmth: Warmth, workers: int, cluster: str = "") -> Iterator[Spread]:
    """Whoever plans: the machines at an address, several processes, or this one.

    Raises
    ------
    BadOptionError
        The cluster cannot be reached, or what it takes is not installed.
    """
    if cluster:
        from muster.stressing.cluster import connected  # noqa: PLC0415 (only a cluster needs Dask)

        with connected(cluster, warmth) as machines:
            yield lambda trials, stop: _flat(machines.run(chunks_of(trials), stop))
    elif workers > 1:
        processes = _Processes(warmth, workers)
        try:
            yield lambda trials, stop: _flat(processes.run(chunks_of(trials), stop))
        finally:
            processes.close()
    else:
        yield _Here(warmth)


def chunks_of(trials: Iterable[Trial]) -> list[list[Trial]]:
    """Trials of one day together, a few at a time, the earliest first."""
    chunks: list[list[Trial]] = []
    for _, group in groupby(_by_day(trials), key=lambda trial: trial.failure.strikes):
        own = list(group)
        chunks += [own[first : first + MOST_AT_ONCE] for first in range(0, len(own), MOST_AT_ONCE)]
    return chunks


def _by_day(trials: Iterable[Trial]) -> list[Trial]:
    return sorted(trials, key=lambda trial: (trial.failure.strikes, trial.trial_id))


def _flat(chunks: Iterable[list[Outcome]]) -> Iterator[Outcome]:
    for chunk in chunks:
        yield from chunk


class _Here:
    """The process that asks; it warms up when it is first asked."""

    def __init__(self, warmth: Warmth) -> None:
        self._warmth = warmth
        self._work: Work | None = None

    def __call__(self, trials: Sequence[Trial], stop: Stop) -> Iterator[Outcome]:
        for trial in _by_day(trials):
            if stop():
                return
            self._work = self._work or self._warmth.work()
            yield self._work(trial)


class _Processes:
    """Several processes of this machine, which stay warm from one stage of a test to the next."""

    def __init__(self, warmth: Warmth, workers: int) -> None:
        self._warmth = warmth
        self._workers = workers
        self._lost = 0
        self._pool: ProcessPoolExecutor | None = None

    def run(self, chunks: Sequence[Sequence[Trial]], stop: Stop) -> Iterator[list[Outcome]]:
        """Chunks as they are done; what a process that dies had in hand is given to another."""
        waiting = list(chunks)
        while waiting and not stop():
            done: list[Sequence[Trial]] = []
            try:
                for chunk, outcomes in self._run_once(waiting, stop):
                    done.append(chunk)
                    yield outcomes
            except BrokenProcessPool as error:
                self.close()
                self._lost += 1
                if self._lost > MOST_LOST:
                    sentence = (
                        "{count} worker processes died one after another. Use fewer workers, or free some memory."
                    )
                    raise BadOptionError(say(sentence, count=self._lost)) from error
            waiting = [chunk for chunk in waiting if not any(chunk is each for each in done)]

    def close(self) -> None:
        """Let the processes end what they have in hand, and go."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
        self._pool = None

    def _run_once(
        self, chunks: Sequence[Sequence[Trial]], stop: Stop
    ) -> Iterator[tuple[Sequence[Trial], list[Outcome]]]:
        """Chunks with what came of them, as they are done, until a process dies or somebody asks to stop."""
        if self._pool is None:
            spawning = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._workers, spawning, _warm_up, (self._warmth,))
        pending: dict[Future[list[Outcome]], Sequence[Trial]] = {
            self._pool.submit(_do, chunk): chunk for chunk in chunks
        }
        while pending and not stop():
            finished, _ = wait(pending, ASK_EVERY_S, FIRST_COMPLETED)
            for future in finished:
                outcomes = future.result()
                yield pending.pop(future), outcomes


class _Own:
    """What a worker process keeps warm."""

    work: Work | None = None


def _warm_up(warmth: Warmth) -> None:
    """Warm up once; Ctrl-C is for the process that waits, which tells when to stop."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _Own.work = warmth.work()


def _do(trials: Sequence[Trial]) -> list[Outcome]:
    if _Own.work is None:
        raise RuntimeError
    return [_Own.work(trial) for trial in trials]
