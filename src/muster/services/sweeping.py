"""Have every trial of a stress test planned for, each once: what the journal knows is not done again."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from muster.datasets import StressJournal
from muster.domain.disruption import Outcome, Trial
from muster.planning import Progress
from muster.services.make_plan import Watch
from muster.stressing import Spread


class StoppedEarlyError(Exception):
    """Somebody asked to stop."""


@dataclass(slots=True)
class Sweep:
    """Has trials planned for, each once: what the journal knows is not done again."""

    journal: StressJournal
    spread: Spread
    watch: Watch
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    asked: int = 0

    def run(self, stage: str, trials: Sequence[Trial]) -> None:
        """Find what comes of every trial.

        Raises
        ------
        StoppedEarlyError
            Where somebody asked to stop before all are known.
        """
        self.asked += len(trials)
        waiting = {}
        for trial in trials:
            known = self.journal.outcome(trial)
            if known is None:
                waiting[trial.trial_id] = trial
            else:
                self.outcomes[trial.trial_id] = known
        self._tell(stage, len(trials) - len(waiting), len(trials))
        for outcome in self.spread(list(waiting.values()), self._stop):
            trial = waiting.pop(outcome.trial_id)
            self.journal.add(trial, outcome)
            self.outcomes[outcome.trial_id] = outcome
            self._tell(stage, len(trials) - len(waiting), len(trials))
        if waiting:
            raise StoppedEarlyError

    def _stop(self) -> bool:
        return self.watch.stop is not None and self.watch.stop()

    def _tell(self, stage: str, done: int, total: int) -> None:
        if self.watch.progress is not None:
            self.watch.progress(Progress(stage=stage, done=done, total=total))
