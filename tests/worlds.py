"""Tiny worlds for tests: each builder takes only what its test is about and fills in the rest.

Days are numbers counted from `START`; a date is also taken. Ids come first and may be left out where there is one row
of its kind. Fields bear the names of the domain, or the short ones of the dataset's columns: `site` for `site_id`,
`days` for `transit_days` and `duration_days`, `from_` and `until` for a closure's dates. Choices may be plain words.
Items, sites and partners that a row names but nobody describes are there all the same. For example, ten generators
that need two days by rail:

    world(
        needs=[need(item="generator", quantity=10, site="B", due=20)],
        offers=[offer(item="generator", quantity=12, site="A")],
        links=[link("A", "B", days=2)],
    )
"""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from muster.domain.catalogue import Alternative, Item, PackageComponent
from muster.domain.needs import Need
from muster.domain.network import Closure, Link, Mode
from muster.domain.offers import Offer
from muster.domain.partners import Fund, Partner
from muster.domain.permits import Permit, PermitStatus
from muster.domain.places import Site
from muster.domain.settings import Settings
from muster.domain.situation import Situation
from muster.domain.training import Course, Trainees

START = date(2024, 1, 1)
HORIZON_DAYS = 56
LONG_NAMES = {"days": ("transit_days", "duration_days"), "from_": ("from_date",), "until": ("until_date",)}
Kind = TypeVar("Kind")


def day(number: int) -> date:
    """Date of a day number."""
    return START + timedelta(days=number)


def need(need_id: str = "N1", /, **details: object) -> Need:
    """Ten `thing`s of priority 1 wanted at B by day 20, unless told otherwise."""
    return _make(
        Need, {"need_id": need_id, "item": "thing", "quantity": 10, "priority": 1, "due": 20, "site": "B"}, details
    )


def offer(offer_id: str = "O1", /, **details: object) -> Offer:
    """Ten `thing`s that partner P holds at A, unless told otherwise."""
    return _make(Offer, {"offer_id": offer_id, "partner": "P", "item": "thing", "site": "A", "quantity": 10}, details)


def item(item_id: str = "thing", /, **details: object) -> Item:
    """An indivisible item of one tonne, unless told otherwise."""
    return _make(Item, {"item_id": item_id, "mass_kg": 1000.0}, details)


def alternative(item_id: str, alternative_id: str, /, **details: object) -> Alternative:
    """An item that stands in for another one for one, unless told otherwise."""
    return _make(Alternative, {"item_id": item_id, "alternative_id": alternative_id}, details)


def package(
    package_id: str, variant: str, /, effectiveness: float = 1.0, **components: float
) -> list[PackageComponent]:
    """The rows of one variant of a package: `package("battery", "full", gun=6, truck=2)`."""
    return [
        PackageComponent(
            package_id=package_id, variant=variant, item_id=item_id, quantity=quantity, effectiveness=effectiveness
        )
        for item_id, quantity in components.items()
    ]


def site(site_id: str, /, **details: object) -> Site:
    """A site with unlimited handling, unless told otherwise."""
    return _make(Site, {"site_id": site_id}, details)


def link(origin_id: str = "A", destination_id: str = "B", /, **details: object) -> Link:
    """A rail link of two days, called `A-B` after its ends and unlimited, unless told otherwise."""
    own = {"link_id": f"{origin_id}-{destination_id}", "origin": origin_id, "destination": destination_id}
    return _make(Link, {**own, "mode": Mode.RAIL, "days": 2}, details)


def closure(**details: object) -> Closure:
    """A full closure of a `link` or a `site` over the whole horizon, unless told otherwise."""
    return _make(Closure, {}, details)


def permit(permit_id: str = "X1", /, **details: object) -> Permit:
    """A permit granted from day 0 for what it names in `offers` or `links`, unless told otherwise."""
    return _make(Permit, {"permit_id": permit_id, "status": PermitStatus.GRANTED}, details)


def fund(fund_id: str = "F1", /, amount: float = 1000.0) -> Fund:
    """Money that offers may draw on."""
    return Fund(fund_id=fund_id, amount=amount)


def course(course_id: str = "C1", /, **details: object) -> Course:
    """One start on day 0 of a seven-day course for `driver` with ten seats, unless told otherwise."""
    own = {"course_id": course_id, "qualification": "driver", "days": 7, "seats": 10, "first_start": 0}
    return _make(Course, own, details)


def trainees(people: int, qualification: str = "", /, **details: object) -> Trainees:
    """People who may join courses from day 0; of the general pool, unless a qualification is named."""
    return _make(Trainees, {"people": people, "qualification": qualification}, details)


def trained(people: int, qualification: str = "driver", /, **details: object) -> Trainees:
    """People who hold a qualification from day 0, unless told otherwise."""
    return _make(Trainees, {"people": people, "qualification": qualification, "trained": True}, details)


def world(*, settings: dict[str, object] | None = None, **tables: Sequence[object]) -> Situation:
    """A situation of the tables given by name, over eight weeks from `START`, with whatever its rows name.

    `settings` changes fields of the settings (`{"days": 10, "as_of": 3}`); `packages` may hold whole variants.
    """
    given: dict[str, Any] = {name: tuple(_flat(rows)) for name, rows in tables.items()}
    bare = Situation(settings=_make(Settings, {"start": START, "days": HORIZON_DAYS}, settings or {}), **given)
    given["items"] = (*bare.items, *(item(each) for each in sorted(_items(bare) - set(bare.item_by_id))))
    given["sites"] = (*bare.sites, *(site(each) for each in sorted(_sites(bare) - set(bare.site_by_id))))
    described = {partner.partner_id for partner in bare.partners}
    named = {each.partner_id for each in bare.offers} | {each.partner_id for each in bare.courses} - {""}
    given["partners"] = (*bare.partners, *(Partner(partner_id=each) for each in sorted(named - described)))
    return Situation(settings=bare.settings, **given)


def _items(situation: Situation) -> set[str]:
    """Ids that needs, offers, alternatives and packages use as items."""
    wanted = {each.item_id for each in situation.needs} - situation.package_ids - situation.qualifications
    swapped = {each for row in situation.alternatives for each in (row.item_id, row.alternative_id)}
    offered = {each.item_id for each in situation.offers}
    return wanted | swapped | offered | {each.item_id for each in situation.packages}


def _sites(situation: Situation) -> set[str]:
    """Ids of the sites that any row names."""
    ends = {end for each in situation.links for end in (each.origin_id, each.destination_id)}
    standing = {each.site_id for each in situation.needs} | {each.site_id for each in situation.offers}
    working = {each.site_id for each in situation.courses} | {each.site_id for each in situation.closures}
    return (ends | standing | working) - {""}


def _flat(rows: Iterable[object]) -> list[object]:
    """Rows, with lists of rows taken apart."""
    return [each for row in rows for each in (row if isinstance(row, list) else [row])]


def _make(kind: type[Kind], own: dict[str, Any], details: dict[str, object]) -> Kind:
    """A row with its defaults and details: short names made long, day numbers dates, words choices."""
    types = {each.name: each.type for each in fields(kind)}  # type: ignore[arg-type]  # a row is a dataclass
    values: dict[str, Any] = {}
    for name, value in {**own, **details}.items():
        longer = (name, f"{name}_id", *LONG_NAMES.get(name, ()))
        full = next(each for each in longer if each in types)
        values[full] = _told(types[full], value)
    return kind(**values)


def _told(wanted: object, value: Any) -> Any:  # noqa: ANN401 (a cell may be anything)
    """A value as its field wants it."""
    if wanted in (date, date | None) and isinstance(value, int):
        return day(value)
    if isinstance(wanted, type) and issubclass(wanted, StrEnum):
        return wanted(value)
    return value
