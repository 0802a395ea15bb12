"""Bring a text into the one form in which texts are compared: script, width, case, marks and blanks made even."""

import re
import unicodedata

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_QUOTES = dict.fromkeys(map(ord, "'’‘ʼ`´\"“”„«»"), "'")
_BLANKS = re.compile(r"\s+")
_BEFORE = " ,;:!?-_'()[]"
_AFTER = _BEFORE + "."


def normalise(text: str) -> str:
    """The text in small letters and compatibility form, with plain dashes, quotes and single blanks; marks stay."""
    plain = unicodedata.normalize("NFKC", text).translate(_DASHES | _QUOTES).casefold()
    plain = "".join(
        " " if unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Co", "Cn"} else letter for letter in plain
    )
    return _BLANKS.sub(" ", plain).lstrip(_BEFORE).rstrip(_AFTER)
