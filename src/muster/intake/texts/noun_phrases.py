"""The words around a number in a running text that say what is counted, and whether it counts at all."""

import re

from muster.intake.texts.number_words import is_number_word
from muster.intake.texts.plain import word_set

# Words at which the name of a thing ends: what follows is another thing, or where it goes and what comes with it.
_ENDS = word_set(
    "with and or for to from by in on at per as plus including incl were was are is will have has had which that each "
    "worth valued con e o per a in presso da parte completo completi composto compresi inclusi verso "
    "mit und oder für zu nach aus bei im sowie inklusive avec et ou pour à en vers dans y compris "
    "z i oraz lub dla do na w ze із з та і й або для до на в у зі по про разом sono werden wurden sont"
)
_LINKING = word_set("of di de da von the à")
_CAPACITY = re.compile(
    r"(?:per|for|für|fuer|pour|dla|для|на|供|给|給|容納|up to|host|accommodate|accommodating)[ (]*$", re.IGNORECASE
)
_OF = re.compile(r"(?:di|da|de|of|von|mit|with|до|на|o|po|à|:|,|\() ?$", re.IGNORECASE)
_OF_A_SIZE = re.compile(r"[^\W\d_]\w* (?:di|da|de|of|von|à|o|po|на) ?$", re.IGNORECASE)
_COUNTING_VERB = re.compile(
    r"(?:trasporto|transport|delivery|consegna|fornitura|supply|invio|shipment|total|totale)\b[^.;]*$", re.IGNORECASE
)
_LINK_OF = re.compile(r"(?:(?:of|di|de|d'|von|an|the|le|la|les|gli|i) )+", re.IGNORECASE)
_PHRASE = re.compile(r"(?:[^\d,;:()\[\]/+\n|•·.。，；]|(?<=[^\W\d_])\d+|(?<=[^\W\d_]-)\d+)+")
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
_MOST_WORDS = 7
_WINDOW = 120
"""Characters before and behind a number that are looked at."""


def item_after(plain: str, end: int) -> str:
    """The words right behind a number that name what is counted; empty where none do."""
    start = end + (plain[end : end + 1] == " ")
    link = _LINK_OF.match(plain, start, start + _WINDOW)
    begin = link.end() if link else start
    phrase = _PHRASE.match(plain[begin : begin + _WINDOW])
    if phrase is None:
        return ""
    chinese = _CHINESE.match(phrase[0])
    if chinese:
        return re.split("[和與与及以並并]", chinese[0])[0]
    words: list[str] = []
    for word in phrase[0].split()[:_MOST_WORDS]:
        if word.casefold() in _ENDS and not (words and word.casefold() in {"a", "da"} and _joins(phrase[0], word)):
            break
        words.append(word)
    while words and words[-1].casefold() in _LINKING:
        words.pop()
    return " ".join(words).strip(" -'\"*")


def item_before(plain: str, start: int) -> str:
    """The words before a number that name the thing whose size, or number, it is; empty where none do."""
    before = _OF.sub("", _before(plain, start).rstrip(" -–(")).rstrip(" -:(,")
    words = re.split(r"[,;:()\[\].|\d]", before)[-1].split()
    kept: list[str] = []
    for word in reversed(words[-_MOST_WORDS:]):
        if word.casefold() in _ENDS or is_number_word(word):
            break
        kept.insert(0, word)
    return " ".join(kept)


def capacity_before(plain: str, start: int) -> bool:
    """Whether the words before a number make it say for how many."""
    return _CAPACITY.search(_before(plain, start)) is not None


def before_a_size(plain: str, start: int) -> bool:
    """Whether a number of kilograms or litres is that of one thing ('tank of 5000 l'), not of a substance."""
    before = _before(plain, start)
    return _OF_A_SIZE.search(before) is not None and _COUNTING_VERB.search(before) is None


def _before(plain: str, start: int) -> str:
    return plain[max(0, start - _WINDOW) : start]


def _joins(phrase: str, word: str) -> bool:
    """Italian joins nouns by 'a' and 'da': sacchi a pelo, cucine da campo."""
    return re.search(rf"\b(?:[^\W\d_]+[aeio]) {word} [^\W\d_]+[aeio]\b", phrase, re.IGNORECASE) is not None
