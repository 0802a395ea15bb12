"""The step that is measured: the textbook model is built and solved."""

import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measuring import Quality
from benchmarks.textbook.model import textbook_model
from benchmarks.textbook.solver import Solver, solve
from muster.datasets import read_dataset
from muster.domain.situation import Situation

MOST_S = 300.0
# A solver looks at its clock only now and then; it is ended when it is so much late.
GRACE_S = 60.0


@dataclass(frozen=True, slots=True)
class Solving:
    """Builds the model and solves it with one solver, within so many wall seconds."""

    solver: Solver
    limit_s: float = MOST_S

    def prepare(self, folder: Path) -> Situation:
        """The dataset."""
        return read_dataset(folder / "dataset").situation

    def run(self, prepared: Situation) -> tuple[float, ...] | None:
        """Value of each priority; `None` where the time was too short."""
        deadline = time.monotonic() + self.limit_s
        model = textbook_model(prepared)
        answer = solve(model.program, self.solver, max(1.0, deadline - time.monotonic()))
        return None if answer is None else model.values(answer)

    def finish(self, result: tuple[float, ...] | None, _folder: Path) -> Quality:
        """The values; nothing is kept, for these quantities are no plan."""
        return Quality(value=(), is_capped=True) if result is None else Quality(value=result)
