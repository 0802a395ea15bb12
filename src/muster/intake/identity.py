"""Which row of a list is which: a key that says what the row says, and stays when the row moves or comes again."""

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

from muster.domain.layout import Field
from muster.intake.cells import cell_text
from muster.intake.tables.finding import FoundTable
from muster.intake.tables.numbering import numbers_rows, running

KEY_LENGTH = 12


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


def _said(table: FoundTable, row: int, columns: Sequence[int]) -> str:
    texts = ((table.headings[column], cell_text(table.grid.cell(row, column))) for column in columns)
    section = table.sections.get(row)
    return "\x1f".join([*sorted("=".join(each) for each in texts if each[1]), section[1] if section else ""])


def _counts_rows(table: FoundTable, column: int) -> bool:
    """Whether a column only counts the rows, so that its numbers change when a row comes before."""
    quantity = table.mapping.of(Field.QUANTITY)
    if not numbers_rows(table.headings[column]) or (quantity and quantity.column == column):
        return False  # 'No' may be how many, where nothing else is
    return running([table.grid.cell(row, column) for row in table.data_rows])
