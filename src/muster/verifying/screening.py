"""Which assignments have to be looked at one by one: all of which arrays do not show that they break nothing.

Nothing is judged here. A row that is passed over keeps every promise of its own within the contract's tolerance; one
that is named may keep them as well, which the looks at single rows find out and say in words.
"""

from collections.abc import Iterator

import numpy as np

from muster.verifying.calendar import Calendar
from muster.verifying.case import Case
from muster.verifying.earmarks import marks_of
from muster.verifying.measuring import TOLERANCE
from muster.verifying.sending import Sending
from muster.verifying.tables import Bools, Floats, Ints
from muster.verifying.tied import Sent
from muster.verifying.ways import Ways


def doubtful_goods(case: Case) -> Iterator[Sent]:
    """Assignments of which goods, earmark, whole units or way may not be as they must."""
    sending = case.sending
    offers, offer = sending.offers, sending.offer
    whole = np.array([not item.divisible for item in case.situation.items], dtype=np.bool_)[sending.item]
    with np.errstate(invalid="ignore"):
        is_whole = np.abs(sending.quantity - np.round(sending.quantity)) <= TOLERANCE
    yield from _rows(
        sending, ~offers.plannable[offer] | (whole & ~is_whole) | _serves_badly(case) | _is_kept_back(case)
    )


def doubtful_journeys(case: Case) -> Iterator[Sent]:
    """Assignments whose way from offer to need may not lead there in time, whole and in order."""
    sending, last_day = case.sending, case.calendar.last_day
    legs = ~sending.is_numbered | ~_leads_on(sending) | ~_carries_all(sending) | ~_follows(sending, last_day)
    yield from _rows(sending, sending.of_legs(legs) | ~_leaves_and_comes_as_stated(sending, last_day))


def doubtful_departures(case: Case) -> Iterator[Sent]:
    """Assignments of which a movement may go on a link that does not carry it, or does not depart on the day."""
    sending, roads = case.sending, case.sending.roads
    link, depart = sending.link, sending.depart
    waited = depart - roads.first[link]
    departs = (waited >= 0) & (waited % roads.every[link] == 0)
    permitted = (roads.opens[link] <= depart) & (depart <= roads.closes[link])
    carried = roads.carries[link, sending.item[sending.sent]] if len(link) else departs
    yield from _rows(sending, sending.of_legs(~(departs & permitted & carried) | _is_shut(case.calendar, sending)))


def _rows(sending: Sending, doubtful: Bools) -> Iterator[Sent]:
    for place in np.flatnonzero(doubtful).tolist():
        yield sending.rows[place]


def _is_kept_back(case: Case) -> Bools:
    """Whether the offer is earmarked, and for others than the need."""
    sending = case.sending
    kept_back = np.zeros(len(sending.rows), dtype=np.bool_)
    marks: dict[str, frozenset[str]] = {}
    for place in np.flatnonzero(sending.offers.marked[sending.offer]).tolist():
        sent = sending.rows[place]
        if sent.row.need_id not in marks:
            marks[sent.row.need_id] = marks_of(sent.need)
        kept_back[place] = marks[sent.row.need_id].isdisjoint(sent.offer.earmarked_for)
    return kept_back


def _serves_badly(case: Case) -> Bools:
    """Whether the item sent is not the offer's, or the way is none of the need's, or takes no such item."""
    known: dict[tuple[str, str, str], bool] = {}
    bad = []
    for sent in case.sending.rows:
        row = sent.row
        key = (sent.need.item_id, row.way, row.item_id)
        if key not in known:
            known[key] = _takes(case.ways[key[0]], row.way, row.item_id)
        bad.append(not known[key] or row.item_id != sent.offer.item_id)
    return np.array(bad, dtype=np.bool_)


def _takes(ways: Ways, way_id: str, item_id: str) -> bool:
    way = ways.get(way_id)
    return way is not None and any(part.item.item_id == item_id for part in way.components)


def _leads_on(sending: Sending) -> Bools:
    """Whether each leg begins where the goods are, and the last one ends at the need's site."""
    origin, destination = sending.roads.origin[sending.link], sending.roads.destination[sending.link]
    where = np.where(sending.first, sending.home[sending.sent], np.roll(destination, 1))
    leads: Bools = (origin == where) & (~sending.last | (destination == sending.goal[sending.sent]))
    return leads


def _follows(sending: Sending, last_day: int) -> Bools:
    """Whether each leg takes as long as its link, departs when the goods are there, and stays in the horizon."""
    depart, arrive = sending.depart, sending.arrive
    there = np.where(sending.first, depart, np.roll(arrive, 1))
    inside = (depart >= 0) & (depart <= last_day) & (arrive >= 0) & (arrive <= last_day)
    follows: Bools = (arrive == sending.due) & (depart >= there) & inside
    return follows


def _carries_all(sending: Sending) -> Bools:
    """Whether each leg carries the whole quantity and states its load."""
    sent = sending.sent
    return _is_close(sending.carried, sending.quantity[sent]) & _is_close(sending.stated_t, sending.load_t[sent])


def _is_close(found: Floats, expected: Floats) -> Bools:
    with np.errstate(invalid="ignore", over="ignore"):
        close: Bools = np.abs(found - expected) <= TOLERANCE * np.abs(expected) + TOLERANCE
    return close


def _leaves_and_comes_as_stated(sending: Sending, last_day: int) -> Bools:
    """Whether the goods of each assignment leave when they may, and are ready and to be decided on when it says."""
    offers, offer, ready = sending.offers, sending.offer, sending.ready
    leaves, comes = ready.copy(), ready.copy()
    leaves[sending.sent[sending.first]] = sending.depart[sending.first]
    comes[sending.sent[sending.last]] = sending.arrive[sending.last]
    stands = sending.home == sending.goal
    may_leave = (offers.earliest[offer] <= leaves) & (leaves <= offers.latest[offer])
    is_there = (offers.stands[offer] <= ready) & (ready >= 0) & (ready <= last_day)
    dated = (comes == ready) & (sending.decide_by == leaves - offers.notice[offer])
    good: Bools = np.where(sending.travels, may_leave & ~stands, is_there & stands) & dated
    return good


def _is_shut(calendar: Calendar, sending: Sending) -> Bools:
    """Whether each leg's link or origin is shut as it departs, or its end as it arrives."""
    settings = calendar.situation.settings
    links, nothing = calendar.situation.links, frozenset[int]()
    shut = np.zeros((len(links), settings.days), dtype=np.bool_)
    for own, link in zip(shut, links, strict=True):
        own[list(calendar.shut_links.get(link.link_id, nothing))] = True
        own[list(calendar.shut_sites.get(link.origin_id, nothing))] = True
        arriving = calendar.shut_sites.get(link.destination_id, nothing)
        own[[day - link.transit_days for day in arriving if day >= link.transit_days]] = True
    days: Ints = np.clip(sending.depart, 0, calendar.last_day)
    is_shut: Bools = shut[sending.link, days]
    return is_shut
