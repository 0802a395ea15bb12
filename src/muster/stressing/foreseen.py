"""The dataset of a failure as if all of it had been foreseen: what limits every plan that it may still leave.

A plan that was kept until a failure struck is one of those that may be made with it foreseen, so a bound of the latter
holds for the former. What was on its way when a site closed still arrives, and what left early in a week in which a
link closed has left: so a closure counts from its first whole week on, and that of a site only for what leaves for it
or from it after it struck.
"""

from collections.abc import Iterable, Iterator

from muster.domain.disruption import Disruption, DisruptionKind
from muster.domain.network import Closure
from muster.domain.settings import DAYS_PER_WEEK
from muster.domain.situation import Situation
from muster.stressing.striking import strike

CLOSING = {DisruptionKind.LINK_CLOSED, DisruptionKind.SITE_CLOSED}


def foreseen(situation: Situation, disruptions: Iterable[Disruption]) -> Situation:
    """The dataset with disruptions in it from the start, as far as they limit a plan that was made without them."""
    told = tuple(disruptions)
    lasting = strike(situation, [each for each in told if each.kind not in CLOSING])
    closures = [closure for each in told if each.kind in CLOSING for closure in _closed_links(situation, each)]
    return lasting.but(closures=(*lasting.closures, *closures)) if closures else lasting


def _closed_links(situation: Situation, disruption: Disruption) -> Iterator[Closure]:
    """The links on which nothing departs, over those whole weeks in which nothing does."""
    settings = situation.settings
    first = settings.day(disruption.strikes)
    last = first + disruption.days - 1 if disruption.days else settings.last_day
    for link in situation.links:
        if disruption.subject_id in {link.link_id, link.origin_id}:
            ends = last
        elif disruption.subject_id == link.destination_id:
            ends = last - link.transit_days
        else:
            continue
        begins = -(-first // DAYS_PER_WEEK) * DAYS_PER_WEEK
        stops = (ends + 1) // DAYS_PER_WEEK * DAYS_PER_WEEK - 1
        if begins < stops:
            yield Closure(link_id=link.link_id, from_date=settings.date(begins), until_date=settings.date(stops))
