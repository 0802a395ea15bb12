"""Drafts of source rows: every value read as openly as its text states it."""

from dataclasses import dataclass, replace
from datetime import date

from muster.domain.draft import Draft, SourceRow
from muster.domain.layout import Field
from muster.domain.stated import Bound, Money, Quantity, Role, StatedDate, StatedQuantity
from muster.intake.cells import is_not_known
from muster.intake.rows import SourceRows
from muster.intake.texts.date_forms import Habits
from muster.intake.texts.dates import day_comes_first, read_date
from muster.intake.texts.money import currency_of, read_money
from muster.intake.texts.numerals import Mark, decimal_mark
from muster.intake.texts.plain import plain_text
from muster.intake.texts.quantities import find_quantities, read_quantity
from muster.intake.texts.units import unit_of

NUMBERS = (Field.QUANTITY, Field.DELIVERED, Field.PRICE, Field.VALUE)
DATES = (Field.AVAILABLE_FROM, Field.AVAILABLE_UNTIL, Field.DUE, Field.PROMISED_ON)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListHabits:
    """How a list writes: the decimal mark of each column, that of the whole list, and its dates."""

    marks: tuple[tuple[Field, Mark], ...]
    dates: Habits
    anywhere: Mark = None

    def mark(self, field: Field) -> Mark:
        """The decimal mark of a column; where it shows none, that of the list."""
        return next((mark for each, mark in self.marks if each is field and mark), self.anywhere)


def habits_of(rows: SourceRows, near: date | None) -> ListHabits:
    """How a list writes, by all its rows; `near` is the date that a date without a year is nearest to."""
    marks = tuple((field, decimal_mark(rows.distinct(field))) for field in NUMBERS)
    day_first = day_comes_first({text for field in DATES for text in rows.distinct(field)})
    texts = {text for field in (*NUMBERS, Field.ITEM) for text in rows.distinct(field)}
    return ListHabits(marks=marks, dates=Habits(near=near, day_first=day_first), anywhere=decimal_mark(texts))


def draft_of(row: SourceRow, habits: ListHabits) -> Draft:
    """The draft of a row; what cannot be read is absent in it, and its text stays in the row."""
    stated = _stated_quantity(row, habits)
    promised = _date(row, Field.PROMISED_ON, habits)
    return Draft(
        place=row.place,
        partner=row.text(Field.PARTNER),
        item=row.text(Field.ITEM),
        reference=row.text(Field.REFERENCE),
        promised_on=promised.first if promised and promised.exact else None,
        quantity=stated.amount.least if stated and stated.amount.exact else None,
        delivered=_number(row, Field.DELIVERED, habits),
        price=_number(row, Field.PRICE, habits),
        value=_number(row, Field.VALUE, habits),
        words=row.text(Field.WORDS),
        source=row.text(Field.SOURCE),
        stated=stated,
        quantity_text=row.text(Field.QUANTITY),
        worth=_money(row, habits),
        site=row.text(Field.SITE),
        available_from=_date(row, Field.AVAILABLE_FROM, habits, Bound.FROM),
        available_until=_date(row, Field.AVAILABLE_UNTIL, habits, Bound.UNTIL),
        due=_date(row, Field.DUE, habits, Bound.UNTIL),
        priority=row.text(Field.PRIORITY),
        status=row.text(Field.STATUS),
        asked_of=row.text(Field.ASKED_OF),
        row=row,
    )


def drafts_of(row: SourceRow, habits: ListHabits) -> list[Draft]:
    """The drafts of a row: one, or one for each quantity that a running text in its item column states."""
    whole = draft_of(row, habits)
    if whole.quantity_text or not whole.item:
        return [whole]
    found = find_quantities(whole.item, habits.anywhere)
    named = [each for each in found if each.item and each.role is Role.COUNT]
    return [_part(whole, each, part) for part, each in enumerate(named, start=1)] or [whole]


def _part(whole: Draft, stated: StatedQuantity, part: int) -> Draft:
    amount = stated.quantity.amount
    return replace(
        whole,
        item=stated.item,
        stated=stated.quantity,
        quantity=amount.least if amount.exact else None,
        quantity_text=plain_text(whole.item)[stated.start : stated.end],
        part=part,
        words=" · ".join(text for text in (whole.item, whole.words) if text),
    )


def _stated_quantity(row: SourceRow, habits: ListHabits) -> Quantity | None:
    """The quantity of a row, with the unit of its own column where the quantity names none."""
    text = row.text(Field.QUANTITY)
    if is_not_known(text):
        return None
    quantity = read_quantity(text, habits.mark(Field.QUANTITY))
    unit = unit_of(row.text(Field.UNIT))
    if quantity is None or quantity.unit is not None or unit is None:
        return quantity
    return Quantity(amount=quantity.amount, unit=unit, each=quantity.each)


def _number(row: SourceRow, field: Field, habits: ListHabits) -> float | None:
    money = read_money(row.text(field), habits.mark(field))
    return money.amount.least if money and money.amount.exact else None


def _money(row: SourceRow, habits: ListHabits) -> Money | None:
    """The worth of all units, with the currency that the cell, its column or its heading names."""
    money = read_money(row.text(Field.VALUE), habits.mark(Field.VALUE))
    if money is None or money.currency:
        return money
    heading = row.place_of(Field.VALUE).column
    return Money(amount=money.amount, currency=currency_of(row.text(Field.CURRENCY)) or currency_of(heading))


def _date(row: SourceRow, field: Field, habits: ListHabits, alone: Bound = Bound.ON) -> StatedDate | None:
    """The date of a field; where its text does not say how it limits, it limits as the field does."""
    text = row.text(field)
    stated = None if is_not_known(text) else read_date(text, habits.dates)
    if stated is None or stated.bound is not Bound.ON:
        return stated
    return StatedDate(first=stated.first, last=stated.last, bound=alone, others=stated.others, assumed=stated.assumed)
