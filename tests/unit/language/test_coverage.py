"""Sentences about what a plan covers."""

from muster.language.coverage import standing_sentence
from muster.language.figures import THIN_SPACE


def test_a_value_stands_alone_until_a_bound_is_known() -> None:
    assert standing_sentence(1, 41.824, None) == "Priority 1: value 41.82"


def test_a_bound_says_how_far_the_best_possible_can_be() -> None:
    said = standing_sentence(2, 60.0, 80.0).replace(THIN_SPACE, " ")
    assert said == "Priority 2: value 60, no plan exceeds 80: at most 25 % from the best possible"


def test_a_bound_that_is_reached_is_the_best() -> None:
    assert standing_sentence(3, 2.5, 2.5) == "Priority 3: value 2.5, no plan exceeds 2.5: proven best"
