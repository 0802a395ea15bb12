"""What a text states: amounts, quantities, dates and sums of money, as open as the text leaves them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import inf, isfinite


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number as it was stated: somewhere from `least` to `most`.

    `about` is true where the words themselves say so (ca. 20); `most` is infinite for 'at least', `least` is 0 for 'up
    to'. `others` are further numbers that the same text may mean: 1.000 is a thousand here and one there.
    """

    least: float
    most: float
    about: bool = False
    others: tuple[float, ...] = ()

    @property
    def exact(self) -> bool:
        """Whether the text means one number, and exactly that."""
        return self.least == self.most and not self.about and not self.others

    @property
    def likeliest(self) -> float:
        """The one number to propose: what is sure, or the limit where only an upper one is stated."""
        return self.least if self.least or not isfinite(self.most) else self.most

    def times(self, factor: float) -> "Amount":
        """The amount so many times."""
        return Amount(
            least=self.least * factor,
            most=self.most * factor if self.most != inf else inf,
            about=self.about,
            others=tuple(other * factor for other in self.others),
        )


def exactly(number: float) -> Amount:
    """One number and no other."""
    return Amount(least=number, most=number)


class Dimension(StrEnum):
    """What a unit measures. Apparent power (kVA) is not power (kW): neither is turned into the other."""

    COUNT = "count"
    PEOPLE = "people"
    MASS = "mass"
    VOLUME = "volume"
    AREA = "area"
    LENGTH = "length"
    POWER = "power"
    APPARENT_POWER = "apparent-power"
    ENERGY = "energy"
    VOLTAGE = "voltage"
    CURRENT = "current"
    TIME = "time"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit by its canonical name (piece, pair, kg, t, m3, kVA, …), and what it measures."""

    name: str
    dimension: Dimension


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """An amount of a unit; `unit` is absent where none is named. In packs, `each` says what one of them holds."""

    amount: Amount
    unit: Unit | None = None
    each: "Quantity | None" = None


class Role(StrEnum):
    """What a quantity in a text is about: how many, for how many, or how large."""

    COUNT = "count"
    CAPACITY = "capacity"
    SIZE = "size"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedQuantity:
    """A quantity that stands in a text from `start` to `end`, with the words that name what is counted."""

    role: Role
    quantity: Quantity
    item: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """A sum in a currency (ISO 4217; empty where none is named)."""

    amount: Amount
    currency: str = ""


class Bound(StrEnum):
    """How a date limits: on it (or within its days), from it on, or until it."""

    ON = "on"
    FROM = "from"
    UNTIL = "until"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedDate:
    """The days from `first` to `last` (the same for one day) that a text states.

    `others` are further first days that the text may mean (3/4/2023 is in March or in April); `assumed` says that the
    year was not stated.
    """

    first: date
    last: date
    bound: Bound = Bound.ON
    others: tuple[date, ...] = ()
    assumed: bool = False

    @property
    def exact(self) -> bool:
        """Whether the text means one day, and no other."""
        return self.first == self.last and not self.others and not self.assumed
