"""The smallest change that is enough: read off, then lessened as far as planning again still brings the same."""

from dataclasses import dataclass

from muster.domain.cures import Change, ChangeKind, Cure, Gain
from muster.explaining.changing import changed
from muster.explaining.checking import keeps_all_promises
from muster.explaining.joint_sets import JointSet, Questions
from muster.explaining.lessening import latest_day, least_amount
from muster.explaining.reading_off import changes_for
from muster.explaining.reading_whole import in_place_of_the_plan
from muster.explaining.scene import TINY, Scene
from muster.explaining.wanted import beside_the_plan
from muster.planning.ledger import Ledger
from muster.planning.relaxing import Lack

AMOUNTS = frozenset(
    {
        ChangeKind.STATE_QUANTITY,
        ChangeKind.ADD_SEATS,
        ChangeKind.ADD_TRAINEES,
        ChangeKind.ADD_MONEY,
        ChangeKind.ADD_LINK_ROOM,
        ChangeKind.ADD_SITE_ROOM,
        ChangeKind.RAISE_OFFER,
        ChangeKind.PLEDGE,
    }
)
"""Changes of which less is better."""
PEOPLE = frozenset({ChangeKind.ADD_SEATS, ChangeKind.ADD_TRAINEES})
DATES = frozenset({ChangeKind.GRANT, ChangeKind.BRING_FORWARD})
"""Changes of which a later day is better; seats, people and pledged goods keep the day that was read off."""
FINE = 0.01  # share to which an amount is lessened that does not come in whole units
MOST_CHANGES = 12  # beyond so many separate changes no one could act on the list

Changes = tuple[Change, ...]
Found = tuple[Changes, Gain]
"""Changes that are enough, and what they have to bring."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A plan with some changes made, and what it brings the need."""

    gain: Gain
    ledger: Ledger

    def brings(self, wanted: Gain) -> bool:
        """Whether that is as many units, and as much worth, as is wanted."""
        return self.gain.units >= wanted.units * (1.0 - TINY) and self.gain.value >= wanted.value * (1.0 - TINY)


def _nearly(units: float, value: float) -> Gain:
    """So much, less what is noise."""
    return Gain(units=units * (1.0 - TINY) - TINY, value=value * (1.0 - TINY) - TINY * TINY)


class Curing:
    """Finds the cure of one joint set of limits for one lack."""

    def __init__(self, scene: Scene, lack: Lack, questions: Questions) -> None:
        """Work in a scene."""
        self._scene = scene
        self._lack = lack
        self.questions = questions
        self._tried: dict[tuple[Changes, Gain], Trial] = {}

    def cure(self, joint: JointSet) -> Cure | None:
        """The smallest cure found, confirmed by a checked plan; None where none was confirmed."""
        found = self._beside_the_plan(joint) or self._in_place_of_the_plan(joint)
        if found is None:
            return None
        changes, wanted = found
        changes = self._without_idle(changes, wanted)
        if len(changes) <= MOST_CHANGES:
            for place in range(len(changes)):
                changes = self._lessened(changes, place, wanted)
        trial = self._trial(changes, wanted)
        if not keeps_all_promises(changed(self._scene.situation, changes), trial.ledger):
            return None
        return Cure(changes=changes, gain=trial.gain)

    def read_off(self, joint: JointSet) -> Changes:
        """Changes that would be wanted beside the plan, whether they were confirmed or not."""
        outcome = self.questions.outcome(joint.limits)
        return changes_for(beside_the_plan(self._scene, self._lack, joint.limits, outcome.batches))

    def _beside_the_plan(self, joint: JointSet) -> Found | None:
        """Changes that let the need be served beside all that stands, where that is enough."""
        changes = self.read_off(joint)
        if not changes:
            return None
        gain = self._planned(changes).gain
        return (changes, _nearly(joint.units, gain.value)) if gain.units >= _nearly(joint.units, 0.0).units else None

    def _in_place_of_the_plan(self, joint: JointSet) -> Found | None:
        """Changes that let the need be served by another whole plan, found by a search that leaves none out."""
        certainty = self.questions.certainty
        ledger = certainty.at_best(joint.limits) if joint.is_full else None
        if ledger is None:
            return None
        changes = changes_for(in_place_of_the_plan(self._scene, self._lack, joint.limits, ledger))
        wanted = _nearly(joint.units, self._scene.gain(ledger, self._lack).value)
        return (changes, wanted) if changes and self._is_enough(changes, wanted) else None

    def _planned(self, changes: Changes) -> Trial:
        """The plan made again with changes, from what stands."""
        ledger = self._scene.with_changes(changes, self._lack)
        return Trial(self._scene.gain(ledger, self._lack), ledger)

    def _trial(self, changes: Changes, wanted: Gain) -> Trial:
        """A plan with changes that brings what is wanted; where none was found, the best from what stands."""
        key = (changes, wanted)
        if key not in self._tried:
            trial = self._planned(changes)
            if not trial.brings(wanted) and wanted.units >= self._lack.units * (1.0 - 2.0 * TINY) - TINY:
                answer = self.questions.certainty.answer(changed(self._scene.situation, changes), wanted)
                if answer.ledger is not None:
                    trial = Trial(self._scene.gain(answer.ledger, self._lack), answer.ledger)
            self._tried[key] = trial
        return self._tried[key]

    def _is_enough(self, changes: Changes, wanted: Gain) -> bool:
        """Whether so many units are cured, and none of their worth is given up for a smaller change."""
        return self._trial(changes, wanted).brings(wanted)

    def _without_idle(self, changes: Changes, wanted: Gain) -> Changes:
        """The changes without those that are not needed, the least doable first."""
        for change in reversed(changes):
            fewer = tuple(each for each in changes if each is not change)
            if fewer and self._is_enough(fewer, wanted):
                changes = fewer
        return changes

    def _lessened(self, changes: Changes, place: int, wanted: Gain) -> Changes:
        """The changes with one of them made as small as is still enough."""
        change = changes[place]
        if self._scene.stop():
            return changes

        def is_enough(smaller: Change) -> bool:
            return self._is_enough((*changes[:place], smaller, *changes[place + 1 :]), wanted)

        if change.kind in AMOUNTS:
            smallest = least_amount(change, self._step(change), is_enough)
        elif change.kind in DATES and change.at is not None:
            smallest = latest_day(change, self._last_day(change), is_enough)
        else:
            return changes
        return (*changes[:place], smallest, *changes[place + 1 :])

    def _step(self, change: Change) -> float:
        """The step in which an amount comes: whole units where it has any, else a share of it."""
        situation = self._scene.situation
        if change.kind in PEOPLE:
            return 1.0
        if change.kind in {ChangeKind.STATE_QUANTITY, ChangeKind.RAISE_OFFER}:
            item = situation.item_by_id[situation.offer_by_id[change.subject_id].item_id]
            return change.amount * FINE if item.divisible else 1.0
        if change.kind is ChangeKind.PLEDGE and not situation.item_by_id[change.subject_id].divisible:
            return 1.0
        return change.amount * FINE

    def _last_day(self, change: Change) -> int:
        """Days after that of the change up to which a later one could still be enough."""
        settings = self._scene.situation.settings
        last = self._lack.wish.due if self._lack.only_on_time else min(self._lack.wish.expires, settings.last_day)
        return max(0, last - settings.day_or(change.at, last))
