"""What the cells of a column are like, and how well that fits what the column may mean."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

from muster.domain.layout import Field
from muster.intake.cells import NOT_KNOWN, text_of
from muster.intake.tables.numbering import FEWEST, running
from muster.intake.texts.amounts import read_amount
from muster.intake.texts.dates import read_date, says_at_once
from muster.intake.texts.money import read_money
from muster.intake.texts.plain import word_set, words_key
from muster.intake.texts.quantities import read_quantity
from muster.intake.texts.units import unit_of
from muster.sheets import Cell

MOST_CELLS = 120
LONG_TEXT = 40
STOCK_NUMBER = re.compile(r"\d{4}-?\d{2}-?\d{3}-?\d{4}|\d{13}|\d{8}")
LANGUAGES = ("en", "uk", "de", "fr", "pl", "it", "zh_Hant")
_STATUS = word_set(
    "offered pledged committed withdrawn confirmed planned запропоновано підтверджено zugesagt bestätigt angeboten "
    "proposé "
    "confirmé promis zaoferowano potwierdzono offerto confermato 承諾 已確認"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Shares (0 … 1) of a column's filled cells that are of a kind; `filled` is their number.

    `counting` says that numbers go up evenly, `running` that they go up from one as numbers of rows do (of one or two
    rows by accident, perhaps), `unknown` that all that stands there is that nothing is known.
    """

    filled: int = 0
    numbers: float = 0.0
    quantities: float = 0.0
    dates: float = 0.0
    money: float = 0.0
    units: float = 0.0
    links: float = 0.0
    codes: float = 0.0
    countries: float = 0.0
    statuses: float = 0.0
    small: float = 0.0
    words: float = 0.0
    long: float = 0.0
    different: float = 0.0
    counting: bool = False
    running: bool = False
    unknown: bool = False


def content_of(cells: Sequence[Cell]) -> Content:
    """What a column is like, by cells spread over its length."""
    stated = [cell for cell in cells if text_of(cell).casefold() not in NOT_KNOWN]
    if not stated:
        return Content(unknown=any(text_of(cell) for cell in cells))
    looked_at = stated[:: max(1, len(stated) // MOST_CELLS)][:MOST_CELLS]
    texts = [text_of(cell) for cell in looked_at]
    numbers = [float(cell) if isinstance(cell, (int, float)) else _exact(str(cell)) for cell in looked_at]
    count = len(looked_at)
    runs = running(stated)
    runs_on = runs and len(stated) >= FEWEST

    def share(*fits: bool) -> float:
        return sum(fits) / count

    return Content(
        filled=len(stated),
        numbers=share(*(number is not None for number in numbers)),
        quantities=share(*(isinstance(cell, (int, float)) or _quantity(cell) for cell in looked_at)),
        dates=share(*(isinstance(cell, date) or _date(cell) for cell in looked_at)),
        money=share(*(isinstance(cell, (int, float)) or read_money(text_of(cell)) is not None for cell in looked_at)),
        units=share(*(unit_of(text) is not None for text in texts)),
        links=share(*("://" in text or text.startswith("www.") for text in texts)),
        codes=share(*(STOCK_NUMBER.fullmatch(text) is not None for text in texts)),
        countries=share(*(words_key(text) in _countries() for text in texts)),
        statuses=share(*(text.casefold() in _STATUS for text in texts)),
        small=share(*(number is not None and number in {1, 2, 3, 4, 5} for number in numbers)),
        words=share(*(any(letter.isalpha() for letter in text) and unit_of(text) is None for text in texts)),
        long=share(*(len(text) > LONG_TEXT for text in texts)),
        different=len(set(texts)) / count,
        counting=runs_on or _counts([number for number in numbers if number is not None]),
        running=runs,
    )


def fit(field: Field, content: Content) -> float:
    """How well what stands in a column fits a meaning: 0 (not at all) … 1."""
    if not content.filled:
        return 0.0
    dates = content.dates * (1.0 - content.numbers)
    plain = content.words * (1.0 - content.links) * (1.0 - dates)
    fits = {
        Field.ITEM: plain
        * (1.0 - 0.5 * content.long)
        * (1.0 - 0.9 * content.countries)
        * (0.5 + 0.5 * content.different),
        Field.QUANTITY: content.quantities * (0.2 if content.counting else 1.0),
        Field.UNIT: content.units * (1.0 - content.numbers),
        Field.PARTNER: max(content.countries, 0.7 * plain * (1.0 - content.long)),
        Field.SITE: 0.8 * plain * (1.0 - content.long),
        Field.PRIORITY: max(content.small, 0.5 * plain),
        Field.STATUS: max(content.statuses, 0.5 * plain * (1.0 - content.different)),
        Field.DELIVERED: content.quantities,
        Field.PRICE: content.money,
        Field.VALUE: content.money,
        Field.CURRENCY: plain * (1.0 - content.long),
        Field.CATEGORY: plain * (1.0 - content.different),
        Field.CODE: max(content.codes, 0.5 * content.different),
        Field.REFERENCE: max(float(content.counting), 0.8 * content.different),
        Field.WORDS: max(content.long, 0.6 * plain),
        Field.SOURCE: max(content.links, 0.5 * plain),
        Field.REQUESTED_BY: plain,
        Field.ASKED_OF: plain,
    }
    return fits.get(field, content.dates)


def by_content_alone(field: Field, content: Content, *, named: bool) -> float:
    """How surely a column whose heading does not tell means a field; most fields need their heading.

    Numbers under a heading that means something else (`named`), such as a latitude, are no quantity.
    """
    alone = {
        Field.ITEM: fit(field, content) * (1.0 - content.long),
        Field.QUANTITY: content.quantities
        * (0.0 if named or content.counting or content.dates > content.numbers else 0.9),
        Field.UNIT: content.units * (1.0 - content.numbers),
        Field.PARTNER: content.countries,
        Field.SOURCE: content.links,
        Field.CODE: content.codes,
        Field.WORDS: content.long,
        Field.PROMISED_ON: 0.7 * content.dates * (1.0 - content.numbers),
        Field.REFERENCE: 0.7 * float(content.counting),
    }
    return alone.get(field, 0.0)


def _exact(text: str) -> float | None:
    amount = read_amount(text)
    return amount.likeliest if amount is not None else None


def _quantity(cell: Cell) -> bool:
    return read_quantity(text_of(cell)) is not None


def _date(cell: Cell) -> bool:
    text = text_of(cell)
    return (any(letter.isdigit() for letter in text) and read_date(text) is not None) or says_at_once(text)


def _counts(numbers: Sequence[float]) -> bool:
    """Whether numbers go up evenly, as row numbers do."""
    steps = {after - before for before, after in pairwise(numbers)}
    return len(numbers) > 2 and len(steps) == 1 and steps.pop() >= 1  # noqa: PLR2004 # two numbers always go up evenly


@cache
def _countries() -> frozenset[str]:
    from babel import Locale  # noqa: PLC0415 # loads its data, which is needed here only

    names = {words_key(name) for tag in LANGUAGES for name in Locale.parse(tag).territories.values()}
    return frozenset(names | {"usa", "uk", "czech republic", "eu", "eu institutions"})
