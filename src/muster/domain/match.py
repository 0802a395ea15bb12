"""Matches: which item of a catalogue a free text means, how likely, and why; and what people have decided about it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from muster.domain.catalogue import Item


class ClueKind(StrEnum):
    """What speaks for or against an item; the sentences are in `language.clues`."""

    JUDGED = "judged"
    JUDGED_ALIKE = "judged-alike"
    NOT_THIS = "not-this"
    SAME_NAME = "same-name"
    CODE = "code"
    WORDS = "words"
    SPELLING = "spelling"
    MEANING = "meaning"
    AGREES = "agrees"
    INCOMPATIBLE = "incompatible"
    EXAMPLE = "example"
    RELATED = "related"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """One reason for (`weight` above 0) or against (below 0) an item.

    `weight` is what the clue adds to the log-odds of the item, or its rank among them where it decides alone. `values`
    are what its sentence needs, as (name, text).
    """

    kind: ClueKind
    weight: float = 0.0
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An item that a text may mean, with the calibrated probability that it does."""

    item_id: str
    probability: float
    clues: tuple[Clue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What a text means: `candidates`, the likeliest first (at most three), and whether the first may be used unasked.

    `item_id` is the first candidate's, or absent where Muster abstains: the text then waits for a person.
    """

    text: str
    item_id: str | None
    candidates: tuple[Candidate, ...] = ()

    @property
    def probability(self) -> float:
        """Probability of the likeliest item; 0 where there is no candidate."""
        return self.candidates[0].probability if self.candidates else 0.0

    @property
    def clues(self) -> tuple[Clue, ...]:
        """What speaks for and against the likeliest item."""
        return self.candidates[0].clues if self.candidates else ()

    @property
    def next_best(self) -> tuple[Candidate, ...]:
        """The other candidates, the likelier first."""
        return self.candidates[1:]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's decision that a text means this item or, where `holds` is false, that it does not."""

    text: str
    item_id: str
    holds: bool = True
    who: str = ""
    when: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A text of which it is known what it means; many of them teach a catalogue's own way with words."""

    text: str
    item_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueEntry:
    """An item as matching sees it: all its names in any language, its codes (such as a stock number), its category."""

    item_id: str
    names: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    category: str = ""


def entry_of(item: Item) -> CatalogueEntry:
    """A catalogue's item as matching sees it."""
    names = (item.name or item.item_id, *item.aliases)
    return CatalogueEntry(item_id=item.item_id, names=names, category=item.category)
