"""What every row of a dataset table has in common."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A fact with where it came from.

    `note` and `source` are free text; `extra` keeps the columns that the contract does not know, as (column, cell).
    """

    note: str = ""
    source: str = ""
    extra: tuple[tuple[str, str], ...] = ()
