"""Files as they were handed in, and the writing of all that an import changes, as one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from muster.errors import DatasetRefusedError, SheetError, UnwritableError
from muster.intake.ledger import kept_file
from muster.intake.lists import ForeignList, foreign_lists
from muster.intake.remembered import FileRead
from muster.language import say
from muster.language.faults import fault_sentence
from muster.sheets import landed_changes


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A file that was handed in: its bytes as they came, and their hash."""

    path: Path
    content: bytes
    sha256: str


def source_file(path: Path) -> SourceFile:
    """A file with its bytes.

    Raises
    ------
    DatasetRefusedError
        Where it cannot be read.
    """
    try:
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        detail = getattr(error, "strerror", None) or str(error)
        raise DatasetRefusedError(
            say(
                "{path}: this cannot be read ({detail}). A workbook or text file was expected. Check the path and who "
                "may read it.",
                path=path,
                detail=detail,
            )
        ) from error
    return SourceFile(path=path, content=content, sha256=sha256(content).hexdigest())


def lists_of(source: SourceFile, sender: str, cache: Path | None) -> list[ForeignList]:
    """The lists in a file; `cache` is a folder in which what was found is kept.

    Raises
    ------
    DatasetRefusedError
        Where it cannot be read as sheets of cells.
    """
    try:
        return foreign_lists(FileRead(path=source.path, sha256=source.sha256, sender=sender), cache)
    except SheetError as error:
        raise DatasetRefusedError(fault_sentence(error.fault, error.file, error.values)) from error


def write_changes(dataset: Path, texts: Iterable[tuple[str, str]], sources: Sequence[SourceFile] = ()) -> None:
    """Put all files of the dataset that change, and files as they came, in their places, or none.

    Raises
    ------
    UnwritableError
        Where that is not possible; what was there before is still there.
    """
    changes = list(texts)
    if not changes:
        return
    try:
        with landed_changes(dataset) as beside:
            for name, text in changes:
                (beside / name).parent.mkdir(parents=True, exist_ok=True)
                (beside / name).write_text(text, encoding="utf-8", newline="")
            for source in sources:
                kept = beside / kept_file(source.sha256, source.path.name)
                kept.parent.mkdir(parents=True, exist_ok=True)
                kept.write_bytes(source.content)
    except SheetError as error:
        raise UnwritableError(fault_sentence(error.fault, error.file, error.values)) from error
