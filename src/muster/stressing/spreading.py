"""Have many failures planned for: in this process, in several, or on the machines of a cluster; the results are one."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby

from muster.domain.disruption import Outcome, Trial
from muster.stressing.processes import Processes
from muster.stressing.warmth import Stop, Warmth, Work

Spread = Callable[[Sequence[Trial], Stop], Iterator[Outcome]]
"""Plans for trials and gives what comes of each as soon as it is known, in any order; ends early when told to stop."""

MOST_AT_ONCE = 8  # trials that a machine is given together: those of one day share its warm plan


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
        processes = Processes(warmth, workers)
        try:
            yield processes.run
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
