"""What the items of lists mean: an item of the dataset first, else one of the starting catalogue."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from muster.domain.catalogue import Item
from muster.domain.imports import Decision
from muster.domain.match import Judgement, Match, entry_of
from muster.matching import Matcher

OWN_MAY_BE = 0.3
"""Probability of an item of the dataset from which one of the starting catalogue is not taken unasked."""
MOST_CANDIDATES = 3

Progress = Callable[[int, int], None]


@dataclass(frozen=True, kw_only=True)
class Catalogues:
    """The dataset's own items, those of the starting catalogue, and a folder for the cache.

    No item is in both. One of the starting catalogue stays there when the dataset has it too, in the dataset's form.
    """

    own: Mapping[str, Item]
    starting: Mapping[str, Item]
    cache: Path | None = None

    @property
    def items(self) -> dict[str, Item]:
        """All of them."""
        return {**self.starting, **self.own}


def match_items(
    texts: Sequence[str], catalogues: Catalogues, decisions: Iterable[Decision], progress: Progress | None = None
) -> dict[str, Match]:
    """The match of each text; the starting catalogue is asked about those that no item of the dataset fits."""
    judgements = [
        Judgement(text=each.about, item_id=each.answer.value, who=each.by) for each in decisions if is_judgement(each)
    ]
    matches = _matches(texts, catalogues.own, judgements, catalogues.cache, progress)
    open_texts = [text for text in texts if matches[text].item_id is None]
    further = _matches(open_texts, catalogues.starting, judgements, catalogues.cache, progress)
    return matches | {text: _together(matches[text], further[text]) for text in open_texts}


def is_judgement(decision: Decision) -> bool:
    """Whether a decision says which item a text means."""
    return decision.key.startswith("item:") and bool(decision.answer.value)


def _matches(
    texts: Sequence[str],
    items: Mapping[str, Item],
    judgements: Sequence[Judgement],
    cache: Path | None,
    progress: Progress | None,
) -> dict[str, Match]:
    if not texts or not items:
        return {text: Match(text=text, item_id=None) for text in texts}
    held = [each for each in judgements if each.item_id in items]
    matcher = Matcher([entry_of(item) for item in items.values()], judgements=held, cache=cache)
    return dict(zip(texts, matcher.match(texts, progress), strict=True))


def _together(own: Match, further: Match) -> Match:
    """One match of two: the surer candidates first; taken unasked only where the dataset has nothing like it."""
    candidates = sorted((*own.candidates, *further.candidates), key=lambda each: -each.probability)
    item_id = further.item_id if own.probability < OWN_MAY_BE else None
    return replace(further, item_id=item_id, candidates=tuple(candidates[:MOST_CANDIDATES]))
