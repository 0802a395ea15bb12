"""Every single failure that can touch a plan."""

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from muster.domain.disruption import SINGLE_KINDS, Disruption, DisruptionKind, Failure, FailureKind
from muster.domain.offers import Offer
from muster.domain.permits import Permit
from muster.domain.plan import Plan
from muster.domain.settings import DAYS_PER_WEEK
from muster.domain.situation import Situation
from muster.stressing.loads import DAYS_CLOSED, Loads, busiest_week, link_loads, site_loads

DAYS_LATE = 28


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Failures in the order of their kinds and ids, and how many of each kind cannot touch the plan."""

    failures: tuple[Failure, ...]
    untouched: dict[str, int]


def list_failures(situation: Situation, plan: Plan, kinds: Collection[FailureKind] = SINGLE_KINDS) -> Listing:
    """Single failures of these kinds; what the plan uses nothing of is only counted: losing it costs nothing."""
    failures: list[Failure] = []
    untouched: Counter[str] = Counter()
    for kind in SINGLE_KINDS:
        if kind in kinds:
            found, rows = _LISTERS[kind](situation, plan)
            failures += (_failure(kind, each) for each in sorted(found, key=lambda each: each.subject_id))
            untouched[kind.value] = rows - len(found)
    return Listing(failures=tuple(failures), untouched=dict(untouched))


def waits_for(permit: Permit, offer: Offer) -> bool:
    """Whether a permit names an offer: by its id, its partner or its item."""
    marks = {offer.offer_id, f"partner:{offer.partner_id}", f"item:{offer.item_id}"}
    return not offer.under_way and not marks.isdisjoint(permit.offers)


def _failure(kind: FailureKind, disruption: Disruption) -> Failure:
    return Failure(failure_id=f"{kind.value}:{disruption.subject_id}", kind=kind, disruptions=(disruption,))


def _links(situation: Situation, plan: Plan) -> tuple[list[Disruption], int]:
    loads = link_loads(situation, plan)
    return _closures(situation, loads, DisruptionKind.LINK_CLOSED), len(situation.links)


def _sites(situation: Situation, plan: Plan) -> tuple[list[Disruption], int]:
    loads = site_loads(situation, plan)
    return _closures(situation, loads, DisruptionKind.SITE_CLOSED), len(situation.sites)


def _closures(situation: Situation, loads: Loads, kind: DisruptionKind) -> list[Disruption]:
    """Each loaded link or site, closed for its busiest four weeks from the picture's day on."""
    settings = situation.settings
    today = settings.as_of_day
    found = []
    for subject_id, weeks in loads.items():
        begin = max(today, busiest_week(weeks, today // DAYS_PER_WEEK) * DAYS_PER_WEEK)
        found.append(Disruption(kind=kind, subject_id=subject_id, strikes=settings.date(begin), days=DAYS_CLOSED))
    return found


def _courses(situation: Situation, plan: Plan) -> tuple[list[Disruption], int]:
    used = {row.course_id for row in plan.training if row.people > 0}
    found = [_from_today(situation, DisruptionKind.COURSE_CANCELLED, course_id) for course_id in used]
    return found, len(situation.courses)


def _permits(situation: Situation, plan: Plan) -> tuple[list[Disruption], int]:
    """Permits that goods of the plan wait for; one that is still expected is refused on the day on which it was."""
    offers = [situation.offer_by_id[offer_id] for offer_id in {row.offer_id for row in plan.assignments}]
    links = {leg.link_id for leg in plan.movements}
    found = []
    for permit in situation.permits:
        is_used = not links.isdisjoint(permit.links) or any(waits_for(permit, offer) for offer in offers)
        if is_used and not permit.never:
            strikes = max(_today(situation), permit.expected or _today(situation))
            found.append(Disruption(kind=DisruptionKind.PERMIT_REFUSED, subject_id=permit.permit_id, strikes=strikes))
    return found, len(situation.permits)


def _withdrawn(situation: Situation, plan: Plan) -> tuple[list[Disruption], int]:
    partners = _giving(situation, plan)
    found = [_from_today(situation, DisruptionKind.PARTNER_WITHDRAWN, each) for each in partners]
    return found, len(situation.partners)


def _late(situation: Situation, plan: Plan) -> tuple[list[Disruption], int]:
    partners = _giving(situation, plan)
    found = [_from_today(situation, DisruptionKind.PARTNER_LATE, each, DAYS_LATE) for each in partners]
    return found, len(situation.partners)


def _giving(situation: Situation, plan: Plan) -> set[str]:
    """Partners of whom the plan uses anything that has not left yet."""
    used = (situation.offer_by_id[row.offer_id] for row in plan.assignments)
    return {offer.partner_id for offer in used if offer.partner_id and not offer.under_way}


def _from_today(situation: Situation, kind: DisruptionKind, subject_id: str, days: int = 0) -> Disruption:
    return Disruption(kind=kind, subject_id=subject_id, strikes=_today(situation), days=days)


def _today(situation: Situation) -> date:
    return situation.settings.date(situation.settings.as_of_day)


_LISTERS: dict[FailureKind, Callable[[Situation, Plan], tuple[list[Disruption], int]]] = {
    FailureKind.LINK: _links,
    FailureKind.SITE: _sites,
    FailureKind.COURSE: _courses,
    FailureKind.PERMIT: _permits,
    FailureKind.WITHDRAWN: _withdrawn,
    FailureKind.LATE: _late,
}
