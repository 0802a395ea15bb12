"""The words of seven languages by which kinds of things are known."""

import pytest

from muster.matching.concepts import concepts, concepts_in


def test_every_concept_belongs_to_a_known_one_and_none_to_itself() -> None:
    broader = concepts().broader
    assert not {each for each in broader.values() if each and each not in broader}
    for concept in broader:
        chain = concepts().chain(concept)
        assert broader[chain[-1]] == ""


@pytest.mark.parametrize(
    "text",
    ["towed howitzer", "гаубиці буксировані", "Feldhaubitzen", "牽引榴彈砲", "M777", "obusier tracté", "haubica"],
)
def test_one_kind_is_known_in_many_languages(text: str) -> None:
    assert "howitzer" in concepts_in(text)


def test_the_longer_term_hides_the_shorter_inside_it() -> None:
    assert "tank" not in concepts_in("water tank")
    assert "tank" not in concepts_in("120mm tank ammunition")
    assert "tank" in concepts_in("Leopard 2 tank")


def test_an_english_word_is_not_taken_for_the_beginning_of_a_foreign_one() -> None:
    assert "boots" not in concepts_in("button")
    assert "tank" not in concepts_in("charger")
