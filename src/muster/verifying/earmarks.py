"""Whom an offer is meant for."""

from muster.domain.needs import Need
from muster.domain.offers import Offer


def marks_of(need: Need) -> frozenset[str]:
    """Entries of `earmarked_for` that a need fits."""
    return frozenset((need.need_id, f"priority:{need.priority}", f"site:{need.site_id}", f"theme:{need.theme}"))


def fits_earmark(offer: Offer, need: Need) -> bool:
    """Whether a need fits any entry of an offer's `earmarked_for`; an empty one fits every need."""
    return not offer.earmarked_for or not marks_of(need).isdisjoint(offer.earmarked_for)
