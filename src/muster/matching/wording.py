"""Cut a text into the pieces that are compared: words, pieces of words, and both in Latin letters without marks."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from muster.matching.normalise import normalise

_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)?")
# A stock list writes TYPE=M14 DESC=RIFLE: what stands before the sign is a heading, not a word of the name.
_HEADING = re.compile(r"\b[^\W\d_]+=")
_CJK = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
# By sound, as the Ukrainian passport writes it (resolution 55 of the Cabinet of Ministers, 2010), with Russian letters.
_LATIN = str.maketrans(
    dict(zip("абвгґдезиіїйклмнопрстуфыэ", "abvhgdezyiiiklmnoprstufye", strict=True))
    | {"є": "ie", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia"}
    | {"ь": "", "ъ": "", "ё": "io"}
)
LONGEST = 2_000
"""Characters of a text that are looked at; a name of goods is never as long."""


def tokens_of(text: str) -> list[str]:
    """Runs of letters and numbers of a text, normalised, in order; headings are left out."""
    return _TOKEN.findall(_HEADING.sub(" ", normalise(text[:LONGEST])))


def plain_form(token: str) -> str:
    """An English token without the ending of its plural; any other token as it is."""
    if len(token) > 3 and token.isascii() and token.endswith("s") and token[-2] not in "su":  # noqa: PLR2004 (gas, bus)
        return token[:-1]
    return token


def plain_tokens(text: str) -> list[str]:
    """Tokens in their plain form."""
    return [plain_form(token) for token in tokens_of(text)]


def key_of(text: str) -> str:
    """What texts have in common that say the same in the same words."""
    return " ".join(plain_tokens(text))


def latin(token: str) -> str:
    """The token in Latin letters without marks, Cyrillic by sound: what related words share across scripts."""
    plain = unicodedata.normalize("NFKD", token.translate(_LATIN))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def is_cjk(token: str) -> bool:
    """Whether the token is written without blanks between words."""
    return _CJK.search(token) is not None


def words_of(tokens: list[str]) -> Iterator[str]:
    """Words, pairs of neighbours, and which stands first and last; Chinese by pairs of characters."""
    words = [piece for token in tokens for piece in (pairs_of(token) if is_cjk(token) else (token,))]
    yield from words
    for first, second in pairwise(words):
        yield f"{first} {second}"
    if words:
        yield f"^{words[0]}"
        yield f"{words[-1]}$"


def pieces_of(tokens: list[str]) -> Iterator[str]:
    """Runs of three to five letters over the whole text in Latin letters; of one and two in Chinese."""
    if any(is_cjk(token) for token in tokens):
        run = "".join(tokens)
        sizes: tuple[int, ...] = (1, 2)
    else:
        run = f"  {' '.join(latin(token) for token in tokens)}  "
        sizes = (3, 4, 5)
    for size in sizes:
        for start in range(len(run) - size + 1):
            yield run[start : start + size]


def pairs_of(token: str) -> list[str]:
    """Pairs of neighbouring characters of a text without blanks."""
    return [token[start : start + 2] for start in range(max(1, len(token) - 1))]
