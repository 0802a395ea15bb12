"""Which offers a plan was made of: all, or only those that are firm enough."""

from muster.domain.offers import OfferStatus
from muster.domain.plan import Plan
from muster.domain.situation import Situation
from muster.errors import BadOptionError
from muster.language import say

FIRMER = (OfferStatus.OFFERED, OfferStatus.PLEDGED, OfferStatus.COMMITTED)
"""From the least firm to the firmest."""


def require_counted(situation: Situation, plan: Plan, least: OfferStatus) -> None:
    """Refuse to leave out offers that the plan itself uses.

    Raises
    ------
    BadOptionError
        The plan uses an offer that is less firm.
    """
    for row in plan.assignments:
        offer = situation.offer_by_id[row.offer_id]
        if not offer.under_way and FIRMER.index(offer.status) < FIRMER.index(least):
            sentence = (
                "The plan uses offer {offer}, which is only {found}; offers from {least} on were to be counted. Give "
                "the status that the plan was made with."
            )
            raise BadOptionError(say(sentence, offer=offer.offer_id, found=offer.status.value, least=least.value))


def left_out(situation: Situation, plan: Plan) -> OfferStatus | None:
    """The least status in a plan that uses none of the less firm offers, though they hold what needs are short of.

    None where the plan looks as if all offers had counted.
    """
    used = {row.offer_id for row in plan.assignments}
    ranks = [
        FIRMER.index(offer.status)
        for offer in map(situation.offer_by_id.__getitem__, sorted(used))
        if not offer.under_way
    ]
    if not ranks or min(ranks) == 0:
        return None
    short = {situation.need_by_id[row.need_id].item_id for row in plan.shortfalls}
    idle = (offer for offer in situation.offers if offer.plannable and offer.item_id in short)
    looser = any(not offer.under_way and FIRMER.index(offer.status) < min(ranks) for offer in idle)
    return FIRMER[min(ranks)] if looser else None


def ignored_sentence(least: OfferStatus) -> str:
    """What to do where a plan looks as if less firm offers had not counted, and they do."""
    sentence = (
        "The plan uses no offer that is less than {status}, though some hold what is short. All offers counted here: "
        "if the plan was made with --status {status}, give that here as well."
    )
    return say(sentence, status=least.value)
