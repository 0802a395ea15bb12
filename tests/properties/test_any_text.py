"""No text makes a reader fail, and what it gives is finite and in order."""

from math import isfinite, isnan

from hypothesis import example, given
from hypothesis import strategies as st

from muster.domain.stated import Amount
from muster.intake.texts.amounts import read_amount
from muster.intake.texts.date_forms import EARLIEST_YEAR, LATEST_YEAR
from muster.intake.texts.dates import read_date
from muster.intake.texts.money import read_money
from muster.intake.texts.quantities import find_quantities, read_quantity

PIECES = (
    *"0123456789.,'-–~/ %()xk½²三十萬月日年民國第季",
    *(
        " ",
        "1 000",
        "1.000",
        "NULL",
        "about ",
        "ca. ",
        "bis ",
        "до ",
        "з ",
        "грудня ",
        "März ",
        "Q1 ",
        "2023",
        "dozen ",
    ),
    *("million ", "двадцять ", "und", "kVA ", "kg ", " x ", "boxes of ", "€", "USD ", "T-72", "E+99", "\u202f", "\x00"),
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=14).map("".join))


def in_order(amount: Amount) -> bool:
    return isfinite(amount.least) and not isnan(amount.most) and amount.least <= amount.most


@given(TEXTS)
@example("9" * 5000)
@example("1E+999")
@example("9" * 300 + " million million")
@example("一" * 400)
def test_any_text_is_an_amount_or_none(text: str) -> None:
    amount = read_amount(text)
    assert amount is None or in_order(amount)


@given(TEXTS)
@example("20 x " * 4000)
def test_any_text_is_a_quantity_or_none(text: str) -> None:
    quantity = read_quantity(text)
    assert quantity is None or in_order(quantity.amount)
    for stated in find_quantities(text):
        assert in_order(stated.quantity.amount)
        assert stated.start < stated.end


@given(TEXTS)
def test_any_text_is_money_or_none(text: str) -> None:
    money = read_money(text)
    assert money is None or in_order(money.amount)


@given(TEXTS)
@example("1/1/9999 - 31/12/9999")
@example("10000年1月1日")
def test_any_text_is_a_date_or_none(text: str) -> None:
    stated = read_date(text)
    assert stated is None or stated.first <= stated.last
    assert stated is None or EARLIEST_YEAR <= stated.first.year <= stated.last.year <= LATEST_YEAR + 1


@given(st.integers(min_value=0, max_value=10**12), st.sampled_from([",", ".", " ", "\u202f", "'"]))
def test_a_whole_number_is_read_with_any_separator(number: int, separator: str) -> None:
    amount = read_amount(f"{number:,}".replace(",", separator))
    assert amount is not None
    assert amount.least == number
