"""Tiny datasets as files: each test states only the tables that it is about.

A table is stated as lines of CSV. `dataset_folder(tmp_path, needs="…")` writes the tables of `TINY` with the stated
ones in their place; None leaves a table out.
"""

from pathlib import Path

import xlsxwriter

from muster.datasets import DatasetReading, read_dataset
from muster.domain.findings import Finding
from muster.language.findings import finding_sentence

TINY = {
    "settings": "key,value\ndataset_version,1\nstart,2024-01-01\ndays,56",
    "items": "item,mass_kg\ngenerator,1000",
    "sites": "site\nA\nB",
    "links": "link,origin,destination,mode,days\nA-B,A,B,rail,2",
    "partners": "partner\nPL",
    "needs": "need,item,quantity,priority,site,due\nN1,generator,10,1,B,2024-02-01",
    "offers": "offer,partner,item,quantity,site\nO1,PL,generator,10,A",
}


def dataset_folder(folder: Path, /, **tables: str | None) -> Path:
    """A folder with the tiny dataset, in which the stated tables take the place of their namesakes."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in {**TINY, **tables}.items():
        if text is not None:
            (folder / f"{name}.csv").write_text(text, encoding="utf-8", newline="")
    return folder


def dataset_workbook(path: Path, /, **tables: list[list[object]]) -> Path:
    """A workbook with the tiny dataset, in which the stated tables, cell by cell, take the place of their namesakes."""
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"})
    texts: dict[str, list[list[object]]] = {
        name: [[*line.split(",")] for line in text.split("\n")] for name, text in TINY.items()
    }
    for name, rows in {**texts, **tables}.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write(number, column, cell)
    book.close()
    return path


def read_folder(folder: Path, /, **tables: str | None) -> DatasetReading:
    """What is read from the tiny dataset with the stated tables."""
    return read_dataset(dataset_folder(folder, **tables))


def sentences(findings: tuple[Finding, ...]) -> list[str]:
    """The findings as they are said, each after its code."""
    return [f"{finding.code}: {finding_sentence(finding)}" for finding in findings]
