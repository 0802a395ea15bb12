"""Texts as vectors of unit length in four views, so that one product of matrices compares many with many."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from muster.matching.embedding import DIMENSIONS, Embedder
from muster.matching.traits import traits_of
from muster.matching.wording import pieces_of, plain_tokens, words_of

Floats = NDArray[np.float32]
Hashed = dict[int, float]

# Columns of each hashed view: enough that strangers seldom share one.
_WORD_COLUMNS = 4096
_PIECE_COLUMNS = 4096
_TRAIT_COLUMNS = 2048
_RARITY_OF_TRAITS = 0.3


@dataclass(frozen=True, slots=True)
class Views:
    """Vectors of n texts, a row each: by what they are about, by meaning, by pieces of words, by words."""

    traits: Floats
    meaning: Floats
    pieces: Floats
    words: Floats

    def all(self) -> tuple[Floats, Floats, Floats, Floats]:
        """The four, in the order in which weights are written."""
        return self.traits, self.meaning, self.pieces, self.words


class Space:
    """A space fitted to a collection of texts: how rare each piece is among them; and to the mean meaning of some."""

    def __init__(self, texts: Sequence[str], meant: Sequence[str], embedder: Embedder) -> None:
        self._embedder = embedder
        self.size = max(1, len(texts))
        self._rarity: list[Counter[int]] = [Counter(), Counter(), Counter()]
        for text in texts:
            for counts, found in zip(self._rarity, _hashed(text), strict=True):
                counts.update(found.keys())
        meanings = embedder.embed(meant)
        self._mean: Floats = meanings.mean(axis=0) if len(meanings) else np.zeros(DIMENSIONS, np.float32)

    def views(self, texts: Sequence[str], meant: Sequence[int] | None = None) -> Views:
        """The texts in this space; only the rows `meant` get a meaning where they are given, for it takes time."""
        columns = (_TRAIT_COLUMNS, _PIECE_COLUMNS, _WORD_COLUMNS)
        traits, pieces, words = (np.zeros((len(texts), width), np.float32) for width in columns)
        for row, text in enumerate(texts):
            hashed = _hashed(text)
            self._fill(traits[row], hashed[0], self._rarity[0], _RARITY_OF_TRAITS)
            self._fill(pieces[row], hashed[1], self._rarity[1], 1.0)
            self._fill(words[row], hashed[2], self._rarity[2], 1.0)
        rows = list(range(len(texts)) if meant is None else meant)
        meaning = np.zeros((len(texts), DIMENSIONS), np.float32)
        meaning[rows] = self._embedder.embed([texts[row] for row in rows]) - self._mean
        return Views(_unit(traits), _unit(meaning), _unit(pieces), _unit(words))

    def _fill(self, row: Floats, found: Hashed, rarity: Counter[int], power: float) -> None:
        for column, weight in found.items():
            rare = math.log(1.0 + self.size / max(1, rarity[column]))
            row[column % len(row)] += (-1.0 if column & 1 << 30 else 1.0) * weight * rare**power


@lru_cache(maxsize=20_000)
def _hashed(text: str) -> tuple[Hashed, Hashed, Hashed]:
    """Traits, pieces and words of a text by hash, with their weights."""
    tokens = plain_tokens(text)
    traits = {_hash(trait): weight for trait, weight in traits_of(text).items()}
    return traits, _dampened(pieces_of(tokens)), _dampened(words_of(tokens))


def _dampened(found: Iterable[str]) -> Hashed:
    return {_hash(each): 1.0 + math.log(count) for each, count in Counter(found).items()}


def _hash(text: str) -> int:
    return crc32(text.encode("utf-8", "surrogatepass"))


def _unit(rows: Floats) -> Floats:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-9), dtype=np.float32)
