"""Promises about goods: what an offer may give, to whom, through which way, and in whole units."""

from collections.abc import Iterator

import numpy as np

from muster.domain.promises import BrokenPromise, PromiseCode
from muster.verifying.case import Case
from muster.verifying.earmarks import fits_earmark
from muster.verifying.measuring import broken, exceeds, is_whole
from muster.verifying.screening import doubtful_goods
from muster.verifying.tied import Sent


def goods_promises(case: Case) -> Iterator[BrokenPromise]:
    """What the assignments break of offers, ways, earmarks, lots and whole units."""
    for sent in doubtful_goods(case):
        yield from promises_of_goods(case, sent)
    yield from _offers(case)
    yield from _whole_fulfilment(case)


def promises_of_goods(case: Case, sent: Sent) -> Iterator[BrokenPromise]:
    """What one assignment breaks of its offer and its way, whatever the others take."""
    yield from _assignment(sent)
    yield from _way(case, sent)


def _assignment(sent: Sent) -> Iterator[BrokenPromise]:
    """What one assignment breaks by itself."""
    row, offer = sent.row, sent.offer
    if not offer.plannable:
        yield broken(PromiseCode.OFFER_PLANNABLE, row.assignment_id, offer=offer.offer_id)
    if row.item_id != offer.item_id:
        values = {"offer": offer.offer_id, "found": row.item_id, "expected": offer.item_id}
        yield broken(PromiseCode.OFFER_ITEM, row.assignment_id, **values)
    if not fits_earmark(offer, sent.need):
        marks = ";".join(offer.earmarked_for)
        values = {"offer": offer.offer_id, "found": row.need_id, "expected": marks}
        yield broken(PromiseCode.EARMARK, row.assignment_id, **values)
    if not sent.item.divisible and not is_whole(row.quantity):
        yield broken(PromiseCode.WHOLE_UNITS, row.assignment_id, table="assignments", found=row.quantity)


def _way(case: Case, sent: Sent) -> Iterator[BrokenPromise]:
    """Whether an assignment serves its need through a way that takes such goods."""
    way = case.ways[sent.need.item_id].get(sent.row.way)
    if way is None:
        yield broken(PromiseCode.WAY_EXISTS, sent.row.assignment_id, table="assignments", found=sent.row.way)
        return
    taken = [component.item.item_id for component in way.components]
    if sent.offer.item_id not in taken:
        values = {"way": way.way_id, "found": sent.offer.item_id, "expected": ";".join(taken)}
        yield broken(PromiseCode.WAY_ITEM, sent.row.assignment_id, **values)


def _offers(case: Case) -> Iterator[BrokenPromise]:
    """Whether each offer gives no more than it has, and no less than its minimum."""
    sending, offers = case.sending, case.sending.offers
    totals = np.bincount(sending.offer, sending.quantity, len(offers.quantity))
    used = np.zeros(len(totals), dtype=np.bool_)
    used[sending.offer] = True
    beyond = (totals > offers.quantity) | (totals < offers.minimum)
    doubtful = set(np.flatnonzero(used & beyond).tolist())
    for place in dict.fromkeys(sending.offer.tolist()) if doubtful else ():
        if place not in doubtful:
            continue
        offer, total = case.situation.offers[place], float(totals[place])
        if offer.quantity is not None and exceeds(total, offer.quantity):
            yield broken(PromiseCode.OFFER_QUANTITY, offer.offer_id, found=total, expected=offer.quantity)
        if not offer.under_way and exceeds(offer.minimum, total):
            yield broken(PromiseCode.OFFER_MINIMUM, offer.offer_id, found=total, expected=offer.minimum)


def _whole_fulfilment(case: Case) -> Iterator[BrokenPromise]:
    """Whether packages, people trained and indivisible items are counted in whole units of the need."""
    for used in case.used:
        if used.way.whole and not is_whole(used.row.quantity):
            yield broken(PromiseCode.WHOLE_UNITS, used.need.need_id, table="fulfilment", found=used.row.quantity)
