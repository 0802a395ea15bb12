"""What was found in a file is found again without reading it, under whatever name it comes."""

import shutil
import sqlite3
from hashlib import sha256
from pathlib import Path

import pytest

from muster.intake.lists import ForeignList, foreign_lists
from muster.intake.remembered import FileRead
from tests.books import Page, write_book

PAGES = {
    "Offers": Page(
        [["Offers of October"], [], ["Country", "Item", "Quantity"], ["Poland", "tent", 20], ["", "boots", 4.5]]
    ),
    "Потреби": Page([["Назва", "Кількість", "Термін"], ["намет", "двадцять", "2024-02-01"], ["Разом", 20, ""]]),
}


def found(path: Path, cache: Path | None, sender: str = "PL") -> list[ForeignList]:
    """The lists of a file."""
    return foreign_lists(FileRead(path=path, sha256=sha256(path.read_bytes()).hexdigest(), sender=sender), cache)


@pytest.mark.parametrize("suffix", [".xlsx", ".ods", ".csv"])
def test_a_file_that_was_read_before_gives_the_same_lists_unread(tmp_path: Path, suffix: str) -> None:
    pages = dict(list(PAGES.items())[:1]) if suffix == ".csv" else PAGES
    book = write_book(tmp_path / f"october{suffix}", pages)
    fresh = found(book, None)
    assert found(book, tmp_path / "cache") == fresh
    digest = sha256(book.read_bytes()).hexdigest()
    book.write_bytes(b"no more")
    again = foreign_lists(FileRead(path=book, sha256=digest, sender="PL"), tmp_path / "cache")
    assert again == fresh


def test_a_file_is_called_as_it_is_called_now_and_rows_are_its_senders(tmp_path: Path) -> None:
    book = write_book(tmp_path / "october.csv", dict(list(PAGES.items())[:1]))
    (first,) = found(book, tmp_path / "cache")
    (renamed,) = found(Path(shutil.copy(book, tmp_path / "renamed.csv")), tmp_path / "cache")
    assert (renamed.place.file, renamed.place.table, renamed.keys) == ("renamed.csv", "renamed", first.keys)
    (other,) = found(book, tmp_path / "cache", sender="DE")
    assert set(other.keys).isdisjoint(first.keys)


@pytest.mark.parametrize("broken", [b"\x00" * 100, b"", None])
def test_a_cache_that_cannot_be_read_is_as_none(tmp_path: Path, broken: bytes | None) -> None:
    book, cache = write_book(tmp_path / "october.xlsx", PAGES), tmp_path / "cache"
    fresh = found(book, cache)
    if broken is None:
        with sqlite3.connect(cache / "lists.sqlite") as store:
            store.execute("update lists set found = ?", (b"no more",))
    else:
        (cache / "lists.sqlite").write_bytes(broken)
    assert found(book, cache) == fresh
