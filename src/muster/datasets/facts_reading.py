"""Read a table that stands beside a dataset: all of its rows, or none and a sentence for everything that is wrong."""

from collections.abc import Callable
from typing import TypeVar

from muster.datasets import refusals
from muster.datasets.draft import TableDraft
from muster.datasets.schema import Table
from muster.datasets.table_reading import read_table
from muster.domain.findings import Severity
from muster.errors import MusterError, SheetError
from muster.language import say
from muster.language.findings import finding_sentence, place_name
from muster.sheets import Sheet

Facts = TypeVar("Facts")


def read_facts(
    sheet: Callable[[], Sheet],
    table: Table,
    refusal: Callable[[str], MusterError],
    understood: Callable[[TableDraft], tuple[Facts, list[str]]],
) -> Facts:
    """What the rows of a table say; `understood` gives it with a sentence for each row that is wrong by the dataset.

    Raises
    ------
    MusterError
        The refusal, where the table cannot be read, or any row of it is wrong; it says each place.
    """
    try:
        draft = read_table(sheet(), table)
    except SheetError as error:
        raise refusal(refusals.sentence_of(error)) from error
    facts, wrong = understood(draft)
    sentences = [finding_sentence(each) for each in draft.findings if each.severity is Severity.ERROR] + wrong
    if sentences:
        raise refusal("\n".join(sentences))
    return facts


def sentence_at(draft: TableDraft, number: int, column: str, sentence: str) -> str:
    """A sentence with the place of the cell that it is about."""
    return say("{where}: {sentence}", where=place_name(draft.place(number, column)), sentence=sentence)
