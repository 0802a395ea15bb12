"""How many entries of a catalogue a text fits equally well: 'rifle' fits eight, 'rifle 7.62 mm with scope' one."""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from muster.matching.concepts import concepts
from muster.matching.naming import Facts, Names
from muster.matching.vectors import Floats
from muster.matching.wording import is_cjk, pairs_of, plain_form

_CLOSE = 1e-6
_POWER = 3


class Crowds:
    """What the names of each entry say between them: kinds and what they belong to, measures, and words."""

    def __init__(self, names: Names) -> None:
        self._count = len(names.entries)
        who: defaultdict[str, set[int]] = defaultdict(set)
        for entry in range(self._count):
            for place in names.of(entry):
                for kind in names.facts[place].kinds:
                    for each in concepts().chain(kind):
                        who[f"kind {each}"].add(entry)
                for said in _beside(names.facts[place], names.facts[place].key.split()):
                    who[said].add(entry)
        self._who: dict[str, NDArray[np.intp]] = {said: np.array(sorted(entries)) for said, entries in who.items()}

    def of(self, facts: Sequence[Facts]) -> Floats:
        """For each text the logarithm of how many entries say the most of what it says, weighed by the share they say.

        0 where one entry says more of it than any other, or none says anything of it. The share counts by its cube:
        what none of them says may well tell them apart.
        """
        return np.array([self._crowd(each) for each in facts], np.float32)

    def _crowd(self, facts: Facts) -> float:
        said = [*(f"kind {kind}" for kind in facts.whole), *_beside(facts, facts.beside)]
        if not said:
            return 0.0
        shares = np.zeros(self._count)
        for each in dict.fromkeys(said):
            if each in self._who:
                shares[self._who[each]] += 1.0 / len(said)
        most = float(shares.max(initial=0.0))
        return most**_POWER * math.log(int((shares >= most - _CLOSE).sum())) if most > _CLOSE else 0.0


def _beside(facts: Facts, tokens: Sequence[str]) -> Iterator[str]:
    """Measures that a text states, and words; Chinese by pairs of characters."""
    for quantity, stated in facts.attributes.items():
        yield from (f"{quantity} {each.word or f'{each.size:.3g}'}" for each in stated)
    for token in tokens:
        yield from (f"word {each}" for each in (pairs_of(token) if is_cjk(token) else (plain_form(token),)))
