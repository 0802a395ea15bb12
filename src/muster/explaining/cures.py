"""The smallest change that is enough: read off, then lessened as far as planning again still brings the same."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from muster.domain.cures import Change, ChangeKind, Cure, Gain
from muster.explaining.joint_sets import JointSet, Questions
from muster.explaining.reading_off import Wanted, changes_for
from muster.explaining.scene import TINY, Scene
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


class Curing:
    """Finds the cure of one joint set of limits for one lack."""

    def __init__(self, scene: Scene, lack: Lack, questions: Questions) -> None:
        """Work in a scene."""
        self._scene = scene
        self._lack = lack
        self._questions = questions

    def cure(self, joint: JointSet) -> Cure | None:
        """The smallest cure found, confirmed by a checked plan; None where none was confirmed."""
        outcome = self._questions.outcome(joint.limits)
        changes = changes_for(Wanted(self._scene, self._lack, joint.limits, outcome))
        if not changes:
            return None
        first = self._gain(changes)
        wanted = Gain(units=joint.units * (1.0 - TINY) - TINY, value=first.value * (1.0 - TINY) - TINY * TINY)
        if first.units < wanted.units:
            return None
        changes = self._without_idle(changes, wanted)
        if len(changes) <= MOST_CHANGES:
            for place in range(len(changes)):
                changes = self._lessened(changes, place, wanted)
        if not self._scene.is_checked(changes, self._lack):
            return None
        return Cure(changes=changes, gain=self._gain(changes))

    def _gain(self, changes: Changes) -> Gain:
        return self._scene.gain(self._scene.with_changes(changes, self._lack), self._lack)

    def _is_enough(self, changes: Changes, wanted: Gain) -> bool:
        """Whether so many units are cured, and none of their worth is given up for a smaller change."""
        gain = self._gain(changes)
        return gain.units >= wanted.units and gain.value >= wanted.value

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
            smallest = _least_amount(change, self._step(change), is_enough)
        elif change.kind in DATES and change.at is not None:
            smallest = _latest_day(change, self._last_day(change), is_enough)
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


def _least_amount(change: Change, step: float, is_enough: Callable[[Change], bool]) -> Change:
    """The change with the least amount that is enough, to a step, above zero."""
    steps = round(change.amount / step)
    least = _least_step(steps, lambda number: is_enough(replace(change, amount=_amount(change, step, number, steps))))
    return replace(change, amount=_amount(change, step, least, steps))


def _amount(change: Change, step: float, number: int, steps: int) -> float:
    """So many steps of an amount; all of them are the amount as it was."""
    return change.amount if number == steps else number * step


def _latest_day(change: Change, most: int, is_enough: Callable[[Change], bool]) -> Change:
    """The change with the latest day that is enough, at most so many days later."""

    def later(days: int) -> Change:
        return replace(change, at=None if change.at is None else change.at + timedelta(days=days))

    return later(most - _least_step(most, lambda number: is_enough(later(most - number)), too_few=-1))


def _least_step(most: int, is_enough: Callable[[int], bool], *, too_few: int = 0) -> int:
    """The least number of steps that is enough; `most` is known to be. First whether one less is, then by halves."""
    if most <= 0 or not is_enough(most - 1):
        return most
    low, high = too_few, most - 1
    while high - low > 1:
        middle = (low + high) // 2
        if is_enough(middle):
            high = middle
        else:
            low = middle
    return high
