"""What is to be decided first: go-aheads that partners must give soon, so that the plan holds."""

from collections import defaultdict
from datetime import date, timedelta

from muster.briefing.names import Names
from muster.briefing.page import Cell, Column, Section, table
from muster.domain.offers import Offer, OfferStatus
from muster.domain.plan import Plan
from muster.language import plural, say
from muster.language.figures import day_date, quantity
from muster.language.labels import status_word

SOON_DAYS = 14


def decisions_section(plan: Plan, names: Names) -> Section:
    """Go-aheads due within two weeks of the picture's day, for offers that are not yet firm."""
    settings = names.situation.settings
    today = settings.as_of or settings.start
    asked: defaultdict[tuple[date, str, str], float] = defaultdict(float)
    for each in plan.assignments:
        offer = names.situation.offer_by_id.get(each.offer_id)
        if offer is not None and _is_open(offer) and each.decide_by <= today + timedelta(days=SOON_DAYS):
            asked[each.decide_by, each.offer_id, each.need_id] += each.quantity
    columns = (
        Column(say("Partner")),
        Column(say("By"), dates=True),
        Column(say("What")),
        Column(say("Quantity"), figures=True),
        Column(say("For")),
        Column(say("So far")),
    )
    lead = plural(
        "{count} go-ahead is due within {days} days of {today}.",
        "{count} go-aheads are due within {days} days of {today}.",
        len(asked),
        days=SOON_DAYS,
        today=day_date(today),
    )
    rows = tuple(_row(*key, asked[key], names) for key in sorted(asked))
    caption = say("Go-aheads to ask for, most pressing first")
    return Section(
        anchor="decide",
        heading=say("To decide first"),
        lead=lead,
        tables=(table(caption, columns, rows),) if rows else (),
    )


def _is_open(offer: Offer) -> bool:
    """Whether somebody still has to say yes."""
    return offer.status is not OfferStatus.COMMITTED and not offer.under_way


def _row(decide_by: date, offer_id: str, need_id: str, units: float, names: Names) -> tuple[Cell, ...]:
    offer = names.situation.offer_by_id[offer_id]
    need = names.situation.need_by_id.get(need_id)
    return (
        Cell(names.partner(offer.partner_id)),
        Cell(day_date(decide_by)),
        Cell(names.item(offer.item_id), small=offer_id),
        Cell(quantity(units), small=names.unit(offer.item_id)),
        Cell(names.item(need.item_id) if need else "", small=need_id),
        Cell(status_word(offer.status)),
    )
