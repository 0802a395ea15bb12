"""Put an output in its place whole or not at all: written beside it, then renamed."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from muster.errors import SheetError, SheetFault


@contextmanager
def landed_folder(path: Path, replaceable: frozenset[str]) -> Iterator[Path]:
    """A new folder to fill; when the block ends well it stands at `path`, else nothing has changed.

    Raises
    ------
    SheetError
        Where `path` is a file or a folder with anything in it that is not named in `replaceable`, or where the
        system does not allow it.
    """
    with told(path):
        target = path.resolve()
        _refuse_foreign(target, replaceable)
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = _beside(target, "part")
        beside.mkdir()
        try:
            yield beside
            _swap(beside, target)
        finally:
            shutil.rmtree(beside, ignore_errors=True)


@contextmanager
def landed_file(path: Path) -> Iterator[Path]:
    """A path to write a file to; when the block ends well it stands at `path`, else nothing has changed.

    Raises
    ------
    SheetError
        Where `path` is a folder, or where the system does not allow it.
    """
    with told(path):
        target = path.resolve()
        if target.is_dir():
            raise SheetError(SheetFault.FOREIGN_FOLDER, str(path), found=path.name)
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = _beside(target, "part")
        try:
            yield beside
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)


def require_replaceable(path: Path, replaceable: frozenset[str]) -> None:
    """Refuse what `landed_folder` would refuse to replace, before there is anything to write.

    Raises
    ------
    SheetError
        As `landed_folder`, for what stands at `path`.
    """
    with told(path):
        _refuse_foreign(path.resolve(), replaceable)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the system says against writing here into a fault that names the path."""
    if "\0" in str(path):
        raise SheetError(SheetFault.UNWRITABLE, str(path), detail="null character")
    try:
        yield
    except OSError as error:
        raise SheetError(SheetFault.UNWRITABLE, str(path), detail=error.strerror or str(error)) from error


def _refuse_foreign(target: Path, replaceable: frozenset[str]) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        raise SheetError(SheetFault.NO_FOLDER, str(target))
    for entry in sorted(target.iterdir()):
        if entry.name not in replaceable or not entry.is_file():
            raise SheetError(SheetFault.FOREIGN_FOLDER, str(target), found=entry.name)


def _beside(target: Path, what: str) -> Path:
    """A free hidden name in the target's own folder, so that a rename stays on one file system."""
    number = 0
    while True:
        path = target.parent / f".{target.name}.{os.getpid()}-{number}.{what}"
        if not path.exists():
            return path
        number += 1


def _swap(new: Path, target: Path) -> None:
    """Rename `new` to `target`; a folder that stands there goes last, and comes back if the rename fails."""
    if not target.exists():
        new.rename(target)
        return
    old = _beside(target, "old")
    target.rename(old)
    try:
        new.rename(target)
    except OSError:
        with suppress(OSError):
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


@contextmanager
def landed_changes(folder: Path) -> Iterator[Path]:
    """An empty folder to fill with files of `folder` that change; when the block ends well all of them stand there.

    Files may be in folders of their own. If any cannot be put in its place, those that were are put back: either all
    have changed or none.

    Raises
    ------
    SheetError
        Where the system does not allow it.
    """
    with told(folder):
        target = folder.resolve()
        target.mkdir(parents=True, exist_ok=True)
        beside = _beside(target, "part")
        beside.mkdir()
        try:
            yield beside
            _put_all(beside, target)
        finally:
            shutil.rmtree(beside, ignore_errors=True)


def _put_all(beside: Path, target: Path) -> None:
    """Rename every file under `beside` into `target`, keeping what stood there until all are in place."""
    kept = beside / ".kept"
    done: list[Path] = []
    try:
        for new in sorted(path for path in beside.rglob("*") if path.is_file()):
            name = new.relative_to(beside)
            place = target / name
            place.parent.mkdir(parents=True, exist_ok=True)
            done.append(name)
            if place.exists():
                (kept / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(place, kept / name)
            new.replace(place)
    except BaseException:
        for name in reversed(done):
            _put_back(kept / name, target / name)
        raise


def _put_back(kept: Path, place: Path) -> None:
    with suppress(OSError):
        if kept.exists():
            kept.replace(place)
        else:
            place.unlink(missing_ok=True)
