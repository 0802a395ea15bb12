"""Answers that a person types: what they mean to the question that was asked, or that they mean nothing to it."""

from collections.abc import Collection
from dataclasses import dataclass

from muster.domain.doubt import Answer, AnswerKind, Doubt, DoubtKind, take
from muster.intake.naming import partner_id, site_id
from muster.intake.status_words import priority_of
from muster.intake.texts.dates import read_date
from muster.intake.texts.plain import words_key
from muster.intake.texts.quantities import read_quantity
from muster.sheets import number_text

HEADINGS = "headings"
"""The value of a doubt that holds the headings of all columns, parted by `PARTED`."""
PARTED = "\x1f"
_NUMBERS = frozenset(
    {DoubtKind.NOT_STATED, DoubtKind.OPEN_QUANTITY, DoubtKind.OTHER_UNIT, DoubtKind.FAR_ABOVE, DoubtKind.UNIT_SLIP}
)
_DATES = frozenset({DoubtKind.OPEN_DATE, DoubtKind.NO_DUE_DATE})
_SITES = frozenset({DoubtKind.UNKNOWN_SITE, DoubtKind.NO_SITE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Nameable:
    """Ids that an answer may name."""

    items: Collection[str] = ()
    partners: Collection[str] = ()
    sites: Collection[str] = ()


def meant(doubt: Doubt, answer: Answer, known: Nameable) -> Answer | None:
    """What an answer means; None where it is no answer to this question.

    A partner or a site that is not known is a new one; a number and a date come in the contract's form.
    """
    if answer.kind is not AnswerKind.TAKE or answer in doubt.answers:
        return answer
    text = answer.value.strip()
    if doubt.kind is DoubtKind.UNKNOWN_PARTNER:
        return answer if text in known.partners else Answer(kind=AnswerKind.ADD, value=partner_id(text), name=text)
    if doubt.kind in _SITES:
        return answer if text in known.sites else Answer(kind=AnswerKind.ADD, value=site_id(text), name=text)
    value = _value(doubt, text, known)
    return take(value) if value else None


def _value(doubt: Doubt, text: str, known: Nameable) -> str:
    """The value that a text states where one of a form is expected; empty where it states none."""
    if doubt.kind in _NUMBERS:
        quantity = read_quantity(text)
        exact = quantity is not None and quantity.amount.exact and quantity.amount.least > 0
        return number_text(quantity.amount.least) if quantity and exact else ""
    if doubt.kind in _DATES:
        stated = read_date(text)
        return stated.first.isoformat() if stated and stated.exact else ""
    if doubt.kind is DoubtKind.NO_PRIORITY:
        return priority_of(text)
    if doubt.kind is DoubtKind.UNKNOWN_ITEM:
        return text if text in known.items else ""
    if doubt.kind is DoubtKind.UNSURE_COLUMN:
        headings = dict(doubt.values).get(HEADINGS, "").split(PARTED)
        return next((name for name in headings if words_key(name) == words_key(text)), "")
    allowed = {each.value for each in doubt.answers}
    return text if text in allowed else ""
