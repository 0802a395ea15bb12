"""What people have decided: exactly for the text that they saw, and also for texts that are nearly the same."""

from collections.abc import Iterable

from muster.domain.match import Judgement
from muster.matching.wording import key_of

ALIKE = 90.0
"""Likeness (0 to 100, of rapidfuzz's token_sort_ratio) from which a text is taken for one that was judged."""


class Judged:
    """Decisions by text; a later one on the same text and item takes the place of an earlier one."""

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        self._yes: dict[str, Judgement] = {}
        self._no: dict[str, dict[str, Judgement]] = {}
        self._near: dict[tuple[str, bool], str] = {}
        for judgement in judgements:
            self.add(judgement)

    def __len__(self) -> int:
        return len(self._yes) + sum(map(len, self._no.values()))

    def add(self, judgement: Judgement) -> None:
        """Take in one decision."""
        self._near.clear()
        key = _key(judgement.text)
        if judgement.holds:
            self._yes[key] = judgement
            self._no.get(key, {}).pop(judgement.item_id, None)
            return
        self._no.setdefault(key, {})[judgement.item_id] = judgement
        if key in self._yes and self._yes[key].item_id == judgement.item_id:
            del self._yes[key]

    def exactly(self, text: str) -> Judgement | None:
        """The decision that this very text means an item."""
        return self._yes.get(_key(text))

    def against(self, text: str) -> dict[str, Judgement]:
        """Items that this text does not mean, by decision, or that a look-alike does not."""
        found = dict(self._no.get(_key(text), {}))
        if not found:
            near = self._nearest(text, holds=False)
            found = dict(self._no[near]) if near else {}
        return found

    def alike(self, text: str) -> Judgement | None:
        """The decision on the text that is most like this one, where one is like enough."""
        near = self._nearest(text, holds=True)
        return self._yes[near] if near else None

    def touches(self, text: str) -> bool:
        """Whether any decision has a say in what a text means."""
        return bool(self._yes or self._no) and bool(self.exactly(text) or self.alike(text) or self.against(text))

    def _nearest(self, text: str, *, holds: bool) -> str:
        """The text of a decision that says the same but for a slip of the pen, each looked for once."""
        key = _key(text)
        if (key, holds) not in self._near:
            self._near[key, holds] = self._look_alike(key, list(self._yes if holds else self._no))
        return self._near[key, holds]

    def _look_alike(self, key: str, keys: list[str]) -> str:
        """The first of the likest keys that has the same numbers; empty where there is none."""
        if not keys:
            return ""
        from rapidfuzz import fuzz, process  # noqa: PLC0415 (only matching needs it)

        for other, _, _ in process.extract(key, keys, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE, limit=5):
            if _numbers(other) == _numbers(key):
                return str(other)
        return ""


def _key(text: str) -> str:
    return key_of(text) or text


def _numbers(key: str) -> list[str]:
    return sorted(token for token in key.split() if token[0].isdigit())
