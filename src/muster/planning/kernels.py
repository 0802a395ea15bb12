"""Where compiled kernels are kept from one run to the next: a folder of this user alone.

numba by itself writes beside the sources or into the home folder, and fails where neither can be written. It also
looks at nothing but a kernel's own file to see whether what it kept is stale, though a kernel holds the code of those
that it calls; so the folder's name is made from all sources of the planner. What is kept is unpickled and run: a folder
that anybody else could have written to is not used.
"""

import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import sha256
from pathlib import Path

from numba.core import config

from muster.__about__ import __version__
from muster.errors import UnwritableError
from muster.language import say

COMPILING_S = 30
"""Seconds that compiling all kernels takes, about, as measured on two cores in November 2026."""

CHOSEN = "NUMBA_CACHE_DIR"
KEPT_S = 60 * 24 * 3600.0  # what was not used for so long before is of a version that is gone
OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH


@contextmanager
def kept_kernels() -> Iterator[None]:
    """Have kernels that are decorated meanwhile kept in our folder; other users of numba in this process are not met.

    Raises
    ------
    UnwritableError
        There is no folder at all that could be written.
    """
    told = vars(config)
    before = told["CACHE_DIR"]
    told["CACHE_DIR"] = str(_folder())
    try:
        yield
    finally:
        told["CACHE_DIR"] = before


def is_compiled(method: str) -> bool:
    """Whether a run by this method was finished on this machine before, so that its kernels are there."""
    return _mark(method).is_file()


def note_compiled(method: str) -> None:
    """Keep in mind that a run by this method was finished."""
    with suppress(OSError):  # the worst that follows is a needless sentence next time
        _mark(method).touch()


def _mark(method: str) -> Path:
    return _folder() / f"{method}.compiled"


@cache
def _folder() -> Path:
    """The folder of these very sources: in the place that the user chose, else the user's caches, else for a time."""
    chosen = os.environ.get(CHOSEN, "")
    places = [Path(chosen)] if chosen else []
    places += [place / "muster" for place in _caches()]
    places.append(Path(_temporary()) / f"muster-{_user()}")
    for place in places:
        with suppress(OSError):
            if _is_ours(place) or str(place) == chosen:
                return _fresh(place)
    # Nothing that could be kept; this run compiles for itself.
    return _for_this_run()


def _caches() -> Iterator[Path]:
    """Where this system keeps the caches of a user; what is no whole path means nothing."""
    home = os.path.expanduser("~")  # noqa: PTH111 (Path.expanduser raises where there is no home)
    usual = {"win32": os.environ.get("LOCALAPPDATA", ""), "darwin": f"{home}/Library/Caches"}
    for place in (os.environ.get("XDG_CACHE_HOME", ""), usual.get(sys.platform, f"{home}/.cache")):
        if os.path.isabs(place):  # noqa: PTH117 (an empty path is the working folder to Path)
            yield Path(place)


def _temporary() -> str:
    """The system's folder for what is temporary."""
    try:
        return tempfile.gettempdir()
    except OSError as error:
        raise UnwritableError(
            say("No folder can be written to keep compiled code in. Name one in {variable}.", variable=CHOSEN)
        ) from error


def _user() -> int:
    """Number of this user; 0 where the system does not number them, and keeps their folders apart by itself."""
    return os.geteuid() if hasattr(os, "geteuid") else 0


def _is_ours(place: Path) -> bool:
    """Whether a folder, made where it is not there, is this user's and nobody else may write to it."""
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not hasattr(os, "geteuid"):
        return True
    found = place.lstat()
    return stat.S_ISDIR(found.st_mode) and found.st_uid == _user() and not found.st_mode & OTHERS_MAY_WRITE


def _fresh(place: Path) -> Path:
    """The folder of these sources inside a place, marked as used; those of versions long gone are removed.

    Raises
    ------
    OSError
        Nothing can be written there.
    """
    folder = place / f"kernels-{_fingerprint()}"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    tempfile.TemporaryFile(dir=folder).close()
    os.utime(folder)
    now = folder.stat().st_mtime
    for other in place.glob("kernels-*"):
        if now - other.stat().st_mtime > KEPT_S:
            shutil.rmtree(other, ignore_errors=True)
    return folder


def _for_this_run() -> Path:
    """A folder that goes when the run ends."""
    import atexit  # noqa: PLC0415 (hardly ever needed)

    folder = tempfile.mkdtemp(prefix="muster-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def _fingerprint() -> str:
    """Short hash of all that compiled code comes from: the planner's sources, and what numba was told."""
    told = sorted(f"{name}={value}" for name, value in os.environ.items() if name.startswith("NUMBA_"))
    told = [each for each in told if not each.startswith(CHOSEN)]
    seen = sha256("\n".join((__version__, *told)).encode())
    for source in sorted(Path(__file__).parent.glob("*.py")):
        seen.update(source.read_bytes())
    return seen.hexdigest()[:16]
