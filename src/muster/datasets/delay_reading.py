"""Read the table of delays against the dataset that it is about."""

from pathlib import Path

from muster.datasets.draft import TableDraft
from muster.datasets.facts_reading import read_facts, sentence_at
from muster.datasets.schema.delay_tables import DELAYS_TABLE
from muster.domain.delays import Delay, DelayKind
from muster.domain.situation import Situation
from muster.errors import BadOptionError
from muster.language import say
from muster.sheets import read_list


def read_delays(path: Path, situation: Situation) -> tuple[Delay, ...]:
    """The delays of a CSV file.

    Raises
    ------
    BadOptionError
        Where the file cannot be read, or any row of it is wrong; it says each place, and nothing was used.
    """
    return read_facts(
        lambda: read_list(path), DELAYS_TABLE, BadOptionError, lambda draft: _understood(draft, situation)
    )


def _understood(draft: TableDraft, situation: Situation) -> tuple[tuple[Delay, ...], list[str]]:
    """The delays, and a sentence for each that is of nothing in the dataset."""
    known, wrong = _ids(situation), []
    for number, row in draft.items():
        if row.subject_id and row.subject_id not in known[row.kind]:
            sentence = (
                "'{found}' is no {kind} of the dataset. A known id, or an empty cell for all, was expected. Correct it."
            )
            wrong.append(sentence_at(draft, number, "id", say(sentence, found=row.subject_id, kind=row.kind)))
    return tuple(row for _, row in draft.items()), wrong


def _ids(situation: Situation) -> dict[DelayKind, set[str]]:
    return {
        DelayKind.PARTNER: {row.partner_id for row in situation.partners},
        DelayKind.PERMIT: {row.permit_id for row in situation.permits},
        DelayKind.LINK: {row.link_id for row in situation.links},
        DelayKind.SITE: {row.site_id for row in situation.sites},
    }
