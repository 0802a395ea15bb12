"""Several processes of this machine that plan for failures, each taking up one day after another."""

import multiprocessing
import signal
import traceback
from collections import deque
from collections.abc import Iterator, Sequence
from datetime import date
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pickle import dumps, loads

from muster.domain.disruption import Outcome, Trial
from muster.errors import BadOptionError
from muster.language import say
from muster.stressing.warmth import ASK_EVERY_S, Stop, Warmth

MOST_LOST = 3  # workers that may die before the sweep gives up


class Processes:
    """Worker processes, which stay warm from one stage of a test to the next."""

    def __init__(self, warmth: Warmth, workers: int) -> None:
        """Say how many there may be; they start when there is something to do."""
        # Written once for all. They begin anew, for NumPy runs threads from its import on, which a fork would lose.
        self._prepared = dumps(warmth)
        self._most = workers
        self._lost = 0
        self._workers: list[_Worker] = []

    def run(self, trials: Sequence[Trial], stop: Stop) -> Iterator[Outcome]:
        """Outcomes as they are known; what a process that dies had in hand is given to another.

        Raises
        ------
        BadOptionError
            Processes die one after another.
        """
        shares = Shares(trials)
        while len(self._workers) < min(self._most, len(trials)):
            self._workers.append(_Worker(self._prepared))
        while not stop():
            for worker in self._workers:
                worker.take_up(shares)
            busy = {worker.line: worker for worker in self._workers if worker.in_hand is not None}
            if not busy:
                return
            for line in wait(list(busy), ASK_EVERY_S):
                worker = busy[line]  # type: ignore[index] # what is waited for is what comes back
                outcome = worker.outcome()
                if outcome is None:
                    self._replace(worker, shares)
                else:
                    yield outcome

    def close(self) -> None:
        """Let all processes go; what they have in hand is of no use to anyone any more."""
        for worker in self._workers:
            worker.let_go()
        self._workers.clear()

    def _replace(self, worker: "_Worker", shares: "Shares") -> None:
        """Start another process in the place of one that died."""
        self._lost += 1
        if self._lost > MOST_LOST:
            sentence = "{count} worker processes died one after another. Use fewer workers, or free some memory."
            raise BadOptionError(say(sentence, count=self._lost))
        if worker.in_hand is not None:
            shares.put_back(worker.in_hand)
        worker.let_go()
        self._workers[self._workers.index(worker)] = _Worker(self._prepared)


class Shares:
    """Trials that wait, by day: to warm up on a day is dear, so as few workers as may be share one."""

    def __init__(self, trials: Sequence[Trial]) -> None:
        """Take the trials, in any order."""
        self._days: dict[date, deque[Trial]] = {}
        self._begun: set[date] = set()
        for trial in sorted(trials, key=lambda trial: (trial.failure.strikes, trial.trial_id)):
            self._days.setdefault(trial.failure.strikes, deque()).append(trial)

    def next(self, warm: date | None) -> Trial | None:
        """A trial for a worker that is warm on a day: of that day, else of one not begun, else of the longest."""
        left = [day for day, waiting in self._days.items() if waiting]
        if not left:
            return None
        if warm not in left:
            fresh = [day for day in left if day not in self._begun]
            warm = min(fresh) if fresh else max(left, key=lambda day: (len(self._days[day]), day))
        day = left[left.index(warm)]
        self._begun.add(day)
        return self._days[day].popleft()

    def put_back(self, trial: Trial) -> None:
        """Let a trial wait again."""
        self._days[trial.failure.strikes].appendleft(trial)


class _Worker:
    """One process, the line to it, and the trial that it has in hand."""

    def __init__(self, prepared: bytes) -> None:
        spawning = multiprocessing.get_context("spawn")
        self.line, theirs = spawning.Pipe()
        self.in_hand: Trial | None = None
        self._warm: date | None = None
        self._process: BaseProcess = spawning.Process(target=_work, args=(prepared, theirs), daemon=True)
        self._process.start()
        theirs.close()  # so that the line ends where the process does

    def take_up(self, shares: Shares) -> None:
        """Begin with the next trial, where nothing is in hand and any is left."""
        if self.in_hand is not None:
            return
        self.in_hand = shares.next(self._warm)
        if self.in_hand is None:
            return
        self._warm = self.in_hand.failure.strikes
        try:
            self.line.send(self.in_hand)
        except OSError:
            return  # it has died, which is seen when its outcome is asked for

    def outcome(self) -> Outcome | None:
        """What came of the trial in hand; None where the process has died. What it has raised is raised here."""
        try:
            found = self.line.recv()
        except (EOFError, OSError):
            return None
        if isinstance(found, Exception):
            raise found
        self.in_hand = None
        outcome: Outcome = found
        return outcome

    def let_go(self) -> None:
        """End the process."""
        self.line.close()
        self._process.terminate()
        self._process.join()


def _work(prepared: bytes, line: Connection) -> None:
    """Plan for one trial after another as they come, until the line ends."""
    # Ctrl-C is for the process that waits, which tells when to stop.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warmth: Warmth = loads(prepared)  # noqa: S301 (written by the process that began this one)
    work = warmth.work()
    while True:
        try:
            trial = line.recv()
        except (EOFError, OSError):
            return
        try:
            found: Outcome | Exception = work(trial)
        except Exception as error:  # noqa: BLE001 (whatever it is, the process that waits is to tell it)
            error.add_note(traceback.format_exc())
            found = error
        line.send(found)
