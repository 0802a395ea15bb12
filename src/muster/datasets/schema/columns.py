"""Short ways to declare a column, and the days that an absent date stands for."""

from datetime import date
from enum import StrEnum
from functools import partial

from muster.datasets.schema.shape import Bounds, Column, Kind
from muster.domain.settings import Settings

POSITIVE = Bounds(above=0)
NOT_NEGATIVE = Bounds(least=0)
SHARE = Bounds(above=0, most=1)

number = partial(Column, kind=Kind.NUMBER)
whole = partial(Column, kind=Kind.WHOLE)
day = partial(Column, kind=Kind.DATE, counted=True)


def id_(name: str, attribute: str) -> Column:
    """The id of a row."""
    return Column(name=name, kind=Kind.ID, attribute=attribute, required=True)


def ref(name: str, attribute: str, names: str, *, required: bool = True) -> Column:
    """A reference to a row of another table."""
    return Column(name=name, kind=Kind.NAME, attribute=attribute, names=names, required=required)


def label(name: str, attribute: str = "", *, required: bool = False) -> Column:
    """A short text whose outer blanks mean nothing."""
    return Column(name=name, kind=Kind.NAME, attribute=attribute or name, required=required)


def text(name: str) -> Column:
    """Free text, kept as it is."""
    return Column(name=name, kind=Kind.TEXT, attribute=name)


def listed(name: str, attribute: str = "") -> Column:
    """Several short texts, separated by `;`."""
    return Column(name=name, kind=Kind.LIST, attribute=attribute or name)


def choice(name: str, choices: type[StrEnum], *, required: bool = False) -> Column:
    """One of a few fixed words."""
    return Column(name=name, kind=Kind.CHOICE, attribute=name, choices=choices, required=required)


def yes_no(name: str) -> Column:
    """Yes or no."""
    return Column(name=name, kind=Kind.YES_NO, attribute=name)


def first_day(_: object, settings: Settings) -> date:
    """Date of day 0."""
    return settings.start


def last_day(_: object, settings: Settings) -> date:
    """Date of the last day of the horizon."""
    return settings.date(settings.last_day)
