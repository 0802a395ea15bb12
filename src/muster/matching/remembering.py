"""Keep matches on disk by the version of all that they come from, so that a text seen before costs nothing."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from muster.domain.match import Candidate, Clue, ClueKind, Match

_TABLE = (
    "create table if not exists matches (version text, text text, match text not null, primary key (version, text))"
    " without rowid"
)
_FILE = "matches.sqlite"


class Memory:
    """Matches by text, for one version; in memory, and on disk where there is a folder for it."""

    def __init__(self, folder: Path | None) -> None:
        self._path = None if folder is None else folder / _FILE
        self._known: dict[tuple[str, str], Match] = {}

    def recall(self, version: str, texts: Sequence[str]) -> dict[str, Match]:
        """What was kept of these texts; a file that cannot be read is as none."""
        found = {text: self._known[version, text] for text in texts if (version, text) in self._known}
        if self._path is None or not self._path.exists() or len(found) == len(texts):
            return found
        with (
            suppress(sqlite3.Error, ValueError, KeyError, UnicodeError),
            closing(sqlite3.connect(self._path, timeout=5.0)) as store,
        ):
            for text in set(texts) - found.keys():
                asked = (version, text)
                row = store.execute("select match from matches where version = ? and text = ?", asked).fetchone()
                if row is not None:
                    found[text] = self._known[asked] = _match_of(json.loads(row[0]))
        return found

    def keep(self, version: str, matches: Iterable[Match]) -> None:
        """Keep matches; where that does not go they are made again another time."""
        fresh = {match.text: match for match in matches}
        self._known |= {(version, text): match for text, match in fresh.items()}
        if self._path is None:
            return
        with suppress(sqlite3.Error, OSError, UnicodeError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._path, timeout=5.0)) as store, store:
                store.execute(_TABLE)
                rows = [(version, text, json.dumps(_document(match))) for text, match in fresh.items()]
                store.executemany("insert or replace into matches values (?, ?, ?)", rows)


def _document(match: Match) -> dict[str, object]:
    candidates = [
        [each.item_id, each.probability, [[clue.kind, clue.weight, clue.values] for clue in each.clues]]
        for each in match.candidates
    ]
    return {"text": match.text, "item": match.item_id, "candidates": candidates}


def _match_of(document: Mapping[str, Any]) -> Match:
    candidates = tuple(
        Candidate(
            item_id=item_id,
            probability=probability,
            clues=tuple(
                Clue(kind=ClueKind(kind), weight=weight, values=tuple((name, text) for name, text in values))
                for kind, weight, values in clues
            ),
        )
        for item_id, probability, clues in document["candidates"]
    )
    return Match(text=document["text"], item_id=document["item"], candidates=candidates)
