"""Say what an intake did: tables and rows on standard output, what is open or was passed over on standard error."""

from typing import TYPE_CHECKING

from muster.cli.printing import complain, print_lines, print_table
from muster.language import plural, say

if TYPE_CHECKING:
    from muster.services.intake_list import Intake

DOUBTS_SHOWN = 20


def print_intake(done: "Intake") -> None:
    """Print what was read, added, answered, and is open."""
    for name in done.known_files:
        print_lines(say("{file} is in the dataset already; nothing of it was added again.", file=name))
    for name in done.without_list:
        complain(say("{file}: there is no list in this: nothing stands below any heading.", file=name))
    if done.stopped:
        print_lines(say("Stopped. Nothing was imported; what you decided is kept."))
        return
    _print_lists(done)
    if done.record:
        added = sum(count for _, count in done.record.added)
        counted = plural("{count} row was added", "{count} rows were added", added)
        undo = f"muster intake --undo {done.record.import_id} --into …"
        print_lines(
            say(
                "{counted} as {name}. To take them out again: {undo}",
                counted=counted,
                name=done.record.import_id,
                undo=undo,
            )
        )
    elif not done.known_files:
        print_lines(say("Nothing was added."))
    _print_answers(done)
    _print_passed_over(done)
    _print_open(done)


def _print_lists(done: "Intake") -> None:
    headings = [say("List"), say("Columns"), say("Rows"), say("Added"), say("There"), say("Left out"), say("Waiting")]
    rows = [
        (
            f"{each.foreign.place.file} [{each.foreign.place.table}]",
            ", ".join(f"{field}: {column.heading}" for field, column in each.read.columns.columns),
            str(len(each.foreign.table.data_rows)),
            *(str(count) for count in (len(each.entries), each.known, each.left_out, each.waiting)),
        )
        for each in done.lists
    ]
    if rows:
        print_table(say("What was read"), headings, rows, words=2)


def _print_answers(done: "Intake") -> None:
    """Say which proposed answers were taken unasked."""
    taken = [each for each in done.decisions if each.by == "yes"]
    if taken:
        print_lines(plural("{count} proposed answer was taken:", "{count} proposed answers were taken:", len(taken)))
    for each in taken[:DOUBTS_SHOWN]:
        print_lines(f"  {each.about or each.key}: {each.answer.name or each.answer.value or each.answer.kind.value}")
    if len(taken) > DOUBTS_SHOWN:
        print_lines(say("  … and {count} more, in _intake/decisions.jsonl", count=len(taken) - DOUBTS_SHOWN))


def _print_passed_over(done: "Intake") -> None:
    """Say of which lists no row was taken because no column says what is offered or needed."""
    for each in done.lists:
        if each.passed_over:
            complain(
                plural(
                    "{list}: no column says what the items are, so its {count} row was passed over.",
                    "{list}: no column says what the items are, so its {count} rows were passed over.",
                    each.passed_over,
                    list=f"{each.foreign.place.file} [{each.foreign.place.table}]",
                )
                + " "
                + say("If one does, name its heading or letter: --column item=…")
            )


def _print_open(done: "Intake") -> None:
    from muster.language.doubts import answer_words, question_sentence

    for doubt in done.open[:DOUBTS_SHOWN]:
        complain(question_sentence(doubt))
        if doubt.proposed:
            complain(say("  Proposed: {answer}", answer=answer_words(doubt, doubt.proposed)))
    if len(done.open) > DOUBTS_SHOWN:
        complain(say("… and {count} more questions.", count=len(done.open) - DOUBTS_SHOWN))
    if done.open:
        complain(say("Rows with open questions wait. Run this again on a terminal to answer, or with --yes."))
