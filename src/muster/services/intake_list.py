"""Take lists as partners send them into a dataset's folder: read, match, ask what is open, add rows."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from muster.catalogue import starting_items
from muster.datasets import OpenFolder, collector_at_rest, open_folder, row_cells
from muster.domain.catalogue import Item
from muster.domain.doubt import Doubt, Entry, take
from muster.domain.imports import Decision, ImportedFile, ImportRecord
from muster.domain.match import entry_of
from muster.errors import DatasetRefusedError
from muster.intake.additions import further_rows, new_items
from muster.intake.asking import Ask, Asking, StoppedAskingError
from muster.intake.ledger import (
    Ledger,
    decision_lines,
    entry_lines,
    import_lines,
    read_entries,
    read_ledger,
    undo_lines,
)
from muster.intake.lists import ForeignList
from muster.intake.matched import Catalogues, match_items
from muster.intake.sources import SourceFile, lists_of, source_file, write_changes
from muster.intake.taking_in import Known, TakenIn, take_in
from muster.language import say
from muster.matching import Ahead

READERS = 2
"""Files that are read at a time, each in a process of its own."""

Progress = Callable[[str, int, int], None]
"""Told the stage, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeOptions:
    """Who sent the files and on which day they came; what the command line decides about columns and kind.

    `kind` is `needs`, `offers` or empty; `columns` are fields and the headings that mean them; `cache` is a folder for
    what is costly to compute again.
    """

    day: date
    sender: str = ""
    kind: str = ""
    columns: tuple[tuple[str, str], ...] = ()
    cache: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What an intake did: the import (absent where nothing was new), what it added, and what is still open."""

    record: ImportRecord | None
    entries: tuple[Entry, ...] = ()
    lists: tuple[TakenIn, ...] = ()
    decisions: tuple[Decision, ...] = ()
    known_files: tuple[str, ...] = ()
    stopped: bool = False

    @property
    def open(self) -> list[Doubt]:
        """Doubts that nobody has answered yet, each once."""
        return list({doubt.key: doubt for each in self.lists for doubt in each.doubts}.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Undoing:
    """What undoing an import did: rows taken out, and ids of rows that stay because they have changed since."""

    record: ImportRecord
    removed: int
    kept: tuple[str, ...]


def intake_list(
    files: Sequence[Path], dataset: Path, options: IntakeOptions, ask: Ask, progress: Progress | None = None
) -> Intake:
    """What became of the lists in the files; the dataset's folder has changed as a whole, or not at all.

    Raises
    ------
    DatasetRefusedError
        A file cannot be read, or `dataset` is no folder.
    UnwritableError
        The folder cannot be written; what was there before is still there.
    """
    with collector_at_rest():
        return _intake(files, dataset, options, ask, progress)


def _intake(
    files: Sequence[Path], dataset: Path, options: IntakeOptions, ask: Ask, progress: Progress | None
) -> Intake:
    ledger = read_ledger(dataset)
    sources = [source_file(path) for path in files]
    fresh = [each for each in sources if ledger.waiting(each.sha256, options.sender) != 0]
    known_files = tuple(each.path.name for each in sources if each not in fresh)
    if not fresh:
        return Intake(record=None, known_files=known_files)
    folder = open_folder(dataset)
    lists = _lists(fresh, options, progress)
    asking = Asking(ledger.decided, ask)
    _decide_options(lists, options, asking)
    catalogues = _catalogues(folder, options)
    told = (lambda done, total: progress("match", done, total)) if progress else None
    try:
        taken = take_in(
            lists,
            _known(folder, catalogues.items, options),
            asking,
            lambda texts, further: match_items(texts, catalogues, [*ledger.decisions.values(), *further], told),
        )
    except StoppedAskingError:
        write_changes(dataset, [decision_lines(dataset, asking.decisions)] if asking.decisions else [])
        return Intake(record=None, decisions=tuple(asking.decisions), known_files=known_files, stopped=True)
    entries = [entry for each in taken for entry in each.entries]
    record = _record(ledger, options, fresh, taken)
    _add(folder, entries, catalogues.items, asking, record.import_id)
    texts = [decision_lines(dataset, asking.decisions)] if asking.decisions else []
    if entries:
        texts += [import_lines(dataset, record), entry_lines(record.import_id, entries), *folder.changed().items()]
    write_changes(dataset, texts, fresh if entries else [])
    return Intake(
        record=record if entries else None,
        entries=tuple(entries),
        lists=tuple(taken),
        decisions=tuple(asking.decisions),
        known_files=known_files,
    )


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


def imports_of(dataset: Path) -> tuple[ImportRecord, ...]:
    """The imports of a dataset, the oldest first.

    Raises
    ------
    DatasetRefusedError
        Where the record of them cannot be read.
    """
    return read_ledger(dataset).imports


def _no_import(dataset: Path, import_id: str, ledger: Ledger) -> str:
    live = ", ".join(record.import_id for record in ledger.imports if not record.undone)
    return say(
        "{dataset}: there is no import '{found}' to undo. One of these was expected: {imports}. Name one of them.",
        dataset=dataset,
        found=import_id,
        imports=live or "–",
    )


def _lists(sources: Sequence[SourceFile], options: IntakeOptions, progress: Progress | None) -> list[ForeignList]:
    """The lists of all files, in the files' order.

    The next file is read while one is looked at, and what the items of those before it mean is computed beside both.
    """
    lists: list[ForeignList] = []
    with Ahead(options.cache) as ahead, ThreadPoolExecutor(max_workers=READERS) as pool:
        ahead.announce(item.name for item in starting_items())
        read = partial(lists_of, sender=options.sender, cache=options.cache)
        for done, found in enumerate(pool.map(read, sources), start=1):
            lists += found
            for foreign in found:
                ahead.announce(foreign.item_texts)
            if progress:
                progress("read", done, len(sources))
    return lists


def _decide_options(lists: Sequence[ForeignList], options: IntakeOptions, asking: Asking) -> None:
    """What the command line says of columns and kind is a decision for all lists of this layout from this sender."""
    for foreign in lists:
        for field, heading in options.columns:
            key = foreign.key(f"column-{field}")
            asking.decide(Decision(key=key, answer=take(heading), about=field, by="option"))
        if options.kind:
            asking.decide(Decision(key=foreign.key("kind"), answer=take(options.kind), by="option"))


def _catalogues(folder: OpenFolder, options: IntakeOptions) -> Catalogues:
    """The dataset's own items; one that it has of the starting catalogue is still that catalogue's.

    What a text means must not change because an earlier import brought in some items of the starting catalogue.
    """
    there = {item.item_id: item for item in folder.rows.get("items", ())}
    starting = {item.item_id: item for item in starting_items()}
    own = {
        item_id: item
        for item_id, item in there.items()
        if item_id not in starting or entry_of(item) != entry_of(starting[item_id])
    }
    rest = {item_id: there.get(item_id, item) for item_id, item in starting.items() if item_id not in own}
    return Catalogues(own=own, starting=rest, cache=options.cache)


def _known(folder: OpenFolder, items: Mapping[str, Item], options: IntakeOptions) -> Known:
    settings = folder.settings
    return Known(
        items=items,
        partners=folder.rows.get("partners", ()),
        sites=folder.rows.get("sites", ()),
        existing=[*folder.rows.get("needs", ()), *folder.rows.get("offers", ())],
        ids=frozenset(folder.ids("needs") | folder.ids("offers")),
        near=settings.start if settings else options.day,
        last_day=settings.date(settings.last_day) if settings else None,
    )


def _record(
    ledger: Ledger, options: IntakeOptions, sources: Sequence[SourceFile], taken: Sequence[TakenIn]
) -> ImportRecord:
    waiting = Counter({source.path.name: 0 for source in sources})
    for each in taken:
        waiting[each.foreign.place.file] += each.waiting
    files = (ImportedFile(name=each.path.name, sha256=each.sha256, waiting=waiting[each.path.name]) for each in sources)
    added = Counter(entry.table for each in taken for entry in each.entries)
    return ImportRecord(
        import_id=ledger.next_id(),
        day=options.day,
        sender=options.sender,
        files=tuple(files),
        added=tuple(sorted(added.items())),
    )


def _add(
    folder: OpenFolder, entries: Sequence[Entry], items: Mapping[str, Item], asking: Asking, import_id: str
) -> None:
    """Add the entries to the tables of the folder, with the items, partners and sites that they name."""
    for entry in entries:
        folder.added.setdefault(entry.table, []).append(dict(entry.cells))
    known = {table: folder.ids(table) for table in ("items", "partners", "sites")}
    for table, rows in further_rows(entries, known, asking.decided).items():
        folder.added.setdefault(table, []).extend({**row, "source": import_id} for row in rows)
    for item in new_items(entries, known["items"], items):
        folder.added.setdefault("items", []).append(_with_source(row_cells("items", item), import_id))


def _with_source(row: Mapping[str, str], import_id: str) -> dict[str, str]:
    return {**row, "source": " · ".join(text for text in (import_id, row.get("source", "")) if text)}
