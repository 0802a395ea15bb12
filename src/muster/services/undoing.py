"""Take an import out of a dataset again, as a whole."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from muster.datasets import open_folder
from muster.domain.imports import ImportRecord
from muster.errors import DatasetRefusedError
from muster.intake.ledger import Ledger, read_entries, read_ledger, undo_lines
from muster.intake.sources import write_changes
from muster.language import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Undoing:
    """What undoing an import did: rows taken out, and ids of rows that stay because they have changed since."""

    record: ImportRecord
    removed: int
    kept: tuple[str, ...]


def undo_import(dataset: Path, import_id: str, day: date) -> Undoing:
    """Take the rows that an import added out again; rows that have changed since, or that others name, stay.

    Raises
    ------
    DatasetRefusedError
        There is no such import, or it is undone already.
    UnwritableError
        The folder cannot be written; what was there before is still there.
    """
    folder, ledger = open_folder(dataset), read_ledger(dataset)
    record = ledger.find(import_id)
    if record is None or record.undone:
        raise DatasetRefusedError(_no_import(dataset, import_id, ledger))
    entries = read_entries(dataset, import_id)
    unchanged = [each for each in entries if folder.cells(each.table, each.row_id) == dict(each.cells)]
    kept = [each.row_id for each in entries if each not in unchanged and each.row_id in folder.ids(each.table)]
    for entry in unchanged:
        folder.removed.setdefault(entry.table, set()).add(entry.row_id)
    folder.remove_what_nobody_names(import_id)
    write_changes(dataset, [undo_lines(dataset, import_id, day), *folder.changed().items()])
    return Undoing(record=record, removed=len(unchanged), kept=tuple(kept))


def _no_import(dataset: Path, import_id: str, ledger: Ledger) -> str:
    live = ", ".join(record.import_id for record in ledger.imports if not record.undone)
    return say(
        "{dataset}: there is no import '{found}' to undo. One of these was expected: {imports}. Name one of them.",
        dataset=dataset,
        found=import_id,
        imports=live or "–",
    )
