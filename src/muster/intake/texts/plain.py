"""Bring a text of a list into one form: any digits, dashes, blanks and quotes as the readers expect them."""

import re
import unicodedata
from functools import lru_cache

DASHES = "‐‑‒–—―−﹣－"
QUOTES = "’‘ʼ`´′＇ʹ"
FIRST_CHINESE = 0x2E80
BLANKS = re.compile(r"[\s\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff]+")
_SIGNS = {
    **dict.fromkeys(map(ord, DASHES), "-"),
    **dict.fromkeys(map(ord, QUOTES), "'"),
    **dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2069\u00ad"), ""),
    ord("²"): "2",
    ord("³"): "3",
    ord("⁄"): "/",
    ord("、"): ",",
    ord("，"): ",",
    ord("．"): ".",
    ord("％"): "%",
    ord("（"): "(",
    ord("）"): ")",
    ord("／"): "/",
    ord("～"): "~",
    ord("："): ":",
    ord("；"): ";",
    ord("٬"): ",",
    ord("٫"): ".",
}


def plain_text(text: str) -> str:
    """The text with plain digits, dashes, quotes and single blanks; letters and their case stay as they are.

    A superscript right after a digit is a power of it and not one more digit, so it is set apart.
    """
    if text.isascii():
        return " ".join(text.split())
    text = re.sub(r"(?<=\d)(?=[²³])", "^", text).translate(_SIGNS)
    return BLANKS.sub(" ", "".join(_digit(letter) for letter in text)).strip()


@lru_cache(maxsize=200_000)
def words_key(text: str) -> str:
    """The words of a text as they are compared: small letters, without marks on them, other signs as blanks."""
    decomposed = unicodedata.normalize("NFKD", plain_text(text)).casefold()
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(re.findall(r"\w+", re.sub(r"(?<=\w)'(?=\w)", "", bare).replace("_", " ")))


def word_set(words: str) -> frozenset[str]:
    """The words of a text, each by itself, for tables of words."""
    return frozenset(words.split())


def is_chinese(letter: str) -> bool:
    """Whether a sign belongs to a script without blanks between words."""
    return ord(letter) >= FIRST_CHINESE


def _digit(letter: str) -> str:
    if letter.isascii() or not letter.isdecimal():
        return letter
    return str(unicodedata.decimal(letter))
