"""Print sentences, tables and documents: results on standard output, everything else on standard error."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence

import click

from muster.domain.findings import Finding, Severity
from muster.domain.promises import BrokenPromise
from muster.language import plural, say

WIDTH_ELSEWHERE = 100
"""Characters a table may take where there is no screen, as in a file or a pipe."""


def print_document(document: object) -> None:
    """Print one JSON document, and nothing else, on standard output."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False))


def print_lines(*sentences: str) -> None:
    """Print sentences on standard output."""
    for sentence in sentences:
        click.echo(sentence)


def complain(sentence: str) -> None:
    """Print a sentence on standard error."""
    click.echo(sentence, err=True)


def print_findings(findings: Iterable[Finding]) -> None:
    """Print every finding as a sentence on standard error, file by file."""
    from muster.language.findings import finding_sentence

    by_file: defaultdict[str, list[Finding]] = defaultdict(list)
    for each in findings:
        by_file[each.place.file].append(each)
    for file in sorted(by_file):
        found = by_file[file]
        errors = sum(each.severity is Severity.ERROR for each in found)
        complain(say("{file}: {counts}", file=file, counts=_counted(errors, len(found) - errors)))
        for each in sorted(found, key=lambda each: (each.place.table, each.place.row or 0, each.place.column)):
            complain("  " + finding_sentence(each))


def print_broken(broken: Iterable[BrokenPromise]) -> None:
    """Print every broken promise as a sentence on standard error."""
    from muster.language.promises import promise_sentence

    for each in broken:
        complain(f"{each.code}: {promise_sentence(each)}")


def print_table(title: str, headings: Sequence[str], rows: Iterable[Sequence[str]], words: int = 1) -> None:
    """Print a table on standard output; the first `words` columns are words, the others figures."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title, title_justify="left", title_style="bold", box=SIMPLE_HEAD, pad_edge=False)
    for place, heading in enumerate(headings):
        table.add_column(heading, justify="left" if place < words else "right", vertical="bottom")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    screen = Console(highlight=False)
    console = screen if screen.is_terminal else Console(highlight=False, width=WIDTH_ELSEWHERE)
    console.print(table)


def _counted(errors: int, doubts: int) -> str:
    parts = []
    if errors:
        parts.append(plural("{count} error", "{count} errors", errors))
    if doubts:
        parts.append(plural("{count} doubt", "{count} doubts", doubts))
    return ", ".join(parts)
