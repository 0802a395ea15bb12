"""Words that leave an amount open: about, at least, up to, from … to, in the languages that lists come in."""

import re
from enum import Enum

from muster.intake.texts.plain import is_chinese, plain_text


class Hedge(Enum):
    """How the word beside a number leaves it open."""

    ABOUT = "about"
    AT_LEAST = "at least"
    AT_MOST = "at most"


_BEFORE = {
    Hedge.ABOUT: "about approximately approximatively approx. approx around roughly some nearly almost circa ca. ca "
    "c. ~ ≈ etwa rund ungefähr zirka fast knapp ungef. environ env. env à_peu_près près_de presque quelque około "
    "ok. blisko prawie mniej_więcej quasi all'incirca intorno_a pressappoco приблизно близько біля орієнтовно майже "
    "прибл. бл. около 約 约 大約 大约 約莫 将近 近 estimated est. est",
    Hedge.AT_LEAST: "at_least no_less_than not_less_than more_than over min. min minimum > ≥ >= mindestens mehr_als "
    "über wenigstens au_moins plus_de co_najmniej ponad więcej_niż minimum almeno più_di oltre не_менше щонайменше "
    "понад більше_ніж більше мінімум 至少 超過 超过 最少 不少於",
    Hedge.AT_MOST: "up_to at_most no_more_than less_than under max. max maximum < ≤ <= bis_zu höchstens maximal "
    "weniger_als jusqu'à au_plus moins_de do maksymalnie najwyżej fino_a al_massimo meno_di до не_більше "
    "щонайбільше максимум 最多 至多 不超過 不超过",
}
_AFTER = {
    Hedge.ABOUT: "approximately approx. approx circa ca. ca etwa ungefähr environ env. env około ok. приблизно "
    "орієнтовно прибл. 左右 上下 ? (?) or_so (approx.) (approx) (circa) (ca.) (about) (est.) est. ungefähr estimated",
    Hedge.AT_LEAST: "+ or_more and_more oder_mehr ou_plus lub_więcej o_più або_більше і_більше 以上 minimum min. min",
    Hedge.AT_MOST: "or_less or_fewer oder_weniger ou_moins lub_mniej o_meno або_менше 以下 maximum max. max",
}
RANGE_STARTS = r"(?:between|from|von|zwischen|від|между|од|od|de|entre|da|tra|fra|між|między)(?!\w)|從|从"
LINKS = r"-|~|to(?= )|bis(?= )|до(?= )|do(?= )|至|到"
LINKS_AFTER_START = r"(?:à|a|al|and|und|та|і|й|et|e|i)(?= )"


def _phrase(phrase: str) -> str:
    """The pattern of a phrase: where it ends in a letter, no letter may follow."""
    words = re.escape(plain_text(phrase).replace("_", " ").lower())
    start = r"(?<!\w)" if phrase[0].isalpha() and phrase.isascii() else ""
    return start + words + (r"(?![^\W\d_])" if phrase[-1].isalpha() and not is_chinese(phrase[-1]) else "")


def _any_of(phrases: dict[Hedge, str]) -> tuple[re.Pattern[str], dict[str, Hedge]]:
    hedges = {
        plain_text(one).replace("_", " ").lower(): hedge for hedge, all_ in phrases.items() for one in all_.split()
    }
    longest_first = sorted((one for all_ in phrases.values() for one in all_.split()), key=len, reverse=True)
    return re.compile("(" + "|".join(map(_phrase, longest_first)) + ")", re.IGNORECASE), hedges


_BEFORE_PATTERN, _BEFORE_HEDGES = _any_of(_BEFORE)
_AFTER_PATTERN, _AFTER_HEDGES = _any_of(_AFTER)


def hedge_at(text: str, at: int) -> tuple[Hedge, int] | None:
    """The hedge that begins here and where it ends; None where there is none."""
    found = _BEFORE_PATTERN.match(text, at)
    return (_BEFORE_HEDGES[found[1].lower()], found.end()) if found else None


def hedge_after(text: str, at: int) -> tuple[Hedge, int] | None:
    """The hedge that stands behind a number that ends here, and where it ends; None where there is none."""
    found = _AFTER_PATTERN.match(text, at + (text[at : at + 1] == " "))
    return (_AFTER_HEDGES[found[1].lower()], found.end()) if found else None
