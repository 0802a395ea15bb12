"""A dataset in which some limits do not hold for a need: what a joint set of limits costs is asked of it.

Each limit is dropped as a whole, and for the goods that the need could use: what of it has to change is a cure's task.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from math import ceil

from muster.domain.cures import Change, ChangeKind
from muster.domain.offers import Offer, OfferStatus
from muster.domain.permits import PermitStatus
from muster.domain.plan import Plan, Reason
from muster.domain.situation import Situation
from muster.domain.training import Trainees
from muster.explaining.changing import NEW, changed, new_course
from muster.planning.relaxing import Lack

PLENTY_OF_PEOPLE = 1_000_000


@dataclass(frozen=True, slots=True)
class Claim:
    """What a need lacks, in the plan of a situation, with all that the need could use of each item."""

    situation: Situation
    plan: Plan
    lack: Lack

    @property
    def most_by_item(self) -> dict[str, float]:
        """Units of each item that would serve all that the need asks for by the way that takes most of it."""
        items, most = self.situation.items, defaultdict[str, float](float)
        for way in self.lack.wish.ways:
            for component in way.components:
                item_id = items[component.item].item_id
                most[item_id] = max(most[item_id], component.take(self.lack.wish.quantity))
        return most

    @property
    def qualifications(self) -> set[str]:
        """Qualifications of the crews that any way binds."""
        named = sorted(self.situation.qualifications)
        return {named[number] for way in self.lack.wish.ways for number, people in way.crew if people > 0.0}


def relaxed(claim: Claim, limits: Iterable[Reason]) -> Situation:
    """The situation in which these limits do not stand in the need's way."""
    situation = claim.situation
    for reason in limits:
        situation = _DROP[reason](situation, claim)
    return situation


def _edited(situation: Situation, claim: Claim, edit: Callable[[Offer], Offer]) -> Situation:
    """The situation with the offers edited that hold what the need could use."""
    items = claim.most_by_item
    return situation.but(offers=tuple(edit(offer) if offer.item_id in items else offer for offer in situation.offers))


def _permit(situation: Situation, _claim: Claim) -> Situation:
    return situation.but(
        permits=tuple(
            replace(permit, status=PermitStatus.GRANTED, expected=None, until=None) for permit in situation.permits
        ),
    )


def _earmarked(situation: Situation, claim: Claim) -> Situation:
    need_id = claim.lack.wish.need.need_id

    def lifted(offer: Offer) -> Offer:
        return replace(offer, earmarked_for=(*offer.earmarked_for, need_id)) if offer.earmarked_for else offer

    return _edited(situation, claim, lifted)


def _minimum(situation: Situation, claim: Claim) -> Situation:
    return _edited(situation, claim, lambda offer: replace(offer, minimum=0.0))


def _not_stated(situation: Situation, claim: Claim) -> Situation:
    most = claim.most_by_item

    def stated(offer: Offer) -> Offer:
        enough = max(most[offer.item_id], offer.minimum)
        return replace(offer, quantity=enough) if offer.quantity is None else offer

    return _edited(situation, claim, stated)


def _too_late(situation: Situation, claim: Claim) -> Situation:
    """Ready on the day of the picture, and no sooner: what is under way could else be there in the past."""
    today = situation.settings.date(situation.settings.as_of_day)

    def ready(offer: Offer) -> Offer:
        since = None if offer.available_from is None else min(offer.available_from, today)
        return replace(offer, available_from=since, available_until=None, notice_days=0)

    return _edited(situation, claim, ready)


def _course(situation: Situation, claim: Claim) -> Situation:
    rows = [new_course(situation, each, PLENTY_OF_PEOPLE) for each in sorted(claim.qualifications)]
    return situation.but(
        settings=replace(situation.settings, max_in_training=None),
        courses=(*situation.courses, *rows),
    )


def _trainees(situation: Situation, claim: Claim) -> Situation:
    rows = [Trainees(people=PLENTY_OF_PEOPLE, qualification=each) for each in sorted(claim.qualifications)]
    return situation.but(trainees=(*situation.trainees, *rows))


def _fund(situation: Situation, claim: Claim) -> Situation:
    most = claim.most_by_item
    asked: defaultdict[str, float] = defaultdict(float)
    for offer in situation.offers:
        if offer.unit_cost > 0.0 and offer.item_id in most:
            asked[offer.fund_id] += offer.unit_cost * max(most[offer.item_id], offer.minimum)
    return situation.but(
        funds=tuple(replace(fund, amount=fund.amount + asked[fund.fund_id]) for fund in situation.funds),
    )


def _link(situation: Situation, _claim: Claim) -> Situation:
    return situation.but(links=tuple(replace(link, capacity_t_per_week=None) for link in situation.links))


def _site(situation: Situation, _claim: Claim) -> Situation:
    return situation.but(sites=tuple(replace(site, handling_t_per_week=None) for site in situation.sites))


def _no_route(situation: Situation, claim: Claim) -> Situation:
    goal, items = claim.lack.wish.need.site_id, claim.most_by_item
    origins = {offer.site_id for offer in situation.offers if offer.item_id in items} - {goal}
    return changed(
        situation,
        [
            Change(kind=ChangeKind.OPEN_ROUTE, subject_id=site_id, site_id=site_id, to_site_id=goal)
            for site_id in sorted(origins)
        ],
    )


def _outranked(situation: Situation, claim: Claim) -> Situation:
    """What other needs take of the goods is there twice: nobody loses, whoever it goes to now."""
    taken: defaultdict[str, float] = defaultdict(float)
    for row in claim.plan.assignments:
        if row.need_id != claim.lack.wish.need.need_id:
            taken[row.offer_id] += row.quantity

    def doubled(offer: Offer) -> Offer:
        if offer.quantity is None:
            return offer
        return replace(offer, quantity=offer.quantity + taken[offer.offer_id])

    return _edited(situation, claim, doubled)


def _no_offer(situation: Situation, claim: Claim) -> Situation:
    """All that the need could use is at its site from the first day, from nobody in particular, and for it alone."""
    need = claim.lack.wish.need
    rows = tuple(
        Offer(
            offer_id=f"{NEW}supply-{item_id}",
            partner_id="",
            item_id=item_id,
            site_id=need.site_id,
            quantity=ceil(most),
            status=OfferStatus.COMMITTED,
            earmarked_for=(need.need_id,),
        )
        for item_id, most in claim.most_by_item.items()
    )
    return situation.but(offers=(*situation.offers, *rows))


_DROP: dict[Reason, Callable[[Situation, Claim], Situation]] = {
    Reason.PERMIT: _permit,
    Reason.EARMARKED: _earmarked,
    Reason.MINIMUM: _minimum,
    Reason.NOT_STATED: _not_stated,
    Reason.TOO_LATE: _too_late,
    Reason.COURSE: _course,
    Reason.TRAINEES: _trainees,
    Reason.FUND: _fund,
    Reason.LINK: _link,
    Reason.SITE: _site,
    Reason.NO_ROUTE: _no_route,
    Reason.OUTRANKED: _outranked,
    Reason.NO_OFFER: _no_offer,
}
