"""The one way in: a matcher knows a catalogue and what people have decided, and says what texts mean."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from muster.domain.match import Candidate, CatalogueEntry, Clue, ClueKind, Example, Judgement, Match
from muster.matching.normalise import normalise

Progress = Callable[[int, int], None]
"""Told how many of how many distinct texts are done."""


class Matcher:
    """Says which entry of a catalogue a text means.

    `examples` are labelled texts that teach this catalogue's way with words; `judgements` hold at once. `cache` is a
    folder in which what is costly to compute of a text is kept; without one it is kept in memory.
    """

    def __init__(
        self,
        catalogue: Sequence[CatalogueEntry],
        *,
        judgements: Iterable[Judgement] = (),
        examples: Sequence[Example] = (),
        cache: Path | None = None,
    ) -> None:
        self.catalogue = tuple(catalogue)
        self._cache = cache
        self._named = {normalise(name): entry.item_id for entry in self.catalogue for name in entry.names}
        self._named |= {normalise(example.text): example.item_id for example in examples}
        self._judged: dict[str, str] = {}
        for judgement in judgements:
            self.judge(judgement)

    def judge(self, judgement: Judgement) -> None:
        """Take a person's decision into account from now on."""
        if judgement.holds:
            self._judged[normalise(judgement.text)] = judgement.item_id

    def match(self, texts: Sequence[str], progress: Progress | None = None) -> list[Match]:
        """What each text means, in the texts' own order; a text that stands twice is looked at once."""
        distinct = dict.fromkeys(texts)
        known: dict[str, Match] = {}
        for done, text in enumerate(distinct, start=1):
            known[text] = self._match(text)
            if progress is not None:
                progress(done, len(distinct))
        return [known[text] for text in texts]

    def _match(self, text: str) -> Match:
        plain = normalise(text)
        for names, kind in ((self._judged, ClueKind.JUDGED), (self._named, ClueKind.SAME_NAME)):
            if plain in names:
                candidate = Candidate(item_id=names[plain], probability=1.0, clues=(Clue(kind=kind),))
                return Match(text=text, item_id=candidate.item_id, candidates=(candidate,))
        return Match(text=text, item_id=None)
