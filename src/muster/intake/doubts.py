"""Doubt quantities that look like a slip, by the other rows of the item and by what the row itself explains."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from math import isclose, log10

from muster.domain.draft import Draft
from muster.domain.findings import Finding, FindingCode
from muster.domain.plausibility import far_above
from muster.intake.cells import numbers_in


def doubts_about(drafts: Sequence[Draft], column: str) -> list[Finding]:
    """A doubt for each quantity that is a hundred times the median of the item's other rows, or more.

    Where the row's own words hold a number that differs from the quantity by a power of ten, the doubt names it as
    `told`: a separator was lost, or thousands were counted twice. `column` is the heading of the quantities.
    """
    rows: defaultdict[str, list[tuple[float, Draft]]] = defaultdict(list)
    for draft in drafts:
        if draft.quantity is not None:
            rows[draft.item.casefold()].append((draft.quantity, draft))
    found = []
    for stated in rows.values():
        for slip in far_above([quantity for quantity, _ in stated]):
            quantity, draft = stated[slip.at]
            values = [("item", draft.item), ("others", f"{slip.others:g}"), ("count", str(len(stated) - 1))]
            told = told_instead(quantity, draft.words)
            if told is not None:
                values.append(("told", f"{told:g}"))
            place = replace(draft.place, column=column)
            code = FindingCode.IMPLAUSIBLE_QUANTITY
            found.append(Finding(code=code, place=place, found=f"{quantity:.15g}", values=tuple(values)))
    return sorted(found, key=lambda finding: finding.place.row or 0)


def told_instead(quantity: float, words: str) -> float | None:
    """The largest number in the words that is a power of ten below the quantity; None where they say the quantity."""
    told = [number for number in numbers_in(words) if number > 0]
    if any(isclose(number, quantity) for number in told):
        return None
    return max((number for number in told if number < quantity and _power_of_ten(quantity / number)), default=None)


def _power_of_ten(ratio: float) -> bool:
    return isclose(ratio, 10.0 ** round(log10(ratio)))
