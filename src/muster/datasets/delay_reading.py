"""Read the table of delays against the dataset that it is about."""

from pathlib import Path

from muster.datasets import refusals
from muster.datasets.schema.delay_tables import DELAYS_TABLE
from muster.datasets.table_reading import read_table
from muster.domain.delays import Delay, DelayKind
from muster.domain.findings import Severity
from muster.domain.situation import Situation
from muster.errors import BadOptionError, SheetError
from muster.language import say
from muster.language.findings import finding_sentence
from muster.sheets import read_list


def read_delays(path: Path, situation: Situation) -> tuple[Delay, ...]:
    """The delays of a CSV file.

    Raises
    ------
    BadOptionError
        Where the file cannot be read, or any row of it is wrong; it says each place, and nothing was used.
    """
    try:
        draft = read_table(read_list(path), DELAYS_TABLE)
    except SheetError as error:
        raise BadOptionError(refusals.sentence_of(error)) from error
    wrong = [finding_sentence(each) for each in draft.findings if each.severity is Severity.ERROR]
    known = _ids(situation)
    for number, row in draft.items():
        if row.subject_id and row.subject_id not in known[row.kind]:
            sentence = (
                "{file} row {row}, column id: '{found}' is no {kind} of the dataset. A known id, or an empty cell for "
                "all, was expected. Correct it."
            )
            wrong.append(say(sentence, file=path.name, row=number, found=row.subject_id, kind=row.kind))
    if wrong:
        raise BadOptionError("\n".join(wrong))
    return tuple(row for _, row in draft.items())


def _ids(situation: Situation) -> dict[DelayKind, set[str]]:
    return {
        DelayKind.PARTNER: {row.partner_id for row in situation.partners},
        DelayKind.PERMIT: {row.permit_id for row in situation.permits},
        DelayKind.LINK: {row.link_id for row in situation.links},
        DelayKind.SITE: {row.site_id for row in situation.sites},
    }
