"""How well quantities are read from running text: the Italian missions against the key that was read by eye."""

import csv
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from muster.domain.stated import Dimension, StatedQuantity
from muster.intake.texts.quantities import find_quantities

KEY = Path(__file__).parent / "italian_quantities.csv"
MISSIONS = Path("data/offers/italy_civil_protection/dpc-ukr-2022--humanitarian-aid.csv")

Fact = tuple[int, str, bool, float, str, str]
"""Row, role, about, quantity, unit and item of one quantity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProseScore:
    """Quantities found right, found in all, and there in all; a figure counts only with all that the key says of it."""

    right: int
    found: int
    there: int
    wrong: tuple[Fact, ...]
    missed: tuple[Fact, ...]

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / self.found

    @property
    def recall(self) -> float:
        """Share of what is there that was found."""
        return self.right / self.there


def score_prose(shared: Path) -> ProseScore:
    """The reader's quantities against the key."""
    key, read = Counter(_key()), Counter(_read(shared))
    return ProseScore(
        right=(key & read).total(),
        found=read.total(),
        there=key.total(),
        wrong=tuple(read - key),
        missed=tuple(key - read),
    )


def _key() -> list[Fact]:
    with KEY.open(encoding="utf-8", newline="") as file:
        return [
            (int(row["row"]), row["role"], row["about"] == "yes", float(row["quantity"]), row["unit"], row["item"])
            for row in csv.DictReader(file)
        ]


def _read(shared: Path) -> list[Fact]:
    with (shared / MISSIONS).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        _fact(number, stated)
        for number, row in enumerate(rows, start=2)
        for stated in find_quantities(row["description"])
    ]


def _fact(row: int, stated: StatedQuantity) -> Fact:
    amount, unit = stated.quantity.amount, stated.quantity.unit
    name = "piece" if unit is None else "person" if unit.dimension is Dimension.PEOPLE else unit.name
    return row, stated.role.value, amount.about, amount.least, name, stated.item.casefold()
