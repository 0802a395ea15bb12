"""Have failures planned for by the machines of a Dask cluster."""

import logging
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from hashlib import sha256
from pickle import dumps
from typing import Any

from muster.domain.disruption import Outcome, Trial
from muster.errors import BadOptionError
from muster.language import say
from muster.stressing.warmth import ASK_EVERY_S, Stop, Warmth, Work

try:
    import distributed
    from distributed import WorkerPlugin, get_worker
except ImportError as error:
    message = "Dask is not installed, which --cluster needs. Install muster-plan[cluster], here and on every worker."
    raise BadOptionError(say(message)) from error

# Dask does not type it.
new_client: Any = distributed.Client

PATIENCE_S = 10
LOUD = ("distributed.core", "distributed.comm", "distributed.client", "distributed.scheduler")


class WarmPlan(WorkerPlugin):
    """A plan on a worker: every worker gets it, those that join later too, and warms up on its first failure."""

    def __init__(self, warmth: Warmth, name: str) -> None:
        """Take what a worker needs to warm up."""
        self.name = name
        self._warmth = warmth
        self._work: Work | None = None
        self._turn: Any = None

    def setup(self, worker: object) -> None:  # noqa: ARG002 (Dask passes the worker)
        """Begin to exist on a worker; its threads take turns, for a warm plan is used by one at a time."""
        self._turn = threading.Lock()

    def do(self, trials: Sequence[Trial]) -> list[Outcome]:
        """Plan for some failures."""
        with self._turn:
            self._work = self._work or self._warmth.work()
            return [self._work(trial) for trial in trials]


class Machines:
    """The workers of one cluster, with a plan on each of them."""

    def __init__(self, client: Any, name: str) -> None:  # noqa: ANN401 (Dask ships no types)
        """Speak through a client to workers that have the plan under a name."""
        self._client = client
        self._name = name

    def run(self, chunks: Sequence[Sequence[Trial]], stop: Stop) -> Iterator[list[Outcome]]:
        """What comes of each chunk, as it is known; what a worker that dies had in hand is given to another."""
        futures = [self._client.submit(_do, self._name, chunk, pure=False, retries=2) for chunk in chunks]
        pending = set(futures)
        tick = threading.Event()  # never set: it only lets time pass
        try:
            while pending and not stop():
                tick.wait(ASK_EVERY_S)
                for future in [each for each in futures if each in pending and each.done()]:
                    pending.discard(future)
                    yield future.result()
        finally:
            with suppress(CancelledError, OSError):
                self._client.cancel(list(pending))


@contextmanager
def connected(address: str, warmth: Warmth) -> Iterator[Machines]:
    """The workers at a scheduler's address, with a plan on each of them.

    Raises
    ------
    BadOptionError
        Nobody answers at the address.
    """
    name = f"muster-{sha256(dumps(warmth)).hexdigest()[:16]}"
    for logger in LOUD:
        logging.getLogger(logger).setLevel(logging.CRITICAL)
    try:
        client = new_client(address, timeout=PATIENCE_S, set_as_default=False)
    except (OSError, ValueError) as error:
        sentence = (
            "No scheduler answers at {address} ({error}). The address that 'dask scheduler' prints was expected, such "
            "as tcp://192.0.2.1:8786."
        )
        raise BadOptionError(say(sentence, address=address, error=error)) from error
    with client:
        client.register_plugin(WarmPlan(warmth, name), name=name)
        try:
            yield Machines(client, name)
        finally:
            with suppress(Exception):
                client.unregister_worker_plugin(name)


def _do(name: str, trials: Sequence[Trial]) -> list[Outcome]:
    plugin: Any = get_worker().plugins[name]
    outcomes: list[Outcome] = plugin.do(trials)
    return outcomes
