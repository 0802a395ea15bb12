"""All smallest sets of limits whose absence cures, with as few questions as may be: more limits never cure less."""

from collections.abc import Callable, Sequence

from muster.domain.plan import Reason

Limits = frozenset[Reason]


def smallest_sets(limits: Sequence[Reason], cures: Callable[[Limits], bool | None]) -> list[Limits] | None:
    """Every set that cures and of which no part does, of any size; None where a question stays open.

    Asks of the widest sets that contain none of those found. Where such a set does not cure, no part of it does, and
    the last answer of this kind ends the search: nothing is left. Where it does, limits are left out of it one by one,
    the least doable first, and what remains is a new smallest set.
    """
    found: list[Limits] = []
    idle: list[Limits] = []
    while True:
        wide = next((each for each in _widest_without(found, limits) if not _is_in(each, idle)), None)
        if wide is None:
            return found
        answer = cures(wide)
        if answer is None:
            return None
        if not answer:
            idle.append(wide)
            continue
        smallest = _lessened(wide, limits, idle, cures)
        if smallest is None:
            return None
        found.append(smallest)


def _lessened(
    wide: Limits, limits: Sequence[Reason], idle: list[Limits], cures: Callable[[Limits], bool | None]
) -> Limits | None:
    """A smallest set within one that cures; what does not cure on the way is added to what is idle."""
    for reason in reversed(limits):
        fewer = wide - {reason}
        if fewer == wide or _is_in(fewer, idle):
            continue
        answer = cures(fewer)
        if answer is None:
            return None
        if answer:
            wide = fewer
        else:
            idle.append(fewer)
    return wide


def _is_in(few: Limits, sets: list[Limits]) -> bool:
    return any(few <= each for each in sets)


def _widest_without(found: list[Limits], limits: Sequence[Reason]) -> list[Limits]:
    """The widest sets of the limits that contain none of those found, in the order of what is left out of them."""
    widest = [frozenset(limits)]
    for each in found:
        split = {wide - {reason} if each <= wide else wide for wide in widest for reason in each}
        widest = [wide for wide in split if not any(wide < other for other in split)]
    place = {reason: number for number, reason in enumerate(limits)}
    return sorted(widest, key=lambda wide: sorted(place[reason] for reason in wide))
