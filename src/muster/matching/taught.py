"""A catalogue with examples: labelled texts weigh what its names say, and are calibrated on themselves."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum, auto

import numpy as np

from muster.domain.match import CatalogueEntry, Example
from muster.matching.calibrating import Curve, learn_curve
from muster.matching.concepts import concepts_in
from muster.matching.naming import Facts, Names, Places, facts_of
from muster.matching.pairing import CANDIDATES, Pairs, pair_up
from muster.matching.teaching import Learned, Lessons, learn, likeness
from muster.matching.uses import uses_of
from muster.matching.vectors import Floats, Space, Views
from muster.matching.weighing import Choices, fit_weights, probabilities
from muster.matching.weights import name_weights
from muster.matching.wording import key_of

MOST_LESSONS = 4_000
_FEW_ENTRIES = 1_000
_TRUST_IN_A_NAME = 1.0
_LEAST_SCORE = 0.003
_RIDGE = 2.0
_BY_USE = 0.1
"""Weight of who uses a thing beside the views (chosen on the examples of `benchmarks.intake`)."""


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
        named = [(catalogue[label].names or (catalogue[label].item_id,))[0] for label in self._labels]
        self.views = space.views([each.text for each in self.known] + named)
        facts = [facts_of(each.text) for each in self.known]
        self._uses = uses_of([each.kinds for each in facts] + [concepts_in(name) for name in named])
        lessons = self._lessons(self._alike(self.views, self._uses))
        self._learned: Learned = learn(lessons)
        self._counts = np.zeros(len(catalogue), np.float32)
        self._rows: defaultdict[int, list[int]] = defaultdict(list)
        for row, each in enumerate(self.known):
            self._counts[list(each.counts)] += 1.0
            for label in each.counts:
                self._rows[label].append(row)
        self.weights, self.curve = self._calibrate(lessons, facts)

    def alike(self, facts: Sequence[Facts], views: Views) -> Floats:
        """How alike texts are to the known ones and, after them, to the labels' names."""
        return self._alike(views, uses_of([each.kinds for each in facts]))

    def weigh(self, facts: Sequence[Facts], views: Views, alike: Floats) -> tuple[Places, Floats]:
        """Candidates (places in the catalogue) of each text, and their probabilities with "none of these" last."""
        scores = self._learned.scores(alike)
        places, choices = self._choices(scores, alike, pair_up(facts, self._names, self._names.near(views)))
        return places, self.curve.applied(probabilities(choices, self.weights))

    def nearest(self, alike: Floats, label: int) -> tuple[str, float]:
        """The example of a label that is most like one text, and how much; empty where there is none."""
        rows = self._rows.get(label, [])
        if not rows:
            return "", 0.0
        best = int(alike[rows].argmax())
        return self.known[rows[best]].text, float(alike[rows[best]])

    def _alike(self, views: Views, uses: Floats) -> Floats:
        """Likeness in all views and by who uses it, again from about 0 to 1."""
        together = likeness(views, self.views) + _BY_USE * (uses @ self._uses.T)
        return np.asarray(together / (1.0 + _BY_USE), np.float32)

    def _lessons(self, alike: Floats) -> Lessons:
        """The known texts, and after them the first name of each label, which is trusted less."""
        shares = np.zeros((len(alike), len(self._labels)), np.float32)
        for row, each in enumerate(self.known):
            total = sum(each.counts.values())
            for label, count in each.counts.items():
                shares[row, self._label_place[label]] = count / total
        shares[len(self.known) :] = np.eye(len(self._labels), dtype=np.float32)
        trust = np.ones(len(shares), np.float32)
        trust[len(self.known) :] = _TRUST_IN_A_NAME
        return Lessons(alike=alike, shares=shares, trust=trust)

    def _calibrate(self, lessons: Lessons, facts: Sequence[Facts]) -> tuple[Floats, Curve]:
        """Weights under which the known texts, each unseen, get the probabilities that they deserve."""
        count = len(self.known)
        alike = lessons.alike[:count].copy()
        alike[np.arange(count), np.arange(count)] = -1.0
        views = Views(*(view[:count] for view in self.views.all()))
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
