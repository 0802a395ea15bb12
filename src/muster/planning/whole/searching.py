"""The whole-unit search of one priority: the best plan and a bound of it, where the dataset is small enough."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from muster.planning.instance import Instance
from muster.planning.ledger import Ledger
from muster.planning.linear import Effort, maximise_whole
from muster.planning.pricing import Aim
from muster.planning.rows import Rows
from muster.planning.whole.every_hop import EveryHop
from muster.planning.whole.flows import shelves_of
from muster.planning.whole.model import model_of
from muster.planning.whole.reading import ledger_of
from muster.planning.whole.trips import passes_for
from muster.planning.worth import is_better, values_reached

MOST_DEPARTURES = 400_000  # of goods of all shelves; a programme of more is too large
MOST_VARIABLES = 40_000
MOST_NODES, MOST_CHECKS = 300, 600  # of the solver, for one priority


@dataclass(frozen=True, slots=True)
class Found:
    """A bound of a priority's value while higher ones keep what was held, and a plan where one was found."""

    bound: float
    held: tuple[float, ...]
    ledger: Ledger | None

    def holds_for(self, reached: tuple[float, ...], priority: int) -> bool:
        """Whether a plan that reached these values keeps all that was held."""
        pairs = zip(reached[: priority - 1], self.held, strict=False)
        return all(value >= held * (1.0 - 1e-9) - 1e-12 for value, held in pairs)


def is_searchable(instance: Instance) -> bool:
    """Whether a dataset is small enough for a search in whole units."""
    departures = 0
    for shelf in shelves_of(instance):
        departures += int(passes_for(instance, shelf.item).sum())
        if departures > MOST_DEPARTURES:
            return False
    return True


def search(instance: Instance, rows: Rows, aim: Aim, gap: float, stop: Callable[[], bool]) -> Found | None:
    """The best whole-unit plan of an aim and a bound; None where the programme is too large or nothing came of it."""
    model = model_of(instance, rows, aim, EveryHop(instance))
    if len(model.draft.tops) > MOST_VARIABLES:
        return None
    program = model.draft.written()
    if not len(program.gains):
        return None
    optimum = maximise_whole(program, Effort(MOST_NODES, MOST_CHECKS, gap, stop))
    if not np.isfinite(optimum.bound):
        return None
    ledger = None
    if optimum.variables is not None:
        plans = [ledger_of(model, optimum.variables, with_joins=with_joins) for with_joins in (False, True)]
        late, told = plans
        ledger = told if is_better(values_reached(told), values_reached(late)) else late
    return Found(optimum.bound, aim.held, ledger)
