"""What another whole plan uses, in the numbers of the dataset as it is: so that changes can be read off it."""

from collections import defaultdict
from dataclasses import replace

from muster.domain.plan import Reason
from muster.explaining.scene import Scene
from muster.explaining.wanted import Wanted
from muster.planning.ledger import Batch, Journey, Ledger
from muster.planning.relaxing import Lack


def in_place_of_the_plan(scene: Scene, lack: Lack, limits: frozenset[Reason], other: Ledger) -> Wanted:
    """What a plan without some limits uses, set against an empty ledger of the dataset as it is."""
    own = tuple(other.batch(number) for number in other.numbers_of(lack.wish.number))
    surplus = [journey for journeys in other.surplus.values() for journey in journeys]
    journeys = [journey for batch in other.batches.values() for journey in batch.journeys]
    numbers = _Numbers(scene, other)
    return Wanted(
        scene=scene,
        lack=lack,
        limits=limits,
        batches=own,
        journeys=tuple(each for journey in [*journeys, *surplus] if (each := numbers.journey(journey)) is not None),
        ledger=Ledger(scene.instance),
        supplied=_supplied(numbers, own, other),
    )


class _Numbers:
    """Numbers of offers and links of another situation in those of the scene's; what was added has none."""

    def __init__(self, scene: Scene, other: Ledger) -> None:
        offers = {offer.offer_id: number for number, offer in enumerate(scene.situation.offers)}
        links = {link.link_id: number for number, link in enumerate(scene.situation.links)}
        situation = other.instance.situation
        self.offer = [offers.get(offer.offer_id) for offer in situation.offers]
        self.link = [links.get(link.link_id) for link in situation.links]

    def journey(self, journey: Journey) -> Journey | None:
        """A journey of an offer that is there; of its legs those on links that are there."""
        offer = self.offer[journey.offer]
        if offer is None:
            return None
        legs = tuple((number, day) for link, day in journey.legs if (number := self.link[link]) is not None)
        return replace(journey, offer=offer, legs=legs)


def _supplied(numbers: _Numbers, own: tuple[Batch, ...], other: Ledger) -> dict[tuple[int, int], float]:
    """Units that a need takes of offers that were added, by item and the day on which they are used."""
    amounts: defaultdict[tuple[int, int], float] = defaultdict(float)
    for batch in own:
        for journey in batch.journeys:
            if numbers.offer[journey.offer] is None:
                amounts[int(other.instance.goods.item[journey.offer]), batch.day] += journey.quantity
    return amounts
