"""Every feature of the contract that a plan can make use of, and how to see that it does."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import cached_property

from muster.domain.needs import Need
from muster.domain.network import Link
from muster.domain.offers import Offer, OfferStage, OfferStatus
from muster.domain.plan import Assignment, Fulfilment, Movement, Plan, Reason
from muster.domain.situation import Situation


class Use:
    """A plan with its dataset, and the questions that the features ask."""

    def __init__(self, situation: Situation, plan: Plan) -> None:
        self.situation = situation
        self.plan = plan

    @cached_property
    def served(self) -> list[tuple[Assignment, Offer, Need]]:
        """Every assignment with its offer and its need."""
        offers, needs = self.situation.offer_by_id, self.situation.need_by_id
        return [(each, offers[each.offer_id], needs[each.need_id]) for each in self.plan.assignments]

    @cached_property
    def legs(self) -> list[tuple[Movement, Link]]:
        """Every movement with its link."""
        return [(each, self.situation.link_by_id[each.link_id]) for each in self.plan.movements]

    @cached_property
    def met(self) -> list[tuple[Fulfilment, Need]]:
        """Every row of fulfilment with its need."""
        return [(each, self.situation.need_by_id[each.need_id]) for each in self.plan.fulfilment]

    def offers(self, fits: Callable[[Offer], bool]) -> bool:
        """Whether an offer that fits is used."""
        return any(fits(offer) for _, offer, _ in self.served)

    def links(self, fits: Callable[[Link], bool]) -> bool:
        """Whether a link that fits is used."""
        return any(fits(link) for _, link in self.legs)

    def alternatives(self) -> Iterator[tuple[Fulfilment, Need, float]]:
        """Rows of fulfilment by an alternative, with its ratio."""
        ratios = {(row.item_id, row.alternative_id): row.ratio for row in self.situation.alternatives}
        for row, need in self.met:
            if (need.item_id, row.way) in ratios:
                yield row, need, ratios[need.item_id, row.way]

    def rounds_up(self) -> bool:
        """Whether an indivisible alternative is rounded up to whole units."""
        items = self.situation.item_by_id
        return any(
            not items[row.way].divisible and (row.quantity * ratio) % 1.0 > 1e-6
            for row, _, ratio in self.alternatives()
        )

    def earmarked(self, form: str) -> bool:
        """Whether an offer is used that is meant for nothing but entries of this form."""
        return self.offers(
            lambda offer: bool(offer.earmarked_for) and all(entry.startswith(form) for entry in offer.earmarked_for)
        )

    def permitted(self, form: str) -> bool:
        """Whether a held offer is used that waits for a permit of this form, which is not granted from day 0."""
        waiting = {
            name
            for permit in self.situation.permits
            if permit.expected
            for name in permit.offers
            if name.startswith(form)
        }
        names: dict[str, Callable[[Offer], str]] = {
            "partner:": lambda offer: f"partner:{offer.partner_id}",
            "item:": lambda offer: f"item:{offer.item_id}",
            "": lambda offer: offer.offer_id,
        }
        return self.offers(lambda offer: not offer.under_way and names[form](offer) in waiting)

    def link_permitted(self) -> bool:
        """Whether goods depart on a link that waited for a permit."""
        waited = {link_id for permit in self.situation.permits if permit.expected for link_id in permit.links}
        return self.links(lambda link: link.link_id in waited)

    def slowed(self) -> bool:
        """Whether goods depart on a link on a day on which it is slowed."""
        settings = self.situation.settings
        return any(
            closure.link_id == leg.link_id
            and closure.factor > 0.0
            and settings.day_or(closure.from_date, 0) <= settings.day(leg.depart)
            and settings.day(leg.depart) <= settings.day_or(closure.until_date, settings.last_day)
            for closure in self.situation.closures
            for leg in self.plan.movements
        )

    def stands_there(self, stage: OfferStage) -> bool:
        """Whether goods of this stage serve a need at the site where they stand."""
        return any(offer.stage is stage and offer.site_id == need.site_id for _, offer, need in self.served)

    def surplus(self) -> bool:
        """Whether a lot is filled up beyond what its need asks for."""
        assigned: defaultdict[tuple[str, str], float] = defaultdict(float)
        for each, _, need in self.served:
            assigned[each.need_id, each.way] += each.quantity if each.way == need.item_id else 0.0
        lots = {each.need_id for each, offer, _ in self.served if offer.minimum > 0.0}
        needs = self.situation.need_by_id
        return any(
            need_id in lots and quantity > needs[need_id].quantity + 1e-6 for (need_id, _), quantity in assigned.items()
        )

    def component_of_several_offers(self) -> bool:
        """Whether several offers together fill one component of a package."""
        rows = Counter(
            (each.need_id, each.way, each.item_id) for each, _, _ in self.served if each.way in self.variants
        )
        return max(rows.values(), default=0) > 1

    @cached_property
    def variants(self) -> dict[str, float]:
        """Effectiveness of every variant."""
        return {row.variant: row.effectiveness for row in self.situation.packages}

    def joins(self, *, from_general: bool) -> bool:
        """Whether more (or not more) people of a qualification join courses than its own pools hold."""
        joined: Counter[str] = Counter()
        for start in self.plan.training:
            joined[start.qualification] += start.people
        own: Counter[str] = Counter()
        for pool in self.situation.trainees:
            own[pool.qualification] += 0 if pool.trained else pool.people
        return any((people > own[qualification]) == from_general for qualification, people in joined.items())

    def crewed(self) -> bool:
        """Whether goods that need a crew are used."""
        return any(self.situation.item_by_id[each.item_id].crew for each in self.plan.assignments)


def _departs_in_short_week(use: Use) -> bool:
    settings = use.situation.settings
    first_of_short = settings.days - settings.days % 7
    return any(settings.day(leg.depart) >= first_of_short for leg, _ in use.legs)


def _gives(reason: Reason) -> Callable[[Use], bool]:
    """Whether a shortfall has this reason."""
    return lambda use: any(row.reason is reason for row in use.plan.shortfalls)


USED: dict[str, Callable[[Use], bool]] = {
    "own item": lambda use: any(
        row.way == need.item_id and not use.situation.is_training(need) for row, need in use.met
    ),
    "alternative": lambda use: any(True for _ in use.alternatives()),
    "alternative of a ratio": lambda use: any(ratio != 1.0 for *_, ratio in use.alternatives()),
    "alternative rounded up": Use.rounds_up,
    "package": lambda use: any(row.way in use.variants for row, _ in use.met),
    "lesser variant": lambda use: any(use.variants.get(row.way, 1.0) < 1.0 for row, _ in use.met),
    "component of several offers": Use.component_of_several_offers,
    "part of a unit": lambda use: any(row.quantity % 1.0 > 1e-6 for row, _ in use.met),
    "late": lambda use: any(row.usable > need.due and row.value > 0.0 for row, need in use.met),
    "need not before a day": lambda use: any(need.earliest == row.usable for row, need in use.met),
    "crew": Use.crewed,
    "training from own pool": lambda use: use.joins(from_general=False),
    "training from general pool": lambda use: use.joins(from_general=True),
    "need of training": lambda use: any(use.situation.is_training(need) for _, need in use.met),
    "offer for a need": lambda use: use.earmarked("N"),
    "offer for a priority": lambda use: use.earmarked("priority:"),
    "offer for a site": lambda use: use.earmarked("site:"),
    "offer for a theme": lambda use: use.earmarked("theme:"),
    "offer in lots": lambda use: use.offers(lambda offer: offer.minimum > 0.0),
    "lot filled by surplus": Use.surplus,
    "purchase": lambda use: use.offers(lambda offer: offer.unit_cost > 0.0),
    "last day": lambda use: use.offers(lambda offer: offer.available_until is not None),
    "notice": lambda use: use.offers(lambda offer: offer.notice_days > 0 and not offer.under_way),
    "notice of a committed offer": lambda use: use.offers(
        lambda offer: offer.notice_days > 0 and offer.status is OfferStatus.COMMITTED
    ),
    "moving row": lambda use: use.offers(lambda offer: offer.stage is OfferStage.MOVING),
    "received row": lambda use: use.stands_there(OfferStage.RECEIVED),
    "held row that stands there": lambda use: use.stands_there(OfferStage.HELD),
    "split-off row": lambda use: use.offers(lambda offer: bool(offer.part_of)),
    "offer in several assignments": lambda use: (
        max(Counter(each.offer_id for each in use.plan.assignments).values(), default=0) > 1
    ),
    "permit on offers": lambda use: use.permitted(""),
    "permit on a partner": lambda use: use.permitted("partner:"),
    "permit on an item": lambda use: use.permitted("item:"),
    "permit on links": Use.link_permitted,
    "route of four legs": lambda use: any(leg.leg == 4 for leg, _ in use.legs),
    "link within a day": lambda use: use.links(lambda link: link.transit_days == 0),
    "link every few days": lambda use: use.links(lambda link: link.every_days > 1),
    "link of first departure": lambda use: use.links(lambda link: link.first_departure is not None),
    "link of some cargo classes": lambda use: use.links(lambda link: bool(link.cargo)),
    "slowed link": Use.slowed,
    "short last week": _departs_in_short_week,
    **{f"reason: {reason}": _gives(reason) for reason in Reason},
    "reasons to be cured together": lambda use: any(row.joint is not None for row in use.plan.shortfalls),
}
"""Feature by name → whether a plan makes use of it."""
