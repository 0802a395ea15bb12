"""From texts to matches: names, examples, codes and people's decisions brought together."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from muster.domain.match import Candidate, CatalogueEntry, Clue, ClueKind, Example, Judgement, Match
from muster.matching.crowds import Crowds
from muster.matching.embedding import Embedder
from muster.matching.judging import Judged
from muster.matching.naming import Facts, Names, Places, facts_of
from muster.matching.pairing import pair_up
from muster.matching.taught import Known, Taught, gather
from muster.matching.telling import Looked, clues_of
from muster.matching.vectors import Floats, Space, Views
from muster.matching.weighing import probabilities
from muster.matching.weights import flattening, name_weights
from muster.matching.wording import key_of

SHOWN = 3
_FEWEST_EXAMPLES = 20
_DOUBT_OF_A_SEEN_TEXT = 0.2
_BY_LOOK_ALIKE = 0.97
_SUREST = 0.995
"""Nothing that is not the same name, or a person's decision, is surer."""
_JUDGED = 100.0


class Engine:
    """All that is computed of a catalogue and its examples before the first text is looked at."""

    def __init__(self, catalogue: Sequence[CatalogueEntry], examples: Sequence[Example], cache: Path | None) -> None:
        self._catalogue = tuple(catalogue)
        self._places = {entry.item_id: place for place, entry in enumerate(catalogue)}
        known = gather([each for each in examples if each.item_id in self._places], self._places)
        self._seen = {key_of(each.text) or each.text: each for each in known}
        named = [entry.names or (entry.item_id,) for entry in catalogue]
        texts = [each.text for each in known]
        every = [name for names in named for name in names] + texts
        self._space = Space(every, [names[0] for names in named] + texts, Embedder(cache))
        self._names = Names(catalogue, self._space)
        self._crowds = Crowds(self._names)
        enough = len(known) >= _FEWEST_EXAMPLES
        self._taught = Taught(catalogue, known, self._names, self._space) if enough else None

    def match(self, texts: Sequence[str], judged: Judged, accepted: float) -> list[Match]:
        """What each of the texts means."""
        if not self._catalogue:
            return [Match(text=text, item_id=None) for text in texts]
        views = self._space.views(texts)
        facts = [facts_of(text) for text in texts]
        alike = self._taught.alike(facts, views) if self._taught else np.zeros((len(texts), 0), np.float32)
        places, likely = self._weigh(facts, views, alike)
        found = []
        for row, text in enumerate(texts):
            ranked = self._ranked(text, places[row], likely[row], judged)
            looked = Looked(facts[row], _row(views, row), alike[row])
            found.append(self._match(text, ranked, looked, (judged, accepted)))
        return found

    def _weigh(self, facts: Sequence[Facts], views: Views, alike: Floats) -> tuple[Places, Floats]:
        if self._taught is not None:
            return self._taught.weigh(facts, views, alike)
        pairs = pair_up(facts, self._names, self._names.near(views))
        flattened = flattening(self._crowds.of(facts))
        return pairs.places, probabilities(pairs.choices, name_weights(), flattened)

    def _ranked(self, text: str, places: Places, likely: Floats, judged: Judged) -> list[tuple[int, float]]:
        """Entries with their probabilities, the likeliest first, examples of the same text and decisions included."""
        share = {int(place): min(_SUREST, float(each)) for place, each in zip(places, likely, strict=False)}
        seen = self._seen.get(key_of(text) or text)
        if seen is not None:
            share = _with_examples(share, seen)
        elif self._taught is None:
            share |= dict.fromkeys(self._named(text, share), 1.0)
        for item_id in judged.against(text):
            if item_id in self._places:
                share.pop(self._places[item_id], None)
        decision = judged.exactly(text)
        alike = decision or judged.alike(text)
        if alike is not None and alike.item_id in self._places:
            least = 1.0 if decision else _BY_LOOK_ALIKE
            share = {place: probability * (1.0 - least) for place, probability in share.items()}
            share[self._places[alike.item_id]] = max(least, share.get(self._places[alike.item_id], 0.0))
        return sorted(share.items(), key=lambda each: (-each[1], each[0]))

    def _named(self, text: str, share: dict[int, float]) -> list[int]:
        """The one candidate that bears this very name; none where two do."""
        key = key_of(text)
        named = [place for place in share if any(self._names.facts[name].key == key for name in self._names.of(place))]
        return named if len(named) == 1 and key else []

    def _match(
        self, text: str, ranked: Sequence[tuple[int, float]], looked: Looked, rule: tuple[Judged, float]
    ) -> Match:
        judged, accepted = rule
        candidates = tuple(
            Candidate(
                item_id=self._catalogue[place].item_id,
                probability=round(min(1.0, probability), 4),
                clues=self._clues(text, looked, place, judged),
            )
            for place, probability in ranked[:SHOWN]
        )
        sure = bool(candidates) and candidates[0].probability >= accepted
        return Match(text=text, item_id=candidates[0].item_id if sure else None, candidates=candidates)

    def _clues(self, text: str, looked: Looked, place: int, judged: Judged) -> tuple[Clue, ...]:
        clues = list(clues_of(looked, self._names, place, name_weights()))
        if self._taught is not None:
            example, alike = self._taught.nearest(looked.alike, place)
            if example:
                clues.insert(0, Clue(kind=ClueKind.EXAMPLE, weight=alike, values=(("example", example),)))
        item_id = self._catalogue[place].item_id
        exact, near = judged.exactly(text), judged.alike(text)
        if exact is not None and exact.item_id == item_id:
            clues.insert(0, _judged_clue(ClueKind.JUDGED, exact))
        elif near is not None and near.item_id == item_id:
            clues.insert(0, _judged_clue(ClueKind.JUDGED_ALIKE, near))
        return tuple(clues)


def _with_examples(share: dict[int, float], seen: Known) -> dict[int, float]:
    """Probabilities in which examples of this very text count for most, the more of them the more."""
    total = sum(seen.counts.values())
    trust = total / (total + _DOUBT_OF_A_SEEN_TEXT)
    mixed = {place: probability * (1.0 - trust) for place, probability in share.items()}
    for place, count in seen.counts.items():
        mixed[place] = mixed.get(place, 0.0) + trust * count / total
    return mixed


def _judged_clue(kind: ClueKind, judgement: Judgement) -> Clue:
    when = judgement.when.isoformat() if judgement.when else ""
    return Clue(kind=kind, weight=_JUDGED, values=(("text", judgement.text), ("who", judgement.who), ("when", when)))


def _row(views: Views, row: int) -> Views:
    return Views(*(np.asarray(view[row : row + 1]) for view in views.all()))
