"""Read quantities: a cell such as '20 pairs' or '10 boxes of 50', or a running text with several of them."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from math import isfinite

from muster.domain.stated import Amount, Dimension, Quantity, Role, StatedQuantity, Unit
from muster.intake.texts.amounts import LONGEST, FoundAmount, amount_at, find_amounts
from muster.intake.texts.date_forms import Habits
from muster.intake.texts.dates import dates_in
from muster.intake.texts.money import money_at
from muster.intake.texts.noun_phrases import before_a_size, capacity_before, item_after, item_before
from muster.intake.texts.numerals import Mark
from muster.intake.texts.plain import is_chinese, plain_text
from muster.intake.texts.units import unit_at

_BRACKETS = re.compile(r"[()（）\[\]]")
_TIMES = re.compile(r" ?[x×*х] ?(?=\d)", re.IGNORECASE)
_OF_EACH = re.compile(r" ?(?:of|à|a|je|po|по|de|da|di|each|з|with|mit|@|/)(?: |(?=\d))|[ (]+(?=\d)", re.IGNORECASE)
_SIZES = frozenset(Dimension) - {Dimension.COUNT, Dimension.PEOPLE, Dimension.MASS, Dimension.VOLUME}
_YEARS = (1900, 2100)
_ANY_YEAR = Habits(near=date(2000, 1, 1))


@lru_cache(maxsize=65_536)
def read_quantity(text: str, mark: Mark = None) -> Quantity | None:
    """The quantity that a whole cell states, with unit and pack; None where it states anything else."""
    if len(text) > LONGEST:
        return None
    plain = plain_text(_BRACKETS.sub(" ", text)).strip(" .:;")
    found = _product_at(plain, mark) or _quantity_at(plain, 0, mark)
    if found is None:
        unit = unit_at(plain, 0)  # as in 'kg 20'
        found = _bare_at(plain, unit[1] + 1, mark, unit[0]) if unit else None
    if found is None or plain[found[1] :].strip(" .)"):
        return None
    return found[0]


def find_quantities(text: str, mark: Mark = None) -> list[StatedQuantity]:
    """Quantities that stand in a running text, in its order; dates, money, shares and parts of names are none."""
    plain = plain_text(text[:LONGEST])
    dates = [(start, end) for start, end, _ in dates_in(plain, _ANY_YEAR)]
    return [
        stated
        for found in find_amounts(plain, mark)
        if not any(start < found.end and found.start < end for start, end in dates)
        for stated in _stated(plain, found, mark)
    ]


def _stated(plain: str, found: FoundAmount, mark: Mark) -> Iterator[StatedQuantity]:
    """What one amount of a text states; nothing where it is no quantity."""
    if plain[found.end : found.end + 2].strip()[:1] == "%" or money_at(plain, found.start, mark) is not None:
        return
    quantity, end = _quantity_at(plain, found.start, mark) or (Quantity(amount=found.amount), found.end)
    unit = quantity.unit
    if end < len(plain) and plain[end].isalpha() and plain[end - 1].isalnum() and not is_chinese(plain[end]):
        return  # the rest of a name, such as 2S1
    if unit is not None and (unit.dimension in _SIZES or before_a_size(plain, found.start)) and not _is_people(unit):
        yield _of(Role.SIZE, quantity, item_before(plain, found.start), found.start, end)
        return
    item = item_after(plain, found.end if unit is not None and _is_people(unit) else end)
    if capacity_before(plain, found.start):
        yield _of(Role.CAPACITY, quantity, item, found.start, end)
    elif (item or unit is not None) and not _is_bare_year(plain, found, unit):
        yield _of(Role.COUNT, quantity, item or item_before(plain, found.start), found.start, end)


def _of(role: Role, quantity: Quantity, item: str, start: int, end: int) -> StatedQuantity:
    return StatedQuantity(role=role, quantity=quantity, item=item, start=start, end=end)


def _quantity_at(plain: str, at: int, mark: Mark) -> tuple[Quantity, int] | None:
    """The quantity that begins here: an amount, its unit, and what each one holds."""
    found = amount_at(plain, at, mark)
    if found is None or not isfinite(found.amount.least):
        return None
    times = _TIMES.match(plain, found.end)
    if times:
        each = _bare_at(plain, times.end(), mark)
        if each and each[0].unit:
            return Quantity(amount=found.amount, each=each[0]), each[1]
    named = unit_at(plain, found.end + (plain[found.end : found.end + 1] == " "))
    if named is None:
        return Quantity(amount=found.amount), found.end
    unit, end = named
    link = _OF_EACH.match(plain, end) if unit.dimension is Dimension.COUNT else None
    each = _bare_at(plain, link.end(), mark) if link else None
    if each and each[0].amount.least > 0:
        return Quantity(amount=found.amount, unit=unit, each=each[0]), each[1]
    return Quantity(amount=found.amount, unit=unit), end


def _product_at(plain: str, mark: Mark) -> tuple[Quantity, int] | None:
    """A cell such as '10 x 12': most likely all of them, but perhaps the one number or the other."""
    first = amount_at(plain, 0, mark)
    times = _TIMES.match(plain, first.end) if first else None
    second = amount_at(plain, times.end(), mark) if times else None
    if first is None or second is None or second.end < len(plain) or not (first.amount.exact and second.amount.exact):
        return None
    one, other = first.amount.least, second.amount.least
    amount = Amount(least=one * other, most=one * other, others=(one, other))
    return (Quantity(amount=amount), second.end) if isfinite(one * other) else None


def _bare_at(plain: str, at: int, mark: Mark, unit: Unit | None = None) -> tuple[Quantity, int] | None:
    found = amount_at(plain, at, mark)
    if found is None:
        return None
    named = unit_at(plain, found.end + (plain[found.end : found.end + 1] == " ")) if unit is None else None
    if named:
        return Quantity(amount=found.amount, unit=named[0]), named[1]
    return Quantity(amount=found.amount, unit=unit), found.end


def _is_people(unit: Unit) -> bool:
    return unit.dimension is Dimension.PEOPLE


def _is_bare_year(plain: str, found: FoundAmount, unit: Unit | None) -> bool:
    """Whether four digits are a year rather than a number of things: no separator, no unit, nothing counted."""
    amount: Amount = found.amount
    digits = plain[found.start : found.end]
    return unit is None and digits.isdigit() and len(digits) == 4 and _YEARS[0] <= amount.least < _YEARS[1]  # noqa: PLR2004 # digits of a year
