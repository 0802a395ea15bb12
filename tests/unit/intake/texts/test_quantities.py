"""Quantities with their units, in cells and in running text; sums of money."""

from pathlib import Path

import pytest

from benchmarks.intake.prose import score_prose
from muster.domain.stated import Dimension, Quantity, Role, Unit
from muster.intake.texts.money import currency_of, read_money
from muster.intake.texts.quantities import find_quantities, read_quantity
from muster.intake.texts.units import converted, unit_of

Short = tuple[float, str, "Short | None"]


def short(quantity: Quantity | None) -> Short | None:
    """Number, unit's name and what each holds."""
    if quantity is None:
        return None
    return quantity.amount.least, quantity.unit.name if quantity.unit else "", short(quantity.each)


def unit(word: str) -> Unit:
    found = unit_of(word)
    assert found is not None
    return found


CELLS: dict[str, Short] = {
    "20": (20, "", None),
    "20 pairs": (20, "pair", None),
    "20 шт.": (20, "piece", None),
    "20 (pairs)": (20, "pair", None),
    "20 ?": (20, "", None),
    "2,5 т": (2.5, "t", None),
    "500кг": (500, "kg", None),
    "kg 20": (20, "kg", None),
    "20 m³": (20, "m3", None),
    "20 台": (20, "piece", None),
    "10 boxes of 50": (10, "box", (50, "", None)),
    "5 x 20 kg": (5, "", (20, "kg", None)),
    "3 Paletten à 200 Stück": (3, "pallet", (200, "piece", None)),
    "20 sets (of 4)": (20, "set", (4, "", None)),
}
PROSE = {
    "4 generators of 500 kVA from 1 December, Gdańsk": [("count", 4, "generators"), ("size", 500, "generators")],
    "125,000 pairs of latex gloves and 10 diesel generators (6 kW)": [
        ("count", 125_000, "latex gloves"),
        ("count", 10, "diesel generators"),
        ("size", 6, "diesel generators"),
    ],
    "50 Stromaggregate 100 kVA und 20 Zelte": [
        ("count", 50, "Stromaggregate"),
        ("size", 100, "Stromaggregate"),
        ("count", 20, "Zelte"),
    ],
    "двадцять генераторів та 30 наметів": [("count", 20, "генераторів"), ("count", 30, "наметів")],
    "需要二十台發電機和300條毛毯": [("count", 20, "發電機"), ("count", 300, "毛毯")],
    "a camp for 250 persons": [("capacity", 250, "persons")],
    "T-72 tanks, 40 M113 in 2023": [("count", 40, "M113")],
    "a package of 25 million AUD until 31.12.2023, 20 % of it in kind": [],
}


@pytest.mark.parametrize("text", list(CELLS))
def test_a_cell_states_a_quantity_with_its_unit(text: str) -> None:
    assert short(read_quantity(text)) == CELLS[text]


@pytest.mark.parametrize("text", ["20 tents", "", "pairs", "20 % of all", "up"])
def test_a_cell_that_states_more_is_not_cut_to_a_quantity(text: str) -> None:
    assert read_quantity(text) is None


@pytest.mark.parametrize("text", list(PROSE))
def test_quantities_are_read_from_running_text(text: str) -> None:
    found = [(each.role.value, each.quantity.amount.least, each.item) for each in find_quantities(text)]
    assert found == PROSE[text]


def test_the_italian_missions_are_read_as_the_key_says(shared: Path) -> None:
    score = score_prose(shared)
    assert score.precision >= 0.95
    assert score.recall >= 0.80
    assert score.there == 39


def test_a_size_is_no_count() -> None:
    (found,) = find_quantities("Tendostruttura di 3.200 metri quadri")
    assert (found.role, found.item) == (Role.SIZE, "Tendostruttura")


def test_units_convert_within_what_they_measure_and_kva_is_not_kw() -> None:
    assert converted(2.5, unit("t"), unit("кг")) == pytest.approx(2500)
    assert converted(1000, unit("l"), unit("m³")) == pytest.approx(1)
    assert converted(1, unit("MVA"), unit("kVA")) == pytest.approx(1000)
    assert converted(1, unit("kVA"), unit("kW")) is None
    assert converted(1, unit("pair"), unit("piece")) is None
    assert unit("kVA").dimension is Dimension.APPARENT_POWER


@pytest.mark.parametrize(
    ("text", "sum_", "about", "currency"),
    [
        ("2.500.000 Euro circa", 2_500_000, True, "EUR"),
        ("$18 bn", 18e9, False, "USD"),
        ("about €2 m", 2e6, True, "EUR"),
        ("18 млн грн", 18e6, False, "UAH"),
        ("1 000 zł", 1000, False, "PLN"),
        ("NT$ 5,000.00", 5000, False, "TWD"),
        ("GEL 12.50", 12.5, False, "GEL"),
        ("5 €/unit", 5, False, "EUR"),
        ("20", 20, False, ""),
    ],
)
def test_money_has_its_currency(text: str, sum_: float, *, about: bool, currency: str) -> None:
    money = read_money(text)
    assert money is not None
    assert (money.amount.least, money.amount.about, money.currency) == (sum_, about, currency)


def test_a_heading_names_the_currency_of_its_column() -> None:
    assert [currency_of(text) for text in ("unit price (USD)", "Preis in EUR", "price")] == ["USD", "EUR", ""]


@pytest.mark.parametrize("text", ["10 x 12", "10×12", "10 х 12"])
def test_a_product_may_mean_all_or_one_of_the_numbers(text: str) -> None:
    found = read_quantity(text)
    assert found is not None
    assert (found.amount.least, found.amount.others, found.amount.exact) == (120.0, (10.0, 12.0), False)
