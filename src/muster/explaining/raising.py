"""Which partners could give more of what a need lacks: offers that are used up, and how much more would help."""

from collections.abc import Iterator

import numpy as np

from muster.domain.cures import Change, ChangeKind
from muster.domain.offers import Offer
from muster.domain.reasons import NeedReasons
from muster.explaining.scene import TINY, Scene
from muster.planning.relaxing import Lack
from muster.planning.ways import Component

MOST_TRIED = 4  # offers that are tried for one need
MOST_ASKED = 2  # of those that would help, the partners that are asked


def raises(scene: Scene, need: NeedReasons, lack: Lack) -> tuple[Change, ...]:
    """For a need that has too little, the offers that would bring most of it if there were more of them."""
    found: list[tuple[float, Change]] = []
    for number, component in _used_up(scene, lack):
        offer = scene.situation.offers[number]
        change = _raise(offer, component.take(lack.units))
        gain = scene.gain(scene.with_changes((change,), lack), lack)
        if gain.units <= TINY * (1.0 + lack.units):
            continue
        less = _raise(offer, component.take(gain.units))
        is_as_good = scene.gain(scene.with_changes((less,), lack), lack).units >= gain.units * (1.0 - TINY)
        found.append((gain.units, less if is_as_good else change))
    told = {change.subject_id for cause in need.causes if cause.cure for change in cause.cure.changes}
    best = sorted(found, key=lambda each: (-each[0], each[1].subject_id))
    return tuple(change for _, change in best if change.subject_id not in told)[:MOST_ASKED]


def _raise(offer: Offer, amount: float) -> Change:
    return Change(kind=ChangeKind.RAISE_OFFER, subject_id=offer.offer_id, amount=amount)


def _used_up(scene: Scene, lack: Lack) -> Iterator[tuple[int, Component]]:
    """Offers of which nothing is left that the need may take from, those that it takes most from first."""
    goods, wish = scene.instance.goods, lack.wish
    taken = np.zeros(len(goods.item))
    for number in scene.ledger.numbers_of(wish.number):
        for journey in scene.ledger.batch(number).journeys:
            taken[journey.offer] += journey.quantity
    found: list[tuple[float, float, int, Component]] = []
    seen: set[int] = set()
    for way in wish.ways:
        for component in way.components:
            for number in np.flatnonzero(goods.item == component.item).tolist():
                offer = scene.situation.offers[number]
                if number not in seen and _may_be_raised(offer, wish.marks) and _is_used_up(scene, number):
                    seen.add(number)
                    found.append((-float(taken[number]), -float(goods.quantity[number]), number, component))
    for _, _, number, component in sorted(found, key=lambda each: each[:3])[:MOST_TRIED]:
        yield number, component


def _may_be_raised(offer: Offer, marks: tuple[str, ...]) -> bool:
    """Whether somebody still holds it, says how much, and may mean it for the need."""
    is_meant = not offer.earmarked_for or bool(set(offer.earmarked_for) & set(marks))
    return offer.plannable and not offer.under_way and bool(offer.partner_id) and is_meant


def _is_used_up(scene: Scene, number: int) -> bool:
    whole = not scene.situation.items[int(scene.instance.goods.item[number])].divisible
    left = float(scene.ledger.offer_left[number])
    return left < 1.0 - TINY if whole else left <= TINY * (1.0 + float(scene.instance.goods.quantity[number]))
