"""`muster match`: which item of a catalogue each text means, how likely, and why."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from muster.bootstrap import Run
from muster.cli.exits import ExitCode
from muster.cli.printing import print_document, print_findings, print_lines
from muster.cli.wording import epilog
from muster.language import plural, say

if TYPE_CHECKING:
    from muster.services.match_texts import MatchedTexts

EXAMPLES = (
    "muster match texts.csv --out matches.csv",
    "muster match texts.csv --catalogue items.csv --out matches.csv",
    "muster match texts.csv --catalogue labels.csv --examples labelled.csv --out matches.csv",
)


@click.command(
    "match",
    short_help=say("Say which item of a catalogue each text means, how likely, and why."),
    help=say(
        "Say for each row of TEXTS, a CSV file or XLSX workbook with a column 'text', which item of a catalogue it "
        "means: with its probability, the next best two, and the clues. A text that is not clear enough waits for "
        "review."
    ),
    epilog=epilog(EXAMPLES, (ExitCode.DONE, ExitCode.REFUSED, ExitCode.INTERRUPTED)),
)
@click.argument("texts", type=click.Path(readable=False, path_type=Path))
@click.option(
    "--catalogue",
    type=click.Path(path_type=Path),
    help=say("Table of items with the column 'item', and 'name', 'aliases'; default: the starting catalogue."),
)
@click.option(
    "--examples",
    type=click.Path(path_type=Path),
    help=say("Table of texts whose item is known, with the columns 'text' and 'item'; they teach and calibrate."),
)
@click.option(
    "--accept",
    type=float,
    default=0.7,
    show_default=True,
    help=say("Probability from which a match needs no review."),
)
@click.option("--out", type=click.Path(path_type=Path), required=True, help=say("CSV file or .xlsx workbook to write."))
@click.option("--json", "as_json", is_flag=True, help=say("Print one JSON document instead of sentences."))
@click.pass_obj
def match(
    run: Run, texts: Path, catalogue: Path | None, examples: Path | None, accept: float, out: Path, as_json: bool
) -> int:
    """Match texts and write what they mean."""
    from muster.services.match_texts import MatchOptions, match_texts

    options = MatchOptions(catalogue=catalogue, examples=examples, accepted=accept, cache=run.cache)
    with _bar(hidden=as_json or not sys.stderr.isatty()) as progress:
        matched = match_texts(texts, out, options, progress)
    print_findings(matched.findings)
    if as_json:
        print_document(_document(matched))
    else:
        _print(matched, out)
    return ExitCode.DONE


@contextmanager
def _bar(*, hidden: bool) -> Iterator[Callable[[int, int], None] | None]:
    """A bar on standard error that shows how many texts are done."""
    if hidden:
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task(say("Matching"), total=None)
        yield lambda done, total: bars.update(task, completed=done, total=total)


def _print(matched: "MatchedTexts", out: Path) -> None:
    count = len(matched.rows)
    print_lines(
        plural(
            "{count} text: {sure} matched, {rest} for review.",
            "{count} texts: {sure} matched, {rest} for review.",
            count,
            sure=matched.sure,
            rest=count - matched.sure,
        ),
        say("The matches are in {out}. They were computed by version {version}.", out=out, version=matched.version),
    )


def _document(matched: "MatchedTexts") -> dict[str, object]:
    from muster.cli.documents import finding_document
    from muster.language.clues import clue_sentence

    matches = [
        {
            "row": row,
            "text": match.text,
            "item": match.item_id,
            "candidates": [
                {
                    "item": each.item_id,
                    "probability": each.probability,
                    "clues": [clue_sentence(clue) for clue in each.clues],
                }
                for each in match.candidates
            ],
        }
        for row, match in matched.rows
    ]
    return {
        "version": matched.version,
        "matches": matches,
        "findings": [finding_document(each) for each in matched.findings],
    }
