"""Train the weights of the clues that names give, and write them: `python -m benchmarks.intake train`.

Every name of the starting catalogue is asked for while the names of its language are hidden from the whole catalogue,
as it stands (twice, for so most lists have it) and as others write it (a quantity before it, a slip of the pen, a word
left out). Parts of names are asked for with nothing hidden, so that a text that fits many items is no sure one. For
every eighth question the item itself is taken away, so that "none of these" is the right answer.

With these weights, parts of the names in every language then say by how much the candidates of a text are drawn
together that several items fit equally well (`sharing`): so that the right answers are likeliest.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

import muster.matching.weights as weights_module
from muster.catalogue import LANGUAGES, starting_rows
from muster.catalogue.reading import Row, name_in
from muster.domain.match import CatalogueEntry
from muster.matching.crowds import Crowds
from muster.matching.embedding import Embedder
from muster.matching.naming import Names, Nearness, Places, facts_of
from muster.matching.pairing import NameClue, pair_up
from muster.matching.vectors import Floats, Space
from muster.matching.weighing import Choices, fit_weights, probabilities

TRAINED_ON = (
    "the starting catalogue's own names, each asked for with the names of its language hidden: plain, and as lists "
    "write it; and parts of names with nothing hidden; every eighth with its item taken away; same_name and same_code "
    "are set by hand; sharing: parts of names in every language (benchmarks/intake/training.py)"
)
RIDGE = 3.0
AWAY = 8
NOTHING_HIDDEN = ""
MOST_SHARING = 300
LEAST_LIKELY = 1e-9
AGAINST = (NameClue.INCOMPATIBLE,)
FREE = (NameClue.NONE, NameClue.NONE_BY_BEST)
# Hidden names never are the same and hold no codes: what these two weigh cannot be learned from them.
BY_HAND = {NameClue.SAME_NAME: 6.0, NameClue.SAME_CODE: 8.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Clues of the candidates for questions, the place of the right one of each, and how many entries it fits."""

    clues: Floats
    right: Places
    crowds: Floats


def hidden(language: str) -> list[CatalogueEntry]:
    """The starting catalogue without the names of one language; English aliases go with English."""
    return [
        CatalogueEntry(item_id=row["item"], names=tuple(_names(row, language)), category=row["category"])
        for row in starting_rows()
    ]


def train(cache: Path | None) -> dict[str, object]:
    """Weights of the clues by name, fitted to all languages together; and how much is shared among a crowd."""
    asked = [_questions(language, cache) for language in (*LANGUAGES, NOTHING_HIDDEN)]
    clues = np.concatenate([each.clues for each in asked])
    right = np.concatenate([each.right for each in asked])
    fitted = _signed(clues, right) | BY_HAND
    weights = {clue.name.lower(): round(float(fitted[clue]), 3) for clue in NameClue}
    return {"weights": weights, "sharing": _sharing(_parts(cache), np.array(list(weights.values()), np.float32))}


def _sharing(parts: Asked, weights: Floats) -> float:
    """The share in the crowd, to two places, under which the right answers to parts of names are likeliest."""
    choices = Choices(clues=parts.clues, there=np.ones(parts.clues.shape[:2], np.bool_))
    rows = np.arange(len(parts.right))

    def likelihood(sharing: float) -> float:
        likely = probabilities(choices, weights, np.asarray(1.0 + sharing * parts.crowds, np.float32))
        return float(np.log(np.maximum(likely[rows, parts.right], LEAST_LIKELY)).sum())

    return max((step / 100 for step in range(MOST_SHARING)), key=likelihood)


def _signed(clues: Floats, right: Places) -> dict[NameClue, float]:
    """Weights, those of a sign that would make no sense left out one after the other: likeness never speaks against."""
    kept = [clue for clue in NameClue if clue not in BY_HAND]
    there = np.ones(clues.shape[:2], np.bool_)
    while True:
        choices = Choices(clues=np.ascontiguousarray(clues[:, :, kept]), there=there)
        fitted = fit_weights(choices, right, np.zeros(len(kept), np.float32), RIDGE)
        wrong = [(weight * (-1 if clue in AGAINST else 1), clue) for clue, weight in zip(kept, fitted, strict=True)]
        worst, clue = min(each for each in wrong if each[1] not in FREE)
        if worst >= 0.0:
            return dict.fromkeys(NameClue, 0.0) | dict(zip(kept, map(float, fitted), strict=True))
        kept.remove(clue)


def write_weights(cache: Path | None) -> None:
    """Train, and put the weights where the package reads them."""
    document = {"trained_on": TRAINED_ON, **train(cache)}
    path = Path(weights_module.__file__).with_name(weights_module.FILE)
    path.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")


def _names(row: Row, language: str) -> Iterator[str]:
    for each in LANGUAGES:
        if each != language:
            yield name_in(row, each)
        if each == "en" != language:
            yield from filter(None, row["aliases"].split(";"))


def _parts(cache: Path | None) -> Asked:
    """Parts of the names in every language, with nothing hidden."""
    random = Random("parts")  # noqa: S311 (as below)
    texts = [_part_of(name_in(row, language), random) for language in LANGUAGES for row in starting_rows()]
    return _asked(hidden(NOTHING_HIDDEN), texts, np.zeros(len(texts), np.bool_), cache)


def _questions(language: str, cache: Path | None) -> Asked:
    """Every question in one language."""
    catalogue, random = hidden(language), Random(language)  # noqa: S311 (slips of the pen, no secrets)
    rows = starting_rows()
    if language:
        texts = [name_in(row, language) for row in rows]
        asked = texts + texts + [_as_listed(text, random) for text in texts]
    else:
        texts = [_part_of(name_in(row, random.choice(LANGUAGES)), random) for row in rows]
        asked = texts
    return _asked(catalogue, asked, np.arange(len(asked)) % AWAY == 0, cache)


def _asked(
    catalogue: Sequence[CatalogueEntry], asked: Sequence[str], away: NDArray[np.bool_], cache: Path | None
) -> Asked:
    """Texts of the entries in their order, once or again and again; from some, the entry is taken away."""
    truth = np.arange(len(asked)) % len(catalogue)
    named = [name for entry in catalogue for name in entry.names]
    space = Space(named, [entry.names[0] for entry in catalogue], Embedder(cache))
    names = Names(catalogue, space)
    near = names.near(space.views(asked))
    for nearest in (near.together, *near.by_view):
        nearest[np.flatnonzero(away), truth[away]] = -1.0
    facts = [facts_of(text) for text in asked]
    pairs = pair_up(facts, names, Nearness(by_view=near.by_view, together=near.together))
    found = pairs.places == truth[:, None]
    found[away] = False
    none = pairs.places.shape[1]
    right = np.where(found.any(axis=1), found.argmax(axis=1), none)
    return Asked(clues=pairs.choices.clues, right=right, crowds=Crowds(names).of(facts))


def _part_of(text: str, random: Random) -> str:
    """One or two neighbouring words of a name, which may fit many items; Chinese is cut in half."""
    words = text.split()
    if len(words) == 1:
        return text[: max(2, len(text) // 2)]
    start = random.randrange(len(words))
    return " ".join(words[start : start + random.choice((1, 2))])


def _as_listed(text: str, random: Random) -> str:
    """The text as a list would have it."""
    words = text.split()
    if len(words) > 2 and random.random() < 0.5:
        words.pop(random.randrange(len(words)))
    text = " ".join(words)
    if len(text) > 6 and random.random() < 0.5:
        place = random.randrange(1, len(text) - 1)
        text = text[:place] + text[place + 1 :]
    if random.random() < 0.5:
        text = f"{random.randrange(2, 500)} {random.choice(('x', 'pcs', 'шт.', '', 'Stk.'))} {text}"
    return text
