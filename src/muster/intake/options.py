"""What a command line decides about the lists that are taken in: which column says what, and what the lists state."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from muster.domain.doubt import take
from muster.domain.imports import Decision
from muster.errors import DatasetRefusedError
from muster.intake.asking import Asking
from muster.intake.columns import NONE, column_headed, column_key
from muster.intake.lists import ForeignList
from muster.language import say

MOST_NAMED = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeOptions:
    """Who sent the files and on which day they came; what the command line decides about columns and kind.

    `kind` is `needs`, `offers` or empty; `columns` are fields and the headings that mean them; `cache` is a folder for
    what is costly to compute again.
    """

    day: date
    sender: str = ""
    kind: str = ""
    columns: tuple[tuple[str, str], ...] = ()
    cache: Path | None = None


def require_the_columns(lists: Sequence[ForeignList], options: IntakeOptions) -> None:
    """Refuse a heading on the command line that no list has."""
    for field, heading in options.columns:
        if heading != NONE and all(column_headed(foreign.table, heading) is None for foreign in lists):
            known = dict.fromkeys(name for foreign in lists for name in foreign.table.headings if name)
            raise DatasetRefusedError(
                say(
                    "--column {field}={found}: no list has a column of that name. One of these was expected: "
                    "{headings}. Name one of them, or '-' where no column says it.",
                    field=field,
                    found=heading,
                    headings=", ".join(list(known)[:MOST_NAMED]),
                )
            )


def decide_options(lists: Sequence[ForeignList], options: IntakeOptions, asking: Asking) -> None:
    """What the command line says of columns and kind is a decision for all lists of this layout from this sender."""
    for foreign in lists:
        for field, heading in options.columns:
            if heading == NONE or column_headed(foreign.table, heading) is not None:
                key = column_key(foreign.facts, field)
                asking.decide(Decision(key=key, answer=take(heading), about=field, by="option"))
        if options.kind:
            asking.decide(Decision(key=foreign.key("kind"), answer=take(options.kind), by="option"))
