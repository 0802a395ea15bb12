"""`muster validate`: say everything that is wrong or doubtful in a dataset."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from muster.cli.exits import ExitCode
from muster.cli.printing import print_document, print_findings, print_lines, print_table
from muster.cli.wording import epilog
from muster.language import say

if TYPE_CHECKING:
    from muster.services.check_dataset import CheckedDataset

EXAMPLES = (
    "muster validate examples/contact-group-2022-10",
    "muster validate lists.xlsx --strict",
    "muster validate lists.xlsx --json > findings.json",
)


@click.command(
    "validate",
    short_help=say("Check a dataset and say everything that is wrong or doubtful."),
    help=say(
        "Check DATASET, a folder of CSV files or an XLSX workbook, and say everything that is wrong or doubtful: "
        "where, what was found, what was expected, what to do. A row that is wrong is left out; the others stay."
    ),
    epilog=epilog(EXAMPLES, (ExitCode.DONE, ExitCode.REFUSED)),
)
@click.argument("dataset", type=click.Path(readable=False, path_type=Path))
@click.option("--strict", is_flag=True, help=say("Exit with 2 when anything was left out or doubted."))
@click.option("--json", "as_json", is_flag=True, help=say("Print one JSON document instead of a table."))
def validate(dataset: Path, strict: bool, as_json: bool) -> int:
    """Check a dataset and say what was found."""
    from muster.services.check_dataset import check_dataset

    checked = check_dataset(dataset)
    print_findings(checked.reading.findings)
    if as_json:
        print_document(_document(dataset, checked))
    else:
        _print_tables(dataset, checked)
    return ExitCode.REFUSED if strict and not checked.clean else ExitCode.DONE


def _print_tables(dataset: Path, checked: "CheckedDataset") -> None:
    headings = [say("Table"), say("Defaults taken"), say("Rows read"), say("Left out"), say("Doubts")]
    rows = [
        (
            check.table,
            ", ".join(f"{column} {count}" for column, count in check.defaults),
            str(check.read),
            str(check.left_out),
            str(check.doubts),
        )
        for check in checked.tables
    ]
    print_table(say("What {dataset} holds", dataset=dataset), headings, rows, words=2)
    if checked.clean:
        print_lines(say("Nothing is wrong and nothing doubtful."))


def _document(dataset: Path, checked: "CheckedDataset") -> dict[str, object]:
    from muster.cli.documents import finding_document

    return {
        "dataset": str(dataset),
        "dataset_sha256": checked.reading.sha256,
        "tables": {
            check.table: {
                "read": check.read,
                "left_out": check.left_out,
                "doubts": check.doubts,
                "defaults_taken": dict(check.defaults),
            }
            for check in checked.tables
        },
        "findings": [finding_document(each) for each in checked.reading.findings],
    }
