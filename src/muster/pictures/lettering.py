"""How wide texts are, before anything draws them: estimates on the wide side, after Noto Sans."""

from unicodedata import combining, east_asian_width

ELLIPSIS = "…"
_NARROW = set("iljI.,:;'|!()[]{}‘’· \u00a0\u202f")
_WIDE = set("mwMWÆŒæœ%@—▲■●◆")
_CAPITAL_WIDTH, _DIGIT_WIDTH, _LETTER_WIDTH = 0.66, 0.575, 0.57
_NARROW_WIDTH, _WIDE_WIDTH, _FULL_WIDTH = 0.31, 0.93, 1.0
_BOLD = 1.07


def text_width(words: str, size: float, *, bold: bool = False) -> float:
    """Width in px of one line at a font size in px."""
    return sum(map(_advance, words)) * size * (_BOLD if bold else 1.0)


def shorten(words: str, room: float, size: float) -> str:
    """The words, cut with an ellipsis where they need more room than there is."""
    if text_width(words, size) <= room:
        return words
    for end in range(len(words) - 1, 0, -1):
        short = words[:end].rstrip(" ,;(–-") + ELLIPSIS
        if text_width(short, size) <= room:
            return short
    return ELLIPSIS


def wrap(words: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """The words in lines no wider than the room; a word that is wider stands alone on its line."""
    lines: list[str] = []
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _advance(character: str) -> float:
    """Advance width in em."""
    if combining(character):
        return 0.0
    if east_asian_width(character) in {"W", "F"}:
        return _FULL_WIDTH
    for known, width in ((_NARROW, _NARROW_WIDTH), (_WIDE, _WIDE_WIDTH)):
        if character in known:
            return width
    if character.isdigit():
        return _DIGIT_WIDTH
    return _CAPITAL_WIDTH if character.isupper() else _LETTER_WIDTH
