"""Sentences for clues: why a text is taken to mean an item, or what speaks against it."""

from collections.abc import Iterable

from muster.domain.match import Clue, ClueKind
from muster.language.speaking import say

_SENTENCES = {
    ClueKind.JUDGED: "decided by a person ({who}) for this very text",
    ClueKind.JUDGED_ALIKE: "decided by a person ({who}) for the like text '{text}'",
    ClueKind.NOT_THIS: "a person ({who}) has decided that it is not this",
    ClueKind.SAME_NAME: "same name: '{name}'",
    ClueKind.CODE: "same code: {code} ({standard})",
    ClueKind.WORDS: "same words as '{name}': {words}",
    ClueKind.SPELLING: "spelt much like '{name}'",
    ClueKind.MEANING: "near in meaning to '{name}'",
    ClueKind.AGREES: "{quantity} agrees: {found} = {expected}",
    ClueKind.INCOMPATIBLE: "incompatible {quantity}: {found} ≠ {expected}",
    ClueKind.EXAMPLE: "like the example '{example}'",
    ClueKind.RELATED: "the same kind of thing as '{name}': {kinds}",
}
_QUANTITIES = {
    "length": "size",
    "voltage": "voltage",
    "power": "power",
    "volume": "capacity",
    "mass": "mass",
    "current": "current",
    "thread": "thread",
    "fuel": "fuel",
}
_STANDARDS = {"nsn": "NATO stock number", "fsc": "federal supply class", "unspsc": "UNSPSC", "gtin": "GTIN"}


def clue_sentence(clue: Clue) -> str:
    """One clue in words."""
    values = dict(clue.values)
    if "quantity" in values:
        values["quantity"] = say(_QUANTITIES[values["quantity"]])
    if "standard" in values:
        values["standard"] = say(_STANDARDS[values["standard"]])
    if "who" in values:
        values["who"] = values["who"] or say("not named")
    return say(_SENTENCES[clue.kind], **values)


def clues_sentence(clues: Iterable[Clue]) -> str:
    """Clues in one line, in the order given."""
    return "; ".join(clue_sentence(clue) for clue in clues)
