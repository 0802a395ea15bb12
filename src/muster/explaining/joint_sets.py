"""Which limits stand in a need's way together: all joint sets of up to three, none of them larger than it must be.

On small datasets a search that leaves no plan out says which sets cure; on others what is told cures, and no smaller
set was found.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from muster.domain.plan import Reason
from muster.domain.reasons import DOABLE
from muster.explaining.all_sets import smallest_sets
from muster.explaining.certainty import Certainty
from muster.explaining.relaxing import relaxed
from muster.explaining.scene import TINY, Scene
from muster.planning.ledger import Journey
from muster.planning.limits import limits_of
from muster.planning.relaxing import Lack, Outcome, served_without

MOST_JOINT = 3
Limits = frozenset[Reason]


@dataclass(frozen=True, slots=True)
class JointSet:
    """Limits that bring `units` together; `is_full`: all that is lacking."""

    limits: Limits
    units: float
    is_full: bool


class Questions:
    """What a need would get without some limits; each set is asked about once."""

    def __init__(self, scene: Scene, lack: Lack) -> None:
        """Ask about one lack in one scene."""
        self._scene = scene
        self._lack = lack
        self._known: dict[Limits, float] = {}
        self._outcomes: dict[Limits, Outcome] = {}
        self.certainty = Certainty(scene, lack)

    @cached_property
    def smallest(self) -> list[Limits] | None:
        """Every smallest set that cures all that is lacking, of any size; None where that was not found out."""
        if not self.certainty.can_ask:
            return None
        asked = self.certainty.limits(self.limits)
        return smallest_sets(asked, lambda limits: self.certainty.without(limits).is_possible)

    @cached_property
    def limits(self) -> tuple[Reason, ...]:
        """Limits that could matter to the need, the most doable to cure first."""
        scene, wish = self._scene, self._lack.wish
        matter = set(limits_of(scene.ledger, scene.reliefs, wish))
        if wish.ways and wish.ways[0].components:
            matter.add(Reason.NO_OFFER)
        return tuple(reason for reason in DOABLE if reason in matter)

    def units(self, limits: Limits) -> float:
        """Units that would be served (or on time) without these limits, at most what is lacking."""
        if limits not in self._known:
            self._known[limits] = min(self._found(limits), self._lack.units)
        return self._known[limits]

    def _found(self, limits: Limits) -> float:
        if self.smallest is not None:
            return self._lack.units if any(each <= limits for each in self.smallest) else self._part(limits)
        found = self.outcome(limits).units
        if self._scene.is_small and found < self._lack.units - TINY:
            found = max(found, self._planned_again(limits))
        return found

    def _part(self, limits: Limits) -> float:
        """Units that were found to come without limits that are known not to bring all."""
        found = self.outcome(limits).units if len(limits) > 1 else self._planned_again(limits)
        return found if found < self._lack.units * (1.0 - TINY) - TINY else 0.0

    def outcome(self, limits: Limits) -> Outcome:
        """What serving the need once more from what the plan leaves over would bring without these limits."""
        if limits not in self._outcomes:
            self._outcomes[limits] = served_without(self._scene.reliefs, self._lack, limits)
        return self._outcomes[limits]

    def journeys(self, limits: Limits) -> list[Journey]:
        """How the goods would travel that serving the need once more would bring without these limits."""
        return [journey for batch in self.outcome(limits).batches for journey in batch.journeys]

    def _planned_again(self, limits: Limits) -> float:
        """Units that planning again would bring, with exchanges that no need as urgent pays for."""
        scene, lack = self._scene, self._lack
        situation = relaxed(self.certainty.claim, limits)
        ledger = scene.tried(situation, (lack.wish.need.need_id,), hard=True)
        return scene.gain(ledger, lack).units


def joint_sets(questions: Questions, lack: Lack, stop: Callable[[], bool]) -> list[JointSet]:
    """Every set that cures all that is lacking and of which no part does; and those that cure a part of it.

    A set that cures only a part counts where it brings more than its parts would bring one by one.
    """
    found: list[JointSet] = []
    enough = lack.units * (1.0 - TINY) - TINY
    base = questions.units(frozenset())
    if base >= enough:
        return found
    if questions.smallest is not None:
        return _known_sets(questions, lack, base)
    for limits in candidates(questions.limits):
        if stop():
            break
        if any(each.is_full and each.limits < limits for each in found):
            continue
        units = questions.units(limits)
        is_full = units >= enough
        if is_full or units > _by_parts(questions, limits, base) + TINY * (1.0 + units):
            found.append(JointSet(limits, units - base, is_full))
    return _worth_telling(found)


def _known_sets(questions: Questions, lack: Lack, base: float) -> list[JointSet]:
    """The sets that are known to cure all, and limits that alone bring a part; joint ones where no doing cures all."""
    full = [each for each in questions.smallest or () if len(each) <= MOST_JOINT]
    found = [JointSet(limits, lack.units - base, is_full=True) for limits in sorted(full, key=_in_order)]
    most = 1 if any(Reason.NO_OFFER not in limits for limits in full) else MOST_JOINT
    for limits in candidates(questions.limits, most):
        if any(each <= limits for each in questions.smallest or ()):
            continue
        units = questions.units(limits)
        if units > _by_parts(questions, limits, base) + TINY * (1.0 + units):
            found.append(JointSet(limits, units - base, is_full=False))
    return found


def _in_order(limits: Limits) -> tuple[int, list[int]]:
    return len(limits), sorted(map(DOABLE.index, limits))


def candidates(limits: tuple[Reason, ...], most: int = MOST_JOINT) -> Iterator[Limits]:
    """Sets of one, two, up to `most` limits, the most doable first among each."""
    for size in range(1, most + 1):
        yield from map(frozenset, combinations(limits, size))


def _by_parts(questions: Questions, limits: Limits, base: float) -> float:
    """The most that the parts of a set bring when their gains are added up, however it is parted."""
    if len(limits) == 1:
        return base
    most = base
    for size in range(1, len(limits) // 2 + 1):
        for part in combinations(sorted(limits), size):
            one, rest = frozenset(part), limits - frozenset(part)
            gain = questions.units(one) - base + _by_parts_or_whole(questions, rest, base) - base
            most = max(most, base + gain)
    return max(most, *(questions.units(limits - {reason}) for reason in limits))


def _by_parts_or_whole(questions: Questions, limits: Limits, base: float) -> float:
    return max(questions.units(limits), _by_parts(questions, limits, base))


def _worth_telling(found: list[JointSet]) -> list[JointSet]:
    """The sets, those that cure all first; of those that cure a part, joint ones only where none cures all by doing."""
    full = [each for each in found if each.is_full]
    part = [each for each in found if not each.is_full]
    if any(Reason.NO_OFFER not in each.limits for each in full):
        part = [each for each in part if len(each.limits) == 1]
    return [*full, *part]
