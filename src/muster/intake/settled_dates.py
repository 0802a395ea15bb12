"""Settle from when and until when goods are there, and by when they are needed."""

from datetime import date

from muster.domain.doubt import EMPTY, LEAVE_OUT, AnswerKind, Doubt, DoubtKind, take
from muster.domain.layout import Field
from muster.domain.stated import Bound, StatedDate
from muster.intake.cells import is_not_known
from muster.intake.context import Settling, text_key
from muster.intake.texts.dates import says_at_once

MOST_ANSWERS = 3


def available_dates(settling: Settling) -> None:
    """Settle the days from which and until which an offer may leave; 'at once' is the contract's default."""
    draft = settling.draft
    first = draft.available_from
    if first is not None and first.bound is Bound.UNTIL:
        _settle(settling, "available_until", Field.AVAILABLE_FROM, first)
    else:
        _settle(settling, "available_from", Field.AVAILABLE_FROM, first)
    if draft.available_until is not None or draft.text(Field.AVAILABLE_UNTIL):
        _settle(settling, "available_until", Field.AVAILABLE_UNTIL, draft.available_until)


def due_date(settling: Settling) -> None:
    """Settle the day by which a need is due; a list without one is asked about once."""
    draft = settling.draft
    if draft.due is not None or (draft.text(Field.DUE) and not is_not_known(draft.text(Field.DUE))):
        _settle(settling, "due", Field.DUE, draft.due)
        return
    last = settling.context.last_day
    answers = (*((take(last.isoformat()),) if last else ()), LEAVE_OUT)
    place = draft.place_of(Field.DUE)
    answer = settling.answered(
        Doubt(kind=DoubtKind.NO_DUE_DATE, key=settling.facts.key("due"), place=place, answers=answers)
    )
    settling.cells["due"] = answer.value if answer else ""


def _settle(settling: Settling, column: str, field: Field, stated: StatedDate | None) -> None:
    """Put a date into a column; asked about where its text leaves it open or is no date."""
    text = settling.draft.text(field)
    if stated is not None and stated.exact:
        settling.cells[column] = stated.first.isoformat()
        return
    if stated is None and (is_not_known(text) or says_at_once(text)):
        return
    days = _days(stated) if stated else []
    rest = LEAVE_OUT if column == "due" else EMPTY
    doubt = Doubt(
        kind=DoubtKind.OPEN_DATE,
        key=text_key("date", settling.facts.sender, column, text),
        place=settling.draft.place_of(field),
        found=text,
        values=(("column", column),),
        answers=(*(take(day.isoformat()) for day in days[: MOST_ANSWERS - 1]), rest),
    )
    answer = settling.answered(doubt)
    if answer and answer.kind is AnswerKind.TAKE:
        settling.cells[column] = answer.value
        settling.remarks.append(f"'{text}' taken as {answer.value}")


def _days(stated: StatedDate) -> list[date]:
    """The days that an open date may mean: of a span, the last first, for by then it is sure."""
    return list(dict.fromkeys([stated.last, stated.first, *stated.others]))
