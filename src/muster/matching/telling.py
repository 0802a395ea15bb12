"""Say why: the clues for and against a candidate, as a person can check them in the two texts."""

from dataclasses import dataclass

from muster.domain.match import Clue, ClueKind
from muster.matching.attributes import Verdict, compare
from muster.matching.codes import CodeKind
from muster.matching.naming import Facts, Names
from muster.matching.pairing import NameClue
from muster.matching.teaching import WEIGHTS
from muster.matching.vectors import Floats, Views
from muster.matching.wording import is_cjk

_LEAST_SPELLING = 0.35
_LEAST_MEANING = 0.25
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Looked:
    """One text as it was looked at: what it states, its views (one row each), how alike it is to each example."""

    facts: Facts
    views: Views
    alike: Floats


def clues_of(looked: Looked, names: Names, entry: int, weights: Floats) -> tuple[Clue, ...]:
    """Clues from the names of an entry, those that weigh most first."""
    likeness = _by_view(looked.views, names, entry)
    together = sum(weight * row for weight, row in zip(WEIGHTS, likeness, strict=True))
    nearest = int(together.argmax())  # type: ignore[union-attr] # a sum of arrays is one
    name = names.of(entry)[nearest]
    views = [float(row[nearest]) for row in likeness]
    found = [*_exact(looked.facts, names, entry, weights), *_measures(looked.facts, names, name, weights)]
    if not any(clue.kind is ClueKind.SAME_NAME for clue in found):
        found += _words(looked.facts, names, name, views, weights)
    return tuple(sorted(found, key=lambda clue: -abs(clue.weight)))


def _by_view(views: Views, names: Names, entry: int) -> list[Floats]:
    where = slice(names.of(entry).start, names.of(entry).stop)
    return [(theirs[where] @ mine[0]) for mine, theirs in zip(views.all(), names.views.all(), strict=True)]


def _exact(facts: Facts, names: Names, entry: int, weights: Floats) -> list[Clue]:
    found = []
    for place in names.of(entry):
        if facts.key and names.facts[place].key == facts.key:
            weight = float(weights[NameClue.SAME_NAME])
            found = [Clue(kind=ClueKind.SAME_NAME, weight=weight, values=(("name", names.texts[place]),))]
    for code in facts.codes:
        if code.digits in names.codes[entry]:
            values = (("code", code.digits), ("standard", code.kind.value if code.kind else CodeKind.NSN))
            found.append(Clue(kind=ClueKind.CODE, weight=float(weights[NameClue.SAME_CODE]), values=values))
    return found


def _measures(facts: Facts, names: Names, name: int, weights: Floats) -> list[Clue]:
    kinds = {
        Verdict.AGREES: (ClueKind.AGREES, NameClue.AGREES),
        Verdict.INCOMPATIBLE: (ClueKind.INCOMPATIBLE, NameClue.INCOMPATIBLE),
    }
    found = []
    for each in compare(facts.attributes, names.facts[name].attributes):
        kind, column = kinds[each.verdict]
        values = (("quantity", each.quantity.value), ("found", each.found), ("expected", each.expected))
        found.append(Clue(kind=kind, weight=float(weights[column]), values=values))
    return found


def _words(facts: Facts, names: Names, name: int, views: list[float], weights: Floats) -> list[Clue]:
    """Shared words; else spelling; else meaning; and shared kinds of thing, across languages."""
    theirs, text = names.facts[name], names.texts[name]
    _, meaning, pieces, words = views
    spelt = float(weights[NameClue.PIECES]) * pieces
    found = []
    shared = [word for word in dict.fromkeys(facts.key.split()) if word in theirs.key.split() and not word[0].isdigit()]
    kinds = [kind for kind in facts.kinds if kind in theirs.kinds]
    if shared:
        values = (("words", ", ".join(shared[:_MOST_WORDS])), ("name", text))
        found.append(Clue(kind=ClueKind.WORDS, weight=float(weights[NameClue.WORDS]) * words + spelt, values=values))
    elif pieces >= _LEAST_SPELLING and not is_cjk(facts.key):
        found.append(Clue(kind=ClueKind.SPELLING, weight=spelt, values=(("name", text),)))
    elif meaning >= _LEAST_MEANING:
        weight = float(weights[NameClue.MEANING]) * meaning
        found.append(Clue(kind=ClueKind.MEANING, weight=weight, values=(("name", text),)))
    if kinds:
        weight = float(weights[NameClue.SHARED_KINDS]) * len(kinds) / len({*facts.kinds, *theirs.kinds})
        found.append(Clue(kind=ClueKind.RELATED, weight=weight, values=(("kinds", ", ".join(kinds)), ("name", text))))
    return found
