"""A catalogue with examples: labelled texts weigh what its names say, and are calibrated on themselves."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum, auto

import numpy as np

from muster.domain.match import CatalogueEntry, Example
from muster.matching.calibrating import Curve, learn_curve
from muster.matching.naming import Facts, Names, Places, facts_of
from muster.matching.pairing import CANDIDATES, Pairs, pair_up
from muster.matching.teaching import Learned, Lessons, learn, likeness
from muster.matching.vectors import Floats, Space, Views
from muster.matching.weighing import Choices, fit_weights, probabilities
from muster.matching.weights import name_weights
from muster.matching.wording import key_of

MOST_LESSONS = 4_000
_FEW_ENTRIES = 1_000
_TRUST_IN_A_NAME = 1.0
_LEAST_SCORE = 0.003
_RIDGE = 2.0


class TaughtClue(IntEnum):
    """Columns of the clues for a label when there are examples."""

    SCORE = 0
    LOG_SCORE = auto()
    BY_NAME = auto()
    LOG_SHARE = auto()
    NONE = auto()
    NONE_BY_BEST = auto()


_START = np.array([4.0, 0.5, 0.2, 0.1, -2.0, 0.0], np.float32)


@dataclass(frozen=True, slots=True)
class Known:
    """A distinct text with how often it stands for each label (by place in the catalogue)."""

    text: str
    counts: dict[int, int]


def gather(examples: Sequence[Example], places: dict[str, int]) -> list[Known]:
    """Distinct texts of the examples that name an entry of the catalogue; the same words are one text."""
    counts: defaultdict[str, defaultdict[int, int]] = defaultdict(lambda: defaultdict(int))
    first: dict[str, str] = {}
    for example in examples:
        key = key_of(example.text) or example.text
        first.setdefault(key, example.text)
        counts[key][places[example.item_id]] += 1
    return [Known(text, dict(counts[key])) for key, text in first.items()]


class Taught:
    """What examples teach of a catalogue."""

    def __init__(self, catalogue: Sequence[CatalogueEntry], known: Sequence[Known], names: Names, space: Space) -> None:
        self.known = known[:MOST_LESSONS]
        self._names = names
        taught = {label for each in self.known for label in each.counts}
        self._labels = list(range(len(catalogue))) if len(catalogue) <= _FEW_ENTRIES else sorted(taught)
        self._label_place = {label: place for place, label in enumerate(self._labels)}
        lessons = self._lessons(catalogue, space)
        self.views = lessons.views
        self._learned: Learned = learn(lessons)
        self._counts = np.zeros(len(catalogue), np.float32)
        for each in self.known:
            self._counts[list(each.counts)] += 1.0
        self.weights, self.curve = self._calibrate(lessons, space)

    def weigh(self, facts: Sequence[Facts], views: Views) -> tuple[Places, Floats]:
        """Candidates (places in the catalogue) of each text, and their probabilities with "none of these" last."""
        alike = likeness(views, self.views)
        scores = self._learned.scores(alike)
        places, choices = self._choices(scores, alike, pair_up(facts, self._names, self._names.near(views)))
        return places, self.curve.applied(probabilities(choices, self.weights))

    def nearest(self, views: Views, label: int) -> tuple[str, float]:
        """The example of a label that is most like one text, and how much; empty where there is none."""
        rows = [row for row, each in enumerate(self.known) if label in each.counts]
        if not rows:
            return "", 0.0
        alike = likeness(views, self.views)[0, rows]
        best = int(alike.argmax())
        return self.known[rows[best]].text, float(alike[best])

    def _lessons(self, catalogue: Sequence[CatalogueEntry], space: Space) -> Lessons:
        """The known texts, and after them the first name of each label, which is trusted less."""
        named = [(catalogue[label].names or (catalogue[label].item_id,))[0] for label in self._labels]
        views = space.views([each.text for each in self.known] + named)
        shares = np.zeros((len(self.known) + len(named), len(self._labels)), np.float32)
        for row, each in enumerate(self.known):
            total = sum(each.counts.values())
            for label, count in each.counts.items():
                shares[row, self._label_place[label]] = count / total
        shares[len(self.known) :] = np.eye(len(named), dtype=np.float32)
        trust = np.ones(len(shares), np.float32)
        trust[len(self.known) :] = _TRUST_IN_A_NAME
        return Lessons(views=views, shares=shares, trust=trust)

    def _calibrate(self, lessons: Lessons, space: Space) -> tuple[Floats, Curve]:
        """Weights under which the known texts, each unseen, get the probabilities that they deserve."""
        texts = [each.text for each in self.known]
        count = len(texts)
        alike = likeness(lessons.views, lessons.views)[:count]
        alike[np.arange(count), np.arange(count)] = -1.0
        facts = [facts_of(text) for text in texts]
        views = space.views(texts)
        pairs = pair_up(facts, self._names, self._names.near(views))
        places, choices = self._choices(self._learned.held_out[:count], alike, pairs)
        truth = np.array([self._labels[row.argmax()] for row in lessons.shares[:count]])
        there = places == truth[:, None]
        # A text that was not there would not have counted among the examples of its own label.
        others = np.log((self._counts[places] - there + 0.5) / (len(self.known) + 1.0))
        choices.clues[:, :-1, TaughtClue.LOG_SHARE] = others
        right = np.where(there.any(axis=1), there.argmax(axis=1), places.shape[1])
        weights = fit_weights(choices, right, _START, _RIDGE)
        likely = probabilities(choices, weights)[:, :-1]
        curve = learn_curve(likely.max(axis=1), likely.argmax(axis=1) == right)
        return weights, curve

    def _choices(self, scores: Floats, alike: Floats, pairs: Pairs) -> tuple[Places, Choices]:
        """Labels that score best, with a place left for what names alone find, and the clues for each."""
        by_name = pairs.choices.clues[:, :-1] @ name_weights()
        rows = np.arange(len(scores))[:, None]
        everywhere = np.full((len(scores), len(self._names.entries)), by_name.min(initial=0.0), np.float32)
        everywhere[rows, pairs.places] = by_name
        taught = np.zeros_like(everywhere)
        taught[:, self._labels] = scores
        places = np.argsort(-(taught + 0.01 * everywhere), axis=1, kind="stable")[:, :CANDIDATES]
        width = places.shape[1]
        clues = np.zeros((len(scores), width + 1, len(TaughtClue)), np.float32)
        clues[:, :width, TaughtClue.SCORE] = taught[rows, places]
        clues[:, :width, TaughtClue.LOG_SCORE] = np.log(np.maximum(taught[rows, places], _LEAST_SCORE))
        clues[:, :width, TaughtClue.BY_NAME] = everywhere[rows, places]
        clues[:, :width, TaughtClue.LOG_SHARE] = np.log((self._counts[places] + 0.5) / (len(self.known) + 1.0))
        clues[:, width, TaughtClue.NONE] = 1.0
        clues[:, width, TaughtClue.NONE_BY_BEST] = alike.max(axis=1)
        return places, Choices(clues=clues, there=np.ones(clues.shape[:2], np.bool_))
