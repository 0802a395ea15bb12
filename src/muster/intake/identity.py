"""Which row of a list is which: a key that says what the row says, and stays when the row moves or comes again."""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from hashlib import sha256

from muster.domain.layout import Field
from muster.intake.cells import cell_text
from muster.intake.tables.finding import FoundTable
from muster.intake.tables.heading_words import HEADINGS
from muster.intake.texts.plain import words_key

KEY_LENGTH = 12
_NUMBERED = frozenset(
    {"", "no", "nr", "n", "num", "number", "row", "line", "pos", "sl no", "s no", "lp", "l p", "lfd nr", "п п", "n п п"}
    | {"no п п", "номер", "序號", "序号", "編號", "编号", "項次"}
)
"""Headings, by their words, of a column that counts the rows; № is read as No, # as nothing."""


def row_keys(tables: Sequence[FoundTable], sender: str) -> list[tuple[str, ...]]:
    """The key of every data row of the tables of a file, by table.

    A key rests on what stands below the headings and not on what the columns are taken for, which may be corrected. A
    column that counts the rows says nothing of them. Rows that say the same are numbered through the whole file.
    """
    seen: Counter[str] = Counter()
    return [tuple(_keys(table, sender, seen)) for table in tables]


def _keys(table: FoundTable, sender: str, seen: Counter[str]) -> list[str]:
    columns = [column for column in table.columns if not _counts_rows(table, column)]
    keys = []
    for row in table.data_rows:
        said = _said(table, row, columns)
        seen[said] += 1
        whole = f"{sender}\x1f{said}\x1f{seen[said]}".encode("utf-8", "surrogatepass")
        keys.append(sha256(whole).hexdigest()[:KEY_LENGTH])
    return keys


@cache
def _quantities() -> frozenset[str]:
    return frozenset(map(words_key, HEADINGS[Field.QUANTITY].split("|"))) - _NUMBERED


def _said(table: FoundTable, row: int, columns: Sequence[int]) -> str:
    texts = ((table.headings[column], cell_text(table.grid.cell(row, column))) for column in columns)
    section = table.sections.get(row)
    return "\x1f".join([*sorted("=".join(each) for each in texts if each[1]), section[1] if section else ""])


def _counts_rows(table: FoundTable, column: int) -> bool:
    """Whether a column only counts the rows, so that its numbers change when a row comes before."""
    if words_key(table.headings[column]) not in _NUMBERED:
        return False
    quantity = table.mapping.of(Field.QUANTITY)
    named = any(words_key(name) in _quantities() for at, name in enumerate(table.headings) if at != column)
    if quantity and quantity.column == column and not named:
        return False  # 'No' may be how many, where nothing else is
    texts = [cell_text(table.grid.cell(row, column)) for row in table.data_rows]
    if texts[0] not in {"0", "1"}:
        return False
    first = int(texts[0])
    return texts == [str(first + at) for at in range(len(texts))]
