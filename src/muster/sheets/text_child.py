"""The child process that reads one text file of cells as it was sent: in any usual encoding, with any usual delimiter.

Run by `muster.sheets.foreign` as a program of its own; it imports nothing of Muster. Prints, in Python's own binary
form, `{"rows": [[text, …], …], "encoding": name, "delimiter": sign}` or `{"fault": name, "values": …}`.
"""

import codecs
import csv
import io
import marshal
import os
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from charset_normalizer import from_bytes

MOST_BYTES = 256 * 2**20
MOST_CELLS = 20_000_000
LONGEST_CELL = 1_000_000
LOOKED_AT = 200_000
"""Bytes from the beginning by which an encoding is told."""
ROWS_LOOKED_AT = 300
MOST_LINES_IN_A_CELL = 60
"""A cell of more lines is one whose closing quotation mark is missing."""

DELIMITERS = ",;\t|"
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Latin encodings differ in a few letters only, so the one is right in which all letters are of one language.
LATIN = ("cp1252", "cp1250", "iso8859-2", "cp1257", "cp1254", "cp850", "cp852", "mac-roman")
ALPHABETS = (
    *("äöüß", "àâæçéèêëîïôœùûü", "àèéìíòóù", "áéíñóúü¿¡", "ąćęłńóśźż", "áčďéěíňóřšťúůýžäľĺŕô", "áéíóöőúüű"),
    *("ăâîșțşţ", "åäöæøé", "ąčęėįšųūž", "āčēģīķļņšūž", "õäöüšž", "áàâãçéêíóôõú", "čćđšž", "çğıöşüâ"),
    "äöüßàâçéèêëîïôûùñáíóúìòåøæ",  # several languages of the west in one list
)
LAST_LATIN = 0x36F
WIDE = 0.3
"""Share of zeros in every second byte from which each sign takes two bytes."""
NO_TEXT = 0.05
"""Share of control characters from which a file is no text."""
TYPOGRAPHIC = "–—‘’“”„«»…€°§²³½×№"


def main() -> None:
    """Read the one path on the input."""
    (path,) = marshal.load(sys.stdin.buffer)  # noqa: S302 # written by our own program
    marshal.dump(_answer(os.fsdecode(path)), sys.stdout.buffer)


def _answer(path: str) -> dict[str, object]:
    csv.field_size_limit(2**31 - 1)
    try:
        return _read(path)
    except MemoryError:
        return {"fault": "too-much", "values": {}}
    except OSError as error:
        return {"fault": "unreadable", "values": {"detail": error.strerror or str(error)}}


def _read(path: str) -> dict[str, object]:
    with open(path, "rb") as file:  # noqa: PTH123 # pathlib would double the start-up time
        content = file.read(MOST_BYTES + 1)
    encoding = _encoding(content)
    text = content.decode(encoding, "replace")
    if _is_no_text(text):
        return {"fault": "no-table", "values": {"found": "a picture, a program or other data"}}
    text = text.replace("\0", "\ufffd")
    delimiter = _delimiter(text)
    rows = _rows(text, delimiter)
    if len(content) > MOST_BYTES or sum(map(len, rows)) > MOST_CELLS:
        raise MemoryError
    return {"rows": rows, "encoding": encoding, "delimiter": delimiter}


def _encoding(content: bytes) -> str:
    """The encoding in which a file is written, as far as its bytes tell."""
    for mark, name in MARKS:
        if content.startswith(mark):
            return name
    wide = _without_a_mark(content[:LOOKED_AT])
    if wide:
        return wide
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return "utf-8"
    begin = content[:LOOKED_AT]
    best = from_bytes(begin).best()
    guess = best.encoding if best else "cp1252"
    return guess if _is_no_latin(begin, guess) else max(LATIN, key=lambda name: _likeness(begin, name))


def _without_a_mark(begin: bytes) -> str:
    """The encoding of two bytes a sign, by where zeros stand, of a file without a byte order mark; empty for others."""
    if begin[1::2].count(0) > WIDE * len(begin) / 2:
        return "utf-16-le"
    return "utf-16-be" if begin[::2].count(0) > WIDE * len(begin) / 2 else ""


def _is_no_text(text: str) -> bool:
    """Whether too many signs are none of a text's for it to be one with a few faults."""
    begin = text[:LOOKED_AT]
    return sum(sign < " " and sign not in "\t\r\n\f" for sign in begin) > NO_TEXT * len(begin)


def _is_no_latin(begin: bytes, guess: str) -> bool:
    """Whether a guess reads the bytes as another script than Latin."""
    letters = [letter for letter in begin.decode(guess, "replace") if not letter.isascii() and letter.isalpha()]
    return sum(ord(letter) > LAST_LATIN for letter in letters) * 2 > len(letters)


def _likeness(begin: bytes, encoding: str) -> int:
    """How many signs beyond ASCII stand where they may: letters of one language in words, other signs beside them."""
    text = f" {begin.decode(encoding, 'replace')} "
    letters: Counter[str] = Counter()
    signs = 0
    for at, sign in enumerate(text[1:-1], start=1):
        if sign.isascii():
            continue
        before, after = text[at - 1], text[at + 1]
        if sign in TYPOGRAPHIC:
            signs += not (before.isalpha() and after.isalpha())
        elif (before.isalpha() or after.isalpha()) and not (sign.isupper() and before.islower()):
            letters[sign.lower()] += 1
    return signs + max(sum(letters[letter] for letter in alphabet) for alphabet in ALPHABETS)


def _delimiter(text: str) -> str:
    """The sign that parts the first rows most evenly into more than one cell."""
    return max(DELIMITERS, key=lambda sign: _evenness(text, sign))


def _evenness(text: str, delimiter: str) -> tuple[float, int]:
    rows = [
        row for row in islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), ROWS_LOOKED_AT) if row
    ]
    wide = Counter(len(row) for row in rows if len(row) > 1)
    if not wide:
        return 0.0, 0
    width, count = max(wide.items(), key=lambda each: (each[1], each[0]))
    return count / len(rows), width


def _rows(text: str, delimiter: str) -> list[list[str]]:
    """The rows; where a quotation mark is never closed, quotation marks are signs like any other."""
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    if _runs_on(rows):
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=csv.QUOTE_NONE))
    return [[cell[:LONGEST_CELL] for cell in row] for row in rows]


def _runs_on(rows: Sequence[Sequence[str]]) -> bool:
    return any(cell.count("\n") > MOST_LINES_IN_A_CELL for row in rows for cell in row)


if __name__ == "__main__":
    main()
