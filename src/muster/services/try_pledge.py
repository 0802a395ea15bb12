"""What if: the plan with one more pledge, and what that closes, brings forward, displaces and leaves open."""

from collections import defaultdict
from dataclasses import replace

from muster.domain.needs import Need
from muster.domain.plan import Plan
from muster.domain.pledge import Pledge, StillOpen, WhatIf
from muster.domain.promises import BrokenPromise
from muster.domain.situation import Situation
from muster.errors import BadOptionError, BrokenInvariantError
from muster.language import say
from muster.language.promises import promise_sentence
from muster.planning.session import Again, Manner, Pace, Reasons, Session
from muster.replanning import tell_difference
from muster.verifying import verify, verify_rows

NAME = "WHAT-IF"


class WhatIfs:
    """Answers one question after another about the same plan, which stays as it is."""

    def __init__(self, situation: Situation, plan: Plan, pace: Pace | None = None) -> None:
        """Warm up on a plan."""
        self._situation, self._plan = situation, plan
        self._session = Session(situation, plan)
        self._pace = pace or Pace()

    def ask(self, pledge: Pledge, *, prove: bool = False) -> WhatIf:
        """What the pledge would do, shown by a checked plan; `prove` has also its bounds recomputed.

        Raises
        ------
        BadOptionError
            The pledge names an item, a site or a partner that the dataset does not have, or no quantity.
        BrokenInvariantError
            The plan breaks a promise: a fault of Muster.
        """
        _require_sound(self._situation, pledge)
        offer = pledge.as_offer(_free_id(self._situation))
        changed = replace(self._situation, offers=(*self._situation.offers, offer))
        again = self._session.again(changed, Manner(pace=self._pace, reasons=Reasons.TOUCHED))
        _require_kept(verify(changed, again.plan) if prove else verify_rows(changed, again.plan))
        return WhatIf(
            offer_id=offer.offer_id,
            used=sum(row.quantity for row in again.plan.assignments if row.offer_id == offer.offer_id),
            difference=tell_difference((self._situation, self._plan), (changed, again.plan), again.causes_by_need),
            still_open=_still_open(changed, again, pledge.item_id),
            plan=again.plan,
        )


def _require_sound(situation: Situation, pledge: Pledge) -> None:
    """Refuse a pledge that names what is not there."""
    known = (
        ("item", pledge.item_id, situation.item_by_id),
        ("site", pledge.site_id, situation.site_by_id),
        ("partner", pledge.partner_id, {partner.partner_id for partner in situation.partners}),
    )
    for kind, name, ids in known:
        if name not in ids:
            sentence = "'{name}' is not in the table of {kind}s. A known id was expected. Correct it."
            raise BadOptionError(say(sentence, name=name, kind=kind))
    if not pledge.quantity > 0.0:
        raise BadOptionError(
            say("The quantity {found} is out of range. A number above 0 was expected.", found=pledge.quantity)
        )


def _require_kept(broken: tuple[BrokenPromise, ...]) -> None:
    if broken:
        raise BrokenInvariantError("\n".join(promise_sentence(each) for each in broken))


def _free_id(situation: Situation) -> str:
    number, name = 2, NAME
    while name in situation.offer_by_id:
        name, number = f"{NAME}-{number}", number + 1
    return name


def _still_open(situation: Situation, again: Again, item_id: str) -> tuple[StillOpen, ...]:
    """Needs that could use the item and still lack something, the most urgent first."""
    short: defaultdict[str, float] = defaultdict(float)
    late: defaultdict[str, float] = defaultdict(float)
    for row in again.plan.shortfalls:
        (late if row.late else short)[row.need_id] += row.quantity
    usable = _ids_using(situation, item_id)
    needs = [need for need in situation.needs if _can_use(need, usable) and (short[need.need_id] or late[need.need_id])]
    return tuple(
        StillOpen(need_id=need.need_id, priority=need.priority, short=short[need.need_id], late=late[need.need_id])
        for need in sorted(needs, key=lambda need: (need.priority, need.due, need.need_id))
    )


def _ids_using(situation: Situation, item_id: str) -> set[str]:
    """Items and packages that a need may name and that this item can serve."""
    stands_for = {row.item_id for row in situation.alternatives if row.alternative_id == item_id}
    return {item_id, *stands_for, *(row.package_id for row in situation.packages if row.item_id == item_id)}


def _can_use(need: Need, usable: set[str]) -> bool:
    return need.item_id in usable
