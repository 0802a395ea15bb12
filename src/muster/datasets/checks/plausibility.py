"""Doubt what may be meant but looks like a slip: quantities, places that nothing leads to or away from."""

from collections import defaultdict

from muster.datasets.draft import Draft
from muster.domain.findings import FindingCode
from muster.domain.offers import OfferStage, OfferStatus
from muster.domain.plausibility import far_above


def check_quantities(draft: Draft) -> None:
    """Doubt a quantity that is a hundred times the median of the other offers of its item, or more.

    Parts of a divided offer are not compared: how large they are says nothing of what partners have.
    """
    own = draft["offers"]
    offered: defaultdict[str, list[tuple[float, int]]] = defaultdict(list)
    for number, offer in own.items():
        if offer.quantity is not None and not offer.part_of:
            offered[offer.item_id].append((offer.quantity, number))
    for item, stated in offered.items():
        for slip in far_above([quantity for quantity, _ in stated]):
            quantity, number = stated[slip.at]
            values = {
                "found": f"{quantity:g}",
                "item": item,
                "others": f"{slip.others:g}",
                "count": str(len(stated) - 1),
            }
            own.report(FindingCode.IMPLAUSIBLE_QUANTITY, number, "quantity", **values)


def check_reach(draft: Draft) -> None:
    """Doubt needs for goods at sites that nothing can reach, and offers at sites that nothing can leave."""
    links = draft["links"].rows.values()
    reached, left = {link.destination_id for link in links}, {link.origin_id for link in links}
    needs, offers = draft["needs"], draft["offers"]
    asked_at = {need.site_id for need in needs.rows.values()}
    reached |= {offer.site_id for offer in offers.rows.values()}
    goods = draft["items"].kept_ids() | draft["packages"].kept_ids()
    for number, need in needs.items():
        if need.site_id and need.site_id not in reached and need.item_id in goods:
            needs.report(FindingCode.UNREACHABLE_SITE, number, "site", found=need.site_id)
    for number, offer in offers.items():
        gone = offer.status is OfferStatus.WITHDRAWN or offer.stage is OfferStage.LOST
        if offer.site_id not in left and offer.site_id not in asked_at and not gone:
            offers.report(FindingCode.STRANDED_OFFER, number, "site", found=offer.site_id)
