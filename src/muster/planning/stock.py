"""What is left on the shelves for a need, and which part of a package is lacking."""

from muster.language import say
from muster.planning.journeys import Haulage
from muster.planning.ledger import Ledger
from muster.planning.naming import named
from muster.planning.paths import Wanted
from muster.planning.wishes import Wish


def units_left(ledger: Ledger, wish: Wish) -> float:
    """Units of a need for which goods are left by its best-stocked way, whenever and however they could come."""
    most = 0.0
    for place, way in enumerate(wish.ways):
        stock = _left_by_component(ledger, wish, place)
        served = (
            component.serves(left, whole_need=wish.is_whole)
            for component, left in zip(way.components, stock, strict=True)
        )
        most = max(most, min(served, default=0.0))
    return most


def lacking_components(ledger: Ledger, wish: Wish) -> str:
    """For a package of which some components are at hand and others are not: which are lacking; otherwise empty."""
    items = ledger.instance.situation.items
    for place, way in enumerate(wish.ways):
        lacking: list[str] = []
        at_hand: list[str] = []
        for component, left in zip(way.components, _left_by_component(ledger, wish, place), strict=True):
            (at_hand if left >= component.take(1.0) else lacking).append(items[component.item].item_id)
        if lacking and at_hand:
            return say(
                "{way} is not complete: no {lacking} is left for it; at hand are {there}.",
                way=way.way_id,
                lacking=named(lacking),
                there=named(at_hand),
            )
    return ""


def _left_by_component(ledger: Ledger, wish: Wish, place: int) -> list[float]:
    """Units of each component of a way that offers which the need may use have left."""
    haulage = Haulage(ledger)
    return [
        sum(
            float(ledger.offer_left[offer])
            for offer in haulage.candidates(Wanted(wish, place, number, component.item, component.is_whole))
        )
        for number, component in enumerate(wish.ways[place].components)
    ]
