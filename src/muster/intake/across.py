"""Doubts about rows beside others: far above them, in another unit, or stated twice."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log10

from muster.domain.catalogue import Item
from muster.domain.doubt import EMPTY, KEEP, LEAVE_OUT, Answer, Doubt, DoubtKind, Entry, take
from muster.domain.draft import Draft
from muster.domain.layout import Field
from muster.domain.needs import Need
from muster.domain.offers import Offer
from muster.domain.plausibility import far_above
from muster.domain.stated import Dimension
from muster.intake.doubts import told_instead
from muster.intake.texts.plain import words_key
from muster.intake.texts.units import unit_of
from muster.sheets import number_text

THOUSAND = 1_000.0
LEAST_ROWS = 3
"""Rows of an item beside which one can be out of place."""
BESIDE = 0.7
"""Powers of ten by which a thousand-fold difference may miss a thousand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A draft with the entry it would become; `file` and `sheet` are those of its list."""

    draft: Draft
    entry: Entry

    @property
    def quantity(self) -> float | None:
        """Units that the entry states."""
        text = self.entry.cell("quantity")
        return float(text) if text else None

    @property
    def list_name(self) -> tuple[str, str]:
        """File and sheet of the list."""
        return self.draft.place.file, self.draft.place.table


def doubts_across(
    candidates: Sequence[Candidate], existing: Sequence[Need | Offer], items: Mapping[str, Item]
) -> dict[str, list[Doubt]]:
    """Doubts by the id of the entry that they are about."""
    found: defaultdict[str, list[Doubt]] = defaultdict(list)
    for about, doubt in (*_out_of_place(candidates, existing, items), *_twice(candidates, existing)):
        found[about].append(doubt)
    return dict(found)


def _out_of_place(
    candidates: Sequence[Candidate], existing: Sequence[Need | Offer], items: Mapping[str, Item]
) -> Iterator[tuple[str, Doubt]]:
    """Quantities far above those of the item's other rows, and such as are a thousand times or a thousandth of them."""
    stated: defaultdict[tuple[str, str], list[tuple[float, Candidate | None]]] = defaultdict(list)
    for candidate in candidates:
        if candidate.quantity:
            stated[candidate.entry.table, candidate.entry.cell("item")].append((candidate.quantity, candidate))
    for row in existing:
        table = "needs" if isinstance(row, Need) else "offers"
        if row.quantity and (table, row.item_id) in stated:
            stated[table, row.item_id].append((row.quantity, None))
    for (_, item_id), rows in stated.items():
        numbers = [number for number, _ in rows]
        above = {far.at: far.others for far in far_above(numbers)}
        for at, (number, own) in enumerate(rows):
            others = above.get(at)
            if own is None or len(rows) < LEAST_ROWS:
                continue
            slipped = _is_weighed(items.get(item_id)) and _slip(number, numbers)
            if slipped or others is not None:
                middle = _median(numbers) if others is None else others
                yield own.entry.row_id, _doubt(own, number, middle, slip=slipped)


def _doubt(candidate: Candidate, number: float, others: float, *, slip: bool) -> Doubt:
    told = told_instead(number, candidate.draft.words)
    answers = [take(number_text(told))] if told is not None else []
    if slip:
        answers.append(take(number_text(number / THOUSAND if number > others else number * THOUSAND)))
    kind = DoubtKind.UNIT_SLIP if slip else DoubtKind.FAR_ABOVE
    last = EMPTY if candidate.entry.table == "offers" else LEAVE_OUT
    return Doubt(
        kind=kind,
        key=f"{kind}:{candidate.entry.row_id}",
        place=candidate.draft.place_of(Field.QUANTITY),
        found=number_text(number),
        values=(("item", candidate.draft.item), ("others", f"{others:g}")),
        answers=tuple(_first(answers, [KEEP, last])),
    )


def _first(answers: list[Answer], rest: list[Answer]) -> list[Answer]:
    return list(dict.fromkeys([*answers, *rest]))[:3]


def _slip(number: float, numbers: Sequence[float]) -> bool:
    """Whether a number is about a thousand times the middle of the others, or a thousandth of it."""
    others = list(numbers)
    others.remove(number)
    middle = _median(others)
    return middle > 0 and abs(abs(log10(number / middle)) - log10(THOUSAND)) <= BESIDE


def _median(numbers: Sequence[float]) -> float:
    return sorted(numbers)[len(numbers) // 2]


def _is_weighed(item: Item | None) -> bool:
    unit = unit_of(item.unit) if item is not None and item.unit else None
    return unit is not None and unit.dimension in {Dimension.MASS, Dimension.VOLUME}


def _twice(candidates: Sequence[Candidate], existing: Sequence[Need | Offer]) -> Iterator[tuple[str, Doubt]]:
    """Rows that state what an earlier row of another list, of another channel, or of the dataset states already."""
    # Of like rows of one list and channel the first stands for all: a list may state the same a thousand times.
    seen: defaultdict[tuple[str, ...], dict[tuple[str, ...], Candidate | Need | Offer]] = defaultdict(dict)
    for row in existing:
        seen[_sense(row)].setdefault((), row)
    for candidate in candidates:
        alike = seen[_sense(candidate)]
        other = next((each for each in alike.values() if _is_elsewhere(candidate, each)), None)
        if other is not None:
            yield candidate.entry.row_id, _same(candidate, other)
        alike.setdefault((*candidate.list_name, words_key(candidate.draft.asked_of)), candidate)


def _sense(row: Candidate | Need | Offer) -> tuple[str, ...]:
    """What makes rows the same: for an offer partner, item, quantity; for a need place, item, quantity and day."""
    if isinstance(row, Offer):
        return "offers", row.partner_id, row.item_id, number_text(row.quantity) if row.quantity else ""
    if isinstance(row, Need):
        return "needs", row.site_id, row.item_id, number_text(row.quantity), row.due.isoformat()
    cell = row.entry.cell
    if row.entry.table == "offers":
        return "offers", cell("partner"), cell("item"), cell("quantity")
    return "needs", cell("site"), cell("item"), cell("quantity"), cell("due")


def _is_elsewhere(candidate: Candidate, other: Candidate | Need | Offer) -> bool:
    """Whether like rows come from different lists or channels; rows of one list of offers may repeat."""
    if not candidate.entry.cell("quantity"):
        return False
    if not isinstance(other, Candidate):
        return True
    channels = words_key(candidate.draft.asked_of) != words_key(other.draft.asked_of)
    needed_twice = candidate.entry.table == "needs"
    return candidate.list_name != other.list_name or channels or needed_twice


def _same(candidate: Candidate, other: Candidate | Need | Offer) -> Doubt:
    kind = DoubtKind.SAME_PLEDGE if candidate.entry.table == "offers" else DoubtKind.SAME_NEED
    if isinstance(other, Candidate):
        place = other.draft.place
        where = f"{place.file} [{place.table}] row {place.row}"
        if kind is DoubtKind.SAME_NEED and words_key(candidate.draft.asked_of) != words_key(other.draft.asked_of):
            kind = DoubtKind.SAME_REQUEST
    else:
        where = other.offer_id if isinstance(other, Offer) else other.need_id
    return Doubt(
        kind=kind,
        key=f"{kind}:{candidate.entry.row_id}",
        place=candidate.draft.place,
        found=candidate.draft.item,
        values=(("quantity", candidate.entry.cell("quantity")), ("other", where)),
        answers=(LEAVE_OUT, KEEP),
    )
