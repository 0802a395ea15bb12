"""Which ways lead to a need, and which offers may go them."""

from collections.abc import Iterator
from dataclasses import dataclass

from muster.domain.catalogue import Item
from muster.domain.needs import Need
from muster.domain.offers import Offer
from muster.domain.situation import Situation


@dataclass(frozen=True)
class Component:
    """Units of one item that one unit of a need takes; rounded up on each row where `rounded`."""

    item: Item
    per_unit: float
    rounded: bool


@dataclass(frozen=True)
class Way:
    """One way to meet a need; a need for training has no components, it binds one person."""

    need: Need
    way_id: str
    effectiveness: float
    components: tuple[Component, ...]
    whole: bool

    @property
    def name(self) -> tuple[str, str]:
        """What tells this way from all others of the dataset."""
        return self.need.need_id, self.way_id


def all_ways(situation: Situation) -> Iterator[Way]:
    """Every way to every need."""
    for need in situation.needs:
        if situation.is_training(need):
            yield Way(need, need.item_id, 1.0, (), whole=True)
        elif need.item_id in situation.package_ids:
            yield from _variants(situation, need)
        else:
            yield from _own_and_alternatives(situation, need)


def eligible_offers(situation: Situation, way: Way, item: Item) -> list[Offer]:
    """The offers of an item that may go a way: plannable, and meant for such a need where they are earmarked."""
    need = way.need
    marks = {need.need_id, f"priority:{need.priority}", f"site:{need.site_id}", f"theme:{need.theme}"}
    return [
        offer
        for offer in situation.offers
        if offer.plannable
        and offer.item_id == item.item_id
        and (not offer.earmarked_for or marks & set(offer.earmarked_for))
    ]


def _variants(situation: Situation, need: Need) -> Iterator[Way]:
    rows = [row for row in situation.packages if row.package_id == need.item_id]
    for variant in dict.fromkeys(row.variant for row in rows):
        own = [row for row in rows if row.variant == variant]
        components = tuple(Component(situation.item_by_id[row.item_id], row.quantity, rounded=False) for row in own)
        yield Way(need, variant, own[0].effectiveness, components, whole=True)


def _own_and_alternatives(situation: Situation, need: Need) -> Iterator[Way]:
    own = situation.item_by_id[need.item_id]
    whole = not own.divisible
    yield Way(need, own.item_id, 1.0, (Component(own, 1.0, rounded=False),), whole)
    for row in situation.alternatives:
        if row.item_id == own.item_id:
            other = situation.item_by_id[row.alternative_id]
            component = Component(other, row.ratio, rounded=not other.divisible)
            yield Way(need, other.item_id, row.effectiveness, (component,), whole)
