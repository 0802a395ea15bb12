"""The tables of what is asked and given: partners, needs, offers, funds."""

from muster.datasets.schema.columns import (
    NOT_NEGATIVE,
    POSITIVE,
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
from muster.domain.needs import PRIORITIES, Need
from muster.domain.offers import Offer, OfferStage, OfferStatus
from muster.domain.partners import Fund, Partner
from muster.domain.release import Release

PARTNERS = Table(
    name="partners",
    noun=Partner,
    columns=(
        id_("partner", "partner_id"),
        text("name"),
        label("country"),
        number(name="gdp_eur", attribute="gdp_eur", bounds=NOT_NEGATIVE),
    ),
)

NEEDS = Table(
    name="needs",
    noun=Need,
    columns=(
        id_("need", "need_id"),
        Column(
            name="request",
            kind=Kind.NAME,
            attribute="request",
            written_out=lambda need, _: need.need_id,
        ),
        label("item", "item_id", required=True),
        number(name="quantity", attribute="quantity", required=True, bounds=POSITIVE),
        whole(
            name="priority",
            attribute="priority",
            required=True,
            bounds=Bounds(least=PRIORITIES[0], most=PRIORITIES[-1]),
        ),
        number(name="weight", attribute="weight", bounds=POSITIVE),
        ref("site", "site_id", "sites", required=False),
        day(name="earliest", attribute="earliest", written_out=first_day),
        Column(name="due", kind=Kind.DATE, attribute="due", required=True),
        day(name="expires", attribute="expires", written_out=lambda need, settings: need.expires_on(settings)),
        label("theme"),
        choice("release", Release),
        text("text"),
    ),
)

OFFERS = Table(
    name="offers",
    noun=Offer,
    columns=(
        id_("offer", "offer_id"),
        ref("partner", "partner_id", "partners"),
        ref("item", "item_id", "items"),
        number(name="quantity", attribute="quantity", counted=True, bounds=POSITIVE),
        ref("site", "site_id", "sites"),
        day(name="available_from", attribute="available_from", written_out=first_day),
        day(name="available_until", attribute="available_until", written_out=last_day),
        whole(name="notice_days", attribute="notice_days", counted=True, bounds=NOT_NEGATIVE),
        choice("status", OfferStatus),
        choice("stage", OfferStage),
        label("part_of"),
        listed("earmarked_for"),
        number(name="minimum", attribute="minimum", counted=True, bounds=NOT_NEGATIVE),
        number(name="unit_cost", attribute="unit_cost", bounds=NOT_NEGATIVE),
        ref("fund", "fund_id", "funds", required=False),
        choice("release", Release),
        text("text"),
    ),
)

FUNDS = Table(
    name="funds",
    noun=Fund,
    columns=(
        id_("fund", "fund_id"),
        ref("partner", "partner_id", "partners", required=False),
        number(name="amount", attribute="amount", required=True, bounds=NOT_NEGATIVE),
    ),
)
