"""Who uses what a text names."""

import numpy as np
import pytest

from muster.matching.concepts import concepts, concepts_in
from muster.matching.uses import USES, uses_of


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("electrical grid components", "civil"),
        ("seed potatoes", "civil"),
        ("field ration", "military"),
        ("night vision device", "military"),
        ("emergency power generator", "either"),
    ],
)
def test_a_text_is_of_the_use_of_its_kinds(text: str, use: str) -> None:
    row = uses_of([concepts_in(text)])[0]
    assert USES[int(row[:-1].argmax())] == use
    assert np.linalg.norm(row) == pytest.approx(1.0)


def test_a_text_that_names_nothing_known_is_of_no_use() -> None:
    assert uses_of([()]).tolist() == [[0.0, 0.0, 0.0, 1.0]]
    assert uses_of([]).shape == (0, 4)


def test_every_use_in_the_list_is_one_of_those_that_there_are() -> None:
    assert set(concepts().use.values()) <= {"", *USES}
