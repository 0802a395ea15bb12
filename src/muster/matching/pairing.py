"""The clues, as numbers, that a text and an entry of the catalogue give together."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum, auto

import numpy as np

from muster.matching.attributes import Verdict, compare
from muster.matching.naming import Facts, Names, Nearness, Places
from muster.matching.vectors import Floats
from muster.matching.weighing import Choices

CANDIDATES = 12


class NameClue(IntEnum):
    """Columns of the clues that names give; `weights.json` names them so."""

    TRAITS = 0
    MEANING = auto()
    PIECES = auto()
    WORDS = auto()
    TOGETHER = auto()
    AGREES = auto()
    INCOMPATIBLE = auto()
    SHARED_KINDS = auto()
    SAME_NAME = auto()
    SAME_CODE = auto()
    NEAREST_IN = auto()
    LEAD = auto()
    NONE = auto()
    NONE_BY_BEST = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """The likeliest entries of each text by nearness (texts, candidates), and the clues for them."""

    places: Places
    choices: Choices


def pair_up(facts: Sequence[Facts], names: Names, nearness: Nearness) -> Pairs:
    """Candidates of each text with their clues; the last place is "none of these"."""
    together = nearness.together.copy()
    _bring_forward(together, facts, names)
    width = min(CANDIDATES, together.shape[1])
    places: Places = np.argsort(-together, axis=1, kind="stable")[:, :width]
    clues = np.zeros((len(facts), width + 1, len(NameClue)), np.float32)
    rows = np.arange(len(facts))[:, None]
    for view, nearest in enumerate(nearness.by_view):
        clues[:, :width, view] = nearest[rows, places]
    clues[:, :width, NameClue.TOGETHER] = nearness.together[rows, places]
    for row, fact in enumerate(facts):
        for place, entry in enumerate(places[row]):
            clues[row, place, NameClue.AGREES : NameClue.NEAREST_IN] = _told(fact, names, int(entry))
    _add_standing(clues, nearness, places)
    clues[:, width, NameClue.NONE] = 1.0
    clues[:, width, NameClue.NONE_BY_BEST] = nearness.together.max(axis=1, initial=0.0)
    return Pairs(places=places, choices=Choices(clues=clues, there=np.ones(clues.shape[:2], np.bool_)))


def _add_standing(clues: Floats, nearness: Nearness, places: Places) -> None:
    """In how many views each candidate is the nearest, and its lead over the best of the others."""
    width = places.shape[1]
    for nearest in nearness.by_view:
        best = nearest.max(axis=1, keepdims=True)
        clues[:, :width, NameClue.NEAREST_IN] += np.take_along_axis(nearest, places, axis=1) >= np.maximum(best, 1e-6)
    together = clues[:, :width, NameClue.TOGETHER]
    for place in range(width):
        others = np.delete(together, place, axis=1).max(axis=1, initial=0.0)
        clues[:, place, NameClue.LEAD] = together[:, place] - others


def _bring_forward(together: Floats, facts: Sequence[Facts], names: Names) -> None:
    """Make sure that an entry whose code stands in the text is among the candidates."""
    for row, fact in enumerate(facts):
        if fact.codes:
            digits = {code.digits for code in fact.codes}
            for entry, codes in enumerate(names.codes):
                together[row, entry] += 2.0 * bool(digits & codes)


def _told(fact: Facts, names: Names, entry: int) -> Floats:
    """The clues from `AGREES` to `SAME_CODE` of one text and one entry: of its most telling name each."""
    told = np.zeros(NameClue.NEAREST_IN - NameClue.AGREES, np.float32)
    kinds = frozenset(fact.kinds)
    shared, same, verdicts = 0.0, False, []
    for place in names.of(entry):
        theirs = names.facts[place]
        if kinds and theirs.kinds:
            others = names.kinds[place]
            shared = max(shared, len(kinds & others) / len(kinds | others))
        same = same or (bool(fact.key) and fact.key == theirs.key)
        if fact.attributes and theirs.attributes:
            verdicts.append({each.verdict for each in compare(fact.attributes, theirs.attributes)})
    told[NameClue.SHARED_KINDS - NameClue.AGREES] = shared
    told[NameClue.SAME_NAME - NameClue.AGREES] = same
    told[0] = any(Verdict.AGREES in each and Verdict.INCOMPATIBLE not in each for each in verdicts)
    # One name without a contradiction is enough: names of an item may state different measures of it.
    told[NameClue.INCOMPATIBLE - NameClue.AGREES] = bool(verdicts) and all(
        Verdict.INCOMPATIBLE in each for each in verdicts
    )
    codes = {code.digits for code in fact.codes}
    told[NameClue.SAME_CODE - NameClue.AGREES] = bool(codes & names.codes[entry])
    return told
