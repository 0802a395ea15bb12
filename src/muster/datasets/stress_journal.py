"""Keep what came of each failure as soon as it is known, so that a sweep that was killed goes on where it was."""

import json
from collections.abc import Callable
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from muster.__about__ import __version__
from muster.datasets import refusals
from muster.domain.disruption import Hurt, Outcome, Trial
from muster.domain.plan import Plan
from muster.errors import SheetError, SheetFault, UnwritableError

JOURNAL_FILE = "journal.jsonl"


class StressJournal:
    """One line for each trial that is done, under a key of dataset, plan, manner, version and the trial itself."""

    def __init__(self, folder: Path, dataset_sha256: str, plan: Plan, manner: str) -> None:
        """Open the journal of a folder; the folder is made where there is none. `manner` says how it is planned again.

        Raises
        ------
        UnwritableError
            Where the folder cannot be written to.
        """
        self._place = folder / JOURNAL_FILE
        self._about = f"{__version__} {dataset_sha256} {sha256(repr(plan).encode()).hexdigest()} {manner}"
        self._known: dict[str, Outcome] = {}
        self._begin = ""
        self._told(lambda: folder.mkdir(parents=True, exist_ok=True))
        self._told(self._read)

    def outcome(self, trial: Trial) -> Outcome | None:
        """What came of a trial, where it is known."""
        return self._known.get(self._key(trial))

    def add(self, trial: Trial, outcome: Outcome) -> None:
        """Keep what came of a trial; it is on disk before this returns."""
        key = self._key(trial)
        self._known[key] = outcome
        self._told(lambda: self._append(json.dumps({"key": key, **asdict(outcome)}, ensure_ascii=False)))

    def text(self) -> str:
        """All lines that are there."""
        return self._place.read_text(encoding="utf-8") if self._place.is_file() else ""

    def _key(self, trial: Trial) -> str:
        return sha256(f"{self._about} {trial!r}".encode()).hexdigest()[:32]

    def _append(self, line: str) -> None:
        """Write a line; where a kill left half of one, that half stays alone on its own."""
        with self._place.open("a", encoding="utf-8", newline="\n") as file:
            file.write(f"{self._begin}{line}\n")
        self._begin = ""

    def _read(self) -> None:
        text = self.text()
        self._begin = "\n" if text and not text.endswith("\n") else ""
        for line in text.splitlines():
            try:
                row = json.loads(line)
                self._known[row.pop("key")] = _outcome(row)
            except (ValueError, KeyError, TypeError, AttributeError):
                continue  # half a line that a kill left, or another program's: that failure is planned for again

    def _told(self, deed: Callable[[], None]) -> None:
        try:
            deed()
        except OSError as error:
            fault = SheetError(SheetFault.UNWRITABLE, str(self._place), detail=error.strerror or str(error))
            raise UnwritableError(refusals.sentence_of(fault)) from error


def _outcome(row: dict[str, Any]) -> Outcome:
    return Outcome(
        trial_id=row["trial_id"],
        value=tuple(row["value"]),
        bound=tuple(row["bound"]),
        hurt=tuple(Hurt(**each) for each in row["hurt"]),
        kept=row["kept"],
        ended=row["ended"],
        used=row["used"],
        filled=tuple(row["filled"]),
    )
