"""Explain a plan: every need that is short or late, every offer that is not used, every limit that binds, every ask."""

from collections.abc import Callable
from dataclasses import dataclass

from muster.domain.offers import OfferStatus
from muster.domain.plan import Plan
from muster.domain.reasons import Explanation, LimitWorth, NeedReasons, OfferReasons
from muster.domain.situation import Situation
from muster.explaining.asks import asks_for, confirmations, in_order
from muster.explaining.needs import need_reasons
from muster.explaining.offers import Shelf
from muster.explaining.scene import Scene, build_scene
from muster.explaining.worths import dearest, worth_of
from muster.planning.options import PlanOptions, Progress, Watch


@dataclass(frozen=True, slots=True, kw_only=True)
class Focus:
    """What is asked about: one need, one offer, or (with neither) everything.

    Offers below `least_status` do not count: what the plan was made with.
    """

    need_id: str = ""
    offer_id: str = ""
    least_status: OfferStatus = OfferStatus.OFFERED

    @property
    def is_whole(self) -> bool:
        """Whether everything is asked about."""
        return not self.need_id and not self.offer_id


EVERYTHING = Focus()


def explain(situation: Situation, plan: Plan, focus: Focus = EVERYTHING, watch: Watch | None = None) -> Explanation:
    """Explanation of a plan that holds for the situation; what was found so far where it is told to stop."""
    whom = watch or Watch()
    scene = build_scene(situation, plan, whom.stop, PlanOptions(least_status=focus.least_status))
    needs = () if focus.offer_id else _needs(scene, focus, whom)
    offers = () if focus.need_id else _offers(scene, focus, whom)
    worths = _worths(scene, whom) if focus.is_whole else ()
    asks = () if focus.offer_id else asks_for(scene, needs, _teller(whom, "asks"))
    if focus.is_whole:
        asks = in_order([*asks, *confirmations(scene, _teller(whom, "confirmations"))])
    return Explanation(needs=needs, offers=offers, worths=worths, asks=asks, is_whole=not whom.stop())


def _needs(scene: Scene, focus: Focus, watch: Watch) -> tuple[NeedReasons, ...]:
    lacks = [lack for lack in scene.lacks() if focus.need_id in {"", lack.wish.need.need_id}]
    tell, found = _teller(watch, "needs"), []
    for number, lack in enumerate(lacks):
        tell(number, len(lacks))
        if watch.stop():
            break
        found.append(need_reasons(scene, lack))
    return tuple(found)


def _offers(scene: Scene, focus: Focus, watch: Watch) -> tuple[OfferReasons, ...]:
    shelf = Shelf(scene)
    chosen = [
        offer for offer in scene.situation.offers if focus.offer_id in {"", offer.offer_id} and shelf.is_idle(offer)
    ]
    tell, found = _teller(watch, "offers"), []
    for number, offer in enumerate(chosen):
        tell(number, len(chosen))
        if watch.stop():
            break
        found.append(shelf.reasons(offer))
    return tuple(found)


def _worths(scene: Scene, watch: Watch) -> tuple[LimitWorth, ...]:
    prices = dearest(scene)
    tell, found = _teller(watch, "limits"), []
    for number, price in enumerate(prices):
        tell(number, len(prices))
        if watch.stop():
            break
        found.append(worth_of(scene, price))
    return tuple(found)


def _teller(watch: Watch, stage: str) -> Callable[[int, int], None]:
    return lambda done, total: watch.tell(Progress(stage=stage, done=done, total=total))
