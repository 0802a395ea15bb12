"""`muster intake`: take lists as partners send them into a dataset, and undo a whole import."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from muster.cli.exits import ExitCode
from muster.cli.printing import print_document, print_lines
from muster.cli.wording import epilog
from muster.errors import BadOptionError
from muster.language import plural, say

if TYPE_CHECKING:
    from muster.bootstrap import Run
    from muster.intake.asking import Ask
    from muster.services.intake_list import Progress

EXAMPLES = (
    "muster intake offers_may.xlsx --into lists --sender PL",
    "muster intake *.xlsx needs.csv --into lists --yes",
    "muster intake offers.ods --into lists --sender DE --column item=Bezeichnung --as offers",
    "muster intake --undo import-3 --into lists",
)

KEPT_SHOWN = 20


@click.command(
    "intake",
    short_help=say("Take lists as partners send them into a dataset."),
    help=say(
        "Read the lists in FILES (XLSX, XLS, ODS, CSV; any language, any layout) and add their rows to the dataset's "
        "folder. What a list leaves open is a question with proposed answers: on a terminal each is asked, one key an "
        "answer; elsewhere rows with open questions wait. What was decided once is never asked again. Files are kept "
        "as they came."
    ),
    epilog=epilog(EXAMPLES, (ExitCode.DONE, ExitCode.REFUSED, ExitCode.INTERRUPTED)),
)
@click.argument("files", nargs=-1, type=click.Path(readable=False, path_type=Path))
@click.option("--into", "dataset", required=True, type=click.Path(path_type=Path), help=say("The dataset's folder."))
@click.option("--sender", default="", help=say("The partner who sent the files; layouts are remembered by sender."))
@click.option("--yes", is_flag=True, help=say("Take the proposed answer of every question, and say which."))
@click.option("--review", is_flag=True, help=say("Ask every open question; on a terminal this is the default."))
@click.option("--as", "kind", type=click.Choice(["needs", "offers"]), help=say("What the lists state."))
@click.option("--column", "columns", multiple=True, help=say("FIELD=HEADING: the column that says a field."))
@click.option("--undo", "undone", help=say("Take the rows of this import out again."))
@click.option("--json", "as_json", is_flag=True, help=say("Print one JSON document instead of a table."))
@click.pass_obj
def intake(
    run: "Run",
    files: tuple[Path, ...],
    dataset: Path,
    sender: str,
    yes: bool,
    review: bool,
    kind: str | None,
    columns: tuple[str, ...],
    undone: str | None,
    as_json: bool,
) -> int:
    """Take lists in, or an import out."""
    from muster.intake.options import IntakeOptions
    from muster.services.intake_list import intake_list

    if undone:
        return _undo(run, dataset, undone, as_json=as_json)
    if not files:
        raise BadOptionError(say("No file was named. At least one workbook or text file was expected. Name it."))
    options = IntakeOptions(
        day=run.machine.today(),
        sender=sender.strip(),
        kind=kind or "",
        columns=tuple(map(_column, columns)),
        cache=run.cache,
    )
    ask = _ask(yes=yes, review=review)
    with _bar() as progress:
        done = intake_list(files, dataset, options, ask, progress)
    if as_json:
        from muster.cli.intake_documents import intake_document

        print_document(intake_document(done))
    else:
        from muster.cli.intake_printing import print_intake

        print_intake(done)
    return ExitCode.DONE


def _column(text: str) -> tuple[str, str]:
    from muster.domain.layout import Field

    field, separator, heading = text.partition("=")
    if not separator or field not in set(Field):
        raise BadOptionError(
            say(
                "--column '{found}': FIELD=HEADING was expected, with one of these fields: {fields}.",
                found=text,
                fields=", ".join(Field),
            )
        )
    return field, heading


def _ask(*, yes: bool, review: bool) -> "Ask":
    """Who answers questions: nobody, the proposal, or a person at the terminal."""
    from muster.cli.reviewing import Review
    from muster.intake.asking import nobody, proposed

    if yes and review:
        raise BadOptionError(say("--yes and --review exclude each other. One of them was expected. Leave one out."))
    if yes:
        return proposed
    terminal = sys.stdin.isatty() and sys.stderr.isatty()
    if review and not terminal:
        raise BadOptionError(say("--review asks at a terminal, and there is none here. Use --yes, or leave it out."))
    return Review() if terminal else nobody


@contextmanager
def _bar() -> Iterator["Progress | None"]:
    """Progress on standard error while files are read and texts are matched; nothing elsewhere than on a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    words = {"read": say("Reading files"), "match": say("Matching items")}

    def show(stage: str, done: int, total: int) -> None:
        click.echo(f"\r{words[stage]} {done}/{total}", err=True, nl=done == total)

    yield show


def _undo(run: "Run", dataset: Path, import_id: str, *, as_json: bool) -> int:
    from muster.services.undoing import undo_import

    undoing = undo_import(dataset, import_id, run.machine.today())
    if as_json:
        print_document({"undone": import_id, "removed": undoing.removed, "kept": list(undoing.kept)})
        return ExitCode.DONE
    print_lines(plural("{count} row was taken out.", "{count} rows were taken out.", undoing.removed))
    if undoing.kept:
        kept = ", ".join(undoing.kept[:KEPT_SHOWN])
        print_lines(say("These rows have changed since and stay: {rows}", rows=kept))
    return ExitCode.DONE
