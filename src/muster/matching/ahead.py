"""Compute what texts mean beside other work, before they are matched: the model leaves the interpreter free."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from muster.matching.embedding import Embedder


_AT_ONCE = 256


class Ahead:
    """Puts the meaning of announced texts into the cache, where a `Matcher` finds it; without a cache it does nothing.

    Leaving it waits until all is there; left by an error, it gives up what is not begun.
    """

    def __init__(self, cache: Path | None) -> None:
        self._cache = cache
        self._pool = ThreadPoolExecutor(max_workers=1)
        self._announced: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._pool.shutdown(cancel_futures=kind is not None)

    @cached_property
    def _embedder(self) -> "Embedder":
        from muster.matching.embedding import Embedder  # noqa: PLC0415 (loads numpy, which `import muster` must not)

        return Embedder(self._cache)

    def announce(self, texts: Iterable[str]) -> None:
        """Begin with texts that will be asked about, each once."""
        if self._cache is None:
            return
        new = [text for text in dict.fromkeys(texts) if text not in self._announced]
        self._announced.update(new)
        for start in range(0, len(new), _AT_ONCE):
            self._pool.submit(self._embedder.embed, new[start : start + _AT_ONCE])
