"""The questions: Kiel's types and sub-types, supply classes of property books, the catalogue across languages."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.intake.asking import Question
from benchmarks.intake.training import hidden
from muster.catalogue import starting_rows
from muster.catalogue.reading import name_in
from muster.sheets import read_tables

FOLDS = 5
_STOCK_NUMBER = re.compile(r"\d{4}-\d{2}-\d{3}-\d{4}")


def kiel(data: Path, column: str, examples: Path | None = None) -> Iterator[Question]:
    """Item names of a labelled list in five folds, each against the others; every fifth row is of a fold."""
    rows = _rows(examples or data / "offers" / "kiel_item_types_dev.csv")
    labels = {row[column]: (row[column],) for row in rows}
    for fold in range(FOLDS):
        asked = rows[fold::FOLDS]
        known = [row for place, row in enumerate(rows) if place % FOLDS != fold]
        yield Question(
            texts=[row["item"] for row in asked],
            truth=[row[column] for row in asked],
            names=labels,
            examples=[(row["item"], row[column]) for row in known],
        )


def supply_classes(data: Path) -> Iterator[tuple[str, Question]]:
    """Names of the rows with a stock number of each workbook, all other workbooks being known."""
    names = dict(_supply_class_names(data / "catalogues" / "us_psc_fsc_codes.csv"))
    books = {path.stem: list(_named_rows(path)) for path in sorted((data / "messy").glob("??.xlsx"))}
    for book, rows in books.items():
        if not rows:
            continue
        counted = Counter(rows)
        yield (
            book,
            Question(
                texts=[text for text, _ in counted],
                truth=[label for _, label in counted],
                names=names,
                examples=[row for other, rows in books.items() if other != book for row in rows],
                weights=[float(count) for count in counted.values()],
            ),
        )


def languages(asked: tuple[str, ...] = ("uk", "zh", "de")) -> Iterator[tuple[str, Question]]:
    """Every name of the starting catalogue in a language, the names of that language hidden."""
    for language in asked:
        rows = starting_rows()
        yield (
            language,
            Question(
                texts=[name_in(row, language) for row in rows],
                truth=[row["item"] for row in rows],
                names={entry.item_id: entry.names for entry in hidden(language)},
            ),
        )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _supply_class_names(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Each class with its name and what its note says it includes."""
    for row in _rows(path):
        code = row["PSC CODE"]
        if len(code) == len("1005") and code.isdigit():
            name = row["PRODUCT AND SERVICE CODE FULL NAME"] or row["PRODUCT AND SERVICE CODE NAME"] or code
            included = row["PRODUCT AND SERVICE CODE INICLUDES"].split(";")
            yield code, [name, *(each.strip(" .") for each in included if each.strip(" ."))]


def _named_rows(path: Path) -> Iterator[tuple[str, str]]:
    """Item name and supply class of every row of a workbook that has a stock number."""
    for sheet in read_tables(path):
        columns: tuple[int, int] | None = None
        for cells in sheet.rows:
            texts = [" ".join(str(cell).split()) for cell in cells]
            if columns is None:
                if {"NSN", "Item Name"} <= set(texts):
                    columns = texts.index("NSN"), texts.index("Item Name")
            elif _STOCK_NUMBER.fullmatch(texts[columns[0]]) and texts[columns[1]]:
                yield texts[columns[1]], texts[columns[0]][:4]
