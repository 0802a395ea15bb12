"""Columns that only number the rows: their headings may mean how many as well, their numbers run from one up."""

import re
from collections.abc import Sequence
from itertools import pairwise

from muster.intake.cells import text_of
from muster.intake.texts.plain import words_key
from muster.sheets import Cell

NUMBERING = frozenset(
    {"", "no", "nr", "n", "num", "number", "row", "line", "pos", "sl no", "s no", "lp", "l p", "lfd nr", "п п", "n п п"}
    | {"no п п", "no з п", "номер", "numer", "numero", "n ordine", "序號", "序号", "編號", "编号", "項次"}
)
"""Headings, as `words_key` gives them, of a column that numbers the rows or says how many; № is read as No, # as
nothing."""
FEWEST = 3
"""Rows from which a run of numbers is no accident."""
_NUMBER = re.compile(r"(\d{1,6})(?:\.0|[.)])?")
_MOSTLY = 0.6


def numbers_rows(heading: str) -> bool:
    """Whether a heading may mean the number of the row."""
    return words_key(heading) in NUMBERING


def running(cells: Sequence[Cell]) -> bool:
    """Whether the numbers of a column run 1, 2, 3 … as row numbers do, also anew in each section of a list.

    A number may be repeated, as one that is merged over several rows is. Texts between them, such as sections and
    sums, are passed over. Of one or two rows this may be an accident.
    """
    texts = [text for cell in cells if (text := text_of(cell))]
    numbers = [int(found[1]) for text in texts if (found := _NUMBER.fullmatch(text))]
    if not numbers or numbers[0] not in {0, 1} or len(numbers) < _MOSTLY * len(texts):
        return False
    return _steps_fit(numbers) and len(set(numbers)) >= min(FEWEST, len(numbers))


def _steps_fit(numbers: Sequence[int]) -> bool:
    """Whether each number is the one before or the next, or begins anew; that must be seldom."""
    begun = sum(after == 1 and before > 1 for before, after in pairwise(numbers))
    steady = all(after - before in {0, 1} or after == 1 for before, after in pairwise(numbers))
    return steady and (begun + 1) * FEWEST <= max(FEWEST, len(numbers))
