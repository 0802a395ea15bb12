"""Settle how many units of its item a draft states."""

from math import ceil, floor, isclose, isfinite

from muster.domain.catalogue import Item
from muster.domain.doubt import EMPTY, KEEP, LEAVE_OUT, Answer, AnswerKind, Doubt, DoubtKind, take
from muster.domain.layout import Field
from muster.domain.stated import Amount, Quantity, Unit
from muster.intake.cells import is_not_known
from muster.intake.context import Settling, text_key
from muster.intake.texts.quantities import read_quantity
from muster.intake.texts.units import converted, unit_of
from muster.sheets import number_text

MOST_ANSWERS = 3
_CLOSE = 1e-9
_ONES = frozenset({"piece", "person", "round"})
_PARTS = {("pair", "piece"): 2.0, ("dozen", "piece"): 12.0}


def quantity_of(settling: Settling, item: Item | None) -> None:
    """Settle the quantity in the item's unit; an offer's may stay empty where the list does not state it."""
    stated = settling.draft.stated
    if stated is None:
        _not_stated(settling)
        return
    if item is None:
        return  # what a number counts is asked first
    number = _number(settling, stated, item)
    if number is None:
        return
    factor = _factor(settling, stated, item)
    units = None if factor is None else _whole(settling, number * factor, item)
    if units is not None:
        settling.cells["quantity"] = number_text(units)


def _not_stated(settling: Settling) -> None:
    """Ask once for a whole list what becomes of rows without a quantity; for a text that is not one, ask by itself."""
    text = settling.draft.quantity_text
    keep = () if settling.facts.needs else (EMPTY,)
    if is_not_known(text):
        kind, key = DoubtKind.NOT_STATED, settling.facts.key("not-stated")
    else:
        kind, key = DoubtKind.OPEN_QUANTITY, text_key("quantity", text)
    place = settling.draft.place_of(Field.QUANTITY)
    answer = settling.answered(Doubt(kind=kind, key=key, place=place, found=text, answers=(*keep, LEAVE_OUT)))
    if answer and answer.kind is AnswerKind.TAKE:
        settling.cells["quantity"] = answer.value


def _whole(settling: Settling, units: float, item: Item) -> float | None:
    """The units themselves; asked about where they are not whole, and the item is counted in whole units only."""
    if item.divisible or isclose(units, round(units), abs_tol=_CLOSE):
        return units
    least, most = float(floor(units)), float(ceil(units))
    numbers = [most, least] if settling.facts.needs else [least, most]
    answers = [take(number_text(number)) if number else LEAVE_OUT for number in numbers]  # half of one is none
    found = settling.draft.quantity_text or number_text(units)
    doubt = Doubt(
        kind=DoubtKind.OPEN_QUANTITY,
        key=text_key("whole", item.item_id, found),
        place=settling.draft.place_of(Field.QUANTITY),
        found=found,
        answers=tuple(dict.fromkeys([*answers, LEAVE_OUT])),
    )
    answer = settling.answered(doubt)
    if answer is None or answer.kind is not AnswerKind.TAKE:
        return None
    settling.remarks.append(f"'{found}' taken as {answer.value} {item.unit}".strip())
    chosen = read_quantity(answer.value)
    return chosen.amount.likeliest if chosen else None


def _number(settling: Settling, stated: Quantity, item: Item) -> float | None:
    """The number of a stated quantity; asked about where the text leaves it open."""
    amount = stated.amount
    if amount.exact and amount.least > 0:
        return amount.least
    text = settling.draft.quantity_text
    numbers = open_answers(amount, needed=settling.facts.needs)
    rest = [] if settling.facts.needs else [EMPTY]
    if amount.most == 0.0:
        rest = [LEAVE_OUT, *rest]  # nothing is not the same as not stated
    whole = item.divisible or not numbers or float(numbers[0].value).is_integer()
    answers = [*numbers[: MOST_ANSWERS - 1], *rest] if whole else [*rest, *numbers[: MOST_ANSWERS - 1]]
    doubt = Doubt(
        kind=DoubtKind.OPEN_QUANTITY,
        key=text_key("quantity", text or settling.draft.item),
        place=settling.draft.place_of(Field.QUANTITY),
        found=text or settling.draft.item,
        answers=tuple(answers) or (LEAVE_OUT,),
    )
    answer = settling.answered(doubt)
    if answer is None or answer.kind is not AnswerKind.TAKE:
        return None
    settling.remarks.append(f"'{doubt.found}' taken as {answer.value}")
    chosen = read_quantity(answer.value)
    return chosen.amount.likeliest if chosen else None


def open_answers(amount: Amount, *, needed: bool) -> list[Answer]:
    """The numbers that an open amount may be settled as: of a range, what is sure first, or what is needed at most."""
    numbers = [amount.most, amount.least] if needed else [amount.least, amount.most]
    numbers = [number for number in (*numbers, *amount.others) if isfinite(number) and number > 0]
    return [take(number_text(number)) for number in dict.fromkeys(numbers)][:MOST_ANSWERS]


def _factor(settling: Settling, stated: Quantity, item: Item) -> float | None:
    """How many of the item's unit one of the stated is; None where that is still a question."""
    wanted = unit_of(item.unit) if item.unit else None
    if wanted is None or (stated.unit is None and stated.each is None):
        return 1.0
    known = _known_factor(stated, wanted)
    if known is not None:
        return known
    name = stated.unit.name if stated.unit else ""
    each = stated.each.amount.least if stated.each else None
    factors = [each] if each else []
    doubt = Doubt(
        kind=DoubtKind.OTHER_UNIT,
        key=text_key("unit", item.item_id, name),
        place=settling.draft.place_of(Field.UNIT if settling.draft.text(Field.UNIT) else Field.QUANTITY),
        found=name,
        values=(("item", item.name or item.item_id), ("unit", item.unit)),
        answers=(*(take(number_text(factor)) for factor in factors), KEEP, LEAVE_OUT),
    )
    answer = settling.answered(doubt)
    if answer is None:
        return None
    if answer.kind is AnswerKind.TAKE:
        settling.remarks.append(f"1 {name} taken as {answer.value} {item.unit}")
        chosen = read_quantity(answer.value)
        return chosen.amount.likeliest if chosen else None
    return 1.0


def _known_factor(stated: Quantity, wanted: Unit) -> float | None:
    """The factor where the units themselves tell it: conversions, pairs, and what a pack holds."""
    unit = stated.unit
    if stated.each is not None and (unit is None or unit.name != wanted.name):
        inner = Unit(name="piece", dimension=wanted.dimension) if stated.each.unit is None else stated.each.unit
        if not stated.each.amount.exact:
            return None
        if unit is None and wanted.name in _ONES:
            return 1.0  # '5 x 20 kg' of a thing that is counted: five
        into = _into(inner, wanted)
        return None if into is None else into * stated.each.amount.least
    return 1.0 if unit is None else _into(unit, wanted)


def _into(unit: Unit, wanted: Unit) -> float | None:
    if unit.name == wanted.name or {unit.name, wanted.name} <= _ONES:
        return 1.0
    parts = _PARTS.get((unit.name, wanted.name))
    return parts if parts is not None else converted(1.0, unit, wanted)
