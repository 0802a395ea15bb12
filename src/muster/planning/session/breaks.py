"""Why a journey that stood can stand no longer."""

from muster.domain.difference import Cause, CauseKind
from muster.planning.instance import Instance
from muster.planning.ledger import Batch, Journey
from muster.planning.session.overruns import Use


def cause_of_break(instance: Instance, batch: Batch) -> Cause:
    """What keeps a batch from standing in this instance: the first thing that is in its way."""
    for journey in batch.journeys:
        cause = _cause(instance, journey)
        if cause is not None:
            return cause
    return Cause(CauseKind.ITSELF, instance.wishes[batch.need].need.need_id)


def cause_of_use(instance: Instance, use: Use) -> Cause:
    """A limit that is overrun, as a cause."""
    kind, number, _ = use
    situation = instance.situation
    ids = {
        "offer": lambda: situation.offers[number].offer_id,
        "fund": lambda: situation.funds[number].fund_id,
        "link": lambda: situation.links[number].link_id,
        "site": lambda: situation.sites[number].site_id,
    }
    return Cause(CauseKind(kind), ids[kind]())


def _cause(instance: Instance, journey: Journey) -> Cause | None:
    """What keeps one journey from being made; None where nothing does."""
    offer = instance.situation.offers[journey.offer]
    if not _may_leave(instance, journey):
        return Cause(CauseKind.OFFER, offer.offer_id)
    carries = instance.carries[instance.situation.item_by_id[offer.item_id].cargo]
    for link, day in journey.legs:
        of_link = Cause(CauseKind.LINK, instance.situation.links[link].link_id)
        if instance.timetable.previous[link, day] != day:
            return _closed_end(instance, link, day) or of_link
        if not carries[link]:
            return of_link
    if not journey.legs:
        return None
    link, day = journey.legs[-1]
    arrives = day + int(instance.roads.transit[link])
    return None if arrives == journey.ready else Cause(CauseKind.LINK, instance.situation.links[link].link_id)


def _may_leave(instance: Instance, journey: Journey) -> bool:
    """Whether the offer still gives anything, to this need, when the goods are to leave or to be there."""
    number, windows = journey.offer, instance.windows
    marks = instance.situation.offers[number].earmarked_for
    if instance.goods.quantity[number] <= 0.0:
        return False
    if marks and not set(marks).intersection(instance.wishes[journey.need].marks):
        return False
    if not journey.legs:
        return bool(windows.stands[number] <= journey.ready)
    return bool(windows.first[number] <= journey.legs[0][1] <= windows.last[number])


def _closed_end(instance: Instance, link: int, day: int) -> Cause | None:
    """The site whose closure keeps a link from departing, if it is one."""
    situation, settings = instance.situation, instance.situation.settings
    row = situation.links[link]
    ends = {row.origin_id: day, row.destination_id: day + row.transit_days}
    for closure in situation.closures:
        if closure.factor == 0.0 and closure.site_id in ends:
            first = settings.day_or(closure.from_date, 0)
            last = settings.day_or(closure.until_date, settings.last_day)
            if first <= ends[closure.site_id] <= last:
                return Cause(CauseKind.SITE, closure.site_id)
    return None
