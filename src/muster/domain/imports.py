"""Imports: which files came into a dataset, what they added, and what was decided on the way."""

from dataclasses import dataclass
from datetime import date

from muster.domain.doubt import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """An answer once given: the key of its doubt, what it was about in the list's own words, and who gave it how.

    `by` is `review` (a person), `yes` (the proposed answer, taken unasked) or `option` (the command line).
    """

    key: str
    answer: Answer
    about: str = ""
    by: str = "review"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedFile:
    """A file that was read: its name, the SHA-256 of its bytes, and rows of it that still wait for an answer."""

    name: str
    sha256: str
    waiting: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRecord:
    """One import: its id, day, sender and files, and the ids of the rows that it added, by table."""

    import_id: str
    day: date
    sender: str
    files: tuple[ImportedFile, ...]
    added: tuple[tuple[str, int], ...] = ()
    undone: bool = False
