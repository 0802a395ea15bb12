"""Probabilities from clues, their weights, and the curve that puts them right."""

import numpy as np
import pytest

from muster.matching.calibrating import Curve, learn_curve
from muster.matching.weighing import Choices, fit_weights, probabilities


def choices(count: int, seed: int = 0) -> tuple[Choices, np.ndarray[tuple[int], np.dtype[np.intp]]]:
    """Three candidates with two clues, of which the first alone tells: the right one follows a known law."""
    random = np.random.default_rng(seed)
    clues = random.normal(size=(count, 3, 2)).astype(np.float32)
    scores = 2.0 * clues[:, :, 0]
    likely = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    right = np.array([random.choice(3, p=row / row.sum()) for row in likely.astype(np.float64)], np.intp)
    return Choices(clues=clues, there=np.ones((count, 3), np.bool_)), right


def test_the_weights_of_a_known_law_are_found_again() -> None:
    asked, right = choices(3000)
    weights = fit_weights(asked, right, np.zeros(2, np.float32), ridge=0.1)
    assert weights == pytest.approx([2.0, 0.0], abs=0.15)
    assert probabilities(asked, weights).sum(axis=1) == pytest.approx(1.0)


def test_what_is_not_there_has_no_probability() -> None:
    asked, _ = choices(5)
    asked.there[:, 1] = False
    assert probabilities(asked, np.ones(2, np.float32))[:, 1].max() == 0.0


def test_a_curve_puts_right_what_was_too_sure_and_keeps_the_order() -> None:
    random = np.random.default_rng(1)
    said = random.uniform(0.3, 1.0, 2000).astype(np.float32)
    curve = learn_curve(said, random.uniform(size=2000) < said * 0.8)
    assert curve.slope > 0.0
    rows = np.array([[0.95, 0.03, 0.02], [0.5, 0.45, 0.05]], np.float32)
    put_right = curve.applied(rows)
    assert put_right[0, 0] == pytest.approx(0.76, abs=0.06)
    assert put_right.argmax(axis=1).tolist() == [0, 0]
    assert (put_right.sum(axis=1) <= 1.0001).all()


def test_texts_that_are_right_whenever_they_are_sure_may_be_called_sure() -> None:
    said = np.linspace(0.4, 0.99, 300).astype(np.float32)
    curve = learn_curve(said, said > 0.7)
    assert curve.applied(np.array([[0.9, 0.1]], np.float32))[0, 0] > 0.95
    falling = learn_curve(said, said < 0.7)
    assert falling.slope == 0.0


def test_too_few_texts_make_no_curve() -> None:
    assert learn_curve(np.full(10, 0.5, np.float32), np.ones(10, np.bool_)) == Curve()
