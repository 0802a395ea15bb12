"""The ways that lead to each need, and which goods may go them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from muster.domain.catalogue import Item, PackageComponent
from muster.domain.needs import Need
from muster.domain.situation import Situation

Marks = frozenset[str]


@dataclass(frozen=True)
class Part:
    """Units of one item that one unit of a need takes."""

    item: Item
    per_unit: float


@dataclass(frozen=True)
class Way:
    """One way to meet a need; one to people trained has no parts."""

    need: Need
    effectiveness: float
    parts: tuple[Part, ...]


def ways(situation: Situation) -> Iterator[Way]:
    """Every way to every need."""
    variants = _variants(situation)
    for need in situation.needs:
        if situation.is_training(need):
            yield Way(need, 1.0, ())
        elif need.item_id in situation.package_ids:
            for rows in variants[need.item_id].values():
                parts = tuple(Part(situation.item_by_id[row.item_id], row.quantity) for row in rows)
                yield Way(need, rows[0].effectiveness, parts)
        else:
            yield Way(need, 1.0, (Part(situation.item_by_id[need.item_id], 1.0),))
            for row in situation.alternatives:
                if row.item_id == need.item_id:
                    yield Way(need, row.effectiveness, (Part(situation.item_by_id[row.alternative_id], row.ratio),))


def is_meant_for(marks: Marks, need: Need) -> bool:
    """Whether goods with these earmarks may serve a need; goods without any may serve every need."""
    fitting = {need.need_id, f"priority:{need.priority}", f"site:{need.site_id}", f"theme:{need.theme}"}
    return not marks or bool(marks & fitting)


def _variants(situation: Situation) -> dict[str, dict[str, list[PackageComponent]]]:
    """Rows of each variant of each package."""
    variants: defaultdict[str, dict[str, list[PackageComponent]]] = defaultdict(dict)
    for row in situation.packages:
        variants[row.package_id].setdefault(row.variant, []).append(row)
    return variants
