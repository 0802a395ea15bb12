"""A situation: everything that a plan is computed from."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from muster.domain.catalogue import Alternative, Item, PackageComponent, weightiest_category
from muster.domain.needs import Need
from muster.domain.network import Closure, Link
from muster.domain.offers import Offer
from muster.domain.partners import Fund, Partner
from muster.domain.permits import Permit
from muster.domain.places import Site
from muster.domain.settings import Settings
from muster.domain.training import Course, Trainees

REMARKS = ("note", "source", "extra")


@dataclass(frozen=True, kw_only=True)
class Situation:
    """All tables of one dataset; rows are kept in one order, so that the order in which they came means nothing."""

    settings: Settings
    items: tuple[Item, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    packages: tuple[PackageComponent, ...] = ()
    sites: tuple[Site, ...] = ()
    links: tuple[Link, ...] = ()
    closures: tuple[Closure, ...] = ()
    permits: tuple[Permit, ...] = ()
    partners: tuple[Partner, ...] = ()
    needs: tuple[Need, ...] = ()
    offers: tuple[Offer, ...] = ()
    funds: tuple[Fund, ...] = ()
    courses: tuple[Course, ...] = ()
    trainees: tuple[Trainees, ...] = ()

    def __post_init__(self) -> None:
        """Put the rows of every table in one order."""
        for table in fields(self):
            if table.name != "settings":
                object.__setattr__(self, table.name, _in_order(tuple(getattr(self, table.name))))

    def but(self, **tables: Any) -> "Situation":  # noqa: ANN401 (each table has rows of its own kind)
        """The same with other tables (or settings) in place of some; those that stay are not sorted again."""
        other = object.__new__(Situation)
        for table in fields(self):
            rows = tables.get(table.name, getattr(self, table.name))
            is_new = table.name in tables and isinstance(rows, tuple)
            object.__setattr__(other, table.name, _in_order(rows) if is_new else rows)
        return other

    @cached_property
    def item_by_id(self) -> Mapping[str, Item]:
        """Items by id."""
        return {item.item_id: item for item in self.items}

    @cached_property
    def site_by_id(self) -> Mapping[str, Site]:
        """Sites by id."""
        return {site.site_id: site for site in self.sites}

    @cached_property
    def link_by_id(self) -> Mapping[str, Link]:
        """Links by id."""
        return {link.link_id: link for link in self.links}

    @cached_property
    def need_by_id(self) -> Mapping[str, Need]:
        """Needs by id."""
        return {need.need_id: need for need in self.needs}

    @cached_property
    def offer_by_id(self) -> Mapping[str, Offer]:
        """Offers by id."""
        return {offer.offer_id: offer for offer in self.offers}

    @cached_property
    def course_by_id(self) -> Mapping[str, Course]:
        """Courses by id."""
        return {course.course_id: course for course in self.courses}

    @cached_property
    def package_ids(self) -> frozenset[str]:
        """Ids of the packages."""
        return frozenset(component.package_id for component in self.packages)

    @cached_property
    def category_by_package(self) -> Mapping[str, str]:
        """Category of each package: that to which most of it belongs; empty where no component has one."""
        components: defaultdict[str, list[PackageComponent]] = defaultdict(list)
        for component in self.packages:
            components[component.package_id].append(component)
        return {each: weightiest_category(parts, self.item_by_id) for each, parts in components.items()}

    @cached_property
    def qualifications(self) -> frozenset[str]:
        """Every qualification that an item, a course or a pool of people names."""
        named = [item.qualification for item in self.items]
        named += [course.qualification for course in self.courses]
        named += [pool.qualification for pool in self.trainees]
        return frozenset(filter(None, named))

    @cached_property
    def quantity_by_request(self) -> Mapping[str, float]:
        """Total quantity of each request's rows, by its reference."""
        totals: defaultdict[str, float] = defaultdict(float)
        for need in self.needs:
            totals[need.request_id] += need.quantity
        return totals

    def is_training(self, need: Need) -> bool:
        """Whether a need asks for people trained: its item is a qualification, and neither an item nor a package."""
        return (
            need.item_id in self.qualifications
            and need.item_id not in self.item_by_id
            and need.item_id not in self.package_ids
        )

    def unit_worth(self, need: Need) -> float:
        """Worth of one unit of a need that is usable on time with effectiveness 1."""
        return need.weight / self.quantity_by_request[need.request_id]


def _in_order(rows: tuple[Any, ...]) -> tuple[Any, ...]:
    """Rows by their id, then by all other cells; where every id is another, the ids alone say it."""
    if not rows:
        return rows
    names = [name.name for name in fields(rows[0])]
    own = [name for name in names if name not in REMARKS]
    ids = [str(getattr(row, own[0])) for row in rows]
    if len(set(ids)) == len(rows):
        order = {name: place for place, name in enumerate(ids)}
        return tuple(rows[order[name]] for name in sorted(ids))
    return tuple(sorted(rows, key=lambda row: tuple(str(getattr(row, name)) for name in (*own, *REMARKS))))
