"""Measures in texts: what is read, what agrees, what is incompatible."""

import pytest

from muster.matching.attributes import Quantity, Verdict, attributes_of, compare


def verdicts(one: str, other: str) -> dict[Quantity, Verdict]:
    return {each.quantity: each.verdict for each in compare(attributes_of(one), attributes_of(other))}


@pytest.mark.parametrize(
    ("text", "quantity", "sizes"),
    [
        ("155mm howitzer", Quantity.LENGTH, [155.0]),
        ("Гаубиця калібру 155 мм", Quantity.LENGTH, [155.0]),
        ("155公釐榴彈砲", Quantity.LENGTH, [155.0]),
        ("7.62x39 cartridges", Quantity.LENGTH, [7.62]),
        (".50 cal machine gun", Quantity.LENGTH, [12.7]),
        ("autotransformer 330/110 kV", Quantity.VOLTAGE, [330_000.0, 110_000.0]),
        ("generator 100 kVA", Quantity.POWER, [80_000.0]),
        ("генератор 80 кВт", Quantity.POWER, [80_000.0]),
        ("fire extinguisher 6 kg", Quantity.MASS, [6.0]),
        ("tank 10 m3", Quantity.VOLUME, [10_000.0]),
        ("M12 bolt", Quantity.THREAD, [12.0]),
    ],
)
def test_a_measure_is_read_in_its_own_unit(text: str, quantity: Quantity, sizes: list[float]) -> None:
    assert [stated.size for stated in attributes_of(text)[quantity]] == pytest.approx(sizes)


@pytest.mark.parametrize(
    ("one", "other", "quantity", "verdict"),
    [
        ("155 mm round", "shell 155мм", Quantity.LENGTH, Verdict.AGREES),
        ("330/110 kV transformer", "750 kV transformer", Quantity.VOLTAGE, Verdict.INCOMPATIBLE),
        ("330/110 kV", "330/35 kV", Quantity.VOLTAGE, Verdict.INCOMPATIBLE),
        ("330/110 kV", "330 kV", Quantity.VOLTAGE, Verdict.AGREES),
        ("120 mm mortar", "122 mm howitzer", Quantity.LENGTH, Verdict.INCOMPATIBLE),
        ("tent 50 kg", "tent 55 kg", Quantity.MASS, None),
        ("81 mm mortar", "82mm mortar", Quantity.LENGTH, Verdict.INCOMPATIBLE),
        ("generator 80 kW", "generator 100 kVA", Quantity.POWER, Verdict.AGREES),
        ("diesel generator", "petrol generator", Quantity.FUEL, Verdict.INCOMPATIBLE),
        ("blanket", "155 mm", Quantity.LENGTH, None),
    ],
)
def test_measures_agree_or_exclude_each_other(
    one: str, other: str, quantity: Quantity, verdict: Verdict | None
) -> None:
    assert verdicts(one, other).get(quantity) is verdict
    assert verdicts(other, one).get(quantity) is verdict
