"""read(write(x)) == x, for every situation that the contract allows, as a folder and as a workbook."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from muster.datasets import canonical_form, dataset_sha256, read_dataset, write_dataset
from muster.datasets.schema import DATASET_TABLES, KEY_BY_NAME, Column, Kind, Table
from muster.datasets.schema.shape import LARGEST_NUMBER, SMALLEST_NUMBER
from muster.domain.settings import Settings
from muster.domain.situation import Situation
from tests.worlds import link, need, offer, world

CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufffe\uffff")
TEXTS = st.text(CHARACTERS, min_size=1, max_size=12)
SHORT = TEXTS.map(str.strip).filter(bool)
NAMES = st.text(CHARACTERS.filter(lambda sign: sign not in ";:"), max_size=8).map(str.strip).filter(bool)
DATES = st.dates(date(1800, 1, 1), date(2200, 1, 1))
UNTOUCHED = frozenset({"from_date", "until_date", "earliest", "due", "expires", "expected", "until", "last_start"})
MOST = 10**6


def values(column: Column) -> st.SearchStrategy[Any]:
    """Values that a cell of this column may hold."""
    bounds = column.bounds
    if column.kind is Kind.WHOLE:
        return st.integers(int(bounds.least or 0), int(bounds.most or MOST))
    if column.kind is Kind.NUMBER:
        low = SMALLEST_NUMBER if bounds.above == 0 else bounds.least
        high = bounds.most if bounds.below is None else bounds.below
        return st.floats(low, LARGEST_NUMBER if high is None else high, exclude_max=bounds.below is not None)
    return {
        Kind.TEXT: TEXTS,
        Kind.NAME: SHORT,
        Kind.LIST: st.lists(NAMES, min_size=1, max_size=3).map(tuple),
        Kind.DATE: DATES,
        Kind.YES_NO: st.booleans(),
        Kind.CHOICE: st.sampled_from(list(column.choices or ())),
    }[column.kind]


def details(table: Table) -> st.SearchStrategy[dict[str, Any]]:
    """Values for columns that name no other row, so that whatever is drawn is right."""
    free = {
        column.attribute: values(column)
        for column in table.all_columns
        if not column.names and column.kind is not Kind.ID and column.attribute not in FIXED
    }
    return st.fixed_dictionaries({}, optional=free)


FIXED = UNTOUCHED | {
    "item_id",
    "offers",
    "links",
    "earmarked_for",
    "crew",
    "unit_cost",
    "minimum",
    "trained",
    "request",
}
EXTRAS = st.dictionaries(
    NAMES.filter(lambda name: all(name not in table.column_by_name for table in DATASET_TABLES)), TEXTS, max_size=2
).map(lambda cells: tuple(sorted(cells.items())))
TABLES = {table.name: table for table in DATASET_TABLES}
SETTINGS = st.builds(
    Settings,
    start=DATES,
    days=st.integers(1, 400),
    as_of=st.none() | DATES,
    grace_days=st.integers(0, MOST),
    recipient=st.just("") | SHORT,
    currency=SHORT,
    max_in_training=st.none() | st.integers(0, MOST),
    title=st.just("") | TEXTS,
    extra=st.dictionaries(SHORT.filter(lambda key: key not in KEY_BY_NAME), TEXTS, max_size=2).map(
        lambda keys: tuple(sorted(keys.items()))
    ),
    remarks=st.dictionaries(st.sampled_from(sorted(KEY_BY_NAME)), st.tuples(TEXTS, TEXTS), max_size=2).map(
        lambda keys: tuple(sorted((key, *remark) for key, remark in keys.items()))
    ),
)


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    """A need, an offer, an item, two sites and a link, with anything in the cells that name no other row."""
    plain = world(needs=[need()], offers=[offer()], links=[link("A", "B", days=2)])
    changed: dict[str, Any] = {"settings": draw(SETTINGS)}
    for name in ("items", "sites", "links", "partners", "needs", "offers"):
        changed[name] = tuple(
            replace(row, **draw(details(TABLES[name])), extra=draw(EXTRAS)) for row in getattr(plain, name)
        )
    return replace(plain, **changed)


def read_back(situation: Situation, name: str) -> None:
    with TemporaryDirectory() as folder:
        write_dataset(situation, Path(folder, name))
        reading = read_dataset(Path(folder, name))
    assert reading.situation == situation
    assert canonical_form(reading.situation) == canonical_form(situation)
    assert reading.sha256 == dataset_sha256(situation)


@given(situations())
def test_a_folder_gives_back_what_was_written(situation: Situation) -> None:
    read_back(situation, "folder")


@settings(max_examples=15)
@given(situations())
def test_a_workbook_gives_back_what_was_written(situation: Situation) -> None:
    read_back(situation, "book.xlsx")
