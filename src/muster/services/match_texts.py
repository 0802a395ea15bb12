"""Match texts: read them, a catalogue and labelled examples, say what each text means, and write it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from muster.catalogue import starting_entries
from muster.domain.findings import Finding
from muster.domain.match import Match
from muster.errors import BadOptionError
from muster.exchange.match_reading import MatchTables, read_entries, read_examples, read_texts
from muster.exchange.match_writing import write_matches
from muster.language import say
from muster.matching import ACCEPTED, Matcher


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchOptions:
    """What to match against: a catalogue (absent: the starting one), examples of it, and when to ask a person.

    `cache` is a folder for what is costly to compute again.
    """

    catalogue: Path | None = None
    examples: Path | None = None
    accepted: float = ACCEPTED
    cache: Path | None = None

    def __post_init__(self) -> None:
        if not 0.0 <= self.accepted <= 1.0:
            raise BadOptionError(
                say("The probability to accept is {found}. A number from 0 to 1 was expected.", found=self.accepted)
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedTexts:
    """Matches in the order of the texts, each with its row; what was noticed; and what they were computed from."""

    rows: tuple[tuple[int, Match], ...]
    findings: tuple[Finding, ...]
    version: str

    @property
    def sure(self) -> int:
        """Texts whose match may be used unasked."""
        return sum(match.item_id is not None for _, match in self.rows)


def match_texts(
    texts: Path,
    out: Path | None = None,
    options: MatchOptions | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> MatchedTexts:
    """What each text of a table means, written as a table to `out` where it is given.

    Raises
    ------
    BadOptionError
        A table that cannot be read, or lacks what matching needs.
    UnwritableError
        `out` cannot be written; what was there before is still there.
    """
    asked = options or MatchOptions()
    tables = MatchTables()
    read_texts(texts, tables)
    if asked.catalogue is None:
        tables.catalogue.extend(starting_entries())
    else:
        read_entries(asked.catalogue, tables)
    if asked.examples is not None:
        read_examples(asked.examples, tables)
    matcher = Matcher(tables.catalogue, examples=tables.examples, cache=asked.cache, accepted=asked.accepted)
    matches = matcher.match([row.text for row in tables.texts], progress)
    rows = tuple((row.row, match) for row, match in zip(tables.texts, matches, strict=True))
    if out is not None:
        write_matches(rows, out)
    return MatchedTexts(rows=rows, findings=tuple(tables.findings), version=matcher.version)
