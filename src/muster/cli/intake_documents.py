"""What an intake did, as a JSON document."""

from dataclasses import asdict
from typing import TYPE_CHECKING

from muster.domain.doubt import Answer, Doubt, Entry
from muster.domain.findings import Place
from muster.language.doubts import answer_words, question_sentence

if TYPE_CHECKING:
    from muster.intake.taking_in import TakenIn
    from muster.services.intake_list import Intake


def intake_document(done: "Intake") -> dict[str, object]:
    """The import, what it added with the cell of every value, the lists, decisions, and open questions."""
    return {
        "import": done.record.import_id if done.record else None,
        "stopped": done.stopped,
        "added": dict(done.record.added) if done.record else {},
        "known_files": list(done.known_files),
        "without_list": list(done.without_list),
        "lists": [_list_document(each) for each in done.lists],
        "rows": [entry_document(entry) for entry in done.entries],
        "decisions": [
            {"key": each.key, "about": each.about, "by": each.by, **_answer(each.answer)} for each in done.decisions
        ],
        "open": [doubt_document(doubt) for doubt in done.open],
    }


def doubt_document(doubt: Doubt) -> dict[str, object]:
    """A doubt: its kind, key, place, question, and the answers that are proposed."""
    return {
        "kind": doubt.kind.value,
        "key": doubt.key,
        **asdict(doubt.place),
        "found": doubt.found,
        "question": question_sentence(doubt),
        "answers": [{**_answer(answer), "words": answer_words(doubt, answer)} for answer in doubt.answers],
    }


def entry_document(entry: Entry) -> dict[str, object]:
    """A row: its table, its cells, and the cell of the list that each value comes from."""
    row = entry.row
    stated = {field.value: _where(row.place_of(field)) for field in row.texts} if row else {}
    return {"table": entry.table, "cells": dict(entry.cells), "from": stated}


def _list_document(taken: "TakenIn") -> dict[str, object]:
    table = taken.foreign.table
    header = None if table.header is None else table.grid.sheet.first_row + table.header
    return {
        "file": taken.foreign.place.file,
        "sheet": taken.foreign.place.table,
        "header_row": header,
        "states": "needs" if taken.read.facts.needs else "offers",
        "columns": {
            field.value: {"heading": column.heading, "confidence": column.confidence}
            for field, column in taken.read.columns.columns
        },
        "rows": len(table.data_rows),
        "added": len(taken.entries),
        "there_already": taken.known,
        "left_out": taken.left_out,
        "waiting": taken.waiting,
        "passed_over": taken.passed_over,
    }


def _answer(answer: Answer) -> dict[str, str]:
    return {"answer": answer.kind.value, "value": answer.value, "name": answer.name}


def _where(place: Place) -> dict[str, object]:
    return {"file": place.file, "sheet": place.table, "row": place.row, "cell": place.cell or place.column}
