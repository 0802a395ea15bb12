"""What intake keeps beside a dataset: decisions, the history of imports, what each added, and the files as they came.

All of it is in the folder `_intake`, which readers of datasets leave aside. Lines are only ever added to it.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from muster.domain.doubt import Answer, AnswerKind, Entry
from muster.domain.imports import Decision, ImportedFile, ImportRecord
from muster.errors import DatasetRefusedError
from muster.language import say

Taken = TypeVar("Taken")

FOLDER = "_intake"
DECISIONS, IMPORTS, FILES = "decisions.jsonl", "imports.jsonl", "files"


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """The decisions by key, and the imports in their order, as they stand."""

    decisions: Mapping[str, Decision]
    imports: tuple[ImportRecord, ...]

    @property
    def decided(self) -> dict[str, Answer]:
        """The answers that hold, by key."""
        return {key: decision.answer for key, decision in self.decisions.items()}

    def next_id(self) -> str:
        """The id of the next import."""
        return f"import-{len(self.imports) + 1}"

    def find(self, import_id: str) -> ImportRecord | None:
        """An import by its id."""
        return next((record for record in self.imports if record.import_id == import_id), None)

    def waiting(self, sha256: str, sender: str) -> int | None:
        """Rows of a file from this sender that wait for an answer; None where it is not in the dataset."""
        for record in reversed(self.imports):
            for file in record.files:
                if file.sha256 == sha256 and record.sender == sender and not record.undone:
                    return file.waiting
        return None


def read_ledger(dataset: Path) -> Ledger:
    """The ledger of a dataset; empty where nothing was imported yet.

    Raises
    ------
    DatasetRefusedError
        Where a line of it cannot be read.
    """
    decisions = dict(_each(dataset / FOLDER / DECISIONS, lambda line: (line["key"], _decision(line))))
    imports: dict[str, ImportRecord] = {}

    def take_in(line: dict[str, Any]) -> None:
        import_id = line["import"]
        undo = line["event"] == "undo"
        imports[import_id] = replace(imports[import_id], undone=True) if undo else _record(line)

    _each(dataset / FOLDER / IMPORTS, take_in)
    return Ledger(decisions=decisions, imports=tuple(imports.values()))


def read_entries(dataset: Path, import_id: str) -> list[Entry]:
    """The rows that an import added, as it added them."""
    return _each(
        dataset / FOLDER / f"{import_id}.jsonl",
        lambda line: Entry(table=line["table"], row_id=line["id"], cells=tuple(line["cells"].items())),
    )


def decision_lines(dataset: Path, decisions: Iterable[Decision]) -> tuple[str, str]:
    """Name and content of the file of decisions with these added."""
    lines = (
        {
            "key": each.key,
            "kind": each.answer.kind.value,
            "value": each.answer.value,
            "name": each.answer.name,
            "about": each.about,
            "by": each.by,
        }
        for each in decisions
    )
    return f"{FOLDER}/{DECISIONS}", _with(dataset / FOLDER / DECISIONS, lines)


def import_lines(dataset: Path, record: ImportRecord) -> tuple[str, str]:
    """Name and content of the history with an import added."""
    return f"{FOLDER}/{IMPORTS}", _with(dataset / FOLDER / IMPORTS, [_document(record)])


def undo_lines(dataset: Path, import_id: str, day: date) -> tuple[str, str]:
    """Name and content of the history with the undoing of an import added."""
    line = {"event": "undo", "import": import_id, "day": day.isoformat()}
    return f"{FOLDER}/{IMPORTS}", _with(dataset / FOLDER / IMPORTS, [line])


def entry_lines(import_id: str, entries: Sequence[Entry]) -> tuple[str, str]:
    """Name and content of the file that says what an import added, and from which cell each value comes."""
    lines = (
        {"table": entry.table, "id": entry.row_id, "cells": dict(entry.cells), **_origin(entry)} for entry in entries
    )
    return f"{FOLDER}/{import_id}.jsonl", _text(lines)


def _origin(entry: Entry) -> dict[str, object]:
    """File, sheet and row of an entry, and the cell, or the heading, of each value that its row states."""
    row = entry.row
    if row is None:
        return {}
    cells = {field.value: row.cell_of(field) for field in row.texts}
    return {"file": row.place.file, "sheet": row.place.table, "row": row.place.row, "from": cells}


def kept_file(sha256: str, name: str) -> str:
    """Where a file is kept as it came."""
    return f"{FOLDER}/{FILES}/{sha256}{Path(name).suffix.lower()}"


def _decision(line: Mapping[str, str]) -> Decision:
    answer = Answer(kind=AnswerKind(line["kind"]), value=line["value"], name=line["name"])
    return Decision(key=line["key"], answer=answer, about=line["about"], by=line["by"])


def _document(record: ImportRecord) -> dict[str, object]:
    return {
        "event": "import",
        "import": record.import_id,
        "day": record.day.isoformat(),
        "sender": record.sender,
        "files": [{"name": file.name, "sha256": file.sha256, "waiting": file.waiting} for file in record.files],
        "added": dict(record.added),
    }


def _record(line: Mapping[str, Any]) -> ImportRecord:
    return ImportRecord(
        import_id=line["import"],
        day=date.fromisoformat(line["day"]),
        sender=line["sender"],
        files=tuple(ImportedFile(**file) for file in line["files"]),
        added=tuple(line["added"].items()),
    )


def _each(path: Path, read: Callable[[dict[str, Any]], Taken]) -> list[Taken]:
    """What is made of every line of a file of the ledger; nothing where there is no such file."""
    taken = []
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    for number, line in enumerate(lines, start=1):
        try:
            taken.append(read(json.loads(line)))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise DatasetRefusedError(
                say(
                    "{path} line {number}: this is not a line of Muster's own record ({error}). The record of imports "
                    "was expected as it was written. Put the file back from a copy.",
                    path=path,
                    number=number,
                    error=error,
                )
            ) from error
    return taken


def _with(path: Path, lines: Iterable[Mapping[str, object]]) -> str:
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    return before + _text(lines)


def _text(lines: Iterable[Mapping[str, object]]) -> str:
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
