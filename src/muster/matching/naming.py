"""The names of a catalogue, compared with many texts at once, in every view."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from muster.domain.match import CatalogueEntry
from muster.matching.attributes import Attributes, attributes_of
from muster.matching.codes import Code, codes_of
from muster.matching.concepts import read_concepts
from muster.matching.teaching import WEIGHTS
from muster.matching.vectors import Floats, Space, Views
from muster.matching.wording import key_of

Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is read out of a text once: its key, measures, kinds and codes.

    `whole` are kinds that it names as such, `beside` its words beside those.
    """

    key: str
    attributes: Attributes
    kinds: tuple[str, ...]
    whole: tuple[str, ...]
    beside: tuple[str, ...]
    codes: tuple[Code, ...]


def facts_of(text: str) -> Facts:
    """What a text states."""
    found = read_concepts(text)
    return Facts(key_of(text), attributes_of(text), found.concepts, found.whole, found.beside, codes_of(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearness:
    """How near texts are to entries: (views, texts, entries), together (texts, entries), and by which name."""

    by_view: tuple[Floats, ...]
    together: Floats


class Names:
    """Every name of every entry, those of one entry side by side."""

    def __init__(self, catalogue: Sequence[CatalogueEntry], space: Space) -> None:
        self.entries = tuple(catalogue)
        named = [entry.names or (entry.item_id,) for entry in self.entries]
        self.texts = [name for names in named for name in names]
        counts = [len(names) for names in named]
        self.starts: Places = np.cumsum([0, *counts[:-1]]).astype(np.intp) if counts else np.zeros(0, np.intp)
        self.counts = counts
        # The first name's meaning stands for all: the model knows the others as words of other languages.
        self.views: Views = space.views(self.texts, list(self.starts))

    @cached_property
    def facts(self) -> tuple[Facts, ...]:
        """What each name states."""
        return tuple(facts_of(text) for text in self.texts)

    @cached_property
    def kinds(self) -> tuple[frozenset[str], ...]:
        """The kinds that each name names."""
        return tuple(frozenset(each.kinds) for each in self.facts)

    @cached_property
    def codes(self) -> tuple[frozenset[str], ...]:
        """Digits of the codes of each entry."""
        return tuple(frozenset(_digits(code) for code in (*each.codes, each.item_id)) for each in self.entries)

    def of(self, entry: int) -> range:
        """Places of the names of an entry."""
        return range(self.starts[entry], self.starts[entry] + self.counts[entry])

    def near(self, views: Views) -> Nearness:
        """How near each text is to the nearest name of each entry."""
        products = [mine @ other.T for mine, other in zip(views.all(), self.views.all(), strict=True)]
        together = sum(weight * product for weight, product in zip(WEIGHTS, products, strict=True))
        nearest = [np.asarray(np.maximum.reduceat(each, self.starts, axis=1), np.float32) for each in products]
        return Nearness(
            by_view=tuple(nearest),
            together=np.asarray(np.maximum.reduceat(np.asarray(together), self.starts, axis=1), np.float32),
        )


def _digits(code: str) -> str:
    return "".join(letter for letter in code if letter.isdigit())
