"""Every feature of the contract that a dataset can have, and how to see that it does."""

from collections import Counter
from collections.abc import Callable, Iterable

from muster.domain.network import Closure
from muster.domain.offers import OfferStage, OfferStatus
from muster.domain.permits import PermitStatus
from muster.domain.places import SiteKind
from muster.domain.situation import Situation


def _with(table: str, column: str, value: object) -> Callable[[Situation], bool]:
    """Whether a row of a table has this value."""
    return lambda situation: any(getattr(row, column) == value for row in getattr(situation, table))


def _is_fraction(number: float) -> bool:
    return number != round(number)


def _overlap(closures: Iterable[Closure], situation: Situation) -> bool:
    """Whether two closures of one link or site share a day."""
    days = Counter(
        (closure.link_id, closure.site_id, day)
        for closure in closures
        for day in range(
            situation.settings.day_or(closure.from_date, 0),
            situation.settings.day_or(closure.until_date, situation.settings.last_day) + 1,
        )
    )
    return max(days.values(), default=0) > 1


def _largest_need(situation: Situation, item_id: str) -> float:
    return max((need.quantity for need in situation.needs if need.item_id == item_id), default=0.0)


def _earmarks(situation: Situation, form: str) -> bool:
    return any(entry.startswith(form) for offer in situation.offers for entry in offer.earmarked_for)


def _most(counts: Iterable[str]) -> int:
    return max(Counter(counts).values(), default=0)


THERE: dict[str, Callable[[Situation], bool]] = {
    "as of a day in the middle of a week": lambda s: s.settings.as_of_day % 7 != 0,
    "as of the start": lambda s: s.settings.as_of is None,
    "short last week": lambda s: s.settings.days % 7 != 0,
    "people in training limited": lambda s: s.settings.max_in_training is not None,
    "people in training unlimited": lambda s: s.settings.max_in_training is None,
    "divisible item": lambda s: any(i.divisible for i in s.items),
    "load other than mass": lambda s: any(i.load_kg is not None and i.load_kg != i.mass_kg for i in s.items),
    "whole crew": lambda s: any(i.crew and not _is_fraction(i.crew) for i in s.items),
    "crew below one": lambda s: any(0.0 < i.crew < 1.0 for i in s.items),
    "crew of one and a half": lambda s: any(i.crew > 1.0 and _is_fraction(i.crew) for i in s.items),
    "several cargo classes": lambda s: len({i.cargo for i in s.items}) > 3,
    "alternative of ratio above one": lambda s: any(a.ratio > 1.0 for a in s.alternatives),
    "alternative of fractional ratio": lambda s: any(_is_fraction(a.ratio) for a in s.alternatives),
    "lesser alternative": lambda s: any(a.effectiveness < 1.0 for a in s.alternatives),
    "indivisible alternative of a divisible item": lambda s: any(
        s.item_by_id[a.item_id].divisible and not s.item_by_id[a.alternative_id].divisible for a in s.alternatives
    ),
    "package of one variant": lambda s: any(
        len({row.variant for row in s.packages if row.package_id == each}) == 1 for each in s.package_ids
    ),
    "package of two variants": lambda s: any(
        len({row.variant for row in s.packages if row.package_id == each}) == 2 for each in s.package_ids
    ),
    "variant of two components": lambda s: 2 in Counter(row.variant for row in s.packages).values(),
    "variant of four components": lambda s: 4 in Counter(row.variant for row in s.packages).values(),
    "component in part of a unit": lambda s: any(_is_fraction(row.quantity) for row in s.packages),
    "lesser variant": lambda s: any(row.effectiveness < 1.0 for row in s.packages),
    **{f"site: {kind}": _with("sites", "kind", kind) for kind in SiteKind},
    "handling limited": lambda s: any(site.handling_t_per_week for site in s.sites),
    "handling unlimited": lambda s: any(site.handling_t_per_week is None for site in s.sites),
    "link within a day": lambda s: any(link.transit_days == 0 for link in s.links),
    "link of unlimited capacity": lambda s: any(link.capacity_t_per_week is None for link in s.links),
    "link below the heaviest unit": lambda s: any(
        (link.capacity_t_per_week or 1e9) < max(i.load_t for i in s.items) for link in s.links
    ),
    "link of several cargo classes": lambda s: any(len(link.cargo) > 1 for link in s.links),
    "link of all cargo classes": lambda s: any(not link.cargo for link in s.links),
    "departures every few days": lambda s: any(link.every_days > 1 for link in s.links),
    "first departure later": lambda s: any(link.first_departure for link in s.links),
    "first departure before the start": lambda s: any(
        link.first_departure and link.first_departure < s.settings.start and link.every_days > 1 for link in s.links
    ),
    "link closed": lambda s: any(c.link_id and c.factor == 0.0 for c in s.closures),
    "link slowed": lambda s: any(c.link_id and c.factor > 0.0 for c in s.closures),
    "site closed": lambda s: any(c.site_id and c.factor == 0.0 for c in s.closures),
    "site slowed": lambda s: any(c.site_id and c.factor > 0.0 for c in s.closures),
    "closure from the first day": lambda s: any(c.from_date is None for c in s.closures),
    "closure to the last day": lambda s: any(c.until_date is None for c in s.closures),
    "overlapping closures": lambda s: _overlap(s.closures, s),
    **{f"permit: {each}": _with("permits", "status", each) for each in PermitStatus},
    "permit without a date": lambda s: any(
        p.expected is None and p.status is not PermitStatus.GRANTED for p in s.permits
    ),
    "permit granted from day 0": lambda s: any(p.expected is None and not p.never for p in s.permits),
    "permit that ends": lambda s: any(p.until for p in s.permits),
    "permit on links": lambda s: any(p.links for p in s.permits),
    "permit on a partner": lambda s: any(each.startswith("partner:") for p in s.permits for each in p.offers),
    "permit on an item": lambda s: any(each.startswith("item:") for p in s.permits for each in p.offers),
    "permit on offers": lambda s: any(each in s.offer_by_id for p in s.permits for each in p.offers),
    "several permits on an offer": lambda s: _most(each for p in s.permits for each in p.offers) > 1,
    **{f"priority {k}": _with("needs", "priority", k) for k in range(1, 6)},
    "need of a package": lambda s: any(need.item_id in s.package_ids for need in s.needs),
    "need of training at a site": lambda s: any(s.is_training(need) and need.site_id for need in s.needs),
    "need of training anywhere": lambda s: any(s.is_training(need) and not need.site_id for need in s.needs),
    "need of part of a unit": lambda s: any(_is_fraction(need.quantity) for need in s.needs),
    "request of three rows": lambda s: _most(need.request_id for need in s.needs) > 2,
    "weight": lambda s: len({need.weight for need in s.needs}) > 1,
    "need not before a day": lambda s: any(need.earliest for need in s.needs),
    "need that expires at once": lambda s: any(need.expires == need.due for need in s.needs),
    "need that expires later": lambda s: any(need.expires and need.expires > need.due for need in s.needs),
    "need due beyond the horizon": lambda s: any(s.settings.day(need.due) >= s.settings.days for need in s.needs),
    **{f"offer: {each}": _with("offers", "status", each) for each in OfferStatus},
    **{f"stage: {each}": _with("offers", "stage", each) for each in OfferStage},
    "offer not stated": lambda s: any(o.quantity is None for o in s.offers),
    "offer available later": lambda s: any(o.available_from for o in s.offers),
    "offer with a last day": lambda s: any(o.available_until for o in s.offers),
    "offer with notice": lambda s: any(o.notice_days for o in s.offers),
    "offer split off": lambda s: any(o.part_of for o in s.offers),
    "offer for a need": lambda s: any(each in s.need_by_id for o in s.offers for each in o.earmarked_for),
    "offer for a priority": lambda s: _earmarks(s, "priority:"),
    "offer for a site": lambda s: _earmarks(s, "site:"),
    "offer for a theme": lambda s: _earmarks(s, "theme:"),
    "offer with two earmarks": lambda s: any(len(o.earmarked_for) > 1 for o in s.offers),
    "offer in lots": lambda s: any(0.0 < o.minimum < (o.quantity or 0.0) for o in s.offers),
    "lot larger than any need": lambda s: any(o.minimum > _largest_need(s, o.item_id) > 0.0 for o in s.offers),
    "offer for sale": lambda s: any(o.unit_cost for o in s.offers),
    "course held once": lambda s: any(c.every_days is None for c in s.courses),
    "course held repeatedly": lambda s: any(c.every_days for c in s.courses),
    "course with a last start": lambda s: any(c.last_start for c in s.courses),
    "course with notice": lambda s: any(c.notice_days for c in s.courses),
    "own pool": lambda s: any(t.qualification and not t.trained for t in s.trainees),
    "general pool": lambda s: any(not t.qualification for t in s.trainees),
    "people who come later": lambda s: any(t.available_from and not t.trained for t in s.trainees),
    "trained people": lambda s: any(t.trained and not t.available_from for t in s.trainees),
    "people who graduate later": lambda s: any(t.trained and t.available_from for t in s.trainees),
}
"""Feature by name → whether a situation has it."""
