"""Numbers, shares and dates as a person reads them."""

from datetime import date

import pytest

from muster.language.figures import THIN_SPACE, at_most, day_date, number, percent, quantity


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (12500, "12_500"), (1234567.0, "1_234_567"), (0.25, "0.25"), (2.0, "2"), (-3, "−3"), (-0.001, "0")],
)
def test_a_quantity_has_thin_spaces_and_no_needless_decimals(value: float, text: str) -> None:
    assert quantity(value) == text.replace("_", THIN_SPACE)


def test_a_number_is_whole_unless_decimals_are_wanted() -> None:
    assert (number(10), number(0.6), number(0.64, 1)) == ("10", "1", "0.6")


@pytest.mark.parametrize(
    ("share", "text"),
    [(0.0, "0_%"), (0.0004, "1_%"), (0.485, "49_%"), (0.9996, "99_%"), (1.0, "100_%"), (1 / 3, "33_%")],
)
def test_a_share_says_none_or_all_only_where_it_is_so(share: float, text: str) -> None:
    assert percent(share) == text.replace("_", THIN_SPACE)


@pytest.mark.parametrize(
    ("gap", "text"), [(0.0, "proven best"), (0.01, "at most 1_%"), (0.11646, "at most 11.7_%"), (1.0, "at most 100_%")]
)
def test_a_gap_is_rounded_up(gap: float, text: str) -> None:
    assert at_most(gap) == text.replace("_", THIN_SPACE)


def test_a_date_names_its_day_of_the_week() -> None:
    assert day_date(date(2022, 10, 18)) == "Tue 18 Oct 2022"
