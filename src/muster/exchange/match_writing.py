"""Writes matches as one table: what each text means, how likely, the next best two, and why."""

from collections.abc import Sequence
from pathlib import Path

from muster.domain.match import Match
from muster.errors import SheetError, UnwritableError
from muster.language.clues import clues_sentence
from muster.language.faults import fault_sentence
from muster.sheets import Cell, Grid, write_table

HEADER = (
    "row",
    "text",
    "item",
    "probability",
    "decision",
    "second",
    "second_probability",
    "third",
    "third_probability",
    "clues",
)
MATCH, REVIEW = "match", "review"
TABLE = "matches"


def write_matches(rows: Sequence[tuple[int, Match]], path: Path) -> None:
    """Write a row for each text, in their order: `item` is the likeliest also where it waits for review.

    Raises
    ------
    UnwritableError
        The path cannot be written; what was there before is still there.
    """
    grid = Grid(name=TABLE, header=HEADER, rows=[_row(number, match) for number, match in rows])
    try:
        write_table(path, grid)
    except SheetError as error:
        raise UnwritableError(fault_sentence(error.fault, error.file, error.values)) from error


def _row(number: int, match: Match) -> tuple[Cell, ...]:
    shown: list[Cell] = []
    for place in range(3):
        candidate = match.candidates[place] if place < len(match.candidates) else None
        shown += [candidate.item_id if candidate else "", candidate.probability if candidate else None]
        if place == 0:
            shown.append(REVIEW if match.item_id is None else MATCH)
    return (number, match.text, *shown, clues_sentence(match.clues))
