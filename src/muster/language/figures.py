"""Write numbers, shares and dates as a person reads them."""

from datetime import date
from math import ceil, floor

from muster.language.speaking import say

THIN_SPACE = "\u202f"
"""Narrow and not to be broken: between thousands, and between a figure and its unit."""

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def number(value: float, decimals: int = 0) -> str:
    """A number with thin spaces between thousands and at most so many decimals: 12 500, 0.25."""
    text = f"{value:,.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text.replace(",", THIN_SPACE).replace("-", "−")


def quantity(value: float) -> str:
    """A quantity of goods or people: whole where it is whole, else with up to two decimals."""
    return number(value, 2)


def percent(share: float) -> str:
    """A share in whole percent that says 0 or 100 only where it is exactly that, within rounding of sums."""
    if share <= 1e-9:  # noqa: PLR2004 (sums of shares carry this much noise)
        return say("0{space}%", space=THIN_SPACE)
    if share >= 1.0 - 1e-9:
        return say("100{space}%", space=THIN_SPACE)
    whole = min(99, max(1, floor(share * 100.0 + 0.5)))
    return say("{whole}{space}%", whole=whole, space=THIN_SPACE)


def at_most(gap: float) -> str:
    """How far from the best possible a plan can be, rounded up to a tenth of a percent."""
    if gap <= 1e-9:  # noqa: PLR2004 (a gap that is zero but for rounding)
        return say("proven best")
    return say("at most {gap}{space}%", gap=number(ceil(gap * 1000.0 - 1e-9) / 10.0, 1), space=THIN_SPACE)


def day_date(when: date) -> str:
    """A date with its day of the week: Tue 18 Oct 2022."""
    return say(
        "{weekday} {day} {month} {year}",
        weekday=say(_DAYS[when.weekday()]),
        day=when.day,
        month=say(_MONTHS[when.month - 1]),
        year=when.year,
    )


def month_name(when: date, *, year: bool = False) -> str:
    """The month of a date, with its year where that is asked for: Oct, Jan 2023."""
    name = say(_MONTHS[when.month - 1])
    return say("{month} {year}", month=name, year=when.year) if year else name


def day_and_month(when: date) -> str:
    """A date within the year: 18 Oct."""
    return say("{day} {month}", day=when.day, month=say(_MONTHS[when.month - 1]))
