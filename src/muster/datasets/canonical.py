"""The canonical form of a dataset, and the hash that a plan carries.

The form is UTF-8 text with line feeds. The tables come in alphabetical order, all fourteen of them, also those without
rows. Each is one line with its name, one line with its known columns (the contract's order, then `note` and `source`),
and one line of CSV for each row. Rows are ordered by their first column, then by all their other cells. Defaults are
written out: an absent `expires` is `due` + `grace_days`, an absent `load_kg` is `mass_kg`, an absent `request` is the
need's id, an absent date is the first or last day that it stands for, a handover site without `release` is `hidden`;
what stays empty is what the contract calls unlimited, not stated, or nothing. Numbers are in shortest round-trip form,
whole ones without a fraction. `settings` has one row for each known key that has a value. Columns and keys that the
contract does not know do not count, nor do rows that were left out.
"""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from operator import attrgetter

from muster.datasets.cells import cell_text, state_value
from muster.datasets.schema import DATASET_TABLES, KEY_BY_NAME, SETTING_KEYS, SETTINGS_TABLE, Column, Table
from muster.datasets.settings_rows import rows_from
from muster.domain.settings import Settings
from muster.domain.situation import Situation
from muster.sheets.writing import csv_line


def canonical_form(situation: Situation) -> str:
    """The one text that stands for a dataset, whatever the order of its rows and columns and the kind of its files."""
    return "".join(_lines(situation))


def dataset_sha256(situation: Situation) -> str:
    """SHA-256 of the canonical form, in hexadecimal digits."""
    digest = sha256()
    for lines in _lines(situation):
        digest.update(lines.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _lines(situation: Situation) -> Iterator[str]:
    """The form, table by table."""
    for table in sorted((SETTINGS_TABLE, *DATASET_TABLES), key=lambda table: table.name):
        yield f"{table.name}\n"
        yield csv_line([column.name for column in table.all_columns])
        rows = _setting_cells(situation) if table is SETTINGS_TABLE else _cells(table, situation)
        yield "".join(csv_line(row) for row in sorted(rows))


def _setting_cells(situation: Situation) -> Iterator[tuple[str, ...]]:
    settings = situation.settings
    remarks = {row.key: (row.note, row.source) for row in rows_from(settings) if row.key in KEY_BY_NAME}
    for column in SETTING_KEYS:
        value = _written_out(column, [settings], settings)[0]
        if value or any(remarks.get(column.name, ())):
            yield (column.name, value, *remarks.get(column.name, ("", "")))


def _cells(table: Table, situation: Situation) -> Iterable[tuple[str, ...]]:
    rows = getattr(situation, table.name)
    return zip(*(_written_out(column, rows, situation.settings) for column in table.all_columns), strict=True)


def _written_out(column: Column, rows: Sequence[object], settings: Settings) -> list[str]:
    """Texts of one column, row by row; each value is turned into text once."""
    values = list(map(attrgetter(column.attribute), rows))
    if column.written_out is not None:
        written_out = column.written_out
        values = [
            written_out(row, settings) if value is None or value == "" else value
            for row, value in zip(rows, values, strict=True)
        ]
    texts = {value: cell_text(state_value(column, value)) for value in set(values)}
    return [texts[value] for value in values]
