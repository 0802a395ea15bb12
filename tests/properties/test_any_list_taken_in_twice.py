"""Any list that is taken in again, as another file or in another order, adds nothing that is in already."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from muster.domain.doubt import Doubt
from muster.domain.imports import Decision
from muster.intake.asking import proposed
from muster.intake.options import IntakeOptions
from muster.services.intake_list import Intake, intake_list
from tests.books import Page, Value, write_book

ITEMS = ("generator", "Tent", "tents", "Zelt", "pump", "diesel", "Frobnicator Zx", "vehicle", "генератор", "")
"""Some mean one item, some one of many, some none."""
COUNTRIES = ("Poland", "PL", "Germany", "Ruritania", "")
QUANTITIES = ("5", "5", "ca. 40", "20-30", "5000000", "undisclosed", "", "many", "3 boxes", "10 t")
DAYS = ("2024-02-01", "Q1 2024", "3/4/2024", "soon", "")
PLACES = ("A", "Lviv hub", "")
HEADER: list[Value] = ["No.", "Country", "Item", "Quantity", "Available from", "Location"]
TENTS = ("Poland", "generator", "5", "2024-02-01", "A")
ROW = st.tuples(*map(st.sampled_from, (COUNTRIES, ITEMS, QUANTITIES, DAYS, PLACES)))
LISTS = st.lists(st.lists(ROW, min_size=1, max_size=6), min_size=1, max_size=2).filter(
    lambda lists: any(row[1] for rows in lists for row in rows)
)
"""A file in which no row names anything is refused."""


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where what is costly to compute of a text is kept from case to case."""
    return tmp_path_factory.mktemp("cache")


def book(path: Path, lists: list[list[tuple[str, ...]]]) -> Path:
    """A workbook with a sheet for each list, whose rows are counted."""
    pages: dict[str, Page] = {}
    for at, rows in enumerate(lists):
        numbered: list[list[Value]] = [[number, *row] for number, row in enumerate(rows, start=1)]
        pages[f"offers {at}"] = Page([HEADER, *numbered])
    return write_book(path, pages)


def take(files: list[Path], into: Path, cache: Path, ask: Callable[[Doubt], Decision | None] = proposed) -> Intake:
    """Take lists in."""
    return intake_list(files, into, IntakeOptions(day=date(2024, 1, 1), cache=cache), ask)


def offers(folder: Path) -> list[str]:
    """The ids of all offers of a dataset."""
    path = folder / "offers.csv"
    return [line.split(",")[0] for line in path.read_text(encoding="utf-8").splitlines()[1:]] if path.exists() else []


@settings(max_examples=12)
@given(LISTS)
@example([[TENTS], [TENTS, ("Poland", "Tent", "many", "2024-02-01", "A")]])  # whose "No." is taken for its quantity
def test_a_list_taken_in_twice_is_as_taken_in_once(cache: Path, lists: list[list[tuple[str, ...]]]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        first = book(folder / "first.xlsx", lists)
        take([first], folder / "lists", cache)
        once = offers(folder / "lists")
        assert len(once) == len(set(once))
        assert take([first], folder / "lists", cache).entries == ()
        turned = book(folder / "renamed.xlsx", [rows[::-1] for rows in lists[::-1]])
        assert take([turned], folder / "lists", cache).entries == ()
        assert offers(folder / "lists") == once


@settings(max_examples=8)
@given(LISTS)
def test_a_file_that_comes_under_two_names_at_once_is_as_one(cache: Path, lists: list[list[tuple[str, ...]]]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        files = [book(folder / "first.xlsx", lists), book(folder / "second.xlsx", lists)]
        take(files[:1], folder / "one", cache)
        take(files, folder / "two", cache)
        assert offers(folder / "one") == offers(folder / "two")


@settings(max_examples=8)
@given(LISTS, st.randoms(use_true_random=False))
def test_rows_answered_later_are_those_answered_at_once_and_answers_hold(
    cache: Path, lists: list[list[tuple[str, ...]]], dice: object
) -> None:
    asked: list[str] = []

    def sometimes(doubt: Doubt) -> Decision | None:
        asked.append(doubt.key)
        return proposed(doubt) if dice.random() < 0.5 else None  # type: ignore[attr-defined]  # hypothesis' own dice

    with TemporaryDirectory() as name:
        folder = Path(name)
        first = book(folder / "first.xlsx", lists)
        take([first], folder / "later", cache, lambda _: None)
        decided = {each.key for each in take([first], folder / "later", cache, sometimes).decisions}
        asked.clear()
        take([first], folder / "later", cache, sometimes)
        assert not decided & set(asked)
        take([first], folder / "later", cache)
        take([first], folder / "at once", cache)
        assert take([first], folder / "later", cache).entries == ()
        assert sorted(offers(folder / "later")) == sorted(offers(folder / "at once"))
