"""What a need would use without some limits, from which concrete changes are read off."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from muster.domain.plan import Reason
from muster.explaining.scene import Scene
from muster.planning.ledger import Batch, Journey, Ledger
from muster.planning.relaxing import Lack


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a need would use without some limits: batches of its own, and journeys that are set against a ledger.

    Where the whole plan is another, the journeys are all of its own, and the ledger is an empty one. `supplied` are
    units by item and day that nobody offers; None: all components of the batches.
    """

    scene: Scene
    lack: Lack
    limits: frozenset[Reason]
    batches: tuple[Batch, ...]
    journeys: tuple[Journey, ...]
    ledger: Ledger
    supplied: Mapping[tuple[int, int], float] | None = None

    def by_offer(self) -> dict[int, float]:
        """Units of each offer."""
        units: defaultdict[int, float] = defaultdict(float)
        for journey in self.journeys:
            units[journey.offer] += journey.quantity
        return units


def beside_the_plan(scene: Scene, lack: Lack, limits: frozenset[Reason], batches: tuple[Batch, ...]) -> Wanted:
    """What a need would use beside all that the plan has; surplus is not counted."""
    journeys = tuple(journey for batch in batches for journey in batch.journeys)
    return Wanted(scene, lack, limits, batches, journeys, scene.ledger)
