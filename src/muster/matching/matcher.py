"""The one way in: a matcher knows a catalogue and what people have decided, and says what texts mean."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from functools import cached_property
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from muster.domain.match import CatalogueEntry, Example, Judgement, Match
from muster.matching.judging import Judged
from muster.matching.remembering import Memory

if TYPE_CHECKING:
    from muster.matching.engine import Engine

Progress = Callable[[int, int], None]
"""Told how many of how many distinct texts are done."""

CODE_VERSION = 3
"""Raised with every change of the code that changes a result."""
ACCEPTED = 0.7
"""Probability from which a match is used without asking anyone."""
_AT_ONCE = 256


class Matcher:
    """Says which entry of a catalogue a text means.

    `examples` are labelled texts that teach this catalogue's way with words; `judgements` hold at once. `cache` is a
    folder in which what is costly to compute of a text is kept; without one it is kept in memory. Below `accepted`
    the matcher abstains.
    """

    def __init__(
        self,
        catalogue: Sequence[CatalogueEntry],
        *,
        judgements: Iterable[Judgement] = (),
        examples: Sequence[Example] = (),
        cache: Path | None = None,
        accepted: float = ACCEPTED,
    ) -> None:
        self.catalogue = tuple(catalogue)
        self.examples = tuple(examples)
        self.accepted = accepted
        self._cache = cache
        self._memory = Memory(cache)
        self._judged = Judged()
        self._decisions = ""
        for judgement in judgements:
            self.judge(judgement)

    @cached_property
    def version(self) -> str:
        """One short text for all that a result comes from but people's decisions: code, words, weights, catalogue."""
        from muster.matching.concepts import FILE as CONCEPTS  # noqa: PLC0415 (as `_engine`)
        from muster.matching.embedding import model_version  # noqa: PLC0415 (as `_engine`)
        from muster.matching.weights import FILE as WEIGHTS  # noqa: PLC0415 (as `_engine`)

        parts = [f"{CODE_VERSION} {model_version()} {self.accepted}"]
        parts += [(files(__package__) / name).read_text(encoding="utf-8") for name in (CONCEPTS, WEIGHTS)]
        parts += [json.dumps(asdict(each)) for each in self.catalogue]
        parts += [json.dumps(asdict(each)) for each in self.examples]
        return _digest(parts)

    def judge(self, judgement: Judgement) -> None:
        """Take a person's decision into account from now on."""
        self._judged.add(judgement)
        self._decisions = _digest((self._decisions, str(judgement)))

    def match(self, texts: Sequence[str], progress: Progress | None = None) -> list[Match]:
        """What each text means, in the texts' own order; a text that stands twice is looked at once."""
        distinct = list(dict.fromkeys(texts))
        decided = [text for text in distinct if self._judged.touches(text)]
        known: dict[str, Match] = {}
        # A decision changes nothing of the texts that it has no say in: what was kept of them holds on.
        for version, some in (
            (f"{self.version} {self._decisions}", decided),
            (self.version, [text for text in distinct if not self._judged.touches(text)]),
        ):
            known |= self._memory.recall(version, some)
            new = [text for text in some if text not in known]
            for start in range(0, len(new), _AT_ONCE):
                matches = self._engine.match(new[start : start + _AT_ONCE], self._judged, self.accepted)
                self._memory.keep(version, matches)
                known |= {match.text: match for match in matches}
                if progress is not None:
                    progress(len(known), len(distinct))
        return [known[text] for text in texts]

    @cached_property
    def _engine(self) -> "Engine":
        """All that is computed of the catalogue; made when the first new text comes, for it takes a moment."""
        from muster.matching.engine import Engine  # noqa: PLC0415 (loads numpy, which `import muster` must not)

        return Engine(self.catalogue, self.examples, self._cache)


def _digest(parts: Iterable[str]) -> str:
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
