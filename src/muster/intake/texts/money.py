"""Read sums of money with their currency: 2.500.000 Euro circa · $18 bn · EUR 1,300,000 · 18 млн грн."""

import re
from dataclasses import replace
from functools import cache, lru_cache
from math import isfinite

from muster.domain.stated import Money
from muster.intake.texts.amounts import LONGEST, amount_at
from muster.intake.texts.hedges import hedge_after, hedge_at
from muster.intake.texts.numerals import Mark
from muster.intake.texts.plain import is_chinese, plain_text

_WORDS = {
    "EUR": "€ euro euros eur євро евро 歐元 欧元",
    "USD": "us$ $ usd dollar dollars us-dollar us-dollars dollari долар долари доларів долара dolar dolary dolarów "
    "美元 美金",
    "GBP": "£ gbp sterling",
    "UAH": "₴ uah грн гривень гривні гривня hryvnia hrywien",
    "PLN": "zł pln złoty złote złotych zloty",
    "CHF": "chf sfr franken",
    "TWD": "nt$ ntd twd 新台幣 台幣",
    "JPY": "¥ jpy yen 日圓",
    "CAD": "c$ ca$ cad",
    "AUD": "a$ au$ aud",
    "SEK": "sek",
    "NOK": "nok",
    "DKK": "dkk",
    "CZK": "kč czk",
}
_SCALE = re.compile(r" ?(m|mn|mln|mio|bn|b|k|tn)(?![^\W\d_])\.?", re.IGNORECASE)
_SCALES = {"m": 1e6, "mn": 1e6, "mln": 1e6, "mio": 1e6, "bn": 1e9, "b": 1e9, "k": 1e3, "tn": 1e12}
_CODE = re.compile(r"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])")
_PER_UNIT = re.compile(r" ?(?:/ ?|per |pro |za |za 1 |par |l'|al |je )(?:[^\W\d_]+)\.?$", re.IGNORECASE)
_LONGEST_NAME = 12


@lru_cache(maxsize=65_536)
def read_money(text: str, mark: Mark = None) -> Money | None:
    """The sum that a whole text states; None where it states none, or anything beside it."""
    if len(text) > LONGEST:
        return None
    plain = _PER_UNIT.sub("", plain_text(text))
    found = money_at(plain, 0, mark)
    if found is None:
        bare = amount_at(plain, 0, mark)
        return Money(amount=bare.amount) if bare and not plain[bare.end :].strip(" .") else None
    return None if plain[found[1] :].strip(" .") else found[0]


def money_at(plain: str, start: int, mark: Mark = None) -> tuple[Money, int] | None:
    """The sum that begins here in a plain text, or whose currency stands right before, and where it ends."""
    leading = _currency_at(plain, start)
    before = leading[0] if leading else _currency_before(plain, start)
    at = leading[1] if leading else start
    found = amount_at(plain, at + (plain[at : at + 1] == " "), mark)
    if found is None:
        within = re.search(r"\d", plain[at : at + _LONGEST_NAME])  # as in 'about €2 m'
        inner = _currency_before(plain, at + within.start()) if within else ""
        found = amount_at(plain, at + within.start(), mark) if within and inner else None
        before = before or inner
    if found is None:
        return None
    scale = _SCALE.match(plain, found.end)
    end = scale.end() if scale else found.end
    trailing = _currency_at(plain, end + (plain[end : end + 1] == " "))
    if not before and not trailing:
        return None
    amount = found.amount.times(_SCALES[scale[1].lower()] if scale else 1.0)
    end = trailing[1] if trailing else end
    behind = hedge_after(plain, end)
    amount = replace(amount, about=amount.about or behind is not None or hedge_at(plain, start) is not None)
    currency = before or (trailing[0] if trailing else "")
    return (Money(amount=amount, currency=currency), behind[1] if behind else end) if isfinite(amount.least) else None


def currency_of(text: str) -> str:
    """The one currency that a text names, such as a heading; empty where it names none."""
    plain = plain_text(text)
    places = (_currency_at(plain, at) for at in range(len(plain)) if at == 0 or not plain[at - 1].isalnum())
    return next((found[0] for found in places if found), "")


def _currency_at(plain: str, at: int) -> tuple[str, int] | None:
    found = _pattern().match(plain, at)
    if found:
        return _codes()[found[0].casefold()], found.end()
    code = _CODE.match(plain, at)
    return (code[0], code.end()) if code and code[0] in _known_codes() else None


def _currency_before(plain: str, start: int) -> str:
    """The currency that stands right before a place; empty where none does."""
    end = start - (plain[start - 1 : start] == " ") if start else 0
    for at in range(max(0, end - _LONGEST_NAME), end):
        found = _currency_at(plain, at) if at == 0 or not plain[at - 1].isalnum() else None
        if found and found[1] == end:
            return found[0]
    return ""


@cache
def _codes() -> dict[str, str]:
    return {word: code for code, words in _WORDS.items() for word in words.split()}


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_codes(), key=len, reverse=True)
    ends = [re.escape(word) + (r"(?!\w)" if word[-1].isalpha() and not is_chinese(word[-1]) else "") for word in words]
    return re.compile("|".join(ends), re.IGNORECASE)


@cache
def _known_codes() -> frozenset[str]:
    from babel import Locale  # noqa: PLC0415 # loads its data, which most lists do not need

    return frozenset(Locale("en").currencies)
