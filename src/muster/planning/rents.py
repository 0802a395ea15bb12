"""What all limits together are worth at given prices: the part of a bound that does not hang on any column."""

import numpy as np

from muster.planning.instance import Instance
from muster.planning.prices import Prices


def rent_of_limits(instance: Instance, prices: Prices) -> float:
    """Σ price × limit of everything that is not a person in a course start."""
    schooling, timetable = instance.schooling, instance.timetable
    stated = np.array([offer.quantity or 0.0 for offer in instance.situation.offers], dtype=np.float64)
    total = 0.0
    for price, limit in (
        (prices.offer, stated),
        (prices.link, timetable.link_capacity),
        (prices.site, timetable.site_capacity),
        (prices.fund, instance.funds),
        (prices.own, schooling.own),
        (prices.general, schooling.general),
        (prices.graduates, schooling.trained),
    ):
        used = price > 0.0
        total += float((price[used] * limit[used]).sum())
    most = instance.situation.settings.max_in_training
    return total + (0.0 if most is None else float(prices.in_training.sum()) * most)


def rent_of_people(instance: Instance, prices: Prices) -> float:
    """Σ seats × (course price + max(0, reduced value of one person)) over all course starts."""
    schooling = instance.schooling
    own = np.cumsum(prices.own[:, ::-1], axis=1)[:, ::-1]
    general = np.cumsum(prices.general[::-1])[::-1]
    earned = np.cumsum(prices.graduates[:, ::-1], axis=1)[:, ::-1]
    total = 0.0
    for qualification, starts in enumerate(schooling.starts_of):
        for number in starts:
            start = schooling.starts[number]
            total += start.seats * float(prices.course[number])
            pools = []
            if schooling.own[qualification, start.day] > 0.0:
                pools.append(float(own[qualification, start.day]))
            if schooling.general[start.day] > 0.0:
                pools.append(float(general[start.day]))
            if not pools or start.graduates >= instance.horizon:
                continue
            pays = float(prices.course[number]) + float(prices.in_training[start.day : start.graduates].sum())
            reduced = float(earned[qualification, start.graduates]) - pays - min(pools)
            total += start.seats * max(0.0, reduced)
    return total
