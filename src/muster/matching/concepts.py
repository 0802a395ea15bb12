"""What kinds of thing a text speaks of: words of seven languages and names of systems, from `concepts.csv`.

A term of that file stands for whole words; `*` at its end leaves the ending open (Slavic inflection), `*` before it
lets it stand inside a word (German compounds). Chinese terms may stand anywhere.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from muster.matching.wording import is_cjk, plain_form, tokens_of

FILE = "concepts.csv"
_PLAIN_LANGUAGES = ("en", "names")
_KEY = 3
"""Letters of a stem by which it is looked up; a shorter stem by all it has."""
_REMEMBERED = 50_000
_REST = 3
"""Letters from which what is left of a compound says something; fewer join its parts or end it."""
_SHORT = 5
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class _Word:
    """One word of a term, and whether letters may come before and after it."""

    stem: str
    inside: bool
    open_ended: bool


@dataclass(frozen=True, slots=True)
class _Term:
    """The words of a term and the concept that it names; a plain one is English or the name of a system.

    `own` says that it names all of the kind, as `rifle` does, and not some of it, as `AK-47` does.
    """

    words: tuple[_Word, ...]
    concept: str
    plain: bool
    own: bool


@dataclass(frozen=True, slots=True)
class _Hit:
    """Where in the text a term was found, in characters of its tokens."""

    start: int
    end: int
    concept: str
    plain: bool
    own: bool

    def hides(self, other: "_Hit") -> bool:
        """Whether the other says less: inside this one and shorter, or of another language and no longer."""
        if not (self.start <= other.start and other.end <= self.end):
            return False
        return self.end - self.start > other.end - other.start or (self.plain and not other.plain)


@dataclass(frozen=True, slots=True)
class Found:
    """Concepts that a text names, in order, each once; those that it names as a whole, and its tokens beside those."""

    concepts: tuple[str, ...]
    whole: tuple[str, ...]
    beside: tuple[str, ...]


class Concepts:
    """All concepts with what each belongs to, and the terms by which they are found."""

    def __init__(self, rows: Iterator[Mapping[str, str]]) -> None:
        self.broader: dict[str, str] = {}
        self.use: dict[str, str] = {}
        self._at_word: defaultdict[str, list[_Term]] = defaultdict(list)
        self._inside: defaultdict[str, list[_Term]] = defaultdict(list)
        for row in rows:
            self.broader[row["concept"]] = row["broader"]
            self.use[row["concept"]] = row["use"]
            own = _has_a_word_of_its_own(row)
            for language in row.keys() - {"concept", "broader", "use"}:
                for place, term in enumerate(filter(None, row[language].split(";"))):
                    self._add(row["concept"], language, term, own=own and place == 0 and language != "names")

    def chain(self, concept: str) -> tuple[str, ...]:
        """The concept and what it belongs to, step by step."""
        chain = []
        while concept and concept not in chain:
            chain.append(concept)
            concept = self.broader.get(concept, "")
        return tuple(chain)

    def use_of(self, concept: str) -> str:
        """Who mainly uses such things: `civil`, `military` or `either`, of the nearest kind that says so; or empty."""
        return next((self.use[each] for each in self.chain(concept) if self.use.get(each)), "")

    def found_in(self, text: str) -> "Found":
        """What the text names, and what else stands in it."""
        tokens = tokens_of(text)
        hits = set(self._hits(tokens))
        kept = [hit for hit in hits if not any(other.hides(hit) for other in hits)]
        kept.sort(key=lambda hit: (hit.start, hit.end, hit.concept))
        whole = [hit for hit in kept if hit.own]
        return Found(
            tuple(dict.fromkeys(hit.concept for hit in kept)),
            tuple(dict.fromkeys(hit.concept for hit in whole)),
            tuple(_beside(tokens, whole)),
        )

    def _add(self, concept: str, language: str, term: str, *, own: bool) -> None:
        words: list[_Word] = []
        for part in term.split():
            anywhere = language == "zh"
            tokens = tokens_of(part)
            for place, token in enumerate(tokens):
                inside = place == 0 and (anywhere or part.startswith("*"))
                open_ended = place == len(tokens) - 1 and (anywhere or part.endswith("*"))
                stem = plain_form(token) if language in _PLAIN_LANGUAGES else token
                words.append(_Word(stem, inside, open_ended))
        if words:
            index = self._inside if words[0].inside else self._at_word
            index[words[0].stem[:_KEY]].append(_Term(tuple(words), concept, language in _PLAIN_LANGUAGES, own))

    def _hits(self, tokens: list[str]) -> Iterator[_Hit]:
        start = 0
        for place, token in enumerate(tokens):
            for term in _looked_up(self._at_word, token):
                length = _length(term.words, tokens[place : place + len(term.words)])
                if length:
                    yield _Hit(start, start + length, term.concept, term.plain, term.own)
            for offset in range(len(token)):
                for term in _looked_up(self._inside, token[offset:]):
                    length = _length_inside(term.words, token[offset:], tokens[place + 1 :])
                    if length:
                        yield _Hit(start + offset, start + offset + length, term.concept, term.plain, term.own)
            start += len(token) + 1


def _has_a_word_of_its_own(row: Mapping[str, str]) -> bool:
    """Whether the first terms of a row name all of its kind: the first English one is then the concept's own name."""
    name, first = tokens_of(row["concept"]), tokens_of(row["en"].split(";")[0])
    return bool(first) and [*map(plain_form, name)][-len(first) :] == [*map(plain_form, first)]


def _beside(tokens: Sequence[str], hits: Sequence[_Hit]) -> Iterator[str]:
    """Tokens that belong to no hit; of one that a hit is a part of, such as a German or Chinese word, what is left."""
    start = 0
    for token in tokens:
        left = [True] * len(token)
        for hit in hits:
            for at in range(max(0, hit.start - start), min(len(token), hit.end - start)):
                left[at] = False
        if all(left):
            yield token
        elif any(left):
            rest = "".join(letter if own else " " for letter, own in zip(token, left, strict=True)).split()
            yield from (part for part in rest if len(part) >= _REST or is_cjk(part))
        start += len(token) + 1


@cache
def concepts() -> Concepts:
    """The concepts that Muster knows, read once."""
    text = (files(__package__) / FILE).read_text(encoding="utf-8")
    return Concepts(csv.DictReader(text.splitlines()))


def concepts_in(text: str) -> tuple[str, ...]:
    """Concepts that a text names, in order, each once."""
    return read_concepts(text).concepts


@lru_cache(maxsize=_REMEMBERED)
def read_concepts(text: str) -> Found:
    """Concepts that a text names and the tokens beside them; remembered, for every part of matching asks."""
    return concepts().found_in(text)


def _looked_up(index: Mapping[str, list[_Term]], rest: str) -> Iterator[_Term]:
    """Terms whose first stem may stand at the front of the letters."""
    for size in range(1, min(_KEY, len(rest)) + 1):
        yield from index.get(rest[:size], ())


def _length(words: tuple[_Word, ...], tokens: list[str]) -> int:
    """Characters that the words take up at the front of the tokens; 0 where they do not stand there."""
    if len(words) > len(tokens):
        return 0
    taken = -1
    for word, token in zip(words, tokens, strict=True):
        if not _fits(word, token):
            return 0
        taken += len(word.stem) + 1
    return taken


def _length_inside(words: tuple[_Word, ...], rest: str, following: list[str]) -> int:
    """As `_length`, for a term whose first word may begin inside a token, of which `rest` is left."""
    first = words[0]
    if not rest.startswith(first.stem) or not (first.open_ended or len(rest) == len(first.stem)):
        return 0
    if len(words) == 1:
        return len(first.stem)
    length = _length(words[1:], following[: len(words) - 1])
    return len(first.stem) + 1 + length if length else 0


def _fits(word: _Word, token: str) -> bool:
    if not word.open_ended:
        return word.stem == token or (token.startswith(word.stem) and word.stem == plain_form(token))
    if word.inside:
        return word.stem in token
    # A short stem would fit the beginning of many a strange word.
    more = len(token) - len(word.stem)
    if token.isascii() and len(word.stem) < _SHORT:
        return token.startswith(word.stem) and more <= 1
    return token.startswith(word.stem) and (len(word.stem) >= _SHORTEST or more <= _SHORTEST)
