"""How large a generated dataset is."""

from dataclasses import dataclass
from enum import StrEnum

from benchmarks.generating.dice import Dice


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimensions:
    """How many rows of each kind a dataset has, and over how many days."""

    needs: int
    offers: int
    items: int
    days: int = 364
    sites: int = 120
    links: int = 400
    partners: int = 50
    qualifications: int = 12
    grace_days: int = 60


class Size(StrEnum):
    """The sizes that are measured, and `XXS` for tests."""

    XXS = "XXS"
    XS = "XS"
    S = "S"
    M = "M"
    L = "L"
    XL = "XL"
    XXL = "XXL"


MEASURED = {
    Size.XS: Dimensions(needs=100, offers=300, items=40),
    Size.S: Dimensions(needs=300, offers=1_000, items=60),
    Size.M: Dimensions(needs=1_000, offers=3_000, items=100),
    Size.L: Dimensions(needs=2_000, offers=10_000, items=150),
    Size.XL: Dimensions(needs=10_000, offers=50_000, items=300),
    Size.XXL: Dimensions(needs=20_000, offers=100_000, items=400),
}


def dimensions_of(size: Size, dice: Dice) -> Dimensions:
    """Dimensions of a size; those of `XXS` vary, so that small datasets differ in shape."""
    if size is not Size.XXS:
        return MEASURED[size]
    sites = dice.whole(8, 12)
    return Dimensions(
        needs=dice.whole(5, 12),
        offers=dice.whole(10, 30),
        items=dice.whole(5, 9),
        days=dice.whole(30, 80),
        sites=sites,
        links=dice.whole(sites + 4, 2 * sites + 4),
        partners=dice.whole(2, 5),
        qualifications=dice.whole(1, 3),
        grace_days=dice.whole(5, 25),
    )
