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

Origin = tuple[str, ...]
"""File, sheet and channel; empty where they are not known."""

THOUSAND = 1_000.0
LEAST_ROWS = 3
"""Rows of an item beside which one can be out of place."""
ROW_DOUBTS = (
    *(DoubtKind.FAR_ABOVE, DoubtKind.UNIT_SLIP),
    *(DoubtKind.SAME_PLEDGE, DoubtKind.SAME_REQUEST, DoubtKind.SAME_NEED),
)
"""Doubts about a row beside others; each is decided for that row alone."""
BESIDE = 0.7
"""Powers of ten by which a thousand-fold difference may miss a thousand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A draft with the entry it would become."""

    draft: Draft
    entry: Entry

    @property
    def quantity(self) -> float | None:
        """Units that the entry states."""
        text = self.entry.cell("quantity")
        return float(text) if text else None


def row_key(kind: DoubtKind, row_id: str) -> str:
    """The key of a decision about one row."""
    return f"{kind}:{row_id}"


def out_of_place(
    candidates: Sequence[Candidate], existing: Sequence[Need | Offer], items: Mapping[str, Item]
) -> dict[str, Doubt]:
    """Quantities far above those of the item's other rows, and such as are a thousand times or a thousandth of them.

    Doubts by the id of the entry that they are about.
    """
    return dict(_out_of_place(candidates, existing, items))


def _out_of_place(
    candidates: Sequence[Candidate], existing: Sequence[Need | Offer], items: Mapping[str, Item]
) -> Iterator[tuple[str, Doubt]]:
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
        key=row_key(kind, candidate.entry.row_id),
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


def twice(
    candidates: Sequence[Candidate], existing: Sequence[Need | Offer], origins: Mapping[str, Origin]
) -> dict[str, Doubt]:
    """Rows that state what an earlier row of another list, of another channel, or of the dataset states already.

    Doubts by the id of the entry that they are about. `origins` says, by id, from which list and channel rows of the
    dataset are that stand in a list at hand.
    """
    # Of like rows of one list and channel the first stands for all: a list may state the same a thousand times.
    seen: defaultdict[tuple[str, ...], dict[Origin, Candidate | Need | Offer]] = defaultdict(dict)
    for row in existing:
        seen[_sense(row)].setdefault(origins.get(row_id_of(row), ()), row)
    found = {}
    for candidate in candidates:
        alike, own = seen[_sense(candidate)], origin_of(candidate.draft)
        if candidate.entry.cell("quantity"):
            needed_twice = candidate.entry.table == "needs"
            other = next((each for origin, each in alike.items() if needed_twice or origin != own), None)
            if other is not None:
                found[candidate.entry.row_id] = _same(candidate, other)
        alike.setdefault(own, candidate)
    return found


def origin_of(draft: Draft) -> Origin:
    """File, sheet and channel of a row."""
    return draft.place.file, draft.place.table, words_key(draft.asked_of)


def row_id_of(row: Need | Offer) -> str:
    """The id of a row of the dataset."""
    return row.offer_id if isinstance(row, Offer) else row.need_id


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


def _same(candidate: Candidate, other: Candidate | Need | Offer) -> Doubt:
    kind = DoubtKind.SAME_PLEDGE if candidate.entry.table == "offers" else DoubtKind.SAME_NEED
    if isinstance(other, Candidate):
        place = other.draft.place
        where = f"{place.file} [{place.table}] row {place.row}"
        if kind is DoubtKind.SAME_NEED and words_key(candidate.draft.asked_of) != words_key(other.draft.asked_of):
            kind = DoubtKind.SAME_REQUEST
    else:
        where = row_id_of(other)
    return Doubt(
        kind=kind,
        key=row_key(kind, candidate.entry.row_id),
        place=candidate.draft.place,
        found=candidate.draft.item,
        values=(("quantity", candidate.entry.cell("quantity")), ("other", where)),
        answers=(LEAVE_OUT, KEEP),
    )
