"""Figures of reading: tables found, quantities read from prose, and the speed of a whole intake."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from time import perf_counter

import xlsxwriter

from benchmarks.intake.prose import score_prose
from benchmarks.intake.tables import score_tables
from muster.catalogue import starting_items
from muster.intake.asking import proposed
from muster.intake.options import IntakeOptions
from muster.services.intake_list import intake_list

BOOKS, ROWS, TEXTS = 50, 2_000, 2_000
COUNTRIES = ("Poland", "Germany", "France", "Italy", "Latvia")
WORDS = ("new", "used", "winter", "mobile", "heavy", "light", "spare", "field", "in crates", "from stock")
DATASET = {
    "settings": "key,value\ndataset_version,1\nstart,2024-01-01\ndays,180\n",
    "sites": "site,name,kind,country\n"
    + "".join(f"{code}-depot,{code} depot,depot,{code}\n" for code in ("PL", "DE", "FR", "IT", "LV")),
}


def table_lines(shared: Path) -> Iterator[str]:
    """(c) The table in every public workbook, and (d) quantities from prose."""
    scores = score_tables(shared)
    yield f"(c) tables found with header, columns and every row: {sum(each.right for each in scores)} of {len(scores)}"
    for each in scores:
        state = "found" if each.right else f"WRONG, found {each.found}, expected {each.expected}"
        yield f"    {each.file} [{each.sheet}]: {state}; {each.told_apart} of {each.counted} rows told apart"
    prose = score_prose(shared)
    yield (
        f"(d) quantities from prose: precision {prose.precision:.3f}, recall {prose.recall:.3f} "
        f"({prose.found} found, {prose.there} there)"
    )
    yield from (f"    wrong: {fact}" for fact in prose.wrong)
    yield from (f"    missed: {fact}" for fact in prose.missed)


def intake_speed_lines(folder: Path) -> Iterator[str]:
    """Seconds that fifty workbooks take, cold, with every text seen before, and as files that are in already."""
    books = [_book(folder / f"offers_{number}.xlsx", number, 0) for number in range(BOOKS)]
    dataset = _dataset(folder / "lists")
    options = IntakeOptions(day=date(2024, 1, 1), cache=folder / "cache")
    for name in ("cold", "the same files again"):
        began = perf_counter()
        done = intake_list(books, dataset, options, proposed)
        waiting = sum(each.waiting for each in done.lists)
        yield (
            f"intake of {BOOKS} workbooks of {ROWS} rows, {TEXTS} distinct texts, {name}: "
            f"{perf_counter() - began:.1f} s ({len(done.entries)} rows added, {waiting} wait)"
        )
    shutil.rmtree(dataset)
    began = perf_counter()
    intake_list(books, _dataset(folder / "lists"), options, proposed)
    yield f"the same into a new dataset, every text matched before: {perf_counter() - began:.1f} s"


def _texts() -> list[str]:
    """Distinct texts: names of the starting catalogue with words beside them, as partners write."""
    names = [item.name for item in starting_items()]
    return [f"{names[at % len(names)]}, {WORDS[at // len(names) % len(WORDS)]}" for at in range(TEXTS)]


def _book(path: Path, number: int, seed: int) -> Path:
    dice = Random(seed * 1_000 + number)  # noqa: S311 # made-up rows, no secrets
    texts = _texts()
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Offers")
    sheet.write_row(0, 0, ["Offers of the partners"])
    sheet.write_row(2, 0, ["Country", "Item", "Quantity", "Unit", "Available from", "Remarks"])
    for row in range(ROWS):
        amount = dice.choice([str(dice.randint(10, 90)), f"ca. {dice.randint(10, 90)}", f"{dice.randint(1, 9)} 000"])
        day = dice.choice(["2024-02-01", "Q1 2024", "31.03.2024", "from 1 March 2024"])
        text = texts[(row * 7 + number) % len(texts)]
        sheet.write_row(3 + row, 0, [COUNTRIES[number % len(COUNTRIES)], text, amount, "pcs", day, f"{number}-{row}"])
    book.close()
    return path


def _dataset(folder: Path) -> Path:
    folder.mkdir()
    for name, text in DATASET.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder
