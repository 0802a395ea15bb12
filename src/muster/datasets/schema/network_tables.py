"""The tables of the network: sites, links, closures, permits."""

from datetime import date

from muster.datasets.schema.columns import (
    NOT_NEGATIVE,
    choice,
    day,
    first_day,
    id_,
    label,
    last_day,
    listed,
    number,
    ref,
    text,
    whole,
)
from muster.datasets.schema.shape import Bounds, Column, Kind, Table
from muster.domain.network import Closure, Link, Mode
from muster.domain.permits import Permit, PermitKind, PermitStatus
from muster.domain.places import Site, SiteKind
from muster.domain.release import Release
from muster.domain.settings import Settings


def _from_start_if_granted(permit: Permit, settings: Settings) -> date | None:
    return settings.start if permit.status is PermitStatus.GRANTED else None


SITES = Table(
    name="sites",
    noun=Site,
    columns=(
        id_("site", "site_id"),
        text("name"),
        choice("kind", SiteKind),
        label("country"),
        number(name="latitude", attribute="latitude", bounds=Bounds(least=-90, most=90)),
        number(name="longitude", attribute="longitude", bounds=Bounds(least=-180, most=180)),
        number(name="handling_t_per_week", attribute="handling_t_per_week", counted=True, bounds=NOT_NEGATIVE),
        Column(
            name="release",
            kind=Kind.CHOICE,
            attribute="release",
            choices=Release,
            written_out=lambda site, _: site.released,
        ),
    ),
)

LINKS = Table(
    name="links",
    noun=Link,
    columns=(
        id_("link", "link_id"),
        ref("origin", "origin_id", "sites"),
        ref("destination", "destination_id", "sites"),
        choice("mode", Mode, required=True),
        whole(name="days", attribute="transit_days", required=True, bounds=NOT_NEGATIVE),
        number(name="capacity_t_per_week", attribute="capacity_t_per_week", counted=True, bounds=NOT_NEGATIVE),
        number(name="cost_per_t", attribute="cost_per_t", bounds=NOT_NEGATIVE),
        listed("cargo"),
        day(name="first_departure", attribute="first_departure", written_out=first_day),
        whole(name="every_days", attribute="every_days", counted=True, bounds=Bounds(least=1)),
    ),
)

CLOSURES = Table(
    name="closures",
    noun=Closure,
    keyed=False,
    columns=(
        ref("link", "link_id", "links", required=False),
        ref("site", "site_id", "sites", required=False),
        day(name="from", attribute="from_date", written_out=first_day),
        day(name="until", attribute="until_date", written_out=last_day),
        number(name="factor", attribute="factor", counted=True, bounds=Bounds(least=0, below=1)),
    ),
)

PERMITS = Table(
    name="permits",
    noun=Permit,
    columns=(
        id_("permit", "permit_id"),
        text("name"),
        choice("kind", PermitKind),
        label("authority"),
        listed("offers"),
        listed("links"),
        choice("status", PermitStatus),
        day(name="expected", attribute="expected", written_out=_from_start_if_granted),
        day(name="until", attribute="until", written_out=last_day),
    ),
)
