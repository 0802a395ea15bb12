"""Dates in local forms and free words."""

from datetime import date

import pytest

from muster.domain.stated import Bound
from muster.intake.texts.date_forms import Habits
from muster.intake.texts.dates import dates_in, day_comes_first, read_date, says_at_once

OCTOBER = Habits(near=date(2022, 10, 12))
DAYS = {
    "2022-10-12": "2022-10-12",
    "2022-3-3": "2022-03-03",
    "2022-03-03T08:00:00Z": "2022-03-03",
    "4.05.2024": "2024-05-04",
    "December 1, 2022": "2022-12-01",
    "1er décembre 2022": "2022-12-01",
    "1 grudnia 2022 r.": "2022-12-01",
    "31 dicembre 2022": "2022-12-31",
    "1 грудня 2022 року": "2022-12-01",
    "2023年3月1日": "2023-03-01",
    "民國111年12月1日": "2022-12-01",
    "12/31/2022": "2022-12-31",
}
SPANS = {
    "Q1 2023": ("2023-01-01", "2023-03-31"),
    "I квартал 2023 року": ("2023-01-01", "2023-03-31"),
    "1. Quartal 2023": ("2023-01-01", "2023-03-31"),
    "H1 2023": ("2023-01-01", "2023-06-30"),
    "March 2023": ("2023-03-01", "2023-03-31"),
    "12/2022": ("2022-12-01", "2022-12-31"),
    "KW 12/2023": ("2023-03-20", "2023-03-26"),
    "1.–15. März 2023": ("2023-03-01", "2023-03-15"),
    "from 1 March to 15 April 2023": ("2023-03-01", "2023-04-15"),
    "end of March 2023": ("2023-03-22", "2023-03-31"),
    "кінець березня 2023": ("2023-03-22", "2023-03-31"),
    "2023年3月底": ("2023-03-22", "2023-03-31"),
    "2022": ("2022-01-01", "2022-12-31"),
}
BOUNDS = {
    "until 12/31/2022": Bound.UNTIL,
    "до 31.12.2022": Bound.UNTIL,
    "entro il 31 dicembre 2022": Bound.UNTIL,
    "2022年12月31日前": Bound.UNTIL,
    "з 1 грудня 2022": Bound.FROM,
    "ab 1. Dezember 2022": Bound.FROM,
    "à partir du 1er décembre 2022": Bound.FROM,
    "od 1 grudnia 2022 r.": Bound.FROM,
    "1 December 2022": Bound.ON,
}


@pytest.mark.parametrize("text", list(DAYS))
def test_a_day_is_read(text: str) -> None:
    stated = read_date(text)
    assert stated is not None
    assert stated.exact
    assert stated.first.isoformat() == DAYS[text]


@pytest.mark.parametrize("text", list(SPANS))
def test_a_span_of_days_is_read(text: str) -> None:
    stated = read_date(text, OCTOBER)
    assert stated is not None
    assert (stated.first.isoformat(), stated.last.isoformat()) == SPANS[text]


@pytest.mark.parametrize("text", list(BOUNDS))
def test_the_words_before_a_date_say_how_it_limits(text: str) -> None:
    stated = read_date(text)
    assert stated is not None
    assert stated.bound is BOUNDS[text]


def test_a_year_that_is_not_stated_is_assumed_and_said_so() -> None:
    stated = read_date("з 1 грудня", OCTOBER)
    assert stated is not None
    assert (stated.first, stated.assumed) == (date(2022, 12, 1), True)
    assert stated.others == (date(2021, 12, 1), date(2023, 12, 1))
    assert read_date("з 1 грудня") is None


def test_the_third_of_april_may_be_the_fourth_of_march_unless_the_column_shows_it() -> None:
    stated = read_date("3/4/2023")
    assert stated is not None
    assert (stated.first, stated.others) == (date(2023, 4, 3), (date(2023, 3, 4),))
    american = read_date("3/4/2023", Habits(day_first=day_comes_first(["3/4/2023", "12/31/2022"])))
    assert american is not None
    assert (american.first, american.exact) == (date(2023, 3, 4), True)


@pytest.mark.parametrize("text", ["", "31.02.2022", "99/99/9999", "before winter", "dozen", "1.2.2022 and 5.6.2023"])
def test_what_is_no_date_is_not_made_one(text: str) -> None:
    assert read_date(text, OCTOBER) is None


def test_dates_are_found_in_running_text() -> None:
    text = "4 generators from 1 December 2022, 20 more by Q1 2023"
    assert [each.bound for _, _, each in dates_in(text)] == [Bound.FROM, Bound.UNTIL]


def test_at_once_is_understood() -> None:
    assert says_at_once("Immediately")
    assert says_at_once("негайно")
    assert not says_at_once("later")


def test_a_day_and_a_month_are_told_from_a_number_by_the_full_stop_behind_them() -> None:
    stated = read_date("ab 01.12.", OCTOBER)
    assert stated is not None
    assert (stated.first, stated.assumed, stated.bound) == (date(2022, 12, 1), True, Bound.FROM)
    assert read_date("1.12", OCTOBER) is None
    assert read_date("31.02.", OCTOBER) is None
