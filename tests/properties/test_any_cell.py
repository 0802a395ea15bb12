"""Whatever stands in a file, reading it gives a dataset or a sentence, and never anything else."""

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from muster.datasets import DatasetReading, read_dataset, read_plan, write_dataset, write_plan
from muster.datasets.schema import DATASET_TABLES, KEY_BY_NAME, PLAN_TABLES
from muster.errors import DatasetRefusedError, PlanRefusedError
from muster.language.findings import finding_sentence
from muster.sheets.writing import csv_line
from tests.folders import TINY, dataset_folder, dataset_workbook
from tests.plans import plan, send, use
from tests.worlds import link, need, offer, world

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
IDS = ["N1", "A", "generator", "N1;site:A", "priority:1", "partner:PL"]
NUMBERS = ["0", "2", "-1", "1e999", "1e-320", "9" * 400, "NaN", "１２"]
WORDS = ["", " ", "yes", "held", "granted", "9999-12-31", "0001-01-01", "=1+1", "\0", "{where}", "%s"]
LIKELY = st.sampled_from(IDS + NUMBERS + WORDS)
CELLS = LIKELY | ANY_TEXT
TABLES = {table.name: table for table in DATASET_TABLES}


def read_or_refuse(path: Path) -> DatasetReading | None:
    """Read a dataset, or give back nothing where it is refused; every finding can be said."""
    reading: DatasetReading | None = None
    try:
        reading = read_dataset(path)
        findings = reading.findings
    except DatasetRefusedError as refused:
        findings = refused.findings
    assert all(finding_sentence(finding) for finding in findings)
    return reading


@st.composite
def tables_with_any_cells(draw: st.DrawFn) -> dict[str, str]:
    """Some tables with all their columns, a tiny valid row where there is one, and two rows of anything."""
    tables = {}
    for name in draw(st.lists(st.sampled_from(sorted(TABLES)), min_size=1, max_size=4, unique=True)):
        header = [column.name for column in TABLES[name].all_columns]
        rows = draw(st.lists(st.lists(CELLS, min_size=1, max_size=len(header) + 1), max_size=3))
        lines = [csv_line(header)]
        if name in TINY:
            names, cells = (line.split(",") for line in TINY[name].split("\n")[:2])
            known = dict(zip(names, cells, strict=True))
            valid = [known.get(column, "") for column in header]
            place = draw(st.integers(0, len(header) - 1))
            valid[place] = draw(CELLS | st.just(valid[place]))
            lines.append(csv_line(valid))
        tables[name] = "".join([*lines, *(csv_line(row) for row in rows)])
    return tables


@given(tables_with_any_cells())
def test_any_text_in_any_cell_is_read_or_refused_in_a_sentence(tables: dict[str, str]) -> None:
    with TemporaryDirectory() as folder:
        read_or_refuse(dataset_folder(Path(folder), **tables))


@given(tables_with_any_cells())
def test_what_could_be_read_can_be_written_and_read_again(tables: dict[str, str]) -> None:
    with TemporaryDirectory() as folder:
        reading = read_or_refuse(dataset_folder(Path(folder, "one"), **tables))
        if reading is not None:
            write_dataset(reading.situation, Path(folder, "two"))
            again = read_dataset(Path(folder, "two"))
            assert again.situation == reading.situation
            assert again.sha256 == reading.sha256


@given(st.dictionaries(st.sampled_from([*KEY_BY_NAME, "other", ""]), CELLS))
def test_any_settings_are_read_or_refused_in_a_sentence(keys: dict[str, str]) -> None:
    rows = "".join(csv_line([key, value]) for key, value in ({"start": "2024-01-01", "days": "56"} | keys).items())
    with TemporaryDirectory() as folder:
        read_or_refuse(dataset_folder(Path(folder), settings=f"key,value\n{rows}"))


@given(st.sampled_from(sorted({"settings", *TABLES})), st.lists(ANY_TEXT, max_size=6))
def test_any_header_is_read_or_refused_in_a_sentence(table: str, header: list[str]) -> None:
    with TemporaryDirectory() as folder:
        read_or_refuse(dataset_folder(Path(folder), **{table: csv_line([*header, ""]) + "1,2,3\n"}))


@given(st.sampled_from(sorted({"settings", *TABLES})), st.binary(max_size=60))
def test_any_bytes_are_read_or_refused_in_a_sentence(table: str, content: bytes) -> None:
    with TemporaryDirectory() as folder:
        (dataset_folder(Path(folder)) / f"{table}.csv").write_bytes(content)
        read_or_refuse(Path(folder))


@settings(max_examples=15)
@given(
    st.lists(
        CELLS | st.floats().filter(lambda number: abs(number) < 1e300) | st.booleans() | st.dates(),
        min_size=6,
        max_size=6,
    )
)
def test_any_cell_of_a_workbook_is_read_or_refused_in_a_sentence(cells: list[object]) -> None:
    header: list[object] = ["need", "item", "quantity", "priority", "site", "due"]
    with TemporaryDirectory() as folder:
        read_or_refuse(dataset_workbook(Path(folder, "d.xlsx"), needs=[header, cells]))


@given(st.sampled_from([table.name for table in PLAN_TABLES if table.name != "prices"]), st.lists(CELLS, max_size=9))
def test_any_cell_of_a_plan_is_read_or_refused_in_a_sentence(name: str, cells: list[str]) -> None:
    situation = world(needs=[need()], offers=[offer()], links=[link("A", "B", days=2)])
    with TemporaryDirectory() as folder:
        write_plan(plan(situation, send("O1", "N1", 10, by=[("A-B", 3)]), use("N1", 10, on=5)), Path(folder, "plan"))
        with (Path(folder, "plan") / f"{name}.csv").open("a", encoding="utf-8", newline="") as file:
            file.write(csv_line(cells))
        with suppress(PlanRefusedError):
            read_plan(Path(folder, "plan"))
