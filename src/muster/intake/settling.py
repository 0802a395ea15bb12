"""Settle drafts: turn each into a row of the dataset, or say which questions keep it from being one."""

from collections.abc import Iterator
from dataclasses import dataclass

from muster.domain.doubt import Doubt, DoubtKind, Entry, take
from muster.domain.draft import Draft
from muster.domain.layout import Field
from muster.intake.context import Context, ListFacts, Settling
from muster.intake.naming import item_of, partner_of, site_of
from muster.intake.settled_dates import available_dates, due_date
from muster.intake.settled_quantities import quantity_of
from muster.intake.status_words import priority_of, status_of
from muster.intake.texts.money import currency_of

LONGEST_TEXT = 2_000
PRIORITIES = ("3", "2", "1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What became of a draft: an entry, questions that are still open, or nothing where it is left out."""

    draft: Draft
    entry: Entry | None
    doubts: tuple[Doubt, ...] = ()


def settle(draft: Draft, facts: ListFacts, context: Context) -> Settled:
    """The row that a draft becomes, or the doubts that keep it from being one."""
    settling = Settling(draft=draft, facts=facts, context=context)
    item = item_of(settling)
    if not (settling.left_out or settling.doubts):  # what it is comes first
        quantity_of(settling, item)
        _need(settling) if facts.needs else _offer(settling)
    if settling.left_out or settling.doubts:
        return Settled(draft=draft, entry=None, doubts=() if settling.left_out else tuple(settling.doubts))
    return Settled(draft=draft, entry=_entry(settling))


def _offer(settling: Settling) -> None:
    partner = partner_of(settling)
    if partner:
        site_of(settling, partner)
    available_dates(settling)
    settling.cells["status"] = status_of(settling.draft.status)


def _need(settling: Settling) -> None:
    site_of(settling, "")
    due_date(settling)
    priority = priority_of(settling.draft.priority)
    if not priority:
        key = settling.facts.key("priority")
        answers = tuple(take(each) for each in PRIORITIES)
        place = settling.draft.place
        doubt = Doubt(kind=DoubtKind.NO_PRIORITY, key=key, place=place, found=settling.draft.priority, answers=answers)
        answer = settling.answered(doubt)
        priority = answer.value if answer else ""
    settling.cells["priority"] = priority


def _entry(settling: Settling) -> Entry:
    draft, table = settling.draft, "needs" if settling.facts.needs else "offers"
    own_id = row_id(draft, needs=settling.facts.needs)
    said = " · ".join(text for text in (draft.item, draft.quantity_text) if text)
    cells = {
        table[:-1]: own_id,
        **settling.cells,
        "text": said[:LONGEST_TEXT],
        "note": "; ".join(_remarks(settling))[:LONGEST_TEXT],
        "source": source_text(draft),
    }
    return Entry(
        table=table,
        row_id=own_id,
        cells=tuple((name, text) for name, text in cells.items() if text),
        row=draft.row,
    )


def row_id(draft: Draft, *, needs: bool) -> str:
    """The id of the row that a draft becomes."""
    return f"{'N' if needs else 'O'}-{draft.key}"


def source_text(draft: Draft) -> str:
    """File, sheet and row of a draft, and the source that the list itself names."""
    place = draft.place
    sheet = f" [{place.table}]" if draft.row is not None and draft.row.in_workbook else ""
    where = f"{place.file}{sheet} row {place.row}"
    return " · ".join(text for text in (where, draft.source) if text)


def _remarks(settling: Settling) -> Iterator[str]:
    """What the list says beside its columns: its own reference, explanation, worth; and what was settled how."""
    draft = settling.draft
    yield from settling.remarks
    for name, text in (("ref", draft.reference), ("via", draft.asked_of), ("", draft.words)):
        if text:
            yield f"{name} {text}".strip()
    if draft.row and draft.worth:
        text = draft.row.text(Field.VALUE)
        yield f"worth {text}" if currency_of(text) else f"worth {text} {draft.worth.currency}".strip()
