"""Amounts in the forms and words of many countries; what is open stays open."""

from math import inf

import pytest

from muster.domain.stated import Amount
from muster.intake.texts.amounts import find_amounts, read_amount
from muster.intake.texts.numerals import decimal_mark

NUMERALS: dict[str, float] = {
    "1 000": 1000,
    "1\u202f250\u202f000": 1_250_000,
    "1.000,5": 1000.5,
    "1,000.5": 1000.5,
    "1'000": 1000,
    "1,00,000": 100_000,
    "2.500.000": 2_500_000,
    "12,5": 12.5,
    "0.125": 0.125,
    "2½": 2.5,
    "１２３": 123,
    "٢٠": 20,
    "1.5E+05": 150_000,
    "(5)": 5,
    "-5": -5,
    "1,5 млн": 1_500_000,
    "10 тис.": 10_000,
    "5k": 5000,
    "3萬": 30_000,
    "2.5 million": 2_500_000,
    "2 dozen": 24,
}
WORDS: dict[str, float] = {
    "dozen": 12,
    "a dozen": 12,
    "двадцять": 20,
    "двадцять п’ять": 25,
    "twenty-five": 25,
    "two hundred and fifty": 250,
    "zweiundzwanzig": 22,
    "zweitausend": 2000,
    "drei Dutzend": 36,
    "quatre-vingt-dix": 90,
    "sept cent mille": 700_000,
    "dwadzieścia pięć": 25,
    "ventotto": 28,
    "duemila trecento": 2300,
    "二十": 20,
    "一萬二千": 12_000,
}
OPEN = {
    "about 20": Amount(least=20, most=20, about=True),
    "ca. 20": Amount(least=20, most=20, about=True),
    "~20": Amount(least=20, most=20, about=True),
    "20左右": Amount(least=20, most=20, about=True),
    "20–30": Amount(least=20, most=30),
    "від 20 до 30": Amount(least=20, most=30),
    "between 20 and 30": Amount(least=20, most=30),
    "de 20 à 30": Amount(least=20, most=30),
    "2-3 million": Amount(least=2_000_000, most=3_000_000),
    "20 ± 5": Amount(least=15, most=25),
    "up to 20": Amount(least=0, most=20),
    "20 or more": Amount(least=20, most=inf),
    "> 100": Amount(least=100, most=inf),
    "hundreds": Amount(least=100, most=inf, about=True),
    "1.000": Amount(least=1000, most=1000, others=(1,)),
    "280NULL49": Amount(least=280.49, most=280.49, others=(28049,)),
}


@pytest.mark.parametrize("text", list(NUMERALS | WORDS))
def test_a_number_is_read_as_it_is_meant(text: str) -> None:
    number = (NUMERALS | WORDS)[text]
    amount = read_amount(text)
    assert amount == Amount(least=number, most=number)
    assert amount.exact


@pytest.mark.parametrize("text", list(OPEN))
def test_what_a_text_leaves_open_stays_open(text: str) -> None:
    amount = read_amount(text)
    assert amount == OPEN[text]
    assert not amount.exact


@pytest.mark.parametrize(
    "text", ["", "-", "M777", "1.2.3", "2022-23", "1e3", "20 pcs", "1 0000", "30-20", "20-", "9" * 400, "tents"]
)
def test_what_is_no_amount_is_not_made_one(text: str) -> None:
    assert read_amount(text) is None


@pytest.mark.parametrize(
    ("texts", "mark"),
    [
        (["1.000", "12.5"], "."),
        (["1.000", "12,5"], ","),
        (["1.000,5"], ","),
        (["1.000", "2.000"], None),
        (["12.5", "12,5"], None),
        (["1.000.000"], ","),
    ],
)
def test_a_column_shows_its_decimal_mark_or_does_not(texts: list[str], mark: str | None) -> None:
    assert decimal_mark(texts) == mark


def test_a_known_mark_decides_what_is_open_and_doubts_what_contradicts_it() -> None:
    assert read_amount("1.000", ",") == Amount(least=1000, most=1000)
    assert read_amount("1.000", ".") == Amount(least=1, most=1)
    assert read_amount("12,5", ".") == Amount(least=12.5, most=12.5, others=(125,))


def test_amounts_stand_in_a_running_text_and_names_with_digits_do_not() -> None:
    found = list(find_amounts("T-72 tanks 40, BMP-2 and 30 M113 on 4.05.2024, one more; двадцять п'ять"))
    assert [each.amount.least for each in found] == [40, 30, 25]
