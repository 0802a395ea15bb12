"""Make one change as small as is still enough: amounts by halves, days as late as they may be."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from muster.domain.cures import Change


def least_amount(change: Change, step: float, is_enough: Callable[[Change], bool]) -> Change:
    """The change with the least amount that is enough, to a step, above zero."""
    steps = round(change.amount / step)
    least = _least_step(steps, lambda number: is_enough(replace(change, amount=_amount(change, step, number, steps))))
    return replace(change, amount=_amount(change, step, least, steps))


def _amount(change: Change, step: float, number: int, steps: int) -> float:
    """So many steps of an amount; all of them are the amount as it was."""
    return change.amount if number == steps else number * step


def latest_day(change: Change, most: int, is_enough: Callable[[Change], bool]) -> Change:
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
