"""Take lists as partners send them into a dataset's folder: read, match, ask what is open, add rows."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from muster.catalogue import starting_items
from muster.datasets import OpenFolder, collector_at_rest, open_folder, row_cells
from muster.domain.catalogue import Item
from muster.domain.doubt import Doubt, Entry
from muster.domain.imports import Decision, ImportedFile, ImportRecord
from muster.errors import DatasetRefusedError
from muster.intake.additions import further_rows, new_items
from muster.intake.asking import Ask, Asking, StoppedAskingError
from muster.intake.ledger import (
    Ledger,
    decision_lines,
    entry_lines,
    import_lines,
    read_ledger,
)
from muster.intake.lists import ForeignList
from muster.intake.matched import match_items
from muster.intake.options import IntakeOptions, decide_options, require_the_columns
from muster.intake.sources import SourceFile, lists_of, source_file, write_changes
from muster.intake.taking_in import TakenIn, take_in
from muster.language import say
from muster.matching import Ahead
from muster.services.knowing import catalogues_of, known_of, nameable_of

READERS = 2
"""Files that are read at a time, each in a process of its own."""

Progress = Callable[[str, int, int], None]
"""Told the stage, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What an intake did: the import (absent where nothing was new), what it added, and what is still open.

    `known_files` were in the dataset already, nothing stands below any heading in those `without_list`.
    """

    record: ImportRecord | None
    entries: tuple[Entry, ...] = ()
    lists: tuple[TakenIn, ...] = ()
    decisions: tuple[Decision, ...] = ()
    known_files: tuple[str, ...] = ()
    without_list: tuple[str, ...] = ()
    stopped: bool = False

    @property
    def open(self) -> list[Doubt]:
        """Doubts that nobody has answered yet, each once."""
        return list({doubt.key: doubt for each in self.lists for doubt in each.doubts}.values())


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
    _require_a_list(fresh, lists)
    require_the_columns(lists, options)
    catalogues = catalogues_of(folder, options.cache)
    known = known_of(folder, catalogues.items, options.day)
    asking = Asking(ledger.decided, ask, nameable_of(folder, known))
    decide_options(lists, options, asking)
    told = (lambda done, total: progress("match", done, total)) if progress else None
    try:
        taken = take_in(
            lists,
            known,
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
        without_list=_without_list(fresh, lists),
    )


def _require_a_list(sources: Sequence[SourceFile], lists: Sequence[ForeignList]) -> None:
    """Refuse files of which none holds anything."""
    if not lists:
        names = ", ".join(_without_list(sources, lists))
        raise DatasetRefusedError(
            say(
                "{files}: there is no list in this. A row of headings, and below it at least one row that names "
                "an item, were expected. Check that this is the right file, and that its rows have been filled in.",
                files=names,
            )
        )


def _without_list(sources: Sequence[SourceFile], lists: Sequence[ForeignList]) -> tuple[str, ...]:
    full = {foreign.place.file for foreign in lists}
    return tuple(source.path.name for source in sources if source.path.name not in full)


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
