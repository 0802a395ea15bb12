"""Read an amount from a text: digits or words, ranges, 'about', dozens and millions, in many languages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from math import inf, isfinite

from muster.domain.stated import Amount, exactly
from muster.intake.texts.hedges import LINKS, LINKS_AFTER_START, RANGE_STARTS, Hedge, hedge_after, hedge_at
from muster.intake.texts.number_lexicon import AMBIGUOUS, VAGUE
from muster.intake.texts.number_words import CHINESE, is_number_word, number_in_words, scale_of
from muster.intake.texts.numerals import FRACTIONS, NUMERAL, Mark, amount_of_numeral
from muster.intake.texts.plain import is_chinese, plain_text

LONGEST = 20_000
"""Characters of a text that are looked at; no cell states an amount beyond them."""

_LOST = r"\d+(?:NULL|NaN|None|#N/A|N/A|NA)\d+"
_SCIENTIFIC = r"\d(?:[.,]\d+)?E[+-]\d{1,3}(?!\w)"
_DIGITS = re.compile(rf"{_LOST}|{_SCIENTIFIC}|\d*[{''.join(FRACTIONS)}]|{NUMERAL}")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_CHINESE = re.compile(f"[{CHINESE}]+")
_SCALE = re.compile(r"(?: ?([百千萬万億亿]+|打)|(k)(?!\w)| ?(?<!\w)([^\W\d_]{2,12})\.?)", re.IGNORECASE)
_LINK = re.compile(rf" ?(?:{LINKS}) ?(?=\w)", re.IGNORECASE)
_LINK_AFTER_START = re.compile(rf" ?(?:{LINKS}|{LINKS_AFTER_START}) ?(?=\w)", re.IGNORECASE)
_START = re.compile(rf"(?:{RANGE_STARTS}) ?", re.IGNORECASE)
_PLUS_MINUS = re.compile(rf" ?(?:±|\+/-|\+-) ?({NUMERAL})")
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundAmount:
    """An amount and where in the text it stands; `words` are the words that state it, where no digit does."""

    amount: Amount
    start: int
    end: int
    words: str = ""


@lru_cache(maxsize=65_536)
def read_amount(text: str, mark: Mark = None) -> Amount | None:
    """The amount that a whole text states; None where it states none, or anything beside it."""
    if len(text) > LONGEST:
        return None
    plain = plain_text(text)
    if plain.startswith("(") and plain.endswith(")"):
        plain = plain[1:-1].strip()
    below_zero = plain.startswith("-")
    found = amount_at(plain, 1 if below_zero else 0, mark)
    if found is None or plain[found.end :].strip(" ."):
        return None
    return found.amount.times(-1.0) if below_zero and found.amount.least == found.amount.most else found.amount


def find_amounts(plain: str, mark: Mark = None) -> Iterator[FoundAmount]:
    """Amounts that stand in a plain text, in its order; digits inside a name such as T-72 or M777 are none."""
    at = 0
    while at < len(plain):
        found = None if _inside_a_name(plain, at) else amount_at(plain, at, mark)
        if found is None or found.words.casefold() in AMBIGUOUS:
            at = _next_start(plain, at)
        else:
            yield found
            at = found.end


def amount_at(plain: str, start: int, mark: Mark = None) -> FoundAmount | None:
    """The amount that begins here in a plain text; None where none does."""
    at, hedges = start, set[Hedge]()
    while len(hedges) < len(Hedge) and (hedged := hedge_at(plain, at)) and hedged[0] not in hedges:
        hedges.add(hedged[0])
        at = _after_blank(plain, hedged[1])
    opened = _START.match(plain, at)
    found = _number_at(plain, opened.end(), mark) if opened else None
    if found is None:
        opened, found = None, _number_at(plain, at, mark)
    if found is None:
        return None
    found = _with_its_range(plain, found, mark, opened=opened is not None)
    behind = hedge_after(plain, found.end)
    if behind:
        hedges.add(behind[0])
        found = replace(found, end=behind[1])
    if found.words.casefold() in VAGUE:
        hedges |= {Hedge.ABOUT, Hedge.AT_LEAST}
    return replace(found, amount=_hedged(found.amount, hedges), start=start)


def _hedged(amount: Amount, hedges: set[Hedge]) -> Amount:
    if Hedge.ABOUT in hedges:
        amount = replace(amount, about=True)
    if Hedge.AT_LEAST in hedges:
        amount = replace(amount, most=inf)
    elif Hedge.AT_MOST in hedges:
        amount = replace(amount, least=0.0)
    return amount


def _with_its_range(plain: str, first: FoundAmount, mark: Mark, *, opened: bool) -> FoundAmount:
    """The amount with what makes it a range: a second number that is larger, or plus-minus."""
    around = _PLUS_MINUS.match(plain, first.end)
    margin = amount_of_numeral(around[1], mark) if around else None
    if around and margin:
        centre = first.amount.least
        amount = Amount(least=centre - margin.least, most=centre + margin.least)
        return replace(first, amount=amount, end=around.end())
    link = (_LINK_AFTER_START if opened else _LINK).match(plain, first.end)
    second = _number_at(plain, link.end(), mark) if link else None
    if second is None or (second.words and second.words.casefold() in AMBIGUOUS):
        return first
    least, most = first.amount.least, second.amount.most
    scale = _own_scale(plain, link.end() if link else 0, second)
    if scale and not first.words and least < scale:
        least *= scale
    if not least < most:
        return first
    return replace(first, amount=Amount(least=least, most=most), end=second.end)


def _own_scale(plain: str, start: int, found: FoundAmount) -> float:
    """What the number that stands here is multiplied by: in '2-3 million' the million counts for the 2 as well."""
    digits = _DIGITS.match(plain, start)
    bare = amount_of_numeral(digits[0]) if digits else None
    return found.amount.most / bare.most if bare and bare.most else 0.0


def _number_at(plain: str, at: int, mark: Mark) -> FoundAmount | None:
    """One number without anything around it, from its first sign; with the scale behind it."""
    digits = _DIGITS.match(plain, at)
    if digits:
        amount = amount_of_numeral(digits[0], mark)
        if amount is None:
            return None
        end, factor = _scale_behind(plain, digits.end())
        amount = amount.times(factor)
        return FoundAmount(amount=amount, start=at, end=end) if isfinite(amount.least) else None
    chinese = _CHINESE.match(plain, at)
    if chinese:
        value = number_in_words(chinese[0])
        return (
            None if value is None else FoundAmount(amount=exactly(value), start=at, end=chinese.end(), words=chinese[0])
        )
    return _words_at(plain, at)


def _words_at(plain: str, at: int) -> FoundAmount | None:
    """The longest run of words from here that is a number."""
    longest: FoundAmount | None = None
    word = _WORD.match(plain, at)
    for _ in range(_MOST_WORDS):
        if word is None or (not is_number_word(word[0]) and longest is None and not _a_scale_follows(plain, word)):
            break
        value = number_in_words(plain[at : word.end()])
        if value is not None:
            longest = FoundAmount(amount=exactly(value), start=at, end=word.end(), words=plain[at : word.end()])
        elif (
            longest is not None and not is_number_word(word[0]) and word[0].casefold() not in {"and", "et", "e", "und"}
        ):
            break
        word = _WORD.match(plain, word.end() + 1) if plain[word.end() : word.end() + 1] == " " else None
    return longest


def _a_scale_follows(plain: str, word: re.Match[str]) -> bool:
    """Whether this is the article of 'a dozen'."""
    following = _WORD.match(plain, word.end() + 1)
    return word[0].casefold() in {"a", "an"} and following is not None and scale_of(following[0]) is not None


def _scale_behind(plain: str, end: int) -> tuple[int, float]:
    """Where a numeral with its scale ends, and the scale; (end, 1) where there is none."""
    found = _SCALE.match(plain, end)
    if found is None:
        return end, 1.0
    if found[2]:
        return found.end(), 1_000.0
    if found[1]:
        value = 12.0 if found[1] == "打" else number_in_words(found[1])
        return (found.end(), value) if value else (end, 1.0)
    scale = scale_of(found[3])
    return (found.end(), scale) if scale else (end, 1.0)


def _inside_a_name(plain: str, at: int) -> bool:
    """Whether a sign belongs to what stands right before it: the digits of T-72 and M777, the rest of a word."""
    if at == 0:
        return False
    before = plain[at - 1]
    if before.isalnum() and not (is_chinese(before) or is_chinese(plain[at])):
        return True
    joined = at > 1 and before in "-./,:" and plain[at - 2].isalnum() and plain[at].isalnum()
    return joined or before in "#№_"


def _next_start(plain: str, at: int) -> int:
    """The next place at which an amount may begin: after the word or numeral that stands here."""
    if plain[at].isascii() and plain[at].isalnum():
        while at < len(plain) and plain[at].isascii() and plain[at].isalnum():
            at += 1
        return at
    return at + 1


def _after_blank(plain: str, at: int) -> int:
    return at + 1 if plain[at : at + 1] == " " else at
