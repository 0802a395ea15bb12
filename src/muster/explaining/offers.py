"""Why an offer, or a part of it, is not used."""

from collections import defaultdict
from functools import cached_property

from muster.domain.coverage import TOLERANCE
from muster.domain.offers import Offer, OfferStage, OfferStatus
from muster.domain.plan import Reason
from muster.domain.reasons import DOABLE, Idleness, OfferReasons
from muster.explaining.joint_sets import MOST_JOINT, Questions, candidates
from muster.explaining.scene import Scene
from muster.planning.instance import is_firm
from muster.planning.relaxing import Lack
from muster.planning.wishes import Wish

MOST_NEEDS = 3
"""Needs of an offer, the most urgent first, that are asked about what holds the offer up."""
OF_NO_OFFER = frozenset({Reason.NO_OFFER, Reason.OUTRANKED, Reason.NOT_STATED})
"""Limits that are no matter of an offer of which something is left."""


class Shelf:
    """The offers of a scene, and what each could do."""

    def __init__(self, scene: Scene) -> None:
        """Look at the offers of a scene."""
        self._scene = scene
        self._questions: dict[int, Questions] = {}
        self._used: defaultdict[str, float] = defaultdict(float)
        for row in scene.plan.assignments:
            self._used[row.offer_id] += row.quantity

    @cached_property
    def _lacks(self) -> list[Lack]:
        return self._scene.lacks()

    @cached_property
    def _wishes_by_item(self) -> dict[int, list[Wish]]:
        """Needs that could use each item."""
        by_item: defaultdict[int, list[Wish]] = defaultdict(list)
        for wish in self._scene.instance.wishes:
            for item in {component.item for way in wish.ways for component in way.components}:
                by_item[item].append(wish)
        return by_item

    def unused(self, offer: Offer) -> float | None:
        """Units of an offer that no assignment takes; None where it does not state its quantity."""
        return None if offer.quantity is None else offer.quantity - self._used[offer.offer_id]

    def is_idle(self, offer: Offer) -> bool:
        """Whether anything of an offer is left that a plan could have used: a whole piece, where it comes in pieces."""
        unused = self.unused(offer)
        whole = not self._scene.situation.item_by_id[offer.item_id].divisible
        return unused is None or unused > (1.0 - TOLERANCE if whole else TOLERANCE * (1.0 + (offer.quantity or 0.0)))

    def reasons(self, offer: Offer) -> OfferReasons:
        """Why what is left of an offer is not used."""
        unused, number = self.unused(offer), self._scene.situation.offers.index(offer)
        why = _by_its_row(offer, self._scene.session.options.least_status)
        item = int(self._scene.instance.goods.item[number])
        wishes = self._wishes_by_item.get(item, [])
        if why is not None:
            lacking = [lack for lack in self._lacks if lack.wish in wishes]
            return OfferReasons(offer_id=offer.offer_id, unused=unused, why=why, need_ids=_ids(lacking))
        if not wishes:
            return OfferReasons(offer_id=offer.offer_id, unused=unused, why=Idleness.NOT_ASKED_FOR)
        lacking = [lack for lack in self._lacks if any(wish.number == lack.wish.number for wish in wishes)]
        if not lacking:
            return OfferReasons(offer_id=offer.offer_id, unused=unused, why=Idleness.ALL_SERVED)
        own = [lack for lack in lacking if _is_for(offer, lack.wish)]
        if not own:
            return OfferReasons(offer_id=offer.offer_id, unused=unused, why=Idleness.EARMARKED, need_ids=_ids(lacking))
        return OfferReasons(
            offer_id=offer.offer_id,
            unused=unused,
            why=Idleness.HELD_UP,
            need_ids=_ids(own),
            reasons=self._held_up_by(number, own),
        )

    def _held_up_by(self, number: int, lacks: list[Lack]) -> tuple[Reason, ...]:
        """The fewest limits without which one of the needs would use the offer; none where none were found."""
        best: frozenset[Reason] | None = None
        for lack in lacks[:MOST_NEEDS]:
            questions = self._questions.setdefault(self._lacks.index(lack), Questions(self._scene, lack))
            limits = tuple(reason for reason in questions.limits if reason not in OF_NO_OFFER)
            for each in candidates(limits, MOST_JOINT if best is None else len(best) - 1):
                if any(journey.offer == number for journey in questions.journeys(each)):
                    best = each
                    break
        return tuple(reason for reason in DOABLE if reason in (best or ()))


def _by_its_row(offer: Offer, least_status: OfferStatus) -> Idleness | None:
    """What the offer's own row says; None where it may be planned."""
    if offer.plannable and not is_firm(offer, least_status):
        return Idleness.NOT_FIRM
    if offer.status is OfferStatus.WITHDRAWN:
        return Idleness.WITHDRAWN
    if offer.stage is OfferStage.LOST:
        return Idleness.LOST
    return Idleness.NOT_STATED if offer.quantity is None else None


def _is_for(offer: Offer, wish: Wish) -> bool:
    return not offer.earmarked_for or bool(set(offer.earmarked_for).intersection(wish.marks))


def _ids(lacks: list[Lack]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lack.wish.need.need_id for lack in lacks))
